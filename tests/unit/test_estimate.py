"""Estimates: read from rows, derived, bounded; and as JSON."""

from __future__ import annotations

import json
import operator

import pytest
from tests.making import ABSENT, SOURCES, cell, estimate, row, source

from careerbook.estimate import WORDS, Estimate, Label, Status, absent, derive, from_row, with_error

FIELDS = ["id", "value", "text", "unit", "status", "label", "reference_period", "error", "sources", "method"]
CELL_FIELDS = ["source_id", "file", "sha256", "sheet", "row", "column", "raw"]


def test_a_row_is_read_with_its_cell_and_period() -> None:
    read = from_row("wage.annual.median", row(45690.0), SOURCES)
    assert (read.id, read.value, read.text, read.unit) == ("wage.annual.median", 45690.0, "$45,690", "USD per year")
    assert (read.status, read.label, read.reference_period) == (Status.AVAILABLE, Label.OFFICIAL, "May 2025")
    assert [(c.sheet, c.row, c.column, c.raw) for c in read.cells] == [("Sheet1", 7, "A_MEDIAN", "45690")]


@pytest.mark.parametrize(("thousands", "jobs"), [(811.0, 811000), (912.2, 912200), (0.1, 100), (-94.3, -94300)])
def test_thousands_become_jobs_without_a_binary_tail(thousands: float, jobs: int) -> None:
    read = from_row("a", row(thousands, unit="thousand jobs"), SOURCES, factor=1000, unit="jobs")
    assert (read.value, read.unit) == (jobs, "jobs")
    assert read.steps[-1] == "times 1,000 (thousand jobs to jobs)"


def test_a_withheld_cell_has_its_status_and_no_value() -> None:
    read = from_row("a", row(ABSENT, status="not_released", raw="*"), SOURCES)
    assert (read.value, read.status, read.text) == (None, Status.NOT_RELEASED, "not released")
    assert read.cells[0].raw == "*"


def test_a_top_coded_cell_reads_its_bound_or_more() -> None:
    read = from_row("a", row(ABSENT, status="top_coded", bound=239200.0, raw="#"), SOURCES)
    assert (read.value, read.bound, read.text) == (None, 239200.0, "$239,200 or more")


def test_a_category_is_its_text() -> None:
    read = from_row("a", row(ABSENT, category="None", unit="category", raw="None"), SOURCES)
    assert (read.value, read.text, read.status) == (None, "None", Status.AVAILABLE)


def test_a_row_of_json_has_no_row_number() -> None:
    import pandas as pd

    assert from_row("a", row(source_row=pd.NA), SOURCES).cells[0].row is None


def test_a_transcription_is_named_in_the_steps() -> None:
    sources = {"made_up": source(status="transcription")}
    read = from_row("a", row(3270.0), sources)
    assert read.cells[0].transcribed
    assert "transcription" in read.method


def test_absent_says_why() -> None:
    nothing = absent("a", "percent", Status.NOT_COMPARABLE, "the code was split", reference_period="2016–26")
    assert (nothing.value, nothing.text, nothing.reason) == (None, "not comparable", "the code was split")
    assert nothing.as_dict()["reason"] == "the code was split"


def test_every_status_without_a_figure_has_words_without_digits() -> None:
    for status in set(Status) - {Status.AVAILABLE}:
        assert WORDS[status]
        assert not any(sign.isdigit() for sign in WORDS[status])


def test_a_derived_figure_carries_all_cells_and_steps_once() -> None:
    one = estimate(4.0, id="one", cells=(cell("4", 1),), steps=("read '4'",))
    two = estimate(2.0, id="two", cells=(cell("2", 2), cell("4", 1)), steps=("read '2'", "read '4'"))
    result = derive("half", "times", (one, two), operator.truediv, "one ÷ two")
    assert (result.value, result.unit) == (2.0, "times")
    assert [c.row for c in result.cells] == [1, 2]
    assert result.steps == ("read '4'", "read '2'", "one ÷ two")


