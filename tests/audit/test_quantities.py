"""The grammar of numbers: what is written is what is read, to the place that it is written to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.audit.quantities import Quantity, find
from careerbook.audit.verdicts import agrees


def one(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("42k", (42_000,), "number"),
        ("$42,000", (42_000,), "$"),
        ("$42,000 USD", (42_000,), "USD"),
        ("US$ 42,000", (42_000,), "USD"),
        ("42.000 €", (42_000,), "EUR"),
        ("42 000 €", (42_000,), "EUR"),
        ("42\u202f000 €", (42_000,), "EUR"),
        ("CHF 42’000", (42_000,), "CHF"),
        ("3.270,50 EUR", (3270.5,), "EUR"),
        ("C$40–55k", (40_000, 55_000), "CAD"),
        ("A$50,000-A$65,000", (50_000, 65_000), "AUD"),
        ("MXN 120,000-MXN 180,000", (120_000, 180_000), "MXN"),
        ("£22,000 to £28,000", (22_000, 28_000), "GBP"),
        ("between $30,000 and $35,000", (30_000, 35_000), "$"),
        ("$1.2M", (1_200_000,), "$"),
        ("1.2 million jobs", (1_200_000,), "number"),
        ("≈60k", (60_000,), "number"),
        ("13.9 percent", (13.9,), "percent"),
        ("13,9 %", (13.9,), "percent"),
        ("10–15%", (10, 15), "percent"),
        ("a decline of -2%", (-2,), "percent"),
        ("160+ hours", (160,), "hours"),
        ("9-12 months", (9, 12), "months"),
        ("9 months to 2 years", (9, 24), "months"),
        ("two years", (2,), "years"),
        ("four to six weeks", (4, 6), "weeks"),
        ("45,000 dollars", (45_000,), "$"),
        ("45,000 Canadian dollars", (45_000,), "CAD"),
    ],
)
def test_a_number_is_read(text: str, values: tuple[float, ...], unit: str) -> None:
    assert (one(text).values, one(text).unit) == (values, unit)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$21.97 an hour", "hour"),
        ("$21.97/hr", "hour"),
        ("$45,690 a year", "year"),
        ("£31,000 per annum", "year"),
        ("$3,800 monthly", "month"),
        ("an hourly wage of $21.97", "hour"),
        ("$950 per week", "week"),
        ("$45,690", ""),
    ],
)
def test_the_period_of_pay_is_read(text: str, per: str) -> None:
    assert one(text).per == per


@pytest.mark.parametrize(
    "text", ["401(k) plans", "at 10:30", "the 3rd step", "555-0199", "B12", "1.200 jobs", "v2.0.1"]
)
def test_what_is_no_quantity_or_ambiguous_is_left_out(text: str) -> None:
    assert not find(text)


def test_two_amounts_joined_by_and_are_two() -> None:
    assert [each.values for each in find("$45,690 and $46,120")] == [(45_690,), (46_120,)]
    assert find("12.5 percent to 2034")[0].values == (12.5,)


@pytest.mark.parametrize(
    ("text", "official", "expected"),
    [
        ("$42,000", 42_400, True),
        ("$42,000", 41_400, False),
        ("14%", 13.9, True),
        ("14%", 13.4, False),
        ("13.9%", 13.94, True),
        ("about 107,000", 105_900, True),  # within two percent
        ("107,000", 105_900, False),
        ("1.2 million", 1_249_000, True),
        ("1.2 million", 1_260_000, False),
        ("60k", 60_400, True),
        ("more than 40,000", 45_690, True),
        ("more than 40,000", 39_000, False),
        ("more than 40,000", 112_300, None),  # true, and says nothing
        ("up to 60,000", 59_310, True),
        ("up to 60,000", 61_000, False),
        ("10 to 15%", 12.5, True),
        ("10 to 12%", 13.9, False),
    ],
)
def test_a_claim_agrees_with_what_rounds_to_it(text: str, official: float, expected: bool | None) -> None:
    assert agrees(one(text), official) is expected


whole = st.integers(min_value=1_000, max_value=999_999)


@given(whole, st.sampled_from(["${:,}", "{:,} USD", "€{:,}", "C${:,}", "about ${:,} a year", "pays £{:,}."]))
def test_any_amount_is_read_as_it_was_written(amount: int, form: str) -> None:
    assert one(form.format(amount)).low == amount


@given(whole)
def test_an_amount_with_dots_needs_its_currency(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert one(f"{dotted} €").low == amount
    assert not find(f"{dotted} people")


@given(whole, whole)
def test_the_ends_of_a_range_are_in_order_or_it_is_none(first: int, last: int) -> None:
    found = find(f"${first:,}–${last:,}")
    assert all(each.low <= each.high for each in found)
    assert (len(found) == 1 and found[0].written_as_range) == (first <= last)


@given(st.integers(1, 999), st.sampled_from(["k", " thousand", " million", "M"]))
def test_the_step_is_the_place_of_the_last_digit(number: int, times: str) -> None:
    factor = 1_000 if "k" in times or "thousand" in times else 1_000_000
    assert one(f"${number}{times}").step == factor
    assert one(f"${number}.5{times}").step == factor / 10


@given(whole)
def test_a_number_agrees_with_itself_and_not_with_its_double(amount: int) -> None:
    quantity = one(f"${amount:,}")
    assert agrees(quantity, amount) is True
    assert agrees(quantity, 2 * amount) is False


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for each in find(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.low <= each.high
        assert each.step > 0
