"""`data refresh` against a publisher that is slow, breaks off, refuses, sends something else or something new."""

from __future__ import annotations

import hashlib
import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerbook.core import catalog
from careerbook.core.catalog import Source
from careerbook.core.errors import DownloadFailed, DownloadUnfit, OutputError
from careerbook.operate.download import Patience, fetched
from careerbook.operate.refresh import PARTIAL, Kind, Outcome, address, refresh
from tests import making
from tests.data.publisher import Answer, Publisher, ranges, serving

WORKBOOK = b"PK\x03\x04" + random.Random(1).randbytes(20_000)
PAGE = b"\n<!DOCTYPE html><html><body>Access Denied</body></html>"
FILE = "agency/figures.xlsx"

Get = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that were made, in seconds, instead of waiting."""
    return []


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with the publisher's file as it was."""
    (tmp_path / "raw" / "agency").mkdir(parents=True)
    (tmp_path / "raw" / FILE).write_bytes(b"as it was")
    return tmp_path / "raw"


@pytest.fixture
def get(raw: Path, pauses: list[float]) -> Get:
    """Refresh a source whose file is at the publisher's address."""

    def run(publisher: Publisher, path: str = "/figures.xlsx", content: bytes = WORKBOOK, **fields: Any) -> Outcome:
        about = {"file": FILE, "sha256": hashlib.sha256(content).hexdigest(), "url": publisher.address + path}
        patience = Patience(attempts=4, connect=2, silence=0.5, whole=fields.pop("whole", 20.0), sleep=pauses.append)
        source = making.source(**(about | fields))
        return refresh(source, raw, {source.id: source}, patience=patience)

    return run


def content(raw: Path) -> dict[str, bytes]:
    return {str(path.relative_to(raw)): path.read_bytes() for path in raw.rglob("*") if path.is_file()}


def assert_unchanged(raw: Path) -> None:
    assert content(raw) == {FILE: b"as it was"}
    assert sorted(path.name for path in raw.iterdir()) == ["agency"]


