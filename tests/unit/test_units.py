"""How a figure is written: units, rounding, signs."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.core.units import day_in_words, number, show

# Larger figures than any publisher has; beyond them a float has no units digit of its own.
figures = st.floats(-1e15, 1e15)
UNITS = (
    "jobs",
    "openings per year",
    "occupations",
    "countries",
    "percent",
    "percentage points",
    "times",
    "USD per year",
    "USD per hour",
    "2025 USD per year",
    "EUR per month",
    "international dollars per year",
    "LCU per USD",
)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (45690, "USD per year", "$45,690"),
        (21.97, "USD per hour", "$21.97"),
        (18, "USD per hour", "$18.00"),
        (42663.4, "2025 USD per year", "$42,663"),
        (3270, "EUR per month", "EUR 3,270"),
        (23.5, "CAD per hour", "CAD 23.50"),
        (54210.4, "international dollars per year", "Int$54,210"),
        (12.5, "percent", "12.5%"),
        (29, "percent", "29.0%"),
        (-1.25, "percentage points", "−1.3 percentage points"),
        (2.04, "times", "2.0 times"),
        (817870, "jobs", "817,870"),
        (112300, "openings per year", "112,300"),
        (18.3048583, "LCU per USD", "18.305"),
        (0.9238895, "LCU per USD", "0.9239"),
        (321.465, "index, 1982-84 = 100", "321.465"),
    ],
)
def test_each_unit_is_written_its_own_way(value: float, unit: str, text: str) -> None:
    assert show(value, unit) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.05, 1, "0.1"),
        (0.15, 1, "0.2"),  # the float lies below 0.15: decimal rounding sees what the publisher wrote
        (0.25, 1, "0.3"),
        (0.35, 1, "0.4"),
        (1.005, 2, "1.01"),
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.05, 1, "−0.1"),
        (-2.5, 0, "−3"),
        (0.0499, 1, "0.0"),
        (999.95, 1, "1,000.0"),
    ],
)
def test_ties_are_rounded_half_up_as_the_decimal_stands(value: float, digits: int, text: str) -> None:
    assert number(value, digits) == text


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("value", [-0.0, -0.0001, -0.00004])
def test_nothing_is_written_minus_zero(value: float, unit: str) -> None:
    text = show(value, unit)
    assert not text.startswith(("−", "-")) or re.search(r"[1-9]", text)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(-5.8, "percent", "−5.8%"), (-1200, "USD per year", "−$1,200"), (-94300, "jobs", "−94,300")],
)
def test_the_minus_is_a_minus_sign_before_the_currency(value: float, unit: str, text: str) -> None:
    assert show(value, unit) == text


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(value: float, unit: str) -> None:
    with pytest.raises(ValueError, match="shown"):
        show(value, unit)


@given(figures, st.sampled_from(UNITS))
def test_a_figure_is_never_minus_zero_nan_or_exponential(value: float, unit: str) -> None:
    text = show(value, unit)
    amount = re.search(r"[\d,.]+", text)
    assert amount, text
    assert "-" not in text
    assert not re.search(r"nan|inf|\de[+-]?\d", text, re.IGNORECASE)
    if "−" in text:
        assert re.search(r"[1-9]", amount[0]), text


@given(figures, st.integers(0, 4))
def test_a_number_reads_back_within_half_its_last_digit(value: float, digits: int) -> None:
    text = number(value, digits)
    back = float(text.replace("−", "-").replace(",", ""))
    half = 0.5 * 10**-digits
    assert abs(back - value) <= half * (1 + 1e-9) + math.ulp(value)


@given(st.floats(0.01, 1e12), st.sampled_from(["USD per year", "USD per hour", "jobs", "percent", "LCU per USD"]))
def test_a_larger_figure_is_never_written_smaller(value: float, unit: str) -> None:
    def read(text: str) -> float:
        return float(re.sub(r"[^\d.]", "", text))

    assert read(show(value * 2, unit)) >= read(show(value, unit))


def test_a_day_in_words() -> None:
    assert day_in_words("2025-07-22") == "22 July 2025"
    assert day_in_words("") == ""
