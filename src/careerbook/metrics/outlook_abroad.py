"""Projected employment and openings of foreign groups of occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, computed, derive, percent_change, read, whole_column
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.rows import Row, index, records

CANADA_ALL, EUROPE_ALL = "00000", "TOTAL"
# Figure -> the publisher's measure; sums and judgements are of a span of years.
_SUMS = {"employment_change": "employment_growth", "openings": "job_openings", "job_seekers": "job_seekers"}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The projection for one group of one country or area, or for all its occupations; figures by name."""

    country_code: str
    code: str
    title: str
    figures: Mapping[str, Estimate]

    def __getitem__(self, name: str) -> Estimate:
        return self.figures[name]


def canada(rows: pd.DataFrame | Sequence[Row], code: str, match: Match, sources: Sources) -> Outlook | None:
    """A NOC 2021 unit group in Canada's projections; None if they don't have it.

    `rows` are those of `outlook_abroad` for Canada. Employment is of the first and the last year, in persons;
    change, openings and job seekers are sums over the years between; the conditions are the publisher's assessment.

    Figures: `outlook_abroad.<country>.<group>.employment_base`, `outlook_abroad.<country>.<group>.employment_target`,
        `outlook_abroad.<country>.<group>.growth_pct`, `outlook_abroad.<country>.<group>.employment_change`,
        `outlook_abroad.<country>.<group>.openings`, `outlook_abroad.<country>.<group>.job_seekers`,
        `outlook_abroad.<country>.<group>.recent_conditions`, `outlook_abroad.<country>.<group>.future_conditions`
    Formula: as published; growth = (employment in the last year ÷ in the first − 1) × 100
    Inputs: `outlook_abroad`: Canada's files of employment, of conditions, and the summary of sums
    Source: Employment and Social Development Canada, Canadian Occupational Projection System (COPS)
    """
    group = [row for row in records(rows) if row["occupation_code"] == code]
    if not group:
        return None
    prefix, sums = f"outlook_abroad.CAN.{code}.", index([row for row in group if "-" in row["period"]], "measure")
    employment = index([row for row in group if row["measure"] == "employment"], "period")
    figures = _ends(prefix, employment, min(employment), max(employment), sources)
    wanted = {name: (measure, "persons") for name, measure in _SUMS.items()}
    wanted |= {name: (name, "category") for name in ("recent_conditions", "future_conditions")}
    for name, (measure, unit) in wanted.items():
        row = sums.get(measure)
        figure = read(prefix + name, unit, row, sources, "not in the projections")
        figures[name] = replace(figure, reference_period=_span(*row["period"].split("-"))) if row else figure
    if code != CANADA_ALL:
        figures = _of_group(figures, match, code)
    return Outlook("CAN", code, group[0]["occupation_title"], figures)


def europe(
    rows: pd.DataFrame | Sequence[Row], code: str, match: Match | None, years: tuple[int, int], sources: Sources
) -> Outlook | None:
    """A two-digit ISCO-08 group in Cedefop's forecast for one country or area; None if it is not there.

    `rows` are those of `outlook_abroad` for the area, `years` the first and the last year to compare.

    Figures: `outlook_abroad.<country>.<group>.employment_base`, `outlook_abroad.<country>.<group>.employment_target`,
        `outlook_abroad.<country>.<group>.growth_pct`
    Formula: (employment in the last year ÷ in the first − 1) × 100
    Inputs: `outlook_abroad`: employment of Cedefop's forecast
    Source: Cedefop, Skills forecast
    """
    group = [row for row in records(rows) if (row["occupation_code"], row["measure"]) == (code, "employment")]
    if not group:
        return None
    country, by_year = str(group[0]["country_code"]), index(group, "period")
    figures = _ends(f"outlook_abroad.{country}.{code}.", by_year, str(years[0]), str(years[1]), sources)
    if match and code != EUROPE_ALL:
        figures = _of_group(figures, replace(match, grade=Grade.SUB_MAJOR), code)
    return Outlook(country, code, "", figures)


def openings_a_year(rows: pd.DataFrame, code: str, years: tuple[int, int], sources: Sources) -> Estimate | None:
    """Openings a year of a one-digit ISCO-08 group, the mean over the years after the first up to the last.

    Figures: `outlook_abroad.<country>.<group>.openings_annual`
    Formula: sum of the openings of each year ÷ number of years
    Inputs: `outlook_abroad`: job_openings of Cedefop's forecast, by one-digit group
    Source: Cedefop, Skills forecast: openings are new jobs and the replacement of those who leave
    """
    wanted = [str(year) for year in range(years[0] + 1, years[1] + 1)]
    group = rows[(rows["occupation_code"] == code) & (rows["measure"] == "job_openings") & rows["period"].isin(wanted)]
    if sorted(group["period"]) != wanted or group["value"].isna().any():
        return None
    id = f"outlook_abroad.{group['country_code'].iloc[0]}.{code}.openings_annual"
    step = f"mean of the openings of {wanted[0]} to {wanted[-1]}"
    cells, period = whole_column(group, sources), _span(wanted[0], wanted[-1])
    value = group["value"].mean()
    return computed(id, value, "openings per year", cells, step, period, Label.PROXY)


def _ends(prefix: str, employment: Mapping[str, Row], base: str, target: str, sources: Sources) -> dict[str, Estimate]:
    figures = {
        name: _employment(prefix + name, employment.get(year), year, sources)
        for name, year in (("employment_base", base), ("employment_target", target))
    }
    pair, step = (*figures.values(),), f"employment of {target} ÷ employment of {base} − 1"
    period = _span(base, target)
    growth = derive(f"{prefix}growth_pct", "percent", pair, percent_change, step, reference_period=period)
    return figures | {"growth_pct": growth}


def _employment(id: str, row: Row | None, year: str, sources: Sources) -> Estimate:
    row = row if row and row["value"] else None
    employment = read(id, "persons", row, sources, f"the projections have no employment in {year}")
    return replace(employment, reference_period=year)


def _span(first: str, last: str) -> str:
    return f"{first}–{last[2:]}"


def _of_group(figures: Mapping[str, Estimate], match: Match, code: str) -> dict[str, Estimate]:
    """A group's figures with how well it fits: they may be of other occupations too, so they are proxies."""
    details = match.details(code)
    return {name: replace(figure, label=Label.PROXY, details=details) for name, figure in figures.items()}
