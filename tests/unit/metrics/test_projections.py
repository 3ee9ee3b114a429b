"""Projections: README's table of the Employment Projections; other cells as named."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from tests.making import SOURCES, row

from careerbook.dataset import default
from careerbook.estimate import Estimate, Status
from careerbook.metrics import projections


def outlook(code: str, vintage: str = "2024-34") -> dict[str, Estimate]:
    rows = default().rows("projections", soc_code=code, vintage=vintage)
    return projections.outlook(rows, default().sources)


@cache
def track(code: str, title: str) -> dict[str, Estimate]:
    data = default()
    growth = data.rows("projections", measure="growth_pct", occupation_type="Line item")
    links = data.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    return projections.track(growth, links, code, title, data.sources)


@pytest.mark.parametrize(
    ("id", "value", "unit", "period", "raw"),
    [
        # occupation_2024-34.xlsx, Table 1.2, row 517: 811.0, 912.2, 101.2, 12.5, 112.3
        ("employment_base", 811000, "jobs", "2024", "811"),
        ("employment_target", 912200, "jobs", "2034", "912.2"),
        ("employment_change", 101200, "jobs", "2024–34", "101.2"),
        ("growth_pct", 12.5, "percent", "2024–34", "12.5"),
        ("openings_annual", 112300, "openings per year", "2024–34", "112.3"),
    ],
)
def test_medical_assistants_thousands_become_jobs(id: str, value: float, unit: str, period: str, raw: str) -> None:
    one = outlook("31-9092")[f"outlook.{id}"]
    assert (one.value, one.unit, one.reference_period, one.cells[0].raw) == (value, unit, period, raw)
    assert one.cells[0].file == "bls/ep/occupation_2024-34.xlsx"


def test_requirements_are_words_and_none_is_one_of_them() -> None:
    # Table 1.2, row 517: 'Postsecondary nondegree award', 'None', 'None' (README, trap 8)
    figures = outlook("31-9092")
    ids = ("entry_education", "work_experience", "on_the_job_training")
    assert [figures[f"outlook.{id}"].text for id in ids] == ["Postsecondary nondegree award", "None", "None"]
    assert {figures[f"outlook.{id}"].status for id in ids} == {Status.AVAILABLE}


def test_a_shrinking_occupation() -> None:
    # Table 1.2, row 689 (43-3031): 1,613.4, 1,519.1, −94.3, −5.8, 170.0
    figures = outlook("43-3031")
    assert figures["outlook.employment_change"].value == -94300
    assert figures["outlook.growth_pct"].text == "−5.8%"
    assert figures["outlook.openings_annual"].text == "170,000"


def test_all_occupations_have_no_requirements() -> None:
    # Table 1.2, row 3: 169,956.1, 175,167.9, 3.1; education '—'
    figures = outlook("00-0000")
    assert (figures["outlook.employment_base"].value, figures["outlook.growth_pct"].value) == (169956100, 3.1)
    assert figures["outlook.entry_education"].status is Status.NOT_APPLICABLE


def test_what_a_vintage_does_not_have_is_not_published() -> None:
    rows = pd.DataFrame([row(12.5, measure="growth_pct", base_year=2024, target_year=2034)])
    figures = projections.outlook(rows, SOURCES)
    assert figures["outlook.growth_pct"].value == 12.5
    assert figures["outlook.openings_annual"].status is Status.NOT_PUBLISHED
    assert figures["outlook.openings_annual"].value is None


@pytest.mark.parametrize(
    ("vintage", "growth"),
    [("2016-26", 29.0), ("2019-29", 19.2), ("2021-31", 15.8), ("2022-32", 13.9), ("2024-34", 12.5)],
)
def test_medical_assistants_in_each_round(vintage: str, growth: float) -> None:
    one = track("31-9092", "Medical Assistants")[vintage]
    assert (one.value, one.id) == (growth, f"track.{vintage}.growth_pct")
    assert one.reference_period == vintage.replace("-", "–")


@pytest.mark.parametrize(("vintage", "openings"), [("2019-29", 92800), ("2021-31", 123000), ("2022-32", 114600)])
def test_openings_of_earlier_rounds(vintage: str, openings: int) -> None:
    assert outlook("31-9092", vintage)["outlook.openings_annual"].value == openings


def test_software_developers_are_comparable_from_2021() -> None:
    rounds = track("15-1252", "Software Developers")
    # 2021-31: employment_projections_2021-31_export.csv, row 741; the others: README
    assert [rounds[v].value for v in ("2021-31", "2022-32", "2024-34")] == [26.0, 25.7, 15.8]
    for vintage in ("2016-26", "2019-29"):
        assert (rounds[vintage].value, rounds[vintage].status) == (None, Status.NOT_COMPARABLE)
        assert rounds[vintage].reason


def test_openings_of_software_developers() -> None:
    assert outlook("15-1252")["outlook.openings_annual"].value == 115200
    assert outlook("15-1252", "2022-32")["outlook.openings_annual"].value == 136300