def test_the_catalogs_file_takes_its_place(raw: Path, get: Get) -> None:
    with serving(Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
        assert content(raw) == {FILE: WORKBOOK}
        assert get(publisher).kind is Kind.SAME
    assert content(raw) == {FILE: WORKBOOK}
    assert publisher.asked[0]["User-Agent"].startswith("careerbook/")


def test_a_changed_file_is_kept_aside_with_a_line_that_says_how_to_adopt_it(raw: Path, get: Get) -> None:
    changed = WORKBOOK + b"new"
    with serving(Answer(body=changed)) as publisher:
        outcome = get(publisher)
    assert outcome.kind is Kind.CHANGED
    assert f"{FILE}.new" in outcome.message
    assert "catalog.toml" in outcome.message
    assert hashlib.sha256(changed).hexdigest() in outcome.message
    assert content(raw) == {FILE: b"as it was", f"{FILE}.new": changed}


def test_a_download_that_breaks_off_goes_on_where_it_was(raw: Path, get: Get, pauses: list[float]) -> None:
    broken = Answer(body=WORKBOOK, cut=5000, headers={"ETag": '"v1"'})
    with serving(broken, ranges(WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert publisher.asked[1]["Range"] == "bytes=5000-"
    assert publisher.asked[1]["If-Range"] == '"v1"'
    assert content(raw) == {FILE: WORKBOOK}
    assert len(pauses) == 1


def test_a_later_run_goes_on_where_an_earlier_one_gave_up(raw: Path, get: Get) -> None:
    with serving(Answer(body=WORKBOOK, cut=5000, headers={"ETag": '"v1"'}), Answer(503)) as publisher:
        with pytest.raises(DownloadFailed, match="503"):
            get(publisher)
        assert content(raw)[FILE] == b"as it was"
        publisher.replies[:] = [ranges(WORKBOOK)]
        assert get(publisher).kind is Kind.RESTORED
        assert publisher.asked[-1]["Range"] == "bytes=5000-"
    assert content(raw) == {FILE: WORKBOOK}


def test_a_file_that_changes_while_it_is_fetched_is_fetched_whole(raw: Path, get: Get) -> None:
    broken = Answer(body=b"PK\x03\x04" + b"x" * 8000, cut=5000, headers={"ETag": '"v0"'})
    with serving(broken, ranges(WORKBOOK, '"v1"')) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert content(raw) == {FILE: WORKBOOK}


@pytest.mark.parametrize("etag", ["", 'W/"v1"'], ids=["none", "weak"])
def test_without_a_strong_version_nothing_is_resumed(raw: Path, get: Get, etag: str) -> None:
    headers = {"ETag": etag} if etag else {}
    with serving(Answer(body=WORKBOOK, cut=5000, headers=headers), Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert "Range" not in publisher.asked[1]
    assert content(raw) == {FILE: WORKBOOK}


def test_a_server_that_ignores_ranges_starts_again(raw: Path, get: Get) -> None:
    headers = {"ETag": '"v1"'}
    with serving(Answer(body=WORKBOOK, cut=5000, headers=headers), Answer(body=WORKBOOK, headers=headers)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert publisher.asked[1]["Range"] == "bytes=5000-"
    assert content(raw) == {FILE: WORKBOOK}


@pytest.mark.parametrize(
    "bad",
    [Answer(416), Answer(206, WORKBOOK[9:], {"Content-Range": "bytes 9-20003/20004"})],
    ids=["416", "another part"],
)
def test_a_wrong_part_is_not_put_together(raw: Path, get: Get, bad: Answer) -> None:
    broken = Answer(body=WORKBOOK, cut=5000, headers={"ETag": '"v1"'})
    with serving(broken, bad, Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert "Range" not in publisher.asked[2]
    assert content(raw) == {FILE: WORKBOOK}


def test_pauses_grow_and_vary(raw: Path, get: Get, pauses: list[float]) -> None:
    with serving(Answer(500), Answer(502), Answer(503), Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert len(publisher.asked) == 4
    for number, pause in enumerate(pauses):
        assert 0.5 * 2**number <= pause <= 2**number


def test_attempts_are_bounded(raw: Path, get: Get) -> None:
    with serving(Answer(500)) as publisher, pytest.raises(DownloadFailed, match=r"HTTP 500.*4 attempts"):
        get(publisher)
    assert len(publisher.asked) == 4
    assert_unchanged(raw)


def test_retry_after_is_honoured(raw: Path, get: Get, pauses: list[float]) -> None:
    with serving(Answer(429, headers={"Retry-After": "7"}), Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    assert pauses == [7.0]


@pytest.mark.parametrize("when", ["3600", "Wed, 01 Jan 2098 00:00:00 GMT"])
def test_a_wait_that_is_too_long_is_told_instead(raw: Path, get: Get, pauses: list[float], when: str) -> None:
    with serving(Answer(429, headers={"Retry-After": when})) as publisher, pytest.raises(DownloadFailed, match="wait"):
        get(publisher)
    assert (len(publisher.asked), pauses) == (1, [])
    assert_unchanged(raw)


@pytest.mark.parametrize(("code", "word"), [(403, "refuses"), (404, "no such file"), (401, "401"), (304, "304")])
def test_a_refusal_is_not_tried_again(raw: Path, get: Get, code: int, word: str) -> None:
    with serving(Answer(code, PAGE)) as publisher, pytest.raises(DownloadFailed, match=word) as caught:
        get(publisher)
    assert len(publisher.asked) == 1
    assert (caught.value.exit_code, "by hand" in caught.value.remedy) == (16, True)
    assert_unchanged(raw)


@pytest.mark.parametrize(
    ("body", "word"),
    [(PAGE, "a web page"), (b"", "an empty file"), (b"id,value\n1,2\n", "something else")],
    ids=["html", "empty", "csv"],
)
def test_what_is_no_workbook_is_refused(raw: Path, get: Get, body: bytes, word: str) -> None:
    with serving(Answer(body=body)) as publisher, pytest.raises(DownloadUnfit, match=word) as caught:
        get(publisher)
    assert caught.value.exit_code == 17
    assert_unchanged(raw)


@pytest.mark.parametrize("body", [PAGE, b"a,b\n\x00\x01"], ids=["html", "binary"])
def test_what_is_no_text_is_refused(raw: Path, get: Get, body: bytes) -> None:
    with serving(Answer(body=body)) as publisher, pytest.raises(DownloadUnfit):
        get(publisher, "/figures.csv", file="agency/figures.csv")
    assert_unchanged(raw)


def test_a_packed_answer_that_was_not_asked_for_is_refused(raw: Path, get: Get) -> None:
    answer = Answer(body=WORKBOOK, headers={"Content-Encoding": "gzip"})
    with serving(answer) as publisher, pytest.raises(DownloadUnfit, match="gzip"):
        get(publisher)
    assert publisher.asked[0]["Accept-Encoding"] == "identity"
    assert_unchanged(raw)


def test_a_file_declared_too_large_is_not_fetched(raw: Path, get: Get) -> None:
    answer = Answer(body=WORKBOOK, declared=10**12)
    with serving(answer) as publisher, pytest.raises(DownloadUnfit, match="1,000,000,000,000 bytes"):
        get(publisher)
    assert_unchanged(raw)


def test_a_file_that_grows_too_large_is_dropped(raw: Path, get: Get) -> None:
    endless = Answer(body=WORKBOOK * 50, declared=-1)
    with serving(endless) as publisher, pytest.raises(DownloadUnfit, match="30,000 are allowed"):
        get(publisher, max_bytes=30_000)
    assert_unchanged(raw)


def test_a_silent_server_is_given_up(raw: Path, get: Get) -> None:
    with serving(Answer(body=WORKBOOK, pause=1.2)) as publisher, pytest.raises(DownloadFailed, match="attempts"):
        get(publisher, whole=1.0)
    assert content(raw)[FILE] == b"as it was"


def test_a_server_that_drips_is_given_up(raw: Path, get: Get) -> None:
    with serving(Answer(body=WORKBOOK, pause=0.1)) as publisher, pytest.raises(DownloadFailed, match="too slow"):
        get(publisher, whole=0.4)
    assert content(raw)[FILE] == b"as it was"


def test_nobody_answers(raw: Path, get: Get, pauses: list[float]) -> None:
    with serving(Answer()) as publisher:
        pass
    with pytest.raises(DownloadFailed, match="4 attempts"):
        get(publisher)
    assert len(pauses) == 3
    assert_unchanged(raw)


def test_redirects_are_followed_but_not_for_ever(raw: Path, get: Get) -> None:
    with serving(Answer(302, headers={"Location": "/other.xlsx"}), Answer(body=WORKBOOK)) as publisher:
        assert get(publisher).kind is Kind.RESTORED
    (raw / FILE).write_bytes(b"as it was")
    with serving(Answer(302, headers={"Location": "/x"})) as publisher, pytest.raises(DownloadFailed, match="circle"):
        get(publisher)
    assert_unchanged(raw)


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def test_a_member_of_a_zip_is_taken_by_its_name(raw: Path, get: Get) -> None:
    with serving(Answer(body=zipped(**{"oesm/figures.xlsx": WORKBOOK, "readme.txt": b"x"}))) as publisher:
        assert get(publisher, "/oesm.zip").kind is Kind.RESTORED
    assert content(raw) == {FILE: WORKBOOK}


def test_a_member_may_be_named_by_the_catalog(raw: Path, get: Get) -> None:
    body = zipped(**{"a/figures.xlsx": b"PK\x03\x04other", "b/figures.xlsx": WORKBOOK})
    with serving(Answer(body=body)) as publisher:
        with pytest.raises(DownloadUnfit, match="2 files"):
            get(publisher, "/oesm.zip")
        assert_unchanged(raw)
        assert get(publisher, "/oesm.zip", member="b/figures.xlsx").kind is Kind.RESTORED


@pytest.mark.parametrize("damage", ["cut", "no member", "large"])
def test_a_zip_that_does_not_hold_it(raw: Path, get: Get, damage: str) -> None:
    body = zipped(other=b"x") if damage == "no member" else zipped(**{"figures.xlsx": WORKBOOK * 100})
    body = body[:-50] if damage == "cut" else body
    limit = 2_100_000 if damage == "cut" else 2_000_000
    with serving(Answer(body=body)) as publisher, pytest.raises(DownloadUnfit):
        get(publisher, "/oesm.zip", max_bytes=limit if damage != "large" else len(WORKBOOK) * 100 - 1)
    assert_unchanged(raw)


def test_what_has_no_address_is_told_and_nothing_is_asked(raw: Path) -> None:
    page = making.source(url="https://example.org/database.html", file=FILE)
    outcome = refresh(page, raw, {page.id: page})
    assert outcome.kind is Kind.BY_HAND
    assert page.url in outcome.message
    transcribed = making.source(url="https://example.org/a.xlsx", status="transcription")
    assert address(transcribed) == ""
    assert address(making.source(url=page.url, download="https://example.org/a.zip")) == "https://example.org/a.zip"
    assert_unchanged(raw)


def test_an_address_that_serves_a_newer_vintage_is_left_to_it(raw: Path) -> None:
    url = "https://example.org/occupation.xlsx"
    old = making.source("old", url=url, reference_period="2022")
    new = making.source("new", url=url, reference_period="2024")
    assert refresh(old, raw, {"old": old, "new": new}).kind is Kind.SUPERSEDED
    assert_unchanged(raw)


def test_two_at_once_do_not_mix(raw: Path, get: Get) -> None:
    with (
        serving(Answer(body=WORKBOOK)) as publisher,
        fetched(publisher.address, raw / PARTIAL, len(WORKBOOK)),
        pytest.raises(DownloadFailed, match="Another refresh"),
    ):
        get(publisher)
    assert content(raw) == {FILE: b"as it was"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(raw: Path, get: Get) -> None:
    raw.chmod(0o500)
    with serving(Answer(body=WORKBOOK)) as publisher, pytest.raises(OutputError):
        get(publisher)


def test_a_file_in_the_way_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    source = making.source(url="http://127.0.0.1:9/x.xlsx")
    with pytest.raises(OutputError):
        refresh(source, tmp_path / "file" / "raw", {source.id: source})


def test_progress_is_told(raw: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with serving(Answer(body=WORKBOOK)) as publisher:
        source = making.source(
            file=FILE, sha256=hashlib.sha256(WORKBOOK).hexdigest(), url=publisher.address + "/a.xlsx"
        )
        refresh(source, raw, {source.id: source}, lambda there, expected: told.append((there, expected)))
    assert told[-1] == (len(WORKBOOK), len(WORKBOOK))


def test_what_waits_says_nothing_but_the_servers_version(raw: Path, get: Get) -> None:
    with (
        serving(Answer(body=WORKBOOK, cut=5000, headers={"ETag": '"v1"'}), Answer(503)) as publisher,
        pytest.raises(DownloadFailed),
    ):
        get(publisher)
    (note,) = (raw / PARTIAL).glob("*.version")
    assert note.read_text() == '"v1"'


def test_every_source_of_the_catalog_has_an_address_or_a_page() -> None:
    sources: dict[str, Source] = dict(catalog.load())
    for source in sources.values():
        assert address(source) or source.url.startswith("https://"), source.id
        assert 0 < source.max_bytes <= 2_000_000_000
