"""The United Kingdom's going rates for sponsored workers, at the unit groups that the occupation may be in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careerbook.core.catalog import Source
from careerbook.dataset import series
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.groups_abroad import uk_candidates
from careerbook.metrics import visas
from careerbook.metrics.matching import Match
from careerbook.metrics.visas import Rate

_RULES = "ukvi_skilled_occupations"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules say of the groups.

    `listed` are the tables of rates that have each group, `barred` what is said of groups that the rules leave out,
    `only` the jobs that they make an exception for, `titles` the groups' titles: all by group. `source` is the edition.
    """

    match: Match | None
    rates: Sequence[Rate]
    listed: Mapping[str, tuple[str, ...]]
    barred: Mapping[str, Estimate]
    only: Mapping[str, str]
    titles: Mapping[str, str]
    source: Source

    @property
    def unlisted(self) -> list[str]:
        """The groups that no table of rates has."""
        return [group for group, tables in self.listed.items() if not tables]

    @property
    def wholly_barred(self) -> list[str]:
        """The groups that the rules leave out with all their jobs."""
        return [group for group in self.barred if group not in self.only]

    @property
    def whole_year(self) -> tuple[Estimate, Estimate]:
        """The lowest and the highest rate for a year before reductions."""
        full = [pay for rate in self.rates if rate.percent == "100" for pay in rate.year.values()]
        ranked = sorted((pay for pay in full if pay.value is not None), key=lambda pay: pay.value or 0)
        return ranked[0], ranked[-1]


@once
def rules(case: Case) -> Rules:
    """The newest edition's rates for the matched unit groups."""
    source = series.newest(case.dataset, _RULES)
    rows, sources = case.dataset.rows("visa_going_rates", source_id=source.id), case.dataset.sources
    match = uk_candidates(case)
    codes = match.codes if match else ()
    return Rules(
        match,
        visas.going_rates(rows, codes, sources),
        visas.listed(rows, codes),
        visas.ineligible(rows, codes, sources),
        visas.listed_jobs(rows, codes),
        dict(zip(rows["occupation_code"], rows["occupation_title"], strict=True)),
        source,
    )


@once
def estimates(case: Case) -> Figures:
    """The rates for a year and an hour, and what is said of groups that are left out, by id."""
    about = rules(case)
    figures = [pay for rate in about.rates for pay in (*rate.year.values(), *rate.hour.values())]
    figures += [about.barred[group] for group in about.unlisted if group in about.barred]
    figures += list(about.barred.values())[:1] if about.wholly_barred or not about.rates else []
    return {figure.id: figure for figure in figures}
