"""Reports in an object store, over the S3 protocol: whole or not at all, and only what is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from careerbook.batch.store import Store
from careerbook.core.errors import OutputError, ParameterError
from tests.batch.conftest import Project

SLUG = "medical-assistant"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An S3 server on loopback: its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a new bucket, for this process and those that it starts."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    name = re.sub(r"[^a-z0-9]", "-", tmp_path.name.lower()).strip("-")
    files(f"s3://{name}").mkdir(name)
    return f"s3://{name}"


def files(url: str) -> fsspec.AbstractFileSystem:
    return fsspec.core.url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)[0]


def contents(url: str) -> dict[str, bytes]:
    found = files(url)
    root = url.removeprefix("s3://")
    return {name.removeprefix(f"{root}/"): found.cat_file(name) for name in found.find(root)}


def report(folder: Path, text: str) -> Path:
    """A report's folder, as small as one can be."""
    place = folder / SLUG
    (place / "data").mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(text)
    (place / "data" / "a.csv").write_text(text)
    (place / "manifest.json").write_text(f'{{"text": "{text}"}}')
    return place


def test_a_version_is_whole_before_anything_points_to_it(bucket: str, tmp_path: Path) -> None:
    store = Store(f"{bucket}/careers")
    store.put(report(tmp_path, "one"), "Medical <Assistants>")
    held = contents(f"{bucket}/careers")
    [version] = {name.split("/")[1] for name in held if name.startswith("versions/")}
    assert set(held) == {
        f"{SLUG}/index.html",
        *(f"versions/{version}/{name}" for name in ("index.html", "data/a.csv", "manifest.json")),
    }
    assert f"../versions/{version}/index.html".encode() in held[f"{SLUG}/index.html"]
    assert b"Medical &lt;Assistants&gt;" in held[f"{SLUG}/index.html"]
    assert store.manifests([SLUG, "none"]) == {SLUG: b'{"text": "one"}'}


def test_the_pointer_moves_last_and_the_version_before_stays(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(bucket)
    for text in ("one", "two", "three"):
        store.put(report(tmp_path, text), "Title")
    versions = {name.split("/")[1] for name in contents(bucket) if name.startswith("versions/")}
    assert len(versions) == 2
    assert store.manifests([SLUG]) == {SLUG: b'{"text": "three"}'}

    pipe, sent = store._files.pipe, []

    def cut(given: dict[str, bytes]) -> None:
        sent.append(given)
        if len(sent) == 1:  # the connection is lost with half of the version there
            pipe(dict(list(given.items())[:1]))
            raise ConnectionError("lost")
        pipe(given)

    monkeypatch.setattr(store._files, "pipe", cut)
    with pytest.raises(OutputError, match="can't be used: lost"):
        store.put(report(tmp_path, "four"), "Title")
    assert store.manifests([SLUG]) == {SLUG: b'{"text": "three"}'}
    store.put(report(tmp_path, "four"), "Title")
    assert store.manifests([SLUG]) == {SLUG: b'{"text": "four"}'}


def test_no_such_bucket_and_no_such_protocol() -> None:
    with pytest.raises(ParameterError, match="can't be opened"):
        Store("nothing://bucket")


def test_a_batch_into_a_bucket_makes_what_is_out_of_date(project: Project, bucket: str) -> None:
    url = f"{bucket}/careers"
    first = project.batch("31-9092", "27-2011", "--no-pdf", "--out", url)
    assert (first.code, first.of("done")) == (0, ["actor", SLUG]), first.err
    held = contents(url)
    assert any(re.fullmatch(r"versions/assets/plotly-.*\.js", name) for name in held)
    again = project.batch("31-9092", "27-2011", "--no-pdf", "--out", url)
    assert (again.code, again.of("skipped")) == (0, ["actor", SLUG]), again.err
    assert contents(url) == held

    project.batch("31-9092", "--no-pdf")
    [version] = {name.split("/")[1] for name in held if name.startswith(f"versions/{SLUG}.")}
    local = {name.removeprefix(f"{SLUG}/"): text for name, text in project.files().items() if name.startswith(SLUG)}
    assert {name.removeprefix(f"versions/{version}/"): text for name, text in held.items() if version in name} == local


def test_a_bucket_that_is_not_there_is_an_error(project: Project, bucket: str) -> None:
    ran = project.batch("31-9092", "--no-pdf", "--out", f"{bucket}-none/careers")
    assert ran.code == 7, ran.err
    assert "can't be used" in ran.err and "Traceback" not in ran.err
