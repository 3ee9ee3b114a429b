"""Files that need not be there, and tables that are made for the user alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest

from careerbook.core import catalog, paths, schema
from careerbook.core.errors import DataDamaged, DataMissing
from careerbook.dataset import build as building
from careerbook.dataset.build import build
from careerbook.dataset.reading import at_hand, check_sum
from careerbook.dataset.store import Dataset

SOURCES = catalog.load()
TASKS = SOURCES["onet_task_statements_30_2"]
ZONES = SOURCES["onet_job_zones_29_3"]


def test_optional_files_are_not_missed(tmp_path: Path) -> None:
    read = at_hand(tmp_path, SOURCES.values())
    assert not any(source.optional or source.local for source in read)
    assert {source.id for source in SOURCES.values()} - {source.id for source in read} == {
        source.id for source in SOURCES.values() if source.optional or source.local
    }


def test_sums_of_optional_files(tmp_path: Path) -> None:
    """One that the catalog knows has to be that one; of one that it doesn't know any vintage goes."""
    source = replace(SOURCES["bls_oews_states_2025"], file="file")
    (tmp_path / "file").write_text("any")
    assert source.sha256 == ""
    check_sum(tmp_path, source)
    with pytest.raises(DataDamaged):
        check_sum(tmp_path, replace(source, sha256="0" * 64))
    with pytest.raises(DataDamaged):
        check_sum(tmp_path, replace(source, optional=False))


def test_the_sum_of_a_file_that_has_arrived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw_dir: Path) -> None:
    """The catalog can't know it; figures are traced to the one that the build found."""
    arrived = replace(ZONES, sha256="", optional=True)
    monkeypatch.setattr(catalog, "load", lambda: {ZONES.id: arrived})
    monkeypatch.setattr(building.schema, "TABLES", {"onet_job_zones": schema.TABLES["onet_job_zones"]})
    build(raw_dir, tmp_path / "tables")
    assert Dataset(tmp_path / "tables").sources[ZONES.id].sha256 == ZONES.sha256
    assert Dataset(tmp_path / "none").sources[ZONES.id].sha256 == ""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalog of two sources, one of them local."""
    sources = {source.id: source for source in (ZONES, TASKS)}
    monkeypatch.setattr(catalog, "load", lambda: sources)
    tables = {"onet_job_zones": schema.TABLES["onet_job_zones"]}
    monkeypatch.setattr(building.schema, "TABLES", tables)


@pytest.mark.usefixtures("few")
def test_local_tables(raw_dir: Path, tmp_path: Path) -> None:
    out, local = tmp_path / "tables", tmp_path / "local" / "tables"
    report = build(raw_dir, out, local=local)
    assert set(report.tables) == {"onet_job_zones"}
    assert not (out / "onet_tasks.parquet").exists()
    tasks = Dataset(local).rows("onet_tasks", onet_soc_code="31-9092.00")
    assert set(tasks["task_type"]) == {"Core", "Supplemental"}
    assert pyarrow.parquet.read_metadata(local / "onet_tasks.parquet").num_rows == 18796


@pytest.mark.usefixtures("few")
def test_no_local_tables_unless_asked_for(raw_dir: Path, tmp_path: Path) -> None:
    report = build(raw_dir, tmp_path / "tables")
    assert list(report.source_rows) == [ZONES.id]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.usefixtures("few")
def test_no_local_tables_without_the_files(raw_dir: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / ZONES.file).parent.mkdir(parents=True)
    (raw / ZONES.file).symlink_to(raw_dir / ZONES.file)
    build(raw, tmp_path / "tables", local=tmp_path / "local")
    assert not (tmp_path / "local").exists()
    with pytest.raises(DataMissing, match="onet_tasks"):
        Dataset(tmp_path / "tables").rows("onet_tasks")


def test_local_tables_are_kept_out_of_git() -> None:
    share = paths.share()
    ignored = (share / ".gitignore").read_text().splitlines()
    assert f"{paths.local_tables_dir().relative_to(share).parent}/" in ignored
