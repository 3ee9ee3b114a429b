"""Outlooks abroad: growth over a span, sums, assessments, and groups that are not there."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import ABSENT, SOURCES, row

from careerbook.estimate import Label, Status
from careerbook.metrics import outlook_abroad
from careerbook.metrics.matching import Grade, Match

NOC = Match("NOC 2021", ("33109",), Grade.EXACT, "crosswalk", shared=True)
ISCO = Match("ISCO-08", ("3256",), Grade.EXACT, "crosswalk")


def figure(value: float, measure: str, period: str, code: str = "33109", **more: object) -> dict[str, object]:
    about = {
        "country_code": "CAN",
        "occupation_code": code,
        "occupation_title": "Assisting",
        "measure": measure,
        "period": period,
        "statistic": "total",
        "unit": "persons",
    }
    return row(value, **(about | more))


CANADA = pd.DataFrame([
    figure(32000.0, "employment", "2023"),
    figure(32300.0, "employment", "2024"),
    figure(42500.0, "employment", "2033"),
    figure(ABSENT, "job_openings", "2023", status="not_applicable"),
    figure(18600.0, "job_openings", "2024-2033"),
    figure(10500.0, "employment_growth", "2024-2033"),
    figure(ABSENT, "recent_conditions", "2021-2023", category="Balance", unit="category"),
    figure(ABSENT, "future_conditions", "2024-2033", status="not_applicable", unit="category"),
    figure(9000.0, "employment", "2023", code="00000"),
    figure(9900.0, "employment", "2033", code="00000"),
])


def test_growth_between_the_first_and_the_last_year() -> None:
    # 42,500 ÷ 32,000 − 1 = 32.8125 %
    found = outlook_abroad.canada(CANADA, "33109", NOC, SOURCES)
    assert found is not None
    assert found["growth_pct"].value == pytest.approx(32.8125)
    assert found["growth_pct"].reference_period == "2023–33"
    assert (found["employment_base"].value, found["employment_target"].value) == (32000, 42500)
    assert {one.label for one in found.figures.values()} == {Label.PROXY}


def test_sums_are_those_of_the_span_and_not_of_a_year() -> None:
    found = outlook_abroad.canada(CANADA, "33109", NOC, SOURCES)
    assert found is not None
    assert (found["openings"].value, found["openings"].reference_period) == (18600, "2024–33")
    assert (found["job_seekers"].value, found["job_seekers"].status) == (None, Status.NOT_PUBLISHED)


def test_an_assessment_is_words_and_may_not_apply() -> None:
    found = outlook_abroad.canada(CANADA, "33109", NOC, SOURCES)
    assert found is not None
    assert found["recent_conditions"].text == "Balance"
    assert (found["future_conditions"].category, found["future_conditions"].text) == (None, "not applicable")


def test_all_occupations_are_no_proxy() -> None:
    found = outlook_abroad.canada(CANADA, "00000", NOC, SOURCES)
    assert found is not None
    assert found["employment_base"].label is Label.OFFICIAL
    assert found["growth_pct"].value == pytest.approx(10)


def test_a_group_that_the_projections_lack_has_no_outlook() -> None:
    assert outlook_abroad.canada(CANADA, "99999", NOC, SOURCES) is None
    assert outlook_abroad.europe(CANADA, "99", ISCO, (2023, 2033), SOURCES) is None


def europe(value: float, year: int, measure: str = "employment", code: str = "32") -> dict[str, object]:
    return figure(value, measure, str(year), code=code, country_code="DEU", source_column=f"Germany.{code}.{year}")


def test_europe_over_the_years_asked_for() -> None:
    rows = pd.DataFrame([europe(50.0, 2023), europe(100.0, 2024), europe(107.0, 2034), europe(200.0, 2035)])
    found = outlook_abroad.europe(rows, "32", ISCO, (2024, 2034), SOURCES)
    assert found is not None
    assert found["growth_pct"].value == pytest.approx(7)
    lacking = outlook_abroad.europe(rows, "32", ISCO, (2022, 2034), SOURCES)
    assert lacking is not None
    assert (lacking["growth_pct"].value, lacking["growth_pct"].status) == (None, Status.NOT_PUBLISHED)


def test_openings_a_year_leave_out_the_base_year_and_need_every_other() -> None:
    rows = pd.DataFrame([europe(float(at), year, "job_openings", "3") for at, year in enumerate(range(2024, 2028))])
    found = outlook_abroad.openings_a_year(rows, "3", (2024, 2027), SOURCES)
    assert found is not None
    assert found.value == 2  # (1 + 2 + 3) ÷ 3
    assert outlook_abroad.openings_a_year(rows, "3", (2024, 2028), SOURCES) is None