@pytest.mark.parametrize(
    ("labels", "weakest"),
    [
        ((Label.OFFICIAL, Label.OFFICIAL), Label.DERIVED),
        ((Label.OFFICIAL, Label.MODELLED), Label.MODELLED),
        ((Label.PROXY, Label.MODELLED), Label.PROXY),
        ((Label.EDITORIAL, Label.PROXY), Label.EDITORIAL),
    ],
)
def test_the_weakest_label_wins(labels: tuple[Label, ...], weakest: Label) -> None:
    assert derive("a", "times", [estimate(label=one) for one in labels], operator.truediv, "÷").label is weakest


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        (Status.NOT_RELEASED, Status.NOT_RELEASED),
        (Status.SUPPRESSED, Status.SUPPRESSED),
        (Status.NOT_PUBLISHED, Status.NOT_PUBLISHED),
        (Status.TOP_CODED, Status.NOT_COMPARABLE),  # a bound is not a number to reckon with
    ],
)
def test_a_missing_input_gives_no_figure_and_its_reason(status: Status, becomes: Status) -> None:
    missing = estimate(None, status=status, reason="the publisher withheld it", bound=None)
    result = derive("a", "times", (estimate(), missing), operator.truediv, "÷")
    assert (result.value, result.status, result.reason) == (None, becomes, "the publisher withheld it")


def test_a_missing_input_without_a_reason_gives_its_status_in_words() -> None:
    top = estimate(None, status=Status.TOP_CODED, bound=239200.0)
    result = derive("a", "times", (top, estimate()), operator.truediv, "÷")
    assert (result.reason, result.text) == ("top-coded", "not comparable")


def test_what_rests_on_an_unreliable_figure_stays_unreliable() -> None:
    shaky = estimate(4.0, status=Status.UNRELIABLE)
    result = derive("a", "times", (shaky, estimate(2.0)), operator.truediv, "÷")
    assert (result.value, result.status) == (2.0, Status.UNRELIABLE)


def test_the_period_of_a_derived_figure_is_its_first_inputs_unless_given() -> None:
    inputs = (estimate(reference_period="May 2025"), estimate(reference_period="May 2017"))
    assert derive("a", "times", inputs, operator.truediv, "÷").reference_period == "May 2025"
    spanning = derive("a", "times", inputs, operator.truediv, "÷", reference_period="2017–25")
    assert spanning.reference_period == "2017–25"


def test_an_interval_is_the_value_and_its_standard_errors() -> None:
    # OEWS May 2025, 31-9092: mean 46,120, RSE 0.3 %, at 90 percent z = 1.645:
    # 46,120 × 1.645 × 0.003 = 227.6022; 46,120 − 227.6022 = 45,892.3978; 46,120 + 227.6022 = 46,347.6022
    mean = estimate(46120.0, "USD per year", cells=(cell("46120"),))
    error = estimate(0.3, "percent", cells=(cell("0.3", 8),))
    bounded = with_error(mean, error, 90)
    assert bounded.error is not None
    assert bounded.error.low == pytest.approx(45892.3978, abs=1e-4)
    assert bounded.error.high == pytest.approx(46347.6022, abs=1e-4)
    assert (bounded.error.confidence_level_pct, bounded.error.relative_standard_error_pct) == (90, 0.3)
    assert [c.raw for c in bounded.cells] == ["46120", "0.3"]


@pytest.mark.parametrize(("value", "error"), [(None, 0.3), (46120.0, None)])
def test_without_value_or_error_there_is_no_interval(value: float | None, error: float | None) -> None:
    assert with_error(estimate(value), estimate(error), 90).error is None


def test_the_json_has_the_fields_that_were_promised() -> None:
    written = estimate(812.0, reference_period="2024").as_dict()
    assert list(written) == FIELDS
    assert [list(one) for one in written["sources"]] == [CELL_FIELDS]
    assert (written["value"], written["text"], written["error"]) == (812.0, "812", None)
    assert (written["status"], written["label"]) == ("available", "official")


@pytest.mark.parametrize(
    "one",
    [
        from_row("a", row(ABSENT, status="not_released"), SOURCES),
        from_row("a", row(ABSENT, status="top_coded", bound=239200.0), SOURCES),
        from_row("a", row(ABSENT, category="None", unit="category"), SOURCES),
        absent("a", "percent", Status.NOT_PUBLISHED, "why"),
        derive("a", "times", (estimate(None, status=Status.NIL), estimate()), operator.truediv, "÷"),
        with_error(estimate(5.0), estimate(1.0), 90),
    ],
    ids=lambda one: str(one.status),
)
def test_every_estimate_is_strict_json_with_at_least_the_promised_fields(one: Estimate) -> None:
    written = json.loads(json.dumps(one.as_dict(), allow_nan=False))
    assert set(FIELDS) <= set(written) <= {*FIELDS, "reason", "bound", "details"}
    assert (written["value"] is None) == (one.value is None)
