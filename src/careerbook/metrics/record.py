"""What earlier projections said, beside what the wage survey counted later: two different series."""

from __future__ import annotations

import operator
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from careerbook.estimate import (
    Estimate,
    Sources,
    Status,
    absent,
    computed,
    derive,
    difference,
    ends,
    from_row,
    whole_column,
    with_error,
)
from careerbook.metrics.continuity import through
from careerbook.metrics.history import Breaks
from careerbook.metrics.rows import single
from careerbook.metrics.wages import CONFIDENCE_PCT, RSE

_RATE, _GAP = "percent per year", "percentage points a year"
_TEN = 10
FEWEST_YEARS = 3
"""The survey pools three years: over fewer, a change is mostly the same answers counted twice."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of projections: the growth over ten years, that and the count since in percent a year.

    `low` and `high` end the count's interval; `breaks` names what changed in the survey during the count.
    """

    vintage: str
    growth: Estimate
    projected: Estimate
    counted: Estimate
    low: Estimate | None
    high: Estimate | None
    difference: Estimate
    breaks: tuple[str, ...]


def first_survey(vintage: str, surveys: Collection[int]) -> int:
    """The year of the first wage survey in or after the round's base year; of the latest one if there is none yet."""
    base_year = int(vintage[:4])
    return min((year for year in surveys if year >= base_year), default=max(surveys))


def breaks_between(first: int, last: int, breaks: Breaks) -> tuple[int, ...]:
    """The years in which a count from the survey of May `first` to that of May `last` crosses a break of the series."""
    return tuple(year for year in breaks if first < year <= last)


def employment(rows: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Sources) -> dict[int, Estimate]:
    """The occupation's jobs in each year's wage survey, with the published error.

    `rows` are the employment rows of `wages` (total and relative_standard_error_pct) of all detailed occupations and
    years, `links` the SOC 2010 -> SOC 2018 crosswalk. A year whose code is not joined one to one has no figure.

    Figures: `record.<year>.employment`
    Formula: as published
    Inputs: `wages`: employment, total and relative_standard_error_pct
    Source: BLS, OEWS
    """
    jobs = {}
    for year, before, listed in through(rows, "reference_year", code, title, links):
        id = f"record.{year}.employment"
        total, error = (single(listed, statistic=statistic) for statistic in ("total", RSE))
        if total is None or error is None:
            period = f"May {year}"
            jobs[int(year)] = absent(id, "jobs", Status.NOT_COMPARABLE, before.reason, reference_period=period)
        else:
            rse = from_row(f"{id}.rse", error, sources)
            jobs[int(year)] = with_error(from_row(id, total, sources), rse, CONFIDENCE_PCT)
    return jobs


def since(vintage: str, growth: Estimate, jobs: Mapping[int, Estimate], breaks: Breaks) -> Round:
    """One round's projection and the count since, both as compound rates.

    `growth` is the round's projected growth over ten years (percent), `jobs` from `employment`. The count begins in
    the round's base year, or in the first survey at hand after it.

    Figures: `record.<vintage>.projected`, `record.<vintage>.counted`, `record.<vintage>.counted.low`,
        `record.<vintage>.counted.high`, `record.<vintage>.difference`
    Formula: projected = (1 + growth)^(1/10) − 1; counted = (jobs last ÷ jobs first)^(1/years) − 1; its interval: the
        same of the ends of the ratio's interval; difference = projected − counted
    Inputs: `projections`: growth_pct; `wages`: employment and its relative standard error
    Source: the comparison of projected and actual employment as in BLS' projections evaluations (Monthly Labor Review)
    """
    id = f"record.{vintage}"
    first, last = first_survey(vintage, jobs), max(jobs)
    projected = derive(f"{id}.projected", _RATE, (growth,), _yearly, "as a rate a year over ten years")
    if last - first < FEWEST_YEARS:
        early = absent(f"{id}.counted", _RATE, Status.NOT_COMPARABLE, "too few years have passed")
        return Round(vintage, growth, projected, early, None, None, _gap(id, projected, early), ())
    counted, low, high = _counted(id, jobs[first], jobs[last], last - first)
    crossed = tuple(breaks[year] for year in breaks_between(first, last, breaks))
    return Round(vintage, growth, projected, counted, low, high, _gap(id, projected, counted), crossed)


def _yearly(growth_pct: float) -> float:
    rate: float = (1 + growth_pct / 100) ** (1 / _TEN) - 1
    return rate * 100


