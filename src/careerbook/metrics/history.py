"""The median wage year by year, as published and in the dollars of one year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, from_row
from careerbook.metrics.continuity import predecessor
from careerbook.metrics.rows import single
from careerbook.metrics.wages import UNITS

Breaks = Mapping[int, str]
"""What broke the series, by the first year after the break."""


def breaks(sources: Sources) -> Breaks:
    """The breaks of the wage survey's series, the oldest first, as the catalog has them."""
    by_year = {int(each.options["reference_year"]): each.series_break for each in sources.values() if each.series_break}
    return dict(sorted(by_year.items()))


def recovery(sources: Sources) -> frozenset[int]:
    """The years in which employment recovered from a recession, as the catalog has them."""
    return frozenset(int(each.options["reference_year"]) for each in sources.values() if each.in_recovery)


def medians(
    rows: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Sources, basis: str = "annual"
) -> dict[int, Estimate]:
    """The median by year, id `history.<year>.wage.<basis>.median`, USD of that year; `basis` is annual or hourly.

    `rows` are the medians on that basis of all detailed occupations of every year, `links` the SOC 2010 -> SOC 2018
    crosswalk. A year whose code is not joined one to one has no figure and says why.

    Figures: `history.<year>.wage.<basis>.median`
    Formula: as published
    Inputs: `wages`: annual_wage, median, of each May; `crosswalks` SOC 2010 to SOC 2018
    Source: BLS, OEWS; the breaks of 2019 (SOC 2018) and 2021 (model-based estimation) as its technical notes tell
    """
    years = sorted(int(year) for year in rows["reference_year"].unique())
    by_year = {year: rows[rows["reference_year"] == year] for year in years}
    series = _Series(code, title, basis, links, sources)
    return {year: _median(listed, year, series) for year, listed in by_year.items()}


@dataclass(frozen=True, slots=True)
class _Series:
    """Whose series it is, on which basis, and what is needed to follow it back."""

    code: str
    title: str
    basis: str
    links: pd.DataFrame
    sources: Sources


def _median(listed: pd.DataFrame, year: int, series: _Series) -> Estimate:
    id, unit = f"history.{year}.wage.{series.basis}.median", UNITS[series.basis]
    classification = listed["classification"].iloc[0]
    before = predecessor(series.code, series.title, classification, series.links, listed)
    row = single(listed, soc_code=before.code) if before.code else None
    if row is None:
        why = before.reason or f"{before.code} is not in the year's file"
        status = Status.NOT_PUBLISHED if before.code else Status.NOT_COMPARABLE
        return absent(id, unit, status, why, reference_period=f"May {year}")
    estimate = from_row(id, row, series.sources)
    if classification == "SOC 2010":
        estimate = _followed(estimate, series)
    if estimate.status is Status.NOT_RELEASED:
        hourly = row["hourly_only"] and series.basis == "annual"
        return replace(estimate, reason="hourly pay only" if hourly else "the publisher withheld it")
    return estimate


def _followed(estimate: Estimate, series: _Series) -> Estimate:
    """`estimate` with the crosswalk named by which it was found under an earlier code."""
    used = " ".join(sorted(series.links["source_id"].unique()))
    return replace(estimate, details={**estimate.details, "crosswalks": used})


def price_index(prices: pd.DataFrame, year: int, sources: Sources) -> Estimate:
    """The CPI-U, all items, not seasonally adjusted, of the survey's reference month, May of `year`."""
    id = f"prices.cpi_u.{year}-05"
    row = single(prices, series="cpi_u", period=f"{year}-05")
    if row is None:
        return absent(id, "index", Status.NOT_PUBLISHED, f"no CPI-U for May {year}")
    return replace(from_row(id, {**row, "bound": None, "category": None}, sources), reference_period=f"May {year}")


def in_dollars_of(
    nominal: Mapping[int, Estimate], prices: Mapping[int, Estimate], price_year: int
) -> dict[int, Estimate]:
    """Each median in the dollars of May `price_year`: nominal × CPI-U(May price_year) ÷ CPI-U(May of its year).

    The wage survey refers to May, so the index of that month is used, as BLS' inflation calculator does.

    Figures: `history.<year>.wage.<basis>.median_real`
    Formula: nominal × CPI-U(May price_year) ÷ CPI-U(May of its year)
    Inputs: `wages`: annual_wage, median; `price_series`: cpi_u, US city average, all items, not adjusted
    Source: BLS, How to use the Consumer Price Index for escalation
    """
    base = prices[price_year]
    result = {}
    for year, median in nominal.items():
        index = prices[year]
        step = f"× CPI-U of May {price_year} ÷ CPI-U of May {year}"
        real = derive(f"{median.id}_real", f"{price_year} {median.unit}", (median, base, index), _reprice, step)
        result[year] = replace(real, details=median.details)
    return result


def rate(series: Mapping[int, Estimate], first: int, last: int, id: str, breaks: Breaks) -> Estimate:
    """The change of a series from `first` to `last` as a compound rate a year; none across a break in the series.

    Figures: `history.real_rate_pct_per_year`, `history.nominal_rate_pct_per_year`, `history.cpi_rate_pct_per_year`
    Formula: ((last ÷ first)^(1/years) − 1) × 100, from the first year after the last break
    Inputs: the medians of the two years, nominal or in constant dollars; `price_series`: cpi_u of May
    Source: compound annual growth rate; without an error, since none is published for medians
    """
    start, end = series[first], series[last]
    broken = [year for year in breaks if first < year <= last]
    if broken:
        return absent(id, "percent per year", Status.NOT_COMPARABLE, "; ".join(breaks[year] for year in broken))
    step = f"({last} ÷ {first})^(1/{last - first}) − 1"
    span = f"May {first} to May {last}"
    return derive(id, "percent per year", (start, end), _yearly(last - first), step, reference_period=span)


def _yearly(years: int) -> Callable[[float, float], float]:
    return lambda start, end: ((end / start) ** (1 / years) - 1) * 100


def _reprice(nominal: float, base_index: float, index: float) -> float:
    return nominal * base_index / index
