"""Units and how a figure in each is written; a unit's name says what it is."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

# Units of plain numbers, and the digits after the point that they are written with.
_DIGITS = {
    "jobs": 0,
    "openings per year": 0,
    "occupations": 0,
    "countries": 0,
    "areas": 0,
    "industries": 0,
    "persons": 0,
    "years": 1,
    "rank": 0,
    "percentile": 0,
    "jobs per 1,000 jobs": 2,
    "location quotient": 2,
    "importance, one to five": 2,
    "level, zero to seven": 2,
    "interest, one to seven": 2,
    "extent, one to seven": 2,
    "points of importance": 2,
    "points of level": 2,
    "technologies": 0,
    "tools": 0,
    "activities": 0,
    "elements": 0,
    "tasks": 0,
    "kinds of tools": 0,
    "price level, United States = 100": 1,
    "standard deviations": 2,
    "share of tasks, 0 to 1": 2,
    "share or score, 0 to 1": 3,
    "probability, 0 to 1": 3,
}

_YES_OR_NO = {"0 or 1", "share of the code, 0 to 1"}


def rounded(value: float, digits: int) -> Decimal:
    """`value` rounded half up in decimal, as statistical offices round, whatever the float's binary tail."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def number(value: float, digits: int = 0) -> str:
    """1234.5 -> '1,234.5'; a minus sign proper; never '-0'."""
    decimal = rounded(value, digits)
    text = f"{abs(decimal):,f}"
    return f"−{text}" if decimal < 0 else text


def show(value: float, unit: str) -> str:
    """`value` as pages write it in `unit`: $45,690; $21.97; 12.5%; 817,870; EUR 3,270.

    Raises ValueError for a number that is not finite: such a number is never shown.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} {unit} can't be shown")
    amount, _, per = unit.partition(" per ")
    if unit in ("percent", "percentage points"):
        return number(value, 1) + ("%" if unit == "percent" else " percentage points")
    if unit == "times":
        return f"{number(value, 1)} times"
    if unit == "percentage points a year":
        return f"{number(value, 1)} percentage points a year"
    if unit == "percent per year":
        return f"{number(value, 1)}% a year"
    if unit in _DIGITS:
        return number(value, _DIGITS[unit])
    if unit in _YES_OR_NO:
        return number(value, 0 if value == int(value) else 2)
    if amount.endswith("USD"):
        return _money("$", value, per)
    if amount == "international dollars":
        return _money("Int$", value, per)
    if per in ("year", "month", "week", "day", "hour"):
        return _money(f"{amount} ", value, per)
    return number(value, 4) if value < 10 else number(value, 3)


def _money(sign: str, value: float, per: str) -> str:
    digits = 2 if per == "hour" or abs(value) < 10 else 0
    text = number(abs(value), digits)
    return f"−{sign}{text}" if rounded(value, digits) < 0 else f"{sign}{text}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(iso: str) -> str:
    """'2025-07-22' -> '22 July 2025'; '' -> ''. Raises ValueError if it is no such day."""
    if not iso:
        return ""
    year, month, day = map(int, iso.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}"
