"""How sure a figure is: the interval of a published error, and errors carried into what is computed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from careerbook.estimate.kinds import WEAKER, ErrorMargin, Estimate, Label

# The normal quantile of each confidence level that publishers state: BLS 90 percent, the UK's ONS 95.
QUANTILES = {90: 1.645, 95: 1.96}
Numbers = TypeVar("Numbers", float, pd.Series)

PUBLISHED_BOUNDS = "published_bounds"
"""The kind of an error whose interval the publisher gives; it need not lie evenly about the figure."""


def with_error(estimate: Estimate, relative_standard_error: Estimate, level_pct: int) -> Estimate:
    """`estimate` with the interval that its published relative standard error (percent) gives.

    The interval at `level_pct` (90 or 95) is value x (1 +- z x RSE / 100), z the normal quantile of the level.
    """
    error = relative_standard_error.value
    if estimate.value is None or error is None:
        return estimate
    margin = _margin(estimate.value, error, level_pct)
    return replace(estimate, error=margin, cells=estimate.cells + relative_standard_error.cells)


def with_bounds(estimate: Estimate, standard_error: float, low: float, high: float, level_pct: int) -> Estimate:
    """`estimate` with the interval whose bounds the publisher gives beside it, in the figure's own unit."""
    if not estimate.value:
        return estimate
    rse = round(100 * standard_error / abs(estimate.value), 6)
    return replace(estimate, error=ErrorMargin(rse, level_pct, low, high, PUBLISHED_BOUNDS))


def carried(value: float | None, inputs: Sequence[Estimate]) -> ErrorMargin | None:
    """The error of a product or quotient: relative errors, taken as independent, add up in squares (delta method).

    An input without a published error counts as exact, so the interval is of the published sampling errors only.
    None if no input has an error, or if they are stated at different levels.
    """
    errors = [estimate.error for estimate in inputs if estimate.error]
    levels = {error.confidence_level_pct for error in errors}
    if value is None or len(levels) != 1:
        return None
    together = math.sqrt(sum(error.relative_standard_error_pct**2 for error in errors))
    return replace(_margin(value, together, levels.pop()), kind="carried_relative_standard_error")


def ends(estimate: Estimate) -> tuple[Estimate, Estimate] | None:
    """The interval's ends as estimates, ids `<id>.low` and `<id>.high`; None if no error is known."""
    error = estimate.error
    if error is None:
        return None
    level, rse = error.confidence_level_pct, error.relative_standard_error_pct
    return _end(estimate, "low", "−", error.low, level, rse), _end(estimate, "high", "+", error.high, level, rse)


def overlap(first: Estimate, second: Estimate) -> bool | None:
    """Whether a difference is within the errors: |a − b| <= sqrt of the squared half-widths; None without both errors.

    The test that the Census Bureau and BLS use for two independent estimates, at the level of the intervals.
    """
    if first.value is None or second.value is None or first.error is None or second.error is None:
        return None
    halves = [(error.high - error.low) / 2 for error in (first.error, second.error)]
    return abs(first.value - second.value) <= math.hypot(*halves)


def _end(estimate: Estimate, name: str, sign: str, value: float, level: int, rse: float) -> Estimate:
    if estimate.error and estimate.error.kind == PUBLISHED_BOUNDS:
        step = f"the {name} bound of the {level}-percent confidence interval, from the same row"
        return replace(estimate, id=f"{estimate.id}.{name}", value=value, steps=(*estimate.steps, step), error=None)
    step = (
        f"value × (1 {sign} {QUANTILES[level]} × relative standard error {rse:.4g}%): "
        f"{level}-percent confidence interval"
    )
    return replace(
        estimate,
        id=f"{estimate.id}.{name}",
        value=value,
        label=max(Label.DERIVED, estimate.label, key=WEAKER.index),
        steps=(*estimate.steps, step),
        error=None,
    )


def interval(value: Numbers, rse: Numbers, level_pct: int) -> tuple[Numbers, Numbers]:
    """The ends of the interval of a value, or of a column of values, with its relative standard error in percent."""
    half = abs(value) * QUANTILES[level_pct] * rse / 100
    return value - half, value + half


def _margin(value: float, rse: float, level_pct: int) -> ErrorMargin:
    return ErrorMargin(rse, level_pct, *interval(value, rse, level_pct))
