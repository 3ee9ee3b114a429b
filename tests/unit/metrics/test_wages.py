"""Employment and pay: figures of OEWS May 2025 and 2024, read in national_M2025_dl.xlsx and national_M2024_dl.xlsx."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import SOURCES, estimate, row

from careerbook.dataset import default
from careerbook.estimate import Estimate, Label, Status
from careerbook.metrics import wages


def national(code: str, year: int = 2025) -> dict[str, Estimate]:
    rows = default().rows("wages", soc_code=code, reference_year=year, occupation_group="detailed")
    return wages.national(rows, default().sources)


def test_medical_assistants() -> None:
    # national_M2025_dl, row 630
    figures = national("31-9092")
    expected = {
        "employment": 817870,  # TOT_EMP; also in README
        "employment.rse": 1.2,
        "wage.mean.rse": 0.3,
        "wage.annual.mean": 46120,  # README
        "wage.annual.p10": 36050,
        "wage.annual.p25": 38470,
        "wage.annual.median": 45690,  # README
        "wage.annual.p75": 49180,
        "wage.annual.p90": 59310,
        "wage.hourly.mean": 22.17,
        "wage.hourly.p10": 17.33,
        "wage.hourly.p25": 18.5,
        "wage.hourly.median": 21.97,
        "wage.hourly.p75": 23.65,
        "wage.hourly.p90": 28.52,
    }
    assert {id: figures[id].value for id in expected} == expected
    assert {figures[id].label for id in expected} == {Label.OFFICIAL}


@pytest.mark.parametrize(
    ("id", "low", "high"),
    [
        ("employment", 801725.2462, 834014.7538),  # 817,870 × 1.645 × 0.012 = 16,144.7538
        ("wage.annual.mean", 45892.3978, 46347.6022),  # 46,120 × 1.645 × 0.003 = 227.6022
        ("wage.hourly.mean", 22.06059105, 22.27940895),  # 22.17 × 1.645 × 0.003 = 0.10940895
    ],
)
def test_the_published_error_bounds_employment_and_means(id: str, low: float, high: float) -> None:
    figures = national("31-9092")
    error = figures[id].error
    assert error is not None
    assert (error.low, error.high) == pytest.approx((low, high))
    assert figures[f"{id}.low"].value == pytest.approx(low)
    assert figures[f"{id}.high"].value == pytest.approx(high)
    assert figures[f"{id}.low"].label is Label.DERIVED
    assert {cell.column for cell in figures[f"{id}.low"].cells} == {c.column for c in figures[id].cells}


@pytest.mark.parametrize("statistic", ["p10", "p25", "median", "p75", "p90"])
@pytest.mark.parametrize("period", ["annual", "hourly"])
def test_the_error_of_the_mean_is_never_lent_to_a_percentile(period: str, statistic: str) -> None:
    figures = national("31-9092")
    assert figures[f"wage.{period}.{statistic}"].error is None
    assert f"wage.{period}.{statistic}.low" not in figures


def test_actors_have_hourly_pay_only() -> None:
    # national_M2025_dl, row 465: A_MEAN to A_PCT90 are *, HOURLY is TRUE
    figures = national("27-2011")
    hourly = {s: figures[f"wage.hourly.{s}"].value for s in wages.STATISTICS}
    assert hourly == {"mean": 58.29, "p10": 16.5, "p25": 20.34, "median": 29.05, "p75": 97.95, "p90": 143.68}
    for statistic in wages.STATISTICS:
        one = figures[f"wage.annual.{statistic}"]
        assert (one.value, one.status, one.cells[0].raw) == (None, Status.NOT_RELEASED, "*")
        assert "hourly" in one.reason
    assert "wage.annual.mean.low" not in figures  # no interval without a mean


def test_pilots_have_annual_pay_only() -> None:
    # national_M2025_dl, row 1319: H_MEAN to H_PCT90 are *, ANNUAL is TRUE
    figures = national("53-2011")
    annual = [figures[f"wage.annual.{s}"].value for s in wages.STATISTICS]
    assert annual == [288650, 106710, 182280, 232140, 384440, 463830]
    for statistic in wages.STATISTICS:
        one = figures[f"wage.hourly.{statistic}"]
        assert (one.value, one.status) == (None, Status.NOT_RELEASED)  # never 232,140 ÷ 2,080
        assert "annual" in one.reason


def test_a_top_coded_median_is_the_bound_or_more() -> None:
    # national_M2024_dl, row 553: A_MEDIAN and H_MEDIAN are #, A_MEAN 432490; # is $239,200 a year or $115.00 an hour
    figures = national("29-1212", 2024)
    median = figures["wage.annual.median"]
    assert (median.value, median.status, median.bound) == (None, Status.TOP_CODED, 239200)
    assert (median.text, median.cells[0].raw) == ("$239,200 or more", "#")
    assert figures["wage.hourly.median"].text == "$115.00 or more"
    assert figures["wage.annual.mean"].value == 432490


def test_2025_has_no_top_code() -> None:
    # national_M2025_dl, row 468: A_PCT90 742310 (README, trap 2)
    assert national("27-2021")["wage.annual.p90"].value == 742310


def test_a_statistic_without_a_row_is_not_published() -> None:
    rows = pd.DataFrame([row(45690.0, hourly_only=False, annual_only=False)])
    figures = wages.national(rows, SOURCES)
    assert figures["wage.annual.median"].value == 45690
    assert (figures["wage.annual.mean"].value, figures["wage.annual.mean"].status) == (None, Status.NOT_PUBLISHED)


def test_two_rows_for_one_figure_are_an_error() -> None:
    rows = pd.DataFrame([row(45690.0, hourly_only=False, annual_only=False)] * 2)
    with pytest.raises(ValueError, match="two rows"):
        wages.national(rows, SOURCES)


@pytest.mark.parametrize(
    ("own", "all_occupations", "percent", "times"),
    [
        (45690, 50980, "−10.4%", "0.9 times"),  # 45,690 ÷ 50,980 = 0.896234
        (60000, 50000, "20.0%", "1.2 times"),
        (50000, 50000, "0.0%", "1.0 times"),
        (135980, 50980, "166.7%", "2.7 times"),  # 135,980 ÷ 50,980 = 2.66732
    ],
)
def test_pay_stands_some_percent_off_and_is_some_times_that_of_all(
    own: float, all_occupations: float, percent: str, times: str
) -> None:
    found = wages.position(estimate(own, id="pay"), estimate(all_occupations))
    assert {id: one.text for id, one in found.items()} == {"pay.vs_all": percent, "pay.times_all": times}
    assert {one.label for one in found.values()} == {Label.DERIVED}


def test_no_gap_is_claimed_from_a_bound() -> None:
    top = estimate(None, id="pay", status=Status.TOP_CODED, bound=239200.0)
    for gap in wages.position(top, estimate(50000.0)).values():
        assert (gap.value, gap.status) == (None, Status.NOT_COMPARABLE)
