"""Tables that are held in memory answer as those that are read from their files."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from careerbook.dataset.store import Dataset, default

TABLE = "projections"


@pytest.fixture(scope="module")
def held() -> Dataset:
    made = Dataset()
    made.hold(TABLE, "wages")
    return made


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"soc_code": "31-9092"},
        {"soc_code": ["31-9092", "29-1141"], "vintage": "2024-34"},
        {"soc_code": []},
        {"soc_code": "99-9999"},
        {"base_year": 2024, "measure": ["growth_pct"]},
        {"soc_code": [], "base_year": [2024]},
    ],
)
def test_answers_are_the_same(held: Dataset, where: dict[str, Any]) -> None:
    pd.testing.assert_frame_equal(held.rows(TABLE, **where), Dataset().rows(TABLE, **where))


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("titles", {"soc_code": "31-9092"}),  # the table is in the order of this column: few row groups have it
        ("titles", {"title_key": "nurse"}),  # texts that hardly repeat themselves
        ("wages_by_industry", {"soc_code": ["11-1011", "53-7081"], "industry_level": "sector"}),  # its first and last
        ("wages_by_industry", {"soc_code": "00-0001"}),  # between two
    ],
)
def test_choosing_row_groups_loses_no_rows(table: str, where: dict[str, Any]) -> None:
    every = pd.read_parquet(default().folder / f"{table}.parquet")
    for column, value in where.items():
        every = every[every[column].isin([value] if isinstance(value, str) else value)]
    rows = Dataset().rows(table, **where)
    for column in ("soc_code", "source_id", "source_column"):
        assert rows[column].to_list() == every[column].to_list()


@pytest.mark.parametrize("where", [{}, {"soc_code": "31-9092"}, {"soc_code": "99-9999"}])
def test_values_are_those_of_the_rows(held: Dataset, where: dict[str, Any]) -> None:
    rows = Dataset().rows(TABLE, **where)
    for dataset in (held, Dataset()):
        assert dataset.values(TABLE, "vintage", **where) == sorted(rows["vintage"].unique())
        assert dataset.values(TABLE, "base_year", **where) == sorted(rows["base_year"].unique())


def test_columns_are_those_asked_for(held: Dataset) -> None:
    # OEWS May 2025 has one row of employment of medical assistants: 817,870 jobs
    asked = {"soc_code": "31-9092", "reference_year": 2025, "measure": "employment", "statistic": "total"}
    rows = held.rows("wages", columns=("soc_code", "value"), **asked)
    assert rows.to_dict("records") == [{"soc_code": "31-9092", "value": 817870.0}]
    assert len(held.rows("wages", soc_code=[], reference_year=2025)) == 0
