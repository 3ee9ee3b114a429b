"""Pay beside that of all occupations in the same country: of the nearest groups, and of one-digit groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerbook.core.comparators import HOME
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.groups_abroad import earnings
from careerbook.figures.links import ALL
from careerbook.figures.pay import survey
from careerbook.figures.pay_abroad import broad_groups_of, comparisons_of, errors, near, oldest
from careerbook.metrics import abroad, relative
from careerbook.metrics.relative import Position
from careerbook.metrics.rows import Row


def positions(case: Case) -> list[Position]:
    """Pay beside that of all occupations: the United States by median and by mean, then the near countries."""
    return _positions(case.dataset, case.soc_code, case.title, [each.country_code for each in near(case)])


@shared
def _positions(dataset: Dataset, soc_code: str, title: str, countries: Sequence[str]) -> list[Position]:
    comparisons = comparisons_of(dataset, soc_code, title, countries)
    positions: list[Position] = []
    for comparison in (comparisons[country] for country in countries):
        if comparison.country_code == HOME:
            wages = survey(dataset, soc_code, Careers(dataset).latest_year)
            positions += relative.home(comparison, wages, _wages_of_all(dataset))
        else:
            positions.append(relative.position(comparison, _everyone(dataset), errors(dataset), dataset.sources))
    return positions


def group_positions(case: Case) -> list[Position]:
    """The one-digit group beside all occupations, for every country that ILOSTAT has it for."""
    return _group_positions(case.dataset, case.soc_code, case.title)


@shared
def _group_positions(dataset: Dataset, soc_code: str, title: str) -> list[Position]:
    return [
        relative.position(group, _everyone(dataset), errors(dataset), dataset.sources)
        for group in broad_groups_of(dataset, soc_code, title)
    ]


@shared
def _everyone(dataset: Dataset) -> Mapping[relative.Kind, Row]:
    """The rows for all occupations, by kind of figure; only other shared work asks for it."""
    return relative.everyone(earnings(dataset, occupation_code=relative.ALL_OCCUPATIONS))


@shared
def _wages_of_all(dataset: Dataset) -> dict[str, Estimate]:
    return survey(dataset, ALL, Careers(dataset).latest_year, "all.")


def own_or_broad(position: Position, groups: Mapping[str, Position]) -> Position | None:
    """The position of a country's one-digit group; its own where that is all that the country has."""
    country = position.comparison.country_code
    broad_only = not position.comparison.is_near and position.pct.value is not None
    return position if broad_only else groups.get(country)


def measured(case: Case) -> list[Position]:
    """The positions of one-digit groups that are known."""
    return [each for each in group_positions(case) if each.pct.value is not None]


def recent(case: Case) -> list[Position]:
    """Those of them that are compared, the lowest first: not of very different years."""
    compared = [each for each in measured(case) if each.comparison.year >= oldest(case)]
    return sorted(compared, key=lambda each: each.pct.value or 0)


@once
def middle(case: Case) -> tuple[Estimate, Estimate] | None:
    """The middle one of the recent positions, and how many countries they are of; None if fewer than two."""
    compared = [each for each in measured(case) if each.comparison.year >= oldest(case)]
    if len(compared) < 2:
        return None
    count = abroad.count("international.countries_relative", [each.comparison for each in compared])
    return relative.middle(compared), count


@once
def estimates(case: Case) -> Figures:
    """The percentages with both figures and the errors, country by country, and the middle one, by id."""
    groups = {each.comparison.country_code: each for each in group_positions(case)}
    figures: list[Estimate] = [*(middle(case) or ())]
    for position in positions(case):
        if position.comparison.is_near:
            figures += [position.comparison.lcu, position.everyone, position.pct, *(position.ends or ())]
        broad = own_or_broad(position, groups)
        figures += [broad.pct] if broad else []
    for position in measured(case):
        figures += [position.comparison.lcu, position.everyone, position.pct]
    return {figure.id: figure for figure in figures}
