"""Projected employment and openings of one occupation, BLS' words for its growth, and what earlier rounds said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from careerbook.core.units import rounded
from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row, read
from careerbook.estimate.margins import Numbers
from careerbook.metrics.continuity import through
from careerbook.metrics.rows import Row, index, single

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
DECLINE, NO_CHANGE = "decline", "little or no change"

CutOffs = Sequence[tuple[int, str]]
"""The least growth (whole percent, over the ten years) of each adjective, the largest first."""

_HALF_STEP = 50  # jobs and openings are published to the nearest hundred
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
        row, id = by_measure.get(measure), prefix + name
        estimate = read(id, unit, row, sources, "not in this vintage", factor)
        estimates[id] = replace(estimate, reference_period=_period(name, row)) if row else estimate
    return estimates


def _period(name: str, row: Row) -> str:
    if name in _BASE_YEAR_FIGURES:
        return str(row["base_year"])
    target = str(row["target_year"])
    return target if name == "employment_target" else f"{row['base_year']}–{target[2:]}"


def openings(figures: Mapping[str, Estimate], prefix: str = "outlook.") -> dict[str, Estimate]:
    """The parts of the openings a year, and the openings for each hundred jobs, by id.

    `figures` are those of `outlook` with the same prefix. In the published figures openings are exits
    plus transfers plus the change a year, which is negative where employment is projected to decline.

    Figures: `outlook.change_annual`, `outlook.openings_rate_pct`; with `all.` before them: all occupations
    Formula: change in jobs ÷ 10; openings ÷ ((jobs in the base year + jobs in the target year) ÷ 2) × 100
    Inputs: `projections`: employment_change, openings_annual, employment_base, employment_target
    Source: BLS, Employment Projections: occupational separations and openings
    """
    names = ("openings_annual", "employment_base", "employment_target")
    opened, base, target = (figures[f"{prefix}{name}"] for name in names)
    change, change_id, rate_id = f"{prefix}employment_change", f"{prefix}change_annual", f"{prefix}openings_rate_pct"
    step = "openings a year ÷ mean of the jobs in the base and the target year"
    return {
        change_id: derive(change_id, "openings per year", (figures[change],), lambda jobs: jobs / 10, "÷ 10 years"),
        rate_id: derive(rate_id, "percent", (opened, base, target), openings_rate, step),
    }


def openings_rate(opened: Numbers, first: Numbers, last: Numbers) -> Numbers:
    """Openings a year for each hundred jobs, by the mean of the jobs in the base and the target year."""
    return opened / ((first + last) / 2) * 100


def against(occupation: Mapping[str, Estimate], everyone: Mapping[str, Estimate]) -> int | None:
    """Whether more of the occupation's jobs open each year than of the others': 1 more, −1 fewer, 0 can't be told.

    Both are figures by name (openings_annual, employment_base, employment_target). It can't be told where the rates'
    ranges, from the publisher's rounding to the nearest hundred alone, touch; None where a figure is lacking.
    """
    here, others = _range(occupation), _range(everyone)
    if here is None or others is None:
        return None
    (low, high), (others_low, others_high) = here, others
    return 1 if low > others_high else -1 if high < others_low else 0


def _range(figures: Mapping[str, Estimate]) -> tuple[float, float] | None:
    """The lowest and the highest rate that round to the published figures."""
    opened, first, last = (figures[name].value for name in ("openings_annual", "employment_base", "employment_target"))
    if opened is None or first is None or last is None:
        return None
    jobs = (first + last) / 2
    fewest = max(jobs - _HALF_STEP, 1)
    return max(opened - _HALF_STEP, 0) / (jobs + _HALF_STEP), (opened + _HALF_STEP) / fewest


def cut_offs(sources: Sources, vintage: str) -> CutOffs:
    """The cut-offs of a round as the catalog has them; none if it has none: they move with the average."""
    rounds = {source.options.get("vintage"): source.growth_words for source in sources.values() if source.growth_words}
    return rounds.get(vintage, ())


def adjective(growth: Estimate, vintage: str, words: CutOffs) -> Estimate | None:
    """BLS' adjective for `growth` (percent over the ten years); None if there is no figure or no cut-offs are known.

    Figures: `outlook.growth_adjective`, `outlook.growth_adjective_first`
    Formula: growth rounded to a whole percent, against the least percent of each adjective in its round
    Inputs: `projections`: growth_pct
    Source: BLS, Occupational Outlook Handbook, as O*NET OnLine repeats its cut-offs for a round
    """
    if not words or growth.value is None:
        return None
    whole = rounded(growth.value, 0)
    category = next((text for least, text in words if whole >= least), DECLINE)
    step = f"BLS' adjective for {growth.text}, rounded to a whole percent, in the {vintage} round"
    return replace(
        growth,
        id="outlook.growth_adjective",
        value=None,
        unit="category",
        category=category,
        label=Label.DERIVED,
        steps=(*growth.steps, step),
    )


def leading(adjective: Estimate) -> Estimate | None:
    """The adjective as it begins a sentence; None for the adverbs, which don't."""
    words = {DECLINE: "A decline", NO_CHANGE: "Little or no change"}.get(adjective.category or "")
    return replace(adjective, id=f"{adjective.id}_first", category=words) if words else None


def track(growth: pd.DataFrame, links: pd.DataFrame, code: str, title: str, sources: Sources) -> dict[str, Estimate]:
    """The growth that each vintage projected over its ten years, id `track.<vintage>.growth_pct`, percent.

    `growth` are the `growth_pct` rows of `projections` of all detailed occupations and vintages. A vintage whose
    code is not joined one to one by `links` (SOC 2010 -> SOC 2018) has no figure and says why.

    Figures: `track.<vintage>.growth_pct`
    Formula: as published
    Inputs: `projections`: growth_pct of each vintage; `crosswalks` SOC 2010 to SOC 2018
    Source: BLS, Employment Projections of each vintage
    """
    rounds = {}
    for vintage, before, rows in through(growth, "vintage", code, title, links, "this vintage"):
        id, span, row = f"track.{vintage}.growth_pct", vintage.replace("-", "–"), single(rows)
        projected = from_row(id, row, sources) if row else absent(id, "percent", Status.NOT_COMPARABLE, before.reason)
        rounds[str(vintage)] = replace(projected, reference_period=span)
    return rounds
