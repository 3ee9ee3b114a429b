"""Every row of every shipped table names the publisher's cell that it came from."""

from __future__ import annotations

import json

import pytest

from careerbook.core import catalog, paths, schema
from careerbook.dataset import default

SOURCES = catalog.load()
each_table = pytest.mark.parametrize("name", schema.TABLES)
WORKBOOKS = (".xls", ".xlsx")
JSON = (".json", ".json.gz")


def test_the_shipped_tables_are_those_of_the_schema() -> None:
    shipped = {file.stem for file in paths.tables_dir().glob("*.parquet")}
    listed = set(json.loads((paths.tables_dir() / "tables.json").read_text("utf-8")))
    assert shipped == listed == set(schema.TABLES)


@each_table
def test_every_table_has_the_provenance_columns(name: str) -> None:
    assert {column.name for column in schema.PROVENANCE} <= set(default().rows(name).columns)


@each_table
def test_every_row_names_a_source_of_the_catalog_and_a_column(name: str) -> None:
    frame = default().rows(name)
    assert len(frame)
    assert set(frame["source_id"]) <= set(SOURCES)
    assert (frame["source_column"].str.len() > 0).all()


@each_table
def test_a_row_number_is_missing_in_json_only(name: str) -> None:
    frame = default().rows(name)
    in_json = frame["source_id"].map(lambda id: SOURCES[id].file.endswith(JSON))
    assert (frame["source_row"].isna() == in_json).all()
    assert (frame["source_row"].dropna() >= 1).all()


@each_table
def test_a_sheet_is_named_in_workbooks_only(name: str) -> None:
    frame = default().rows(name)
    in_workbook = frame["source_id"].map(lambda id: SOURCES[id].file.endswith(WORKBOOKS))
    assert ((frame["source_sheet"].str.len() > 0) == in_workbook).all()


@pytest.mark.parametrize("name", ["wages", "projections", "earnings_abroad", "price_series"])
def test_a_figure_has_the_text_of_its_cell(name: str) -> None:
    frame = default().rows(name)
    known = frame[frame["value"].notna()]
    assert (known["raw"].str.len() > 0).all()
    assert (frame["status"].str.len() > 0).all()


@pytest.mark.parametrize("name", ["wages", "projections", "earnings_abroad"])
def test_a_figure_is_a_number_or_a_bound_or_a_word_or_has_a_status_that_says_why_not(name: str) -> None:
    frame = default().rows(name)
    plain = frame["status"].isin(["available", "unreliable"])
    assert not (frame["value"].isna() & frame["category"].isna() & (frame["status"] == "available")).any()
    assert frame.loc[~plain, "value"].isna().all()
    assert (frame["bound"].notna() == (frame["status"] == "top_coded")).all()


def test_every_source_has_its_publisher_licence_address_and_checksum() -> None:
    for source in SOURCES.values():
        assert source.publisher and source.title and source.licence and source.vintage, source.id
        assert source.url.startswith("https://"), source.id
        assert len(source.sha256) == 64 or source.optional, source.id
        assert source.status in ("original", "resaved", "transcription"), source.id
