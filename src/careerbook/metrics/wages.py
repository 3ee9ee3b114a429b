"""Employment and pay of one occupation in the latest wage survey, with the published errors."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, derive, ends, percent_above, read, with_error
from careerbook.metrics.rows import Row, by_figure, records

STATISTICS = ("mean", "p10", "p25", "median", "p75", "p90")
UNITS = {"annual": "USD per year", "hourly": "USD per hour"}
# BLS states OEWS intervals at the 90-percent level: estimate +- 1.645 standard errors (OEWS technical notes).
CONFIDENCE_PCT = 90
RSE = "relative_standard_error_pct"

FLOOR_JOBS = 1000
"""Areas and industries with fewer jobs of the occupation are not put in order: their estimates vary too much.

In the sectors of May 2024 the relative standard error of jobs has a median of 17 percent between 500 and 1,000 jobs
and of 11 percent between 1,000 and 2,500.
"""

EITHER_WAY = "withheld, too high to be published, or paid by the hour: the file doesn't say"
HOURLY_ONLY = "the survey publishes only hourly pay: many in it do not work the whole year"
_ANNUAL_ONLY = "the survey publishes only annual pay: many in it do not work 2,080 hours a year"

Figured = Mapping[tuple[str, ...], Row]
"""The rows of one occupation, place and year by measure and statistic."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an occupation, in one area or one industry, with its jobs."""

    code: str
    title: str
    employment: Estimate

    @property
    def is_large(self) -> bool:
        """Whether the part has jobs enough to be put in order."""
        return (self.employment.value or 0) >= FLOOR_JOBS


PartT = TypeVar("PartT", bound=Part)


def in_order(parts: Sequence[PartT], figure: str) -> list[PartT]:
    """The parts above the floor that have the figure (a field of theirs), highest first; equal ones by title."""
    ranked = [part for part in parts if part.is_large and getattr(part, figure).value is not None]
    return sorted(ranked, key=lambda part: (-getattr(part, figure).value, part.title))


def by_part(rows: pd.DataFrame, column: str) -> Mapping[str, Figured]:
    """The rows of one occupation and year by area or industry (the `column`), then by measure and statistic."""
    parts: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    for row in records(rows):
        parts[row[column]][row["measure"], row["statistic"]] = row
    return parts


def national(rows: pd.DataFrame | Sequence[Row], sources: Sources, prefix: str = "") -> dict[str, Estimate]:
    """Employment and pay by id: `employment`, `wage.{annual,hourly}.{mean,p10,p25,median,p75,p90}`.

    `rows` are one occupation's rows of `wages` for one year. A relative standard error (percent) is published
    for employment and for the mean (`employment.rse`, `wage.mean.rse`) and gives those two their interval
    (`....low`, `....high`); none is published for percentiles, and the mean's is never lent to them.

    Figures: `employment`, `employment.rse`, `employment.low`, `employment.high`, `wage.<period>.<statistic>`,
        `wage.mean.rse`, `wage.<period>.mean.low`, `wage.<period>.mean.high`; before them `all.` all occupations,
        `group.` the major group, `related.<code>.` a related occupation
    Formula: as published; interval = value × (1 ± 1.645 × relative standard error)
    Inputs: `wages`: employment, annual_wage, hourly_wage and their relative_standard_error_pct of the latest May
    Source: BLS, Survey Methods and Reliability Statement for the OEWS survey
    """
    wanted = {
        "employment": ("jobs", ("employment", "total")),
        "employment.rse": ("percent", ("employment", RSE)),
        "wage.mean.rse": ("percent", ("mean_wage", RSE)),
    }
    for period, unit in UNITS.items():
        wanted |= {f"wage.{period}.{statistic}": (unit, (f"{period}_wage", statistic)) for statistic in STATISTICS}
    published = by_figure(rows)
    estimates = {id: _figure(id, unit, published.get(key), sources) for id, (unit, key) in wanted.items()}
    for measured in ("employment", "wage.annual.mean", "wage.hourly.mean"):
        error = estimates["employment.rse" if measured == "employment" else "wage.mean.rse"]
        estimates[measured] = with_error(estimates[measured], error, CONFIDENCE_PCT)
        estimates |= {end.id: end for end in ends(estimates[measured]) or ()}
    return {prefix + id: replace(estimate, id=prefix + id) for id, estimate in estimates.items()}


def _figure(id: str, unit: str, row: Row | None, sources: Sources) -> Estimate:
    estimate = read(id, unit, row, sources, "the wage survey does not publish it")
    if row is None or estimate.status is not Status.NOT_RELEASED:
        return estimate
    basis = HOURLY_ONLY if row["hourly_only"] and unit == UNITS["annual"] else ""
    basis = _ANNUAL_ONLY if row["annual_only"] and unit == UNITS["hourly"] else basis
    return replace(estimate, reason=basis or "the publisher withheld it")


def position(estimate: Estimate, other: Estimate, name: str = "all") -> dict[str, Estimate]:
    """`estimate` against `other`: `<id>.vs_<name>` in percent above (+) or below (−), `<id>.times_<name>` as ratio.

    Figures: `wage.<period>.<statistic>.vs_all`, `wage.<period>.<statistic>.times_all`,
        `wage.<period>.<statistic>.vs_group`, `wage.<period>.<statistic>.times_group`
    Formula: (own ÷ other − 1) × 100; own ÷ other; the other: all occupations, the major group
    Inputs: the median of the occupation, of all occupations and of the major group, `wages`
    Source: plain arithmetic; medians have no published error, so none is carried
    """
    pair, gap, ratio = (estimate, other), f"{estimate.id}.vs_{name}", f"{estimate.id}.times_{name}"
    return {
        gap: derive(gap, "percent", pair, percent_above, f"{estimate.id} ÷ {other.id} − 1"),
        ratio: derive(ratio, "times", pair, operator.truediv, f"{estimate.id} ÷ {other.id}"),
    }
