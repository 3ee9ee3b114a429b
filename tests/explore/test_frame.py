"""All occupations as a frame; figures read in the publishers' files."""

from __future__ import annotations

import pandas as pd
import pytest

import careerbook as cb
from careerbook.core.errors import ParameterError
from careerbook.explore.selection import Selection


def test_figures_are_the_publishers() -> None:
    row = cb.occupations("Ohio").loc["31-9092"]
    # OEWS May 2025, national: median 45,690, mean 46,120 (RSE 0.3 %), jobs 817,870 (RSE 1.2 %)
    assert (row["annual_wage_median_usd"], row["employment"], row["employment_rse_pct"]) == (45690, 817870, 1.2)
    # 46,120 × (1 ± 1.645 × 0.003)
    assert row["annual_wage_mean_low_usd"] == pytest.approx(45892.4, abs=0.1)
    # the same survey's Ohio, and BEA's price level of Ohio in 2023 (all items)
    assert (row["area_annual_wage_median_usd"], row["area_employment"]) == OHIO
    assert row["area_price_level"] == pytest.approx(PRICES_OHIO)
    assert row["area_annual_wage_median_us_prices_usd"] == pytest.approx(OHIO[0] / PRICES_OHIO * 100)
    # EP 2024-34: growth 12.5 %, 112.3 thousand openings a year
    assert (row["growth_pct"], row["openings_annual"]) == pytest.approx((12.5, 112300))


OHIO, PRICES_OHIO = (42810, 28950), 91.812


@pytest.mark.long
def test_exposure_is_that_of_the_report() -> None:
    everyone = cb.occupations()
    for code in ("31-9092", "29-1141", "15-1252", "13-1020"):
        figures = cb.career(code).outlook.estimates
        for name in (one for one in everyone.columns if one.startswith("exposure_")):
            index = name.removeprefix("exposure_").removesuffix("_percentile")
            own = figures.get(f"exposure.{index}.percentile")
            value = everyone.loc[code, name]
            assert (own.value if own else None) == (None if pd.isna(value) else value), (code, name)


def test_everything_that_can_be_asked_has_a_meaning() -> None:
    frame = cb.occupations("Ohio")
    assert len(frame) == 830
    told = cb.describe(frame)
    assert list(told.index) == list(frame.columns)
    assert (told["meaning"] != "").all() and (told["source"] != "").all()
    assert list(told.index[told["period"] == ""]) == ["major_group"]
    assert told.loc["growth_pct", "period"] == "2024-34" and told.loc["annual_wage_p10_usd", "period"] == "May 2025"
    assert told.loc["area_annual_wage_median_us_prices_usd", "period"] == "May 2025, price level of 2023"
    assert cb.total()["annual_wage_median_usd"] == 50980
    with pytest.raises(ParameterError, match="Ohio"):
        cb.occupations("Ohayo")


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection("Ohio", "Healthcare Support", ("Postsecondary nondegree award",), 40_000, 3.1),
        Selection(group="Management", lowest_pay_usd=100_000),
    ],
)
def test_the_code_makes_the_frame_that_is_shown(selection: Selection) -> None:
    made: dict[str, pd.DataFrame] = {}
    exec(selection.code, made)
    pd.testing.assert_frame_equal(made["frame"], selection.frame)
    assert selection.csv.splitlines()[0].startswith("soc_code,title,major_group")


def test_conditions_hold_and_nothing_else_is_left_out() -> None:
    everyone, chosen = cb.occupations(), Selection(lowest_pay_usd=50_980, lowest_growth_pct=3.1).frame
    above = everyone[(everyone["annual_wage_median_usd"] >= 50_980) & (everyone["growth_pct"] >= 3.1)]
    assert set(chosen.index) == set(above.index) and 0 < len(chosen) < len(everyone)


def test_a_career_reads_well() -> None:
    one = cb.career("medical assistant")
    frame = one.salary.percentiles()
    assert frame.loc["median", "annual_wage_usd"] == 45690 and pd.isna(
        frame.loc["median", "relative_standard_error_pct"]
    )
    assert frame.loc["mean", "relative_standard_error_pct"] == 0.3
    shown = one.estimate("wage.annual.mean")._repr_html_()
    assert all(word in shown for word in ("$46,120", "May 2025", "90-percent", "official", "national_M2025_dl.xlsx"))
    assert "row 630" in str(one.trace("wage.annual.median")) and "45690" in str(one.trace("wage.annual.median"))
    assert "Median pay" in one._repr_html_()
    assert {"salary", "outlook", "international", "guide", "trace"} <= set(dir(one))
    assert list(one.salary.ladder().frame()["wage_median_usd"][:1]) == [45690]


@pytest.mark.long
def test_a_figure_that_is_not_there_is_told_of() -> None:
    with pytest.raises(ParameterError, match="facts"):
        cb.career("medical assistant").trace("no.such.figure")
