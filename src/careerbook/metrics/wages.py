"""Employment and pay of one occupation in the latest wage survey, with the published errors."""

from __future__ import annotations

import operator
from dataclasses import replace

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, ends, from_row, with_error
from careerbook.metrics.rows import by_figure

STATISTICS = ("mean", "p10", "p25", "median", "p75", "p90")
UNITS = {"annual": "USD per year", "hourly": "USD per hour"}
# BLS states OEWS intervals at the 90-percent level: estimate +- 1.645 standard errors (OEWS technical notes).
CONFIDENCE_PCT = 90
_RSE = "relative_standard_error_pct"


def national(rows: pd.DataFrame, sources: Sources, prefix: str = "") -> dict[str, Estimate]:
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
    estimates = _read(rows, sources)
    for measured, error in (
        ("employment", "employment.rse"),
        ("wage.annual.mean", "wage.mean.rse"),
        ("wage.hourly.mean", "wage.mean.rse"),
    ):
        estimates[measured] = with_error(estimates[measured], estimates[error], CONFIDENCE_PCT)
        estimates |= {end.id: end for end in ends(estimates[measured]) or ()}
    return {prefix + id: replace(estimate, id=prefix + id) for id, estimate in estimates.items()}


def _read(rows: pd.DataFrame, sources: Sources) -> dict[str, Estimate]:
    wanted = {
        "employment": ("jobs", "employment", "total"),
        "employment.rse": ("percent", "employment", _RSE),
        "wage.mean.rse": ("percent", "mean_wage", _RSE),
    }
    for period, unit in UNITS.items():
        wanted |= {f"wage.{period}.{statistic}": (unit, f"{period}_wage", statistic) for statistic in STATISTICS}
    published, estimates = by_figure(rows), {}
    for id, (unit, measure, statistic) in wanted.items():
        row = published.get((measure, statistic))
        if row is None:
            estimates[id] = absent(id, unit, Status.NOT_PUBLISHED, "the wage survey does not publish it")
        else:
            estimate = from_row(id, row, sources)
            estimates[id] = _with_reason(estimate, hourly=row["hourly_only"], annual=row["annual_only"])
    return estimates


def _with_reason(estimate: Estimate, *, hourly: bool, annual: bool) -> Estimate:
    if estimate.status is not Status.NOT_RELEASED:
        return estimate
    if hourly and estimate.unit == UNITS["annual"]:
        return replace(estimate, reason="the survey publishes only hourly pay: many in it do not work the whole year")
    if annual and estimate.unit == UNITS["hourly"]:
        return replace(
            estimate, reason="the survey publishes only annual pay: many in it do not work 2,080 hours a year"
        )
    return replace(estimate, reason="the publisher withheld it")


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
        gap: derive(gap, "percent", pair, lambda pay, all_: (pay / all_ - 1) * 100, f"{estimate.id} ÷ {other.id} − 1"),
        ratio: derive(ratio, "times", pair, operator.truediv, f"{estimate.id} ÷ {other.id}"),
    }
