"""Projected employment, openings and shortage in Canada, of the occupation's unit groups."""

from __future__ import annotations

from dataclasses import dataclass

from careerbook.figures.case import Case, Figures, once
from careerbook.figures.groups_abroad import matches
from careerbook.metrics import outlook_abroad
from careerbook.metrics.matching import Match
from careerbook.metrics.outlook_abroad import CANADA_ALL, Outlook
from careerbook.metrics.rows import records

_NOC = "NOC 2021"
NAMES = (
    "employment_base",
    "employment_target",
    "growth_pct",
    "openings",
    "job_seekers",
    "recent_conditions",
    "future_conditions",
)
"""The figures of each group."""


@dataclass(frozen=True, slots=True)
class Canada:
    """The matched unit groups, the best first, beside all occupations; nothing without a match."""

    match: Match | None
    groups: tuple[Outlook, ...] = ()
    everyone: Outlook | None = None

    @property
    def shown(self) -> tuple[Outlook, ...]:
        """The groups, then all occupations."""
        return (*self.groups, *([self.everyone] if self.everyone else []))


@once
def canada(case: Case) -> Canada:
    """Canada's projections for the occupation's unit groups."""
    match = matches(case).get(_NOC)
    if match is None:
        return Canada(None)
    dataset, sources = case.dataset, case.dataset.sources
    rows = records(dataset.rows("outlook_abroad", country_code="CAN", occupation_code=[*match.codes, CANADA_ALL]))
    groups = [outlook_abroad.canada(rows, code, match, sources) for code in match.codes]
    if match.sources:  # not the editors' order: the group that most people work in says most
        groups.sort(key=lambda group: -(group["employment_base"].value or 0) if group else 0)
    projected = sorted((group for group in groups if group), key=lambda group: group["growth_pct"].value is None)
    return Canada(match, tuple(projected), outlook_abroad.canada(rows, CANADA_ALL, match, sources))


@once
def estimates(case: Case) -> Figures:
    """The figures of each group and of all occupations, by id."""
    figures = [group[name] for group in canada(case).shown for name in NAMES]
    return {figure.id: figure for figure in figures}
