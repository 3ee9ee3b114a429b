"""A build is all or nothing, and the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from careerbook.core import catalog, paths, schema
from careerbook.core.errors import DataDamaged, DataMissing, OutputError, SourceFormatError
from careerbook.dataset import build as building
from careerbook.dataset.build import build
from careerbook.dataset.reading import at_hand, sha256
from careerbook.sources import READERS


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with an older table in it."""
    folder = tmp_path / "out" / "tables"
    folder.mkdir(parents=True)
    (folder / "tables.json").write_bytes(b"old")
    return folder


def assert_unchanged(folder: Path) -> None:
    assert [path.name for path in folder.parent.iterdir()] == ["tables"]
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("tables.json", b"old")]


@pytest.fixture
def linked(raw_dir: Path, tmp_path: Path) -> Path:
    """A raw folder with links to the publishers' files."""
    folder = tmp_path / "raw"
    for file in {source.file for source in at_hand(raw_dir, catalog.load().values())}:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).symlink_to(raw_dir / file)
    return folder


def test_same_bytes_twice(raw_dir: Path, built: Path, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    report = build(raw_dir, tmp_path / "again", lambda *step: steps.append(step))
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == {
        path.name: path.read_bytes() for path in built.iterdir()
    }
    assert [step for _, step, _ in steps] == list(range(steps[0][2]))
    assert set(report.tables) == set(schema.TABLES)
    assert all(report.source_rows.values())


def test_shipped_tables_are_those_of_the_catalog(built: Path) -> None:
    shipped = json.loads((paths.tables_dir() / "tables.json").read_text())
    assert shipped == json.loads((built / "tables.json").read_text())
    assert sum(table["bytes"] for table in shipped.values()) <= 25_000_000


def test_index_describes_the_shipped_files() -> None:
    folder = paths.tables_dir()
    index = json.loads((folder / "tables.json").read_text())
    assert set(index) == set(schema.TABLES)
    for name, entry in index.items():
        path = folder / f"{name}.parquet"
        assert (entry["bytes"], entry["sha256"]) == (path.stat().st_size, sha256(path))
        assert entry["rows"] == pyarrow.parquet.read_metadata(path).num_rows


def test_every_figure_has_its_source(built: Path) -> None:
    for name in schema.TABLES:
        table = pd.read_parquet(built / f"{name}.parquet")
        assert set(table["source_id"]) <= set(catalog.load())
        in_json = table["source_id"].map(lambda id: catalog.load()[id].file.endswith((".json", ".json.gz")))
        assert table["source_row"].isna().equals(in_json.rename("source_row"))
        assert table["source_column"].str.len().gt(0).all()


def test_missing_files_are_listed(tmp_path: Path, old: Path) -> None:
    with pytest.raises(DataMissing) as caught:
        build(tmp_path, old)
    assert all((source.file in caught.value.message) != source.optional for source in catalog.load().values())
    assert_unchanged(old)


def test_changed_file_is_told_with_both_sums(linked: Path, old: Path) -> None:
    source = catalog.load()["ssb_11418_2019"]
    (linked / source.file).unlink()
    (linked / source.file).write_text("changed")
    with pytest.raises(DataDamaged) as caught:
        build(linked, old)
    assert source.sha256 in caught.value.message
    assert sha256(linked / source.file) in caught.value.message
    assert_unchanged(old)


def test_reader_fails(raw_dir: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, "oews_national", lambda path, source: {"wages": pd.DataFrame({"odd": [1]})})
    with pytest.raises(SourceFormatError, match="oews_national"):
        build(raw_dir, old)
    assert_unchanged(old)


@pytest.mark.long
def test_disk_is_full(raw_dir: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building.pq, "write_table", full)
    with pytest.raises(OutputError, match="No space left"):
        build(raw_dir, old)
    assert_unchanged(old)


def test_folder_that_cannot_be_written(raw_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        build(raw_dir, tmp_path / "file" / "tables")


def test_a_folder_of_other_files_is_not_replaced(raw_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "precious.txt").write_text("mine")
    with pytest.raises(OutputError, match="not ours to replace"):
        build(raw_dir, tmp_path / "mine")
    assert (tmp_path / "mine" / "precious.txt").read_text() == "mine"
