"""Projected employment and openings of one occupation, and what earlier projections said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, from_row
from careerbook.metrics.continuity import predecessor
from careerbook.metrics.rows import index, single

# id -> the publisher's measure, the unit shown, and the factor from the published unit (thousands).
FIGURES: Mapping[str, tuple[str, str, float]] = {
    "employment_base": ("employment_base", "jobs", 1000),
    "employment_target": ("employment_target", "jobs", 1000),
    "employment_change": ("employment_change", "jobs", 1000),
    "growth_pct": ("growth_pct", "percent", 1),
    "openings_annual": ("openings_annual", "openings per year", 1000),
    "exits_annual": ("labor_force_exits_annual", "openings per year", 1000),
    "transfers_annual": ("occupational_transfers_annual", "openings per year", 1000),
    "entry_education": ("entry_education", "category", 1),
    "work_experience": ("work_experience", "category", 1),
    "on_the_job_training": ("on_the_job_training", "category", 1),
}
_BASE_YEAR_FIGURES = {"employment_base", "entry_education", "work_experience", "on_the_job_training"}


def outlook(rows: pd.DataFrame, sources: Sources, prefix: str = "outlook.") -> dict[str, Estimate]:
    """One vintage's projection by id: `outlook.{employment_base, growth_pct, openings_annual, ...}`.

    `rows` are one occupation's rows of `projections` for one vintage. Employment is in jobs (published in
    thousands), growth in percent over the whole period, openings, exits and transfers are annual averages.

    Figures: `outlook.<figure>`; with `all.` before it: all occupations
    Formula: as published; thousands × 1,000
    Inputs: `projections` of the latest vintage
    Source: BLS, Employment Projections, Handbook of Methods
    """
    estimates, by_measure = {}, index(rows, "measure")
    for name, (measure, unit, factor) in FIGURES.items():
        row = by_measure.get((measure,))
        if row is None:
            estimates[prefix + name] = absent(prefix + name, unit, Status.NOT_PUBLISHED, "not in this vintage")
            continue
        estimate = from_row(prefix + name, row, sources, factor=factor, unit=unit)
        estimates[prefix + name] = replace(estimate, reference_period=_period(name, row))
    return estimates


def _period(name: str, row: Mapping[str, object]) -> str:
    if name in _BASE_YEAR_FIGURES:
        return str(row["base_year"])
    return (
        str(row["target_year"]) if name == "employment_target" else f"{row['base_year']}–{str(row['target_year'])[2:]}"
    )


def track(growth: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Sources) -> dict[str, Estimate]:
    """The growth that each vintage projected over its ten years, id `track.<vintage>.growth_pct`, percent.

    `growth` are the `growth_pct` rows of `projections` of all detailed occupations and vintages. A vintage whose
    code is not joined one to one by `links` (SOC 2010 -> SOC 2018) has no figure and says why.

    Figures: `track.<vintage>.growth_pct`
    Formula: as published
    Inputs: `projections`: growth_pct of each vintage; `crosswalks` SOC 2010 to SOC 2018
    Source: BLS, Employment Projections of each vintage
    """
    by_vintage = growth.groupby("vintage")
    return {str(vintage): _tracked(str(vintage), listed, links, code, title, sources) for vintage, listed in by_vintage}


def _tracked(
    vintage: str, listed: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Sources
) -> Estimate:
    id, span = f"track.{vintage}.growth_pct", vintage.replace("-", "–")
    before = predecessor(code, title, listed["classification"].iloc[0], links, listed)
    row = single(listed, soc_code=before.code) if before.code else None
    if row is None:
        why = before.reason or f"{before.code} is not in this vintage"
        return absent(id, "percent", Status.NOT_COMPARABLE, why, reference_period=span)
    return replace(from_row(id, row, sources), reference_period=span)
