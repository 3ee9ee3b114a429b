"""Figures of other topics that answer what a guide's readers ask: each only where it can be told."""

from __future__ import annotations

from careerbook.estimate import Estimate
from careerbook.figures.ai_exposure import readings
from careerbook.figures.case import Case, Figures
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.pay_by_sex import workers
from careerbook.metrics.workers import Workers

_AI_INDEX = "exposure.aioe.percentile"


def tenths(case: Case) -> tuple[Estimate, ...]:
    """What a tenth earn less than and what a tenth earn more than, where both and the median are published."""
    paid = pay(case)
    low, high = paid["p10"], paid["p90"]
    return (low, high) if None not in (paid["median"].value, low.value, high.value) else ()


def growth_of_all(case: Case) -> Estimate | None:
    """The projected growth of all occupations, where the occupation's own is published."""
    projected = outlook(case)
    return projected.of_all("growth_pct") if projected["growth_pct"].value is not None else None


def openings_in_decline(case: Case) -> Estimate | None:
    """The openings a year of an occupation that is projected to decline."""
    growth, openings = outlook(case)["growth_pct"], outlook(case)["openings_annual"]
    return openings if growth.value is not None and growth.value < 0 and openings.value else None


def leavers(case: Case) -> tuple[Estimate, ...]:
    """Those projected to leave the labor force and to move to other occupations each year, where both are known."""
    exits, transfers = outlook(case)["exits_annual"], outlook(case)["transfers_annual"]
    return (exits, transfers) if None not in (exits.value, transfers.value) else ()


def ai_percentile(case: Case) -> Estimate | None:
    """The percentile on the index of Felten, Raj and Seamans, where it has the occupation under one code."""
    percentiles = (place.percentile for reading in readings(case) for place in reading.places)
    percentile = next((estimate for estimate in percentiles if estimate.id == _AI_INDEX), None)
    return percentile if percentile is not None and percentile.value is not None else None


def women_and_men(case: Case) -> Workers | None:
    """The first Census occupation of the occupation with weekly medians of both women and men."""
    return next((group for group in workers(case) if group.both), None)


def women_and_men_alone(case: Case) -> Workers | None:
    """The one Census occupation with both medians that holds no other occupation; None if there are more."""
    groups = [group for group in workers(case) if group.both and not group.is_broader]
    return groups[0] if len(groups) == 1 else None


def estimates(case: Case) -> Figures:
    """All of these by id."""
    single = [growth_of_all(case), openings_in_decline(case), ai_percentile(case)]
    first, alone = women_and_men(case), women_and_men_alone(case)
    earnings = [group.medians[sex] for group in (first, alone) if group for sex in ("women", "men")]
    figures = (*tenths(case), *leavers(case), *single, *earnings, first.ratio if first else None)
    return {estimate.id: estimate for estimate in figures if estimate}
