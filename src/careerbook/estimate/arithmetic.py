"""The arithmetic that many figures share, for `derive`."""

from __future__ import annotations


def same(value: float) -> float:
    """The number as it is."""
    return value


def total(*values: float) -> float:
    """The sum."""
    return sum(values)


def difference(first: float, second: float) -> float:
    """The first less the second."""
    return first - second


def percent_of(part: float, whole: float) -> float:
    """A part in percent of the whole."""
    return part / whole * 100


def percent_above(value: float, base: float) -> float:
    """How far a value lies above (+) or below (−) a base, in percent of the base."""
    return (value / base - 1) * 100


def percent_change(before: float, after: float) -> float:
    """The change from the one to the other, in percent of what was before."""
    return (after / before - 1) * 100
