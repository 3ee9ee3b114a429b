"""Charts: what is drawn, what is not, and whose figures they are. A new type of chart needs one function."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import pytest
from tests.making import estimate

from careerbook import charts
from careerbook.charts import (
    Chart,
    Line,
    Point,
    bars,
    grammar,
    histogram,
    intervals,
    ladder,
    pairs,
    strip,
    tiles,
    trend,
)
from careerbook.charts.base import Trace, trace
from careerbook.charts.percentiles import Row, percentiles
from careerbook.core.errors import OrphanNumber
from careerbook.estimate import ErrorMargin, Estimate, Status
from careerbook.publish.check import orphans
from careerbook.publish.page.carried import packed


def pay(name: str, value: float | None) -> Estimate:
    status = Status.AVAILABLE if value is not None else Status.NOT_RELEASED
    return estimate(value, "USD per year", f"wage.annual.{name}", status=status)


def year(at: int, value: float | None) -> Point:
    status = Status.AVAILABLE if value is not None else Status.NOT_COMPARABLE
    return Point(at, estimate(value, "USD per year", f"history.{at}", status=status))


def absent(id: str) -> Estimate:
    return estimate(None, id=id, status=Status.SUPPRESSED)


def slope(rows: Sequence[tuple[Point, Point]], y_title: str, alt: str) -> Chart:
    """A type of chart that the package lacks: each row a line from one year to another."""
    traces = [
        trace(row, "y", mode="lines+markers+text", textposition=["middle left", "middle right"])
        for row in rows
        if all(point.figure is not None for point in row)
    ]
    subjects = tuple(point.estimate for row in rows for point in row)
    return Chart(tuple(traces), {"xaxis": {"type": "category"}, "yaxis": {}}, 300, alt, subjects, y_title)


LADDER = ladder(
    [
        ("Actors", [pay("p10", 10.0), pay("p25", 20.0), pay("median", 30.0), pay("p75", None), pay("p90", 50.0)]),
        (
            "All occupations",
            [
                estimate(v, "USD per year", f"all.wage.annual.{n}")
                for n, v in zip(("p10", "p25", "median", "p75", "p90"), (1.0, 2.0, 3.0, 4.0, 5.0), strict=True)
            ],
        ),
    ],
    "US dollars",
    "Dot chart",
)
YEARS = tuple(year(*each) for each in [(2017, 1.0), (2018, 2.0), (2019, 3.0), (2020, None), (2021, 5.0), (2022, 6.0)])
TREND = trend([Line("as published", YEARS)], {2019: "new codes"}, "US dollars", "$,.0f", "Line chart")
BARS = bars(
    [
        Point("Canada (near)", estimate(5.0, id="can")),
        Point("Mexico (none)", absent("mex")),
        Point("Norway", estimate(-2.0, id="nor")),
    ],
    "jobs",
    "~s",
    "Bar chart",
)
STRIP = strip(
    [
        Point("Chad", estimate(100.0, id="tcd"), "Chad"),
        Point("Fiji", absent("fji")),
        Point("Peru", estimate(1000.0, id="per")),
    ],
    "dollars",
    "Strip",
)
ERROR = ErrorMargin(10.0, 90, 4.0, 6.0, "published")
CHARTS = {
    "ladder": LADDER,
    "trend": TREND,
    "bars": BARS,
    "strip": STRIP,
    "intervals": intervals([Point("A", estimate(5.0, id="a", error=ERROR)), Point("B", absent("b"))], "jobs", "Dots"),
    "pairs": pairs(
        [("A", (estimate(5.0), estimate(7.0, id="b"))), ("C", (absent("c"), None))], ("X", "Y"), "", "", "P"
    ),
    "percentiles": percentiles([Row("A", (estimate(5.0),)), Row("B", (absent("b"),))], "percentile", "middle", "Dots"),
    "tiles": tiles([Point("CA", estimate(5.0), "California"), Point("TX", absent("tx"), "Texas")], "jobs", "", "Map"),
    "slope": slope([(year(2015, 1.0), year(2025, 2.0)), (year(2016, 1.0), year(2026, None))], "US dollars", "Slopes"),
}
COUNTS = histogram([Point("low", estimate(3.0)), Point("high", estimate(4.0, id="b"))], "class", "jobs", "Histogram")
each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def figures(chart: Chart) -> list[tuple[str, float]]:
    """The (id, value) pairs that are drawn."""
    return [(mark.id, mark.value) for mark in grammar.marks(chart.spec)]


def ledger(chart: Chart) -> dict[str, dict[str, Any]]:
    return {estimate.id: estimate.as_dict() for estimate in chart.estimates}


def test_every_type_of_chart_is_tested() -> None:
    functions = {name for name in charts.__all__ if name.islower()}
    assert functions <= {*CHARTS, "histogram"}


@each_chart
def test_plotly_accepts_the_figure(chart: Chart) -> None:
    assert len(chart.figure.data) == len(chart.spec["data"])  # it validates every name and value


def test_plotly_is_not_loaded_before_a_figure_is_asked_for() -> None:
    question = "import sys, careerbook.charts; sys.exit('plotly' in sys.modules)"
    subprocess.run([sys.executable, "-c", question], check=True)


def test_plotly_would_refuse_a_wrong_name() -> None:
    wrong: dict[str, Any] = {"data": [{"type": "bar", "colour": "red"}], "layout": {}}
    with pytest.raises(ValueError, match="colour"):
        go.Figure(wrong)


@each_chart
def test_every_point_names_the_estimate_that_it_draws(chart: Chart) -> None:
    values = {estimate.id: estimate.value for estimate in chart.estimates}
    assert figures(chart)
    for id, value in figures(chart):
        assert values[id] == value


@each_chart
def test_a_missing_figure_is_not_drawn_but_stays_an_estimate_of_the_chart(chart: Chart) -> None:
    missing = {estimate.id for estimate in chart.estimates if estimate.value is None}
    assert missing
    assert not missing & {id for id, _ in figures(chart)}
    assert all(value is not None and math.isfinite(value) for _, value in figures(chart))


@each_chart
def test_every_figure_that_there_is_is_drawn(chart: Chart) -> None:
    if chart is CHARTS["slope"]:
        return  # half a slope is none
    assert {id for id, _ in figures(chart)} == {e.id for e in chart.estimates if e.value is not None}


@each_chart
def test_all_arrays_of_a_trace_are_equally_long(chart: Chart) -> None:
    for drawn in chart.spec["data"]:
        assert len(drawn["x"]) == len(drawn["y"]) == len(drawn["customdata"]) == len(drawn["text"])


@each_chart
def test_written_figures_are_the_estimates_own_text(chart: Chart) -> None:
    texts = {estimate.id: estimate.text for estimate in chart.estimates}
    assert all(mark.text in ("", texts[mark.id]) for mark in grammar.marks(chart.spec))


@each_chart
def test_a_page_with_the_chart_passes_its_check_and_one_with_another_figure_does_not(chart: Chart) -> None:
    entries = ledger(chart)

    def page(spec: dict[str, Any]) -> str:
        return f'<html><body><script id="charts">{packed({"a": spec})}</script></body></html>'

    orphans.check(page(chart.spec), entries.values())
    spec = json.loads(json.dumps(chart.spec))
    drawn = spec["data"][0]
    axis = drawn["meta"]["axis"]
    (drawn["marker"] if axis == "color" else drawn)[axis][0] += 1
    assert "a chart draws" in "".join(grammar.complaints(spec, entries))
    with pytest.raises(OrphanNumber, match="a chart draws"):
        orphans.check(page(spec), entries.values())


TEN = Point("A", estimate(10.0))
UNFIT = {
    "a chart has a trace of the type 'pie'": [trace([TEN], "x", type="pie")],
    "a chart has a trace whose figures name no estimates": [trace([TEN], "x", error_x={"array": [1]})],
    "a chart's y axis has figures": [trace([Point(3, TEN.estimate)], "x")],
    "a chart draws 11.0 for a": [trace([TEN], "x", x=[11.0])],
    "a chart draws 11.0 for a ": [trace([TEN], "color", marker={"size": 3, "color": [11.0]})],
    "a chart draws None for b": [trace([Point("B", absent("b"))], "x")],
    "a chart writes '12' for a": [trace([TEN], "x", text=["12"])],
    "more or fewer figures": [trace([TEN], "x", customdata=["a", "a"])],
    "whose figures name no estimates": [trace([TEN], "z")],
}


@pytest.mark.parametrize(("complaint", "traces"), UNFIT.items(), ids=UNFIT)
def test_what_cannot_be_checked_is_refused_when_the_chart_is_made(complaint: str, traces: list[Trace]) -> None:
    with pytest.raises(ValueError, match=complaint.strip()):
        Chart((trace([TEN], "x"), *traces), {}, 100, "Bars", ())


@pytest.mark.parametrize("wrong", ["base", "width", "offset", "error_y", "x0", "dx", "stackgroup", "groupnorm"])
def test_no_figure_stands_beside_those_of_the_axis(wrong: str) -> None:
    with pytest.raises(ValueError, match="name no estimates"):
        Chart((trace([TEN], "x", **{wrong: [1.0]}),), {}, 100, "Bars", ())


def test_the_words_of_a_chart_are_all_that_it_writes() -> None:
    spec = TREND.spec_with({"title": "Pay rose", "subtitle": "Pay"})
    assert {"Pay rose", "series break", "as published", "US dollars"} <= set(grammar.words(spec))
    assert "history.2017" not in set(grammar.words(spec))


def test_a_class_has_its_bar() -> None:
    assert figures(COUNTS) == [("a", 3.0), ("b", 4.0)]


def test_a_line_is_cut_at_a_break_and_at_a_missing_year() -> None:
    assert [drawn["x"] for drawn in TREND.spec["data"]] == [[2017, 2018], [2019], [2021, 2022]]


def test_a_break_is_marked_before_its_year() -> None:
    assert [shape["x0"] for shape in TREND.spec["layout"]["shapes"]] == [2018.5]
    assert "series break" in [note["text"] for note in TREND.spec["layout"]["annotations"]]


def test_a_single_point_is_visible_as_a_marker() -> None:
    assert all("markers" in drawn["mode"] for drawn in TREND.spec["data"])


def test_the_axis_of_pay_begins_at_zero() -> None:
    assert TREND.spec["layout"]["yaxis"]["rangemode"] == "tozero"
    assert LADDER.spec["layout"]["xaxis"]["range"][0] == 0
    low, high = BARS.spec["layout"]["xaxis"]["range"]
    assert low <= -2 < 5 <= high


def test_a_missing_bar_says_why_in_its_place() -> None:
    [note] = [note for note in BARS.spec["layout"]["annotations"] if note["y"] == "Mexico (none)"]
    assert note["text"] == "suppressed"
    assert BARS.spec["layout"]["yaxis"]["categoryarray"][-1] == "Canada (near)"  # the first is at the top


def test_only_the_named_places_are_written_out_on_a_strip() -> None:
    labels = STRIP.spec["layout"]["annotations"]
    assert [(label["text"], label["x"]) for label in labels] == [("Chad", 2.0)]  # log10(100) = 2 on a log axis


@each_chart
def test_the_alternative_text_is_there(chart: Chart) -> None:
    assert chart.alt
    assert isinstance(chart.figure, go.Figure)