def _counted(id: str, start: Estimate, end: Estimate, years: int) -> tuple[Estimate, Estimate | None, Estimate | None]:
    span, step = f"{start.reference_period} to {end.reference_period}", f"as a rate a year over {years} years"
    id, pair = f"{id}.counted", (end, start)
    ratio = derive(id, "times", pair, operator.truediv, "last ÷ first", is_product=True, reference_period=span)

    def rate(times: Estimate, end: str = "") -> Estimate:
        yearly = derive(id + end, _RATE, (times,), lambda value: (value ** (1 / years) - 1) * 100, step)
        return replace(yearly, error=None)

    bounds = ends(ratio)
    low, high = (rate(bounds[0], ".low"), rate(bounds[1], ".high")) if bounds else (None, None)
    return rate(ratio), low, high


def _gap(id: str, projected: Estimate, counted: Estimate) -> Estimate:
    id, pair, period = f"{id}.difference", (projected, counted), counted.reference_period
    return derive(id, _GAP, pair, difference, "projected − counted", reference_period=period)


def differences(
    growth: pd.DataFrame, first: pd.DataFrame, last: pd.DataFrame, links: pd.DataFrame, years: int
) -> pd.Series:
    """Projected minus counted, percentage points a year, of every occupation that can be followed; by SOC 2018 code.

    `growth`, `first`, `last` have soc_code and value: projected growth over ten years in percent, and jobs in two
    surveys `years` apart. `links` (from_code, to_code) joins the codes of `growth` and `first` to those of `last`;
    only codes that it joins one to one are followed.
    """
    single = ~links["from_code"].duplicated(keep=False) & ~links["to_code"].duplicated(keep=False)
    pairs = links[single].set_index("from_code")["to_code"]
    by_code = {name: frame.set_index("soc_code")["value"] for name, frame in (("growth", growth), ("first", first))}
    together = pd.DataFrame(by_code).join(pairs, how="inner")
    together = together.join(last.set_index("soc_code")["value"].rename("last"), on="to_code", how="inner").dropna()
    projected = (1 + together["growth"] / 100) ** (1 / _TEN) - 1
    counted = (together["last"] / together["first"]) ** (1 / years) - 1
    return pd.Series((projected - counted).to_numpy() * 100, index=together["to_code"]).sort_index()


EDGES = (-5, -3, -1, 1, 3, 5)
BINS = ("below −5", "−5 to −3", "−3 to −1", "−1 to 1", "1 to 3", "3 to 5", "5 and more")


@dataclass(frozen=True, slots=True)
class Spread:
    """How far off a round was over all occupations: counts by bin, the middle, and how many were followed."""

    vintage: str
    bins: tuple[Estimate, ...]
    occupations: Estimate
    within: Estimate
    too_high: Estimate


def spread(vintage: str, distances: pd.Series, rows: Sequence[pd.DataFrame], sources: Sources) -> Spread:
    """The distribution of `distances` (from `differences`), each occupation counting once; `rows` are behind them.

    Figures: `accuracy.<vintage>.occupations`, `accuracy.<vintage>.bin_<number>`, `accuracy.<vintage>.half_within`,
        `accuracy.<vintage>.too_high_pct`
    Formula: counts; median of the absolute differences; share of occupations projected above the later count
    Inputs: `projections`: growth_pct; `wages`: employment of the first and the last survey
    Source: mean or median absolute error is the measure of BLS' own projections evaluations (Monthly Labor Review)
    """
    cells = tuple(cell for frame in rows for cell in whole_column(frame, sources))
    what = f"{len(distances)} occupations, projected − counted rate a year"

    def figure(name: str, value: float, unit: str, step: str, **details: str) -> Estimate:
        result = computed(f"accuracy.{vintage}.{name}", value, unit, cells, what, vintage.replace("-", "–"))
        return replace(result, steps=(what, step), details=details)

    counts = enumerate(np.bincount(np.digitize(distances, EDGES), minlength=len(BINS)))
    bins = (figure(f"bin_{at}", count, "occupations", "counted", bin=BINS[at]) for at, count in counts)
    return Spread(
        vintage,
        tuple(bins),
        figure("occupations", len(distances), "occupations", "counted"),
        figure("half_within", distances.abs().median(), _GAP, "median of the absolute differences"),
        figure("too_high_pct", (distances > 0).mean() * 100, "percent", "share above zero"),
    )


def bin_of(difference: float) -> str:
    """The name of the bin that a difference falls into."""
    return BINS[int(np.digitize(difference, EDGES))]
