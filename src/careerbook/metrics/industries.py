"""Employment and pay of one occupation by industry, with the errors that are published for sectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import pandas as pd

from careerbook.estimate import (
    Estimate,
    Sources,
    Status,
    absent,
    computed,
    derive,
    overlap,
    percent_of,
    read,
    whole_column,
    with_error,
)
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import CONFIDENCE_PCT, EITHER_WAY, RSE, UNITS, Figured, Part, by_part


@dataclass(frozen=True, slots=True)
class Industry(Part):
    """The occupation in one industry: jobs, its share of the occupation's jobs, mean and median pay."""

    share: Estimate
    mean: Estimate
    median: Estimate
    employment_error: Estimate

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The industry's figures."""
        return (self.employment, self.share, self.mean, self.median, self.employment_error)


def national(employment: Estimate, year: int) -> Estimate:
    """The occupation's `employment` in the nation in May `year`, as the base of shares.

    Figures: `industry.<year>.national.employment`
    Formula: as published
    Inputs: `wages`: employment and its relative_standard_error_pct of that May
    Source: BLS, OEWS national estimates
    """
    return replace(employment, id=f"industry.{year}.national.employment")


def by_industry(
    rows: pd.DataFrame, nation: Estimate, sources: Sources, *, year: int, basis: str
) -> tuple[Industry, ...]:
    """The occupation in each industry of `rows`, largest first, those whose jobs are withheld last.

    `rows` are its rows of `wages_by_industry` of one source, and so of one year and one level of industries: `nation`
    is its national employment of that year, `basis` annual or hourly. The share carries no error:
    a part and its whole are not independent, and how they vary together is not published.

    Figures: `industry.<year>.<code>.employment`, `industry.<year>.<code>.employment.rse`,
        `industry.<year>.<code>.share_pct`, `industry.<year>.<code>.wage.<period>.mean`,
        `industry.<year>.<code>.wage.<period>.mean.low`, `industry.<year>.<code>.wage.<period>.mean.high`,
        `industry.<year>.<code>.wage.<period>.median`
    Formula: share = jobs in the industry ÷ jobs in the nation × 100; interval of the mean = value × (1 ± 1.645 ×
        relative standard error)
    Inputs: `wages_by_industry`: employment, mean and median wage, relative_standard_error_pct; `wages`: employment
    Source: BLS, Survey Methods and Reliability Statement for the OEWS survey
    """
    titles = {row["industry_code"]: row["industry_title"] for row in records(rows)}
    published = by_part(rows, "industry_code")
    industries = [_industry(code, titles[code], published[code], nation, sources, year, basis) for code in published]
    return tuple(sorted(industries, key=lambda industry: (-(industry.employment.value or 0), industry.title)))


def _industry(
    code: str, title: str, rows: Figured, nation: Estimate, sources: Sources, year: int, basis: str
) -> Industry:
    id, unit = f"industry.{year}.{code.lower()}", UNITS[basis]
    # Some titles name the NAICS groups that the survey joins: '(4241, 4247, and 4249 only)'.
    groups = " ".join(re.findall(r"\d{4}", title))
    details = {"industry": title} | ({"naics": groups} if groups else {})

    def figure(name: str, unit: str, measure: str, statistic: str) -> Estimate:
        return replace(_figure(f"{id}.{name}", unit, rows.get((measure, statistic)), sources), details=details)

    jobs_error = figure("employment.rse", "percent", "employment", RSE)
    jobs = with_error(figure("employment", "jobs", "employment", "total"), jobs_error, CONFIDENCE_PCT)
    mean_error = figure("wage.mean.rse", "percent", "mean_wage", RSE)
    mean = with_error(figure(f"wage.{basis}.mean", unit, f"{basis}_wage", "mean"), mean_error, CONFIDENCE_PCT)
    step = "jobs in the industry ÷ jobs in the nation × 100"
    share = derive(f"{id}.share_pct", "percent", (jobs, nation), percent_of, step)
    median = figure(f"wage.{basis}.median", unit, f"{basis}_wage", "median")
    return Industry(code, title, jobs, share, mean, median, jobs_error)


def _figure(id: str, unit: str, row: Row | None, sources: Sources) -> Estimate:
    estimate = read(id, unit, row, sources, "not in the file of this industry")
    if row is None or estimate.status is not Status.NOT_RELEASED:
        return estimate
    is_untold = estimate.cells[0].transcribed and row["measure"] != "employment"
    return replace(estimate, reason=EITHER_WAY if is_untold else "the publisher withheld it")


def published(rows: pd.DataFrame, nation: Estimate, sources: Sources, *, year: int) -> Estimate:
    """The share of the occupation's jobs that are in industries whose jobs are published.

    `rows` are those of `by_industry`; one without a published figure has no part in the sum.

    Figures: `industry.<year>.published_pct`
    Formula: sum of the jobs published for industries of one level ÷ jobs in the nation × 100
    Inputs: `wages_by_industry` and `wages`: employment
    Source: plain arithmetic; industries of one level don't overlap
    """
    jobs = rows[(rows["measure"] == "employment") & (rows["statistic"] == "total") & rows["value"].notna()]
    id = f"industry.{year}.published_pct"
    if jobs.empty:
        return absent(id, "percent", Status.NOT_RELEASED, "no industry's jobs are released")
    step, cells = f"sum of the jobs in the {len(jobs)} industries published", whole_column(jobs, sources)
    total = computed(f"industry.{year}.published.employment", jobs["value"].sum(), "jobs", cells, step)
    step, period = "÷ jobs in the nation × 100", nation.reference_period
    return derive(id, "percent", (total, nation), percent_of, step, reference_period=period)


def together(industries: Sequence[Industry], nation: Estimate, *, year: int) -> Estimate:
    """The share of the occupation's jobs that `industries`, of one level and each with a figure, hold together.

    Figures: `industry.<year>.largest_pct`
    Formula: sum of their jobs ÷ jobs in the nation × 100
    Inputs: `wages_by_industry` and `wages`: employment
    Source: plain arithmetic; industries of one level don't overlap
    """
    inputs = (nation, *(industry.employment for industry in industries))
    step = "sum of the jobs in the largest industries ÷ jobs in the nation × 100"
    id = f"industry.{year}.largest_pct"
    return derive(id, "percent", inputs, lambda nation, *jobs: sum(jobs) / nation * 100, step)


def is_highest(ordered: Sequence[Industry]) -> bool:
    """Whether the first mean's whole interval lies above that of each of the others.

    Stricter than the test of two figures: of many sectors one comes out on top by chance alone.
    """
    first, *rest = (industry.mean.error for industry in ordered)
    return first is not None and all(other is not None and first.low > other.high for other in rest)


def told_apart(ordered: Sequence[Industry]) -> tuple[Industry, Industry] | None:
    """Of the pairs whose means differ beyond their errors, higher first, the one with the most jobs in its smaller."""
    pairs = [pair for pair in combinations(ordered, 2) if overlap(pair[0].mean, pair[1].mean) is False]
    return max(pairs, key=lambda pair: min(industry.employment.value or 0 for industry in pair), default=None)
