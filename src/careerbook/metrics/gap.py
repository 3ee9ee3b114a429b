"""How far what somebody can do lies from what an occupation asks: level by level, and in all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerbook.estimate import (
    ErrorMargin,
    Estimate,
    Label,
    Sources,
    Status,
    absent,
    computed,
    derive,
    overlap,
    whole_column,
)
from careerbook.estimate.margins import QUANTILES
from careerbook.metrics.ratings import CONFIDENCE_PCT, ElementRating, key

IMPORTANT = 3.0
"""The importance from which an element counts: the anchor 'important' of O*NET's scale from one to five."""

FEWEST = 10
"""How many elements must be known on both sides before two sets of levels are compared."""

_POINTS = "points of level"


@dataclass(frozen=True, slots=True)
class Gap:
    """An element that an occupation needs, the level that one has in it, and what is lacking.

    `verdict` is 1 if the level asked is above one's own by more than the errors, 0 if the errors leave it open, −1 if
    one's own is at least as high, None if a level is lacking and no error is known of one of the two.
    """

    domain: str
    rating: ElementRating
    level_held: Estimate
    shortfall: Estimate
    verdict: int | None

    @property
    def weight(self) -> float:
        """Importance × levels lacking: what closing it would bring."""
        return (self.rating.importance.value or 0.0) * (self.shortfall.value or 0.0)

    @property
    def level_asked(self) -> Estimate:
        """The level that the occupation needs."""
        assert self.rating.level is not None
        return self.rating.level


def gaps(domain: str, ratings: Sequence[ElementRating], levels_held: Mapping[str, Estimate]) -> list[Gap]:
    """The important elements of a domain beside one's own levels, those that would bring most first.

    `levels_held` are levels from zero to seven by element id. Elements whose level or importance is not published are
    left out, as are those rated below `IMPORTANT`.

    Figures: `gap.<domain>.<element>.shortfall`
    Formula: level that the occupation asks − own level, at least 0
    Inputs: `onet_ratings`: scales IM and LV of the latest release; levels of an occupation or a person's own
    Source: O*NET database: importance and level; the difference of levels is this project's own measure
    """
    needed = [
        rating
        for rating in ratings
        if rating.level and rating.level.value is not None and (rating.importance.value or 0) >= IMPORTANT
    ]
    result = [_gap(domain, rating, levels_held.get(rating.element_id)) for rating in needed]
    return sorted(result, key=lambda gap: (-gap.weight, -(gap.rating.importance.value or 0), gap.rating.name))


def _gap(domain: str, rating: ElementRating, held: Estimate | None) -> Gap:
    stem = f"gap.{domain}.{key(rating.element_id)}"
    assert rating.level is not None
    if held is None:
        held = absent(f"{stem}.own", rating.level.unit, Status.NOT_PUBLISHED, "your level is not said")
    step = "level asked − own level, at least zero"
    pair = (rating.level, held)
    shortfall = derive(f"{stem}.shortfall", _POINTS, pair, lambda asked, has: max(0.0, asked - has), step)
    return Gap(domain, rating, held, shortfall, _verdict(rating.level, held))


def _verdict(asked: Estimate, held: Estimate) -> int | None:
    if asked.value is None or held.value is None:
        return None
    if held.value >= asked.value:
        return -1
    if held.label is Label.EDITORIAL and asked.error:  # what somebody states of themselves counts as exact
        return 0 if asked.value - held.value <= (asked.error.high - asked.error.low) / 2 else 1
    within = overlap(asked, held)
    return None if within is None else 0 if within else 1


def readiness(id: str, gaps: Sequence[Gap]) -> Estimate:
    """How much of what is asked one has: 100 where no level is lacking, 0 where one has none of them.

    The published errors of the levels are carried on, taken as independent; a level that somebody states of
    themselves counts as exact, so the interval is of the publisher's errors only.

    Figures: `gap.readiness`, `gap.readiness.<domain>`, `gap.<occupation>.readiness`
    Formula: (1 − sum of importance × levels lacking ÷ sum of importance × levels asked) × 100, over the elements of
        importance three or more whose level is known on both sides
    Inputs: `onet_ratings`: scales IM and LV of the latest release; levels of an occupation or a person's own
    Source: O*NET database; the measure is this project's own, see docs/tools.md for its limits
    """
    comparable = [gap for gap in gaps if gap.shortfall.value is not None]
    if not comparable:
        return absent(id, "percent", Status.NOT_PUBLISHED, "no level is known on both sides")
    inputs = [estimate for gap in comparable for estimate in (gap.rating.importance, gap.level_asked, gap.level_held)]
    step = "(1 − sum of importance × levels lacking ÷ sum of importance × levels asked) × 100"
    value = 100 * (1 - _lacking(comparable) / _asked(comparable))
    share = derive(id, "percent", inputs, lambda *_: value, step, label=Label.MODELLED)
    margin = _margin(share.value or 0.0, comparable)
    return replace(share, error=margin) if margin else share


