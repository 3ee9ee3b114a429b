"""The median wage year by year, as published and in the dollars of one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from careerbook.catalog import Source
from careerbook.estimate import Estimate, Status, absent, derive, from_row
from careerbook.metrics.continuity import predecessor
from careerbook.metrics.rows import one

_UNIT = "USD per year"
# What broke the series, by the first year after the break (OEWS technical notes for those years).
BREAKS = {
    2019: "the 2018 SOC comes in, over 2019 to 2021",
    2021: "the model-based estimation method comes in, and the 2018 SOC in whole",
}


def medians(
    rows: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Mapping[str, Source]
) -> dict[int, Estimate]:
    """The annual median by year, id `history.<year>.wage.annual.median`, USD of that year.

    `rows` are the annual medians of all detailed occupations of every year, `links` the SOC 2010 -> SOC 2018
    crosswalk. A year whose code is not joined one to one has no figure and says why.

    Figures: `history.<year>.wage.annual.median`
    Formula: as published
    Inputs: `wages`: annual_wage, median, of each May; `crosswalks` SOC 2010 to SOC 2018
    Source: BLS, OEWS; the breaks of 2019 (SOC 2018) and 2021 (model-based estimation) as its technical notes tell
    """
    years = sorted(int(year) for year in rows["reference_year"].unique())
    by_year = {year: rows[rows["reference_year"] == year] for year in years}
    return {year: _median(listed, links, code, title, year, sources) for year, listed in by_year.items()}


def _median(
    listed: pd.DataFrame, links: pd.DataFrame, code: str, title: str, year: int, sources: Mapping[str, Source]
) -> Estimate:
    id = f"history.{year}.wage.annual.median"
    before = predecessor(code, title, listed["classification"].iloc[0], links, listed)
    row = one(listed, soc_code=before.code) if before.code else None
    if row is None:
        why = before.reason or f"{before.code} is not in the year's file"
        status = Status.NOT_PUBLISHED if before.code else Status.NOT_COMPARABLE
        return absent(id, _UNIT, status, why, reference_period=f"May {year}")
    estimate = from_row(id, row, sources)
    if estimate.status is Status.NOT_RELEASED:
        return replace(estimate, reason="hourly pay only" if row["hourly_only"] else "the publisher withheld it")
    return estimate


def price_index(prices: pd.DataFrame, year: int, sources: Mapping[str, Source]) -> Estimate:
    """The CPI-U, all items, not seasonally adjusted, of the survey's reference month, May of `year`."""
    id = f"prices.cpi_u.{year}-05"
    row = one(prices, series="cpi_u", period=f"{year}-05")
    if row is None:
        return absent(id, "index", Status.NOT_PUBLISHED, f"no CPI-U for May {year}")
    return replace(from_row(id, {**row, "bound": None, "category": None}, sources), reference_period=f"May {year}")


def in_dollars_of(
    nominal: Mapping[int, Estimate], prices: Mapping[int, Estimate], price_year: int
) -> dict[int, Estimate]:
    """Each median in the dollars of May `price_year`: nominal × CPI-U(May price_year) ÷ CPI-U(May of its year).

    The wage survey refers to May, so the index of that month is used, as BLS' inflation calculator does.

    Figures: `history.<year>.wage.annual.median_real`
    Formula: nominal × CPI-U(May price_year) ÷ CPI-U(May of its year)
    Inputs: `wages`: annual_wage, median; `price_series`: cpi_u, US city average, all items, not adjusted
    Source: BLS, How to use the Consumer Price Index for escalation
    """
    base = prices[price_year]
    result = {}
    for year, median in nominal.items():
        index = prices[year]
        step = f"× CPI-U of May {price_year} ÷ CPI-U of May {year}"
        id = f"history.{year}.wage.annual.median_real"
        result[year] = derive(id, f"{price_year} {_UNIT}", (median, base, index), _reprice, step)
    return result


def change(series: Mapping[int, Estimate], first: int, last: int, id: str) -> Estimate:
    """The change of a series from `first` to `last`, in percent; none across a break in the series."""
    start, end = series[first], series[last]
    broken = [year for year in BREAKS if first < year <= last]
    if broken:
        return absent(id, "percent", Status.NOT_COMPARABLE, "; ".join(BREAKS[year] for year in broken))
    step = f"{last} ÷ {first} − 1"
    return derive(id, "percent", (start, end), growth_pct, step, reference_period=f"May {first} to May {last}")


def _reprice(nominal: float, base_index: float, index: float) -> float:
    return nominal * base_index / index


def growth_pct(start: float, end: float) -> float:
    """The change from `start` to `end` in percent of `start`."""
    return (end / start - 1) * 100
