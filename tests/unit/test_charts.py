"""Charts: what is drawn, what is not, and whose figures they are."""

from __future__ import annotations

import math
from typing import Any

import plotly.graph_objects as go
import pytest
from tests.making import estimate

from careerbook.charts import Chart, Line, Point, bars, ladder, strip, trend
from careerbook.estimate import Estimate, Status


def pay(name: str, value: float | None) -> Estimate:
    status = Status.AVAILABLE if value is not None else Status.NOT_RELEASED
    return estimate(value, "USD per year", f"wage.annual.{name}", status=status)


def year(at: int, value: float | None) -> Point:
    status = Status.AVAILABLE if value is not None else Status.NOT_COMPARABLE
    return Point(at, estimate(value, "USD per year", f"history.{at}", status=status))


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
YEARS = tuple(year(*one) for one in [(2017, 1.0), (2018, 2.0), (2019, 3.0), (2020, None), (2021, 5.0), (2022, 6.0)])
TREND = trend([Line("as published", YEARS)], {2019: "new codes"}, "US dollars", "$,.0f", "Line chart")
BARS = bars(
    [
        Point("Canada (near)", estimate(5.0, id="can")),
        Point("Mexico (none)", estimate(None, id="mex", status=Status.SUPPRESSED)),
        Point("Norway", estimate(-2.0, id="nor")),
    ],
    "jobs",
    "~s",
    "Bar chart",
)
STRIP = strip(
    [
        Point("Chad", estimate(100.0, id="tcd"), "Chad"),
        Point("Fiji", estimate(None, id="fji", status=Status.MISSING)),
        Point("Peru", estimate(1000.0, id="per")),
    ],
    "dollars",
    "Strip",
)
CHARTS = {"ladder": LADDER, "trend": TREND, "bars": BARS, "strip": STRIP}
each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def figures(chart: Chart) -> list[tuple[str, float]]:
    """The (id, value) pairs that are drawn."""
    pairs = []
    for one in chart.spec["data"]:
        pairs += zip(one["customdata"], one[one["meta"]["axis"]], strict=True)
    return pairs


@each_chart
def test_plotly_accepts_the_figure(chart: Chart) -> None:
    made = go.Figure(chart.spec)  # validates every name and value
    assert len(made.data) == len(chart.spec["data"])


def test_plotly_would_refuse_a_wrong_name() -> None:
    wrong: dict[str, Any] = {"data": [{"type": "bar", "colour": "red"}], "layout": {}}
    with pytest.raises(ValueError, match="colour"):
        go.Figure(wrong)


@each_chart
def test_every_point_names_the_estimate_that_it_draws(chart: Chart) -> None:
    values = {one.id: one.value for one in chart.estimates}
    assert figures(chart)
    for id, value in figures(chart):
        assert values[id] == value


@each_chart
def test_a_missing_figure_is_not_drawn_but_stays_an_estimate_of_the_chart(chart: Chart) -> None:
    missing = {one.id for one in chart.estimates if one.value is None}
    assert missing
    assert not missing & {id for id, _ in figures(chart)}
    assert all(value is not None and math.isfinite(value) for _, value in figures(chart))


@each_chart
def test_every_figure_that_there_is_is_drawn(chart: Chart) -> None:
    assert {id for id, _ in figures(chart)} == {one.id for one in chart.estimates if one.value is not None}


@each_chart
def test_all_arrays_of_a_trace_are_equally_long(chart: Chart) -> None:
    for one in chart.spec["data"]:
        assert len(one["x"]) == len(one["y"]) == len(one["customdata"]) == len(one["text"])


@each_chart
def test_written_figures_are_the_estimates_own_text(chart: Chart) -> None:
    texts = {one.id: one.text for one in chart.estimates}
    for trace in chart.spec["data"]:
        for id, text in zip(trace["customdata"], trace["text"], strict=True):
            assert text in ("", texts[id])


def test_a_line_is_cut_at_a_break_and_at_a_missing_year() -> None:
    assert [one["x"] for one in TREND.spec["data"]] == [[2017, 2018], [2019], [2021, 2022]]


def test_a_break_is_marked_before_its_year() -> None:
    assert [one["x0"] for one in TREND.spec["layout"]["shapes"]] == [2018.5]
    assert "series break" in [one["text"] for one in TREND.spec["layout"]["annotations"]]


def test_a_single_point_is_visible_as_a_marker() -> None:
    assert all("markers" in one["mode"] for one in TREND.spec["data"])


def test_the_axis_of_pay_begins_at_zero() -> None:
    assert TREND.spec["layout"]["yaxis"]["rangemode"] == "tozero"
    assert LADDER.spec["layout"]["xaxis"]["range"][0] == 0
    low, high = BARS.spec["layout"]["xaxis"]["range"]
    assert low <= -2 < 5 <= high


def test_a_missing_bar_says_why_in_its_place() -> None:
    [note] = [one for one in BARS.spec["layout"]["annotations"] if one["y"] == "Mexico (none)"]
    assert note["text"] == "suppressed"
    assert BARS.spec["layout"]["yaxis"]["categoryarray"][-1] == "Canada (near)"  # the first is at the top


def test_only_the_named_places_are_written_out_on_a_strip() -> None:
    labels = STRIP.spec["layout"]["annotations"]
    assert [(one["text"], one["x"]) for one in labels] == [("Chad", 2.0)]  # log10(100) = 2 on a log axis


@each_chart
def test_the_alternative_text_is_there(chart: Chart) -> None:
    assert chart.alt
    assert isinstance(chart.figure, go.Figure)
