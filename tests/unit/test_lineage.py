"""A figure's way in words."""

from __future__ import annotations

import operator
from dataclasses import replace

import pytest
from tests.making import estimate

import careerbook as cb
from careerbook.core import catalog
from careerbook.estimate import Cell, Label, Status, absent, derive, with_error
from careerbook.exhibits.lineage import in_words

SOURCE = catalog.load()["bls_oews_national_2025"]


def cell(column: str, raw: str) -> Cell:
    return Cell(SOURCE.id, SOURCE.file, SOURCE.sha256, "national_M2025_dl", 630, column, raw)


MEAN = estimate(
    46120.0, "USD per year", "wage.annual.mean", cells=(cell("A_MEAN", "46120"),), reference_period="May 2025"
)
ERROR = estimate(0.3, "percent", "wage.mean.rse", cells=(cell("MEAN_PRSE", "0.3"),))


def test_the_way_begins_with_the_figure_and_ends_with_what_is_shown() -> None:
    lines = in_words(MEAN).splitlines()
    assert lines[0] == "wage.annual.mean: $46,120 (USD per year, May 2025)"
    assert lines[-1].endswith("shown as $46,120")


@pytest.mark.parametrize(
    "word",
    ["630", "'A_MEAN'", "'46120'", "'national_M2025_dl'", SOURCE.file, SOURCE.sha256, SOURCE.publisher, SOURCE.url],
)
def test_the_publishers_cell_is_named_in_full(word: str) -> None:
    assert word in in_words(MEAN)


def test_the_error_is_told_with_its_interval() -> None:
    # 46,120 × (1 ± 1.645 × 0.003) = 45,892.40 and 46,347.60
    words = in_words(with_error(MEAN, ERROR, 90))
    assert "relative standard error 0.3%; 90-percent confidence interval 45,892.40 to 46,347.60" in words
    assert "'MEAN_PRSE'" in words


def test_no_error_is_said_to_be_none() -> None:
    assert "error:  none published" in in_words(MEAN)


def test_steps_are_numbered_in_their_order() -> None:
    result = derive("ratio", "times", (MEAN, estimate(23060.0, cells=())), operator.truediv, "mean ÷ half")
    lines = [line.strip() for line in in_words(result).splitlines()]
    assert lines[lines.index("steps:") + 1 :] == ["1. read", "2. mean ÷ half", "3. shown as 2.0 times"]


@pytest.mark.parametrize("label", Label)
def test_every_label_is_explained(label: Label) -> None:
    assert f"label:  {label}: " in in_words(replace(MEAN, label=label))


def test_an_absent_figure_tells_its_reason_and_that_no_cell_is_behind_it() -> None:
    words = in_words(absent("a", "percent", Status.NOT_COMPARABLE, "the code was split"))
    assert "status: not_comparable: the code was split" in words
    assert "no publisher's cell" in words


def test_a_file_without_sheets_or_rows_is_told_without_them() -> None:
    words = in_words(replace(MEAN, cells=(replace(cell("value[3]", "12"), sheet="", row=None),)))
    assert "sheet" not in words
    assert "row " not in words


def test_every_figure_of_a_report_can_be_traced_the_editors_too() -> None:
    figures = cb.career("medical-assistant").estimates
    assert "level.rung_1.years" in figures
    for id, figure in figures.items():
        assert in_words(figure).startswith(f"{id}: ")
