"""Properties of the cell parsers, whatever a publisher may write."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.core import schema
from careerbook.sources import ashe, cps, ep, ilostat, labour_layouts, oews, ons_employment
from careerbook.sources.cells import Notation, normalised, parse_number, raw_text

finite = st.floats(allow_nan=False, allow_infinity=False)
NOTATIONS = [module.NOTATION for module in (ashe, cps, ep, ilostat, oews, ons_employment)]
NOTATIONS += [labour_layouts.JOB_BANK_NOTATION, labour_layouts.JSA_NOTATION, labour_layouts.SSB_NOTATION]
notations = st.sampled_from(NOTATIONS)


@given(finite)
def test_a_number_survives_its_text(number: float) -> None:
    assert parse_number(raw_text(number)) == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 99))
def test_thousands_commas(whole: int, cents: int) -> None:
    assert parse_number(f"{whole:,}") == whole
    assert parse_number(f"{abs(whole):,}.{cents:02d}") == float(f"{abs(whole)}.{cents:02d}")


@pytest.mark.parametrize(
    "text", ["", "nan", "inf", "-inf", "1e999", "12,34", "1,2345", "0x10", "1_000", "1 000", "£5", "5%"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        parse_number(text)


@given(
    notations, st.one_of(st.text(), finite, st.booleans(), st.sampled_from(["*", "#", "x", "—", "N/A", ">=$5", ".."]))
)
def test_a_cell_is_a_figure_or_has_a_reason_or_is_an_error(notation: Notation, cell: str | float | bool) -> None:
    try:
        figure = notation.figure(cell, bound=100.0)
    except ValueError:
        return
    if figure is None:
        assert notation.blank is None
        assert not raw_text(cell)
        return
    assert figure.status in schema.STATUSES
    assert (figure.status == "available") == (not math.isnan(figure.value))
    assert (figure.status == "top_coded") == (not math.isnan(figure.bound))
    assert figure.raw == raw_text(cell)


@given(notations, st.text())
def test_a_category_is_never_a_number(notation: Notation, cell: str) -> None:
    figure = notation.category(cell, bound=1.0)
    assert figure is None or math.isnan(figure.value)
    assert figure is None or (figure.category is None) == (figure.status != "available")


@given(st.text())
def test_headers_compare_without_blanks_and_dashes(text: str) -> None:
    assert normalised(f"  {text}\n") == normalised(text)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("cell", "text"), [(45690.0, "45690"), (12.5, "12.5"), (" x ", "x"), (True, "TRUE"), (3, "3"), (-0.1, "-0.1")]
)
def test_raw_text(cell: float | str, text: str) -> None:
    assert raw_text(cell) == text


def test_a_top_coding_sign_needs_a_threshold() -> None:
    with pytest.raises(ValueError, match="threshold"):
        oews.NOTATION.figure("#")
    figure = oews.NOTATION.figure("#", 239200.0)
    assert figure is not None
    assert (figure.bound, figure.status, figure.raw) == (239200.0, "top_coded", "#")