def _lacking(gaps: Sequence[Gap]) -> float:
    return sum(gap.weight for gap in gaps)


def _asked(gaps: Sequence[Gap]) -> float:
    return sum((gap.rating.importance.value or 0.0) * (gap.level_asked.value or 0.0) for gap in gaps) or 1.0


def _margin(value: float, gaps: Sequence[Gap]) -> ErrorMargin | None:
    """By the delta method, from the standard errors of the levels.

    None if a level has no error, or if none is lacking: there the share has its upper end, and no slope.
    """
    total, lacking = _asked(gaps), _lacking(gaps)
    variance = 0.0
    for gap in gaps:
        asked_error, held_error = _standard_error(gap.level_asked), _standard_error(gap.level_held)
        if asked_error is None or held_error is None or not lacking:
            return None
        weight, lacks = gap.rating.importance.value or 0.0, (gap.shortfall.value or 0.0) > 0
        by_asked = -(weight * lacks) / total + lacking * weight / total**2
        by_held = weight * lacks / total
        variance += (by_asked * asked_error) ** 2 + (by_held * held_error) ** 2
    half = 100 * QUANTILES[CONFIDENCE_PCT] * math.sqrt(variance)
    rse = round(half / QUANTILES[CONFIDENCE_PCT] / value * 100, 6) if value else 0.0
    return ErrorMargin(rse, CONFIDENCE_PCT, max(0.0, value - half), min(100.0, value + half), "carried_standard_error")


def _standard_error(level: Estimate) -> float | None:
    """In the figure's unit; zero for what people state of themselves."""
    if level.label is Label.EDITORIAL:
        return 0.0
    if level.error is None or level.value is None:
        return None
    return level.error.relative_standard_error_pct * abs(level.value) / 100


@dataclass(frozen=True, slots=True)
class Levels:
    """Importance and level of every element (columns) for every O*NET occupation (rows), and the rows behind them."""

    codes: tuple[str, ...]
    elements: tuple[str, ...]
    importance: NDArray[np.float64]
    level: NDArray[np.float64]


def levels(rows: pd.DataFrame) -> Levels:
    """The published levels of all occupations; what is to be suppressed or called not relevant is not a number.

    `rows` are rows of `onet_ratings` of one release, of domains that have levels.
    """
    plain = rows[(rows["recommend_suppress"].astype(str) != "True") & (rows["not_relevant"].astype(str) != "True")]
    wide = {
        scale: of_scale.pivot(index="onet_soc_code", columns="element_id", values="value")
        for scale, of_scale in plain.groupby("scale_id")
    }
    importance, level = wide["IM"].align(wide["LV"])
    return Levels(
        tuple(map(str, level.index)), tuple(map(str, level.columns)), importance.to_numpy(float), level.to_numpy(float)
    )


def distances(occupations: Levels, levels_held: Mapping[str, float]) -> dict[str, float]:
    """How far each occupation lies from one's own levels, by O*NET code: the mean distance, weighted by importance.

    Counted over the elements of importance three or more that are known on both sides; an occupation with fewer than
    `FEWEST` of them is left out.
    """
    held = np.array([levels_held.get(element, np.nan) for element in occupations.elements])
    counts = (occupations.importance >= IMPORTANT) & ~np.isnan(occupations.level) & ~np.isnan(held)
    weight = np.where(counts, occupations.importance, 0.0)
    far = np.where(counts, np.abs(occupations.level - held), 0.0)
    total = weight.sum(axis=1)
    return {
        code: float((weight[at] * far[at]).sum() / total[at])
        for at, code in enumerate(occupations.codes)
        if counts[at].sum() >= FEWEST
    }


def distance(soc_code: str, value: float, rows: pd.DataFrame, sources: Sources, period: str) -> Estimate:
    """The distance of an occupation from one's own levels, as `distances` gives it, with the cells of its `rows`.

    Figures: `gap.<occupation>.distance`
    Formula: sum of importance × |level of the occupation − own level| ÷ sum of importance, over the elements of
        importance three or more whose level is known on both sides, at least ten
    Inputs: `onet_ratings`: scales IM and LV of the latest release; levels of an occupation or a person's own
    Source: O*NET database; the measure is this project's own
    """
    cells = whole_column(rows.assign(raw=""), sources)
    step = "mean of the distances between its levels and one's own, weighted by importance"
    return computed(f"gap.{soc_code}.distance", value, _POINTS, cells, step, period, Label.MODELLED)
