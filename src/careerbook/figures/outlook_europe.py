"""Projected employment in the European Union and its neighbors, of the two-digit groups that Cedefop's forecast has."""

from __future__ import annotations

from typing import Any

from careerbook.core import countries
from careerbook.dataset import Dataset, series, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.groups_abroad import matches, matches_of
from careerbook.figures.links import ALL
from careerbook.figures.outlook import latest_vintage
from careerbook.metrics import outlook_abroad
from careerbook.metrics.matching import ISCO, Match
from careerbook.metrics.outlook_abroad import EUROPE_ALL, Outlook
from careerbook.metrics.rows import Row, records

UNION = "EU27"
NAMES = ("employment_base", "employment_target", "growth_pct")
"""The figures of each group."""
Pair = tuple[Outlook, Outlook]
"""A group's forecast beside that of all occupations of the country or area."""

_EMPLOYMENT, _OPENINGS = "cedefop_employment", "cedefop_openings"


def europe(case: Case) -> tuple[list[Pair], list[Pair]]:
    """The nearest group in each area beside all occupations there; then the other groups, for the Union only.

    The Union comes first, then countries by name.
    """
    return _europe(case.dataset, case.soc_code, case.title)


@shared
def _europe(dataset: Dataset, soc_code: str, title: str) -> tuple[list[Pair], list[Pair]]:
    match = matches_of(dataset, soc_code, title).get(ISCO)
    if match is None:
        return [], []
    first, *more = _groups(match)
    areas = sorted(_everyone(dataset), key=lambda code: (code != UNION, area(code)))
    return _pairs(dataset, match, first, areas), [
        pair for code in more for pair in _pairs(dataset, match, code, [UNION])
    ]


def _groups(match: Match) -> list[str]:
    return list(dict.fromkeys(code[:2] for code in match.codes))


def _pairs(dataset: Dataset, match: Match, group: str, areas: list[str]) -> list[Pair]:
    everyone = _everyone(dataset)
    outlooks = _outlooks(dataset, group, match, country_code=areas)
    return [(outlooks[code], everyone[code]) for code in areas if code in outlooks and code in everyone]


def area(country_code: str) -> str:
    """The name of a country or of the Union."""
    return "European Union" if country_code == UNION else countries.by_code()[country_code].name


@once
def openings(case: Case) -> Estimate | None:
    """Openings a year in the Union's one-digit group; None if there is no forecast of the occupation's."""
    match = matches(case).get(ISCO)
    if match is None or not europe(case)[0]:
        return None
    rows = series.rows(case.dataset, "outlook_abroad", _OPENINGS, country_code=UNION)
    return outlook_abroad.openings_a_year(rows, match.code[0], span(case.dataset), case.dataset.sources)


@shared
def _everyone(dataset: Dataset) -> dict[str, Outlook]:
    """The forecast for all occupations, by area."""
    return _outlooks(dataset, EUROPE_ALL, None)


def _outlooks(dataset: Dataset, group: str, match: Match | None, **where: Any) -> dict[str, Outlook]:
    """The forecast for a group, by area."""
    rows = series.rows(dataset, "outlook_abroad", _EMPLOYMENT, measure="employment", occupation_code=group, **where)
    by_area: dict[str, list[Row]] = {}
    for row in records(rows):
        by_area.setdefault(row["country_code"], []).append(row)
    years, sources = span(dataset), dataset.sources
    outlooks = {code: outlook_abroad.europe(rows, group, match, years, sources) for code, rows in by_area.items()}
    return {code: outlook for code, outlook in outlooks.items() if outlook}


@shared
def span(dataset: Dataset) -> tuple[int, int]:
    """Base and target year of the latest projection for the United States, to compare others over."""
    years = dataset.rows(
        "projections", columns=("base_year", "target_year"), soc_code=ALL, vintage=latest_vintage(dataset)
    ).iloc[0]
    return int(years["base_year"]), int(years["target_year"])


@once
def estimates(case: Case) -> Figures:
    """The figures of each area's group with the growth of all its occupations, and the openings, by id."""
    near, others = europe(case)
    figures = [group[name] for group, _ in (*near, *others) for name in NAMES]
    figures += [everyone["growth_pct"] for _, everyone in (*near, *others)]
    a_year = openings(case)
    figures += [a_year] if a_year else []
    return {figure.id: figure for figure in figures}
