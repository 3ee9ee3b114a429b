"""Pay beside that of all occupations in the same country and source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, ends, from_row, percent_of, with_error
from careerbook.metrics.abroad import CONFIDENCE_PCT, ERROR_KEYS, Comparison
from careerbook.metrics.rows import Row, records

ALL_OCCUPATIONS = "TOTAL"
# What two rows must have in common to be divided by each other; the unit holds currency and pay period.
_KIND = ("source_id", "country_code", "classification", "basis", "statistic", "reference_year", "unit")
Kind = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A comparison's pay beside that of all occupations: their figure, and the one in percent of the other."""

    comparison: Comparison
    everyone: Estimate
    pct: Estimate

    @property
    def ends(self) -> tuple[Estimate, Estimate] | None:
        """The ends of the percentage's interval, where both figures have a published error."""
        return ends(self.pct)


def everyone(rows: pd.DataFrame) -> Mapping[Kind, Row]:
    """The rows for all occupations of `earnings_abroad` that have a figure, by kind; `rows` are of both sexes."""
    with_figure = rows[(rows["occupation_code"] == ALL_OCCUPATIONS) & rows["value"].notna()]
    return {tuple(row[name] for name in _KIND): row for row in records(with_figure)}


def position(
    comparison: Comparison, totals: Mapping[Kind, Row], errors: Mapping[tuple[object, ...], Row], sources: Sources
) -> Position:
    """The occupation's pay in percent of that of all occupations, never across sources or kinds of figure.

    `totals` are from `everyone`; `errors` are rows of `earnings_cv` by `abroad.ERROR_KEYS`. Both figures are of one
    source, country, classification, statistic, basis, year, currency and pay period, and of both sexes.

    Figures: `international.<country>.earnings_lcu_all`, `international.<country>.earnings_pct_of_all`,
        `international.<country>.earnings_pct_of_all.low`,
        `international.<country>.earnings_pct_of_all.high`; after the country `.group`: its one-digit group
    Formula: earnings of the group ÷ earnings of all occupations × 100
    Inputs: `earnings_abroad`: the comparison's own row and the row TOTAL of the same kind; `earnings_cv` of both
    Source: plain arithmetic; relative errors add up in squares where both are published, else none is carried
    """
    start = comparison.lcu.id.removesuffix("earnings_lcu")
    row = totals.get(_kind(comparison)) if comparison.lcu.value is not None else None
    if row is None:
        why = comparison.lcu.reason or "the source at hand has no figure of this kind for all occupations"
        units = {"lcu_all": comparison.lcu.unit, "pct_of_all": "percent"}
        lacking = (absent(f"{start}earnings_{name}", unit, Status.NOT_PUBLISHED, why) for name, unit in units.items())
        return Position(comparison, *lacking)
    every = replace(from_row(f"{start}earnings_lcu_all", row, sources), reference_period=row["reference_period"])
    error = errors.get(tuple(row[name] for name in ERROR_KEYS))
    if error is not None and not math.isnan(error["value"]):
        every = with_error(every, from_row(f"{every.id}.cv", error, sources), CONFIDENCE_PCT)
    return Position(comparison, every, percentage(f"{start}earnings_pct_of_all", comparison.lcu, every))


def home(
    comparison: Comparison, figures: Mapping[str, Estimate], everyone: Mapping[str, Estimate]
) -> tuple[Position, ...]:
    """The United States' positions: by the figure that is compared abroad, and by the mean, which has errors.

    `figures` and `everyone` are estimates of `metrics.wages.national`, those of all occupations with `all.` before
    their ids. Pay by the hour is divided by pay by the hour.

    Figures: `international.USA.earnings_pct_of_all`, `international.USA.mean_pct_of_all`, `international.USA.mean_lcu`,
        `international.USA.mean_pct_of_all.low`, `international.USA.mean_pct_of_all.high`
    Formula: median (mean) of the occupation ÷ median (mean) of all occupations × 100
    Inputs: `wages`: annual_wage or hourly_wage of the occupation and of 00-0000 of the latest May
    Source: plain arithmetic; the means' published relative standard errors add up in squares, medians have none
    """
    id, per = "international.USA", "hourly" if comparison.lcu.unit.endswith("hour") else "annual"
    median, mean = (everyone[f"all.wage.{per}.{statistic}"] for statistic in ("median", "mean"))
    lcu = replace(figures[f"wage.{per}.mean"], id=f"{id}.mean_lcu")
    by_mean = replace(comparison, statistic="mean", lcu=lcu)
    return (
        Position(comparison, median, percentage(f"{id}.earnings_pct_of_all", comparison.lcu, median)),
        Position(by_mean, mean, percentage(f"{id}.mean_pct_of_all", lcu, mean)),
    )


def percentage(id: str, part: Estimate, whole: Estimate) -> Estimate:
    """`part` in percent of `whole`, with the error that both together give if both have one."""
    step, both = f"÷ {whole.text} of all occupations", part.error is not None and whole.error is not None
    return derive(id, "percent", (part, whole), percent_of, step, is_product=both)


def middle(positions: Sequence[Position]) -> Estimate:
    """The middle one of the countries' percentages.

    Figures: `international.group_pct_of_all.median`
    Formula: median over countries, each counted once
    Inputs: `international.<country>.group.earnings_pct_of_all` of the countries drawn
    Source: plain median
    """
    id, percentages = "international.group_pct_of_all.median", [each.pct for each in positions]
    step = "median over countries"
    return derive(id, "percent", percentages, lambda *all_: median(all_), step, reference_period="")


def _kind(comparison: Comparison) -> Kind:
    assert comparison.match is not None
    source_id, classification = comparison.lcu.cells[0].source_id, comparison.match.classification
    place, unit = comparison.country_code, comparison.lcu.unit
    return source_id, place, classification, comparison.basis, comparison.statistic, comparison.year, unit
