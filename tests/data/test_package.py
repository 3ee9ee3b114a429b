"""The Data Package of the tables, checked by the frictionless library, and docs/data.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import Package, Resource, Schema

from careerbook.core import catalog, paths, schema
from careerbook.core.errors import DataDamaged, DataMissing
from careerbook.dataset import default, package
from careerbook.dataset.build import build
from careerbook.dataset.reading import sha256
from careerbook.operate.describe import markdown, traps
from tests.data.conftest import Small

SAMPLE = 300  # rows of each shipped table that are checked value by value


def shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((paths.tables_dir() / "datapackage.json").read_text("utf-8"))
    return content


def checked(frame: pd.DataFrame, fields: dict[str, Any]) -> list[object]:
    """What frictionless finds wrong with the rows. (Its own Parquet reader turns integers with gaps into floats.)"""
    plain = frame.astype(object).where(frame.notna(), None)
    resource = Resource(data=[list(plain.columns), *plain.to_numpy().tolist()], schema=Schema.from_descriptor(fields))
    return list(resource.validate().flatten(["fieldName", "type", "note"]))


def test_a_small_package_is_valid_with_every_row_of_its_parquet_files(small: Small) -> None:
    content = json.loads((small.tables / "datapackage.json").read_text())
    assert not list(Package.metadata_validate(content))
    for resource in content["resources"]:
        frame = pd.read_parquet(small.tables / resource["path"], dtype_backend="pyarrow")
        assert len(frame) == resource["rows"]
        assert checked(frame, resource["schema"]) == []


def test_the_same_bytes_every_time(small: Small) -> None:
    before = {path.name: path.read_bytes() for path in small.tables.iterdir()}
    build(small.raw, small.tables)
    assert {path.name: path.read_bytes() for path in small.tables.iterdir()} == before


def test_the_shipped_descriptor_is_valid_and_says_what_the_files_are() -> None:
    described = Package.from_descriptor(shipped(), basepath=str(paths.tables_dir()))
    assert not list(Package.metadata_validate(shipped()))
    assert sorted(described.resource_names) == sorted(name.replace("_", "-") for name in schema.TABLES)
    for resource in described.resources:
        path = paths.tables_dir() / str(resource.path)
        content = resource.to_descriptor()
        assert (content["bytes"], content["hash"]) == (path.stat().st_size, f"sha256:{sha256(path)}")


@pytest.mark.parametrize("name", schema.TABLES)
def test_rows_of_each_shipped_table_are_valid(name: str) -> None:
    rows = default().rows(name)
    sample = rows.iloc[:: max(1, len(rows) // SAMPLE)]
    fields = {"fields": [package.field(column) for column in schema.TABLES[name].columns]}
    assert checked(sample, fields)[:5] == []


def test_the_descriptor_has_units_categories_sources_and_licences() -> None:
    content = shipped()
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    wages = next(one for one in content["resources"] if one["name"] == "wages")
    fields = {field["name"]: field for field in wages["schema"]["fields"]}
    assert set(fields["status"]["categories"]) == set(schema.STATUSES)
    assert fields["reference_year"]["unit"] == "year"
    assert all(field["description"] for field in fields.values())
    assert [one["title"] for one in wages["licenses"]] == ["public domain"]
    listed = {one["id"]: one for one in content["sources"]}
    used = {id for table in schema.TABLES for id in default().count(table, "source_id")}
    assert set(listed) == used
    for id, one in listed.items():
        assert (one["path"], one["licence"]) == (catalog.load()[id].url, catalog.load()[id].licence)


def test_every_kind_of_column_has_a_type() -> None:
    kinds = {column.kind for table in schema.TABLES.values() for column in table.columns}
    assert kinds <= set(package.TYPES)


def test_docs_data_md_is_what_the_command_writes() -> None:
    file = paths.share() / "docs" / "data.md"
    assert file.read_text("utf-8") == markdown(default()), "docs/data.md is stale: run `careerbook data docs`"


def test_the_document_tells_each_table_column_source_and_trap(small: Small) -> None:
    text = markdown(small.dataset())
    for table in schema.TABLES.values():
        assert f"\n## {table.name}\n" in text
        assert all(f"| `{column.name}` |" in text for column in table.columns)
    for source in small.sources.values():
        assert re.search(rf"\| `{source.id}` \| .*{re.escape(source.url)}.* \| {source.licence} ", text)
    assert all(f"- {line}" in text for line in traps()["wages"])
    rows = len(small.dataset().rows("wages"))
    assert f"{rows:,} rows" in text


def test_every_trap_is_of_a_known_table_and_every_status_has_a_meaning() -> None:
    assert set(traps()) - {"all"} <= set(schema.TABLES)
    assert all(schema.STATUSES.values())


def test_traps_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        traps(tmp_path / "none.toml")
    (tmp_path / "traps.toml").write_text("[traps")
    with pytest.raises(DataDamaged):
        traps(tmp_path / "traps.toml")
