"""Tables that are held in memory answer as those that are read from their files."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from careerbook.dataset.store import Dataset

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


def test_columns_are_those_asked_for(held: Dataset) -> None:
    # OEWS May 2025 has one row of employment of medical assistants: 817,870 jobs
    asked = {"soc_code": "31-9092", "reference_year": 2025, "measure": "employment", "statistic": "total"}
    rows = held.rows("wages", columns=("soc_code", "value"), **asked)
    assert rows.to_dict("records") == [{"soc_code": "31-9092", "value": 817870.0}]
    assert len(held.rows("wages", soc_code=[], reference_year=2025)) == 0
