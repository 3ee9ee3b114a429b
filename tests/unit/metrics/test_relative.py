"""Pay beside all occupations of the same source, worked by hand; never across kinds of figure."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from tests.making import SOURCES, estimate, row

from careerbook.estimate import ErrorMargin, Status
from careerbook.metrics import abroad, relative
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.rates import Rates

RATES = Rates(pd.DataFrame(columns=["series", "country_code", "period"]), {"GBR": "GBP"}, SOURCES)
OWN = Match("UK SOC 2020", ("6131",), Grade.NEAR, "editors")


def figure(value: float, code: str = "TOTAL", **more: object) -> dict[str, object]:
    about = {
        "country_code": "GBR",
        "country_name": "United Kingdom",
        "classification": "UK SOC 2020",
        "occupation_code": code,
        "occupation_title": "Nursing auxiliaries",
        "currency_code": "GBP",
        "pay_period": "year",
        "reference_year": 2024,
        "reference_period": "2024",
        "statistic": "median",
        "basis": "full-time",
        "unit": "GBP per year",
    }
    return row(value, **(about | more))


def position(own: dict[str, object], *others: dict[str, object], errors: bool = True) -> relative.Position:
    cv = row(1.6), row(0.3)
    keys = [tuple(one[name] for name in abroad.ERROR_KEYS) for one in (own, figure(1.0))]
    known = dict(zip(keys, cv, strict=True)) if errors else {}
    one = abroad.compare(own, OWN, RATES, SOURCES, error=known.get(keys[0]))
    return relative.position(one, relative.everyone(pd.DataFrame(others)), known, SOURCES)


def test_percent_of_all_occupations() -> None:
    # 28,041 ÷ 37,430 = 74.9158 %
    found = position(figure(28041.0, "6131"), figure(37430.0), errors=False)
    assert found.pct.value == pytest.approx(74.9158, abs=1e-4)
    assert (found.pct.id, found.everyone.value) == ("international.GBR.earnings_pct_of_all", 37430)
    assert found.pct.error is None
    assert len(found.pct.cells) == 2


def test_errors_of_both_add_up_in_squares() -> None:
    # sqrt(1.6² + 0.3²) = 1.627882 %; 74.9158 × 1.96 × 0.01627882 = 2.3903
    found = position(figure(28041.0, "6131"), figure(37430.0))
    assert found.ends is not None
    low, high = (end.value for end in found.ends)
    assert (low, high) == (pytest.approx(72.5255, abs=1e-3), pytest.approx(77.3061, abs=1e-3))


@pytest.mark.parametrize(
    "other",
    [
        {"statistic": "mean"},
        {"basis": "all employees"},
        {"pay_period": "week", "unit": "GBP per week"},
        {"reference_year": 2023},
        {"source_id": "another"},
        {"classification": "ISCO-08"},
        {"value": math.nan},
    ],
)
def test_another_kind_of_figure_is_never_divided_by(other: dict[str, object]) -> None:
    found = position(figure(28041.0, "6131"), figure(37430.0) | other)
    assert (found.pct.value, found.pct.status) == (None, Status.NOT_PUBLISHED)
    assert "all occupations" in found.pct.reason


def test_a_country_without_pay_keeps_its_reason() -> None:
    one = abroad.nothing("GBR", "United Kingdom", "no group that fits")
    found = relative.position(one, relative.everyone(pd.DataFrame([figure(37430.0)])), {}, SOURCES)
    assert (found.pct.value, found.pct.reason) == (None, "no group that fits")


def home(**own: object) -> tuple[relative.Position, ...]:
    def error(value: float, rse: float) -> ErrorMargin:
        half = value * 1.645 * rse / 100
        return ErrorMargin(rse, 90, value - half, value + half)

    hourly = {
        "wage.hourly.median": estimate(29.05, "USD per hour"),
        "wage.hourly.mean": estimate(58.29, "USD per hour"),
    }
    figures = {
        "wage.annual.median": estimate(45690.0, "USD per year"),
        "wage.annual.mean": estimate(46120.0, "USD per year", error=error(46120.0, 0.3)),
    } | hourly
    figures |= own  # type: ignore[arg-type]
    everyone = {
        "all.wage.annual.median": estimate(50980.0, "USD per year", id="all.wage.annual.median"),
        "all.wage.annual.mean": estimate(69770.0, "USD per year", error=error(69770.0, 0.1)),
        "all.wage.hourly.median": estimate(24.51, "USD per hour"),
        "all.wage.hourly.mean": estimate(33.54, "USD per hour"),
    }
    return relative.home(abroad.home(figures, "31-9092", "Medical Assistants", 2025), figures, everyone)


def test_at_home_by_median_and_by_mean() -> None:
    # 45,690 ÷ 50,980 = 89.6234 %; 46,120 ÷ 69,770 = 66.1029 %, ± 66.1029 × 1.645 × sqrt(0.3² + 0.1²) % = 0.3439
    median, mean = home()
    assert (median.pct.value, median.pct.error) == (pytest.approx(89.6234, abs=1e-4), None)
    assert mean.pct.value == pytest.approx(66.1029, abs=1e-4)
    assert mean.ends is not None
    assert mean.ends[0].value == pytest.approx(65.7590, abs=1e-3)


def test_pay_by_the_hour_is_divided_by_pay_by_the_hour() -> None:
    # 29.05 ÷ 24.51 = 118.5230 %
    lacking = estimate(None, "USD per year", status=Status.NOT_RELEASED)
    median, _ = home(**{"wage.annual.median": lacking})
    assert median.pct.value == pytest.approx(118.5230, abs=1e-4)


def test_from_a_top_coded_median_nothing_is_computed() -> None:
    top = estimate(None, "USD per year", status=Status.TOP_CODED, bound=239200.0)
    median, _ = home(**{"wage.annual.median": top})
    assert (median.pct.value, median.pct.status) == (None, Status.NOT_COMPARABLE)


def test_the_middle_country() -> None:
    found = [position(figure(value, "6131"), figure(100.0), errors=False) for value in (80.0, 150.0, 120.0)]
    assert relative.middle(found).value == 120
