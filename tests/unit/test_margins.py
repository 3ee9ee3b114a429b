"""Errors: intervals, what products and quotients carry on, and when two figures can be told apart."""

from __future__ import annotations

import operator
from dataclasses import replace

import pandas as pd
import pytest
from tests.making import SOURCES, estimate, row

from careerbook.estimate import Estimate, Label, derive, ends, overlap, whole_column, with_error


def known(value: float, rse: float, level: int = 90, id: str = "a") -> Estimate:
    return with_error(estimate(value, id=id), estimate(rse, "percent"), level)


def test_a_quotient_carries_the_relative_errors_of_both() -> None:
    # RSE 3 % and 4 %: sqrt(9 + 16) = 5 %; 100 ÷ 50 = 2; 2 × 1.645 × 0.05 = 0.1645
    ratio = derive("r", "times", (known(100, 3), known(50, 4)), operator.truediv, "÷", is_product=True)
    assert ratio.error is not None
    assert ratio.error.relative_standard_error_pct == pytest.approx(5)
    assert (ratio.error.low, ratio.error.high) == pytest.approx((2 - 0.1645, 2 + 0.1645))
    assert ratio.error.kind == "carried_relative_standard_error"


def test_an_input_without_an_error_counts_as_exact() -> None:
    scaled = derive("r", "jobs", (known(100, 2), estimate(3.0)), operator.mul, "×", is_product=True)
    assert scaled.error is not None
    assert scaled.error.relative_standard_error_pct == 2
    assert derive("r", "jobs", (estimate(2.0), estimate(3.0)), operator.mul, "×", is_product=True).error is None


def test_only_products_carry_errors_and_only_of_one_level() -> None:
    assert derive("s", "jobs", (known(100, 3), known(50, 4)), operator.add, "+").error is None
    mixed = (known(100, 3), known(50, 4, 95))
    assert derive("r", "times", mixed, operator.truediv, "÷", is_product=True).error is None


def test_the_ends_are_figures_with_the_same_lineage() -> None:
    low, high = ends(known(-200, 10)) or ()
    # 200 × 1.645 × 0.1 = 32.9, of a negative figure too
    assert (low.id, low.value, high.id, high.value) == ("a.low", pytest.approx(-232.9), "a.high", pytest.approx(-167.1))
    assert (low.label, low.error, low.cells) == (Label.DERIVED, None, known(-200, 10).cells)
    proxy = ends(replace(known(1, 1), label=Label.PROXY))
    assert proxy and proxy[0].label is Label.PROXY
    assert ends(estimate(1.0)) is None


@pytest.mark.parametrize(("other", "within"), [(104.0, True), (112.0, False)])
def test_two_figures_differ_if_the_difference_exceeds_both_errors_together(other: float, within: bool) -> None:
    # half-widths 1.645 × 3 = 4.935 and about 1.645 × 3.1–3.4: together about 7.1
    assert overlap(known(100, 3), known(other, 3)) is within


def test_without_both_errors_nothing_is_said_of_a_difference() -> None:
    assert overlap(known(100, 3), estimate(500.0)) is None
    assert overlap(known(100, 3), replace(known(1, 1), value=None)) is None


def test_whole_columns_are_counted_by_file_and_sheet() -> None:
    rows = pd.DataFrame([row(1.0), row(2.0, source_row=8), row(3.0, source_column="A_MEAN")])
    cells = whole_column(rows, SOURCES)
    assert [(cell.column, cell.raw, cell.row) for cell in cells] == [("A_MEAN, A_MEDIAN", "3 cells", None)]
    many = pd.DataFrame([row(1.0, source_column=f"stats.AL.{code}") for code in range(7)])
    assert [(cell.column, cell.raw) for cell in whole_column(many, SOURCES)] == [("stats.AL.*", "7 cells")]
    assert {cell.sha256 for cell in cells} == {"0" * 64}
