"""The median wage year by year, as published and in the dollars of one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, from_row, read
from careerbook.metrics.continuity import through
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
    Source: BLS, OEWS; breaks of the series (classification, method of estimation) as its technical notes tell
    """
    medians, unit = {}, UNITS[basis]
    for year, before, listed in through(rows, "reference_year", code, title, links):
        id, row = f"history.{year}.wage.{basis}.median", single(listed)
        if row is None:
            status = Status.NOT_PUBLISHED if before.code else Status.NOT_COMPARABLE
            medians[int(year)] = absent(id, unit, status, before.reason, reference_period=f"May {year}")
            continue
        median = from_row(id, row, sources)
        if row["classification"] == "SOC 2010":
            median = replace(median, details={"crosswalks": " ".join(sorted(links["source_id"].unique()))})
        if median.status is Status.NOT_RELEASED:
            is_hourly = row["hourly_only"] and basis == "annual"
            median = replace(median, reason="hourly pay only" if is_hourly else "the publisher withheld it")
        medians[int(year)] = median
    return medians


def price_index(prices: pd.DataFrame, year: int, sources: Sources) -> Estimate:
    """The CPI-U, all items, not seasonally adjusted, of the survey's reference month, May of `year`."""
    id = f"prices.cpi_u.{year}-05"
    row = single(prices, series="cpi_u", period=f"{year}-05")
    price = {**row, "bound": None, "category": None} if row else None
    index = read(id, "index", price, sources, f"no CPI-U for May {year}")
    return replace(index, reference_period=f"May {year}") if row else index


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
    result = {}
    for year, median in nominal.items():
        inputs, unit = (median, prices[price_year], prices[year]), f"{price_year} {median.unit}"
        step = f"× CPI-U of May {price_year} ÷ CPI-U of May {year}"
        real = derive(f"{median.id}_real", unit, inputs, lambda pay, base, index: pay * base / index, step)
        result[year] = replace(real, details=median.details)
    return result


def rate(series: Mapping[int, Estimate], first: int, last: int, id: str, breaks: Breaks) -> Estimate:
    """The change of a series from `first` to `last` as a compound rate a year; none across a break in the series.

    Figures: `history.real_rate_pct_per_year`, `history.nominal_rate_pct_per_year`, `history.cpi_rate_pct_per_year`
    Formula: ((last ÷ first)^(1/years) − 1) × 100, from the first year after the last break
    Inputs: the medians of the two years, nominal or in constant dollars; `price_series`: cpi_u of May
    Source: compound annual growth rate; without an error, since none is published for medians
    """
    if broken := [breaks[year] for year in breaks if first < year <= last]:
        return absent(id, "percent per year", Status.NOT_COMPARABLE, "; ".join(broken))
    years, span = last - first, f"May {first} to May {last}"
    step, pair = f"({last} ÷ {first})^(1/{years}) − 1", (series[first], series[last])
    return derive(
        id, "percent per year", pair, lambda a, b: ((b / a) ** (1 / years) - 1) * 100, step, reference_period=span
    )
