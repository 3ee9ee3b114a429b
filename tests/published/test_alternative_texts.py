"""What a screen reader says of each chart: its type, what it draws, and what it shows."""

from __future__ import annotations

import re

import pytest
from tests.pages import page_html

from careerbook import api
from careerbook.chapters.contents import CHAPTERS
from careerbook.exhibits.exhibit import MIME, PLOTLY_MIME, Exhibit

TYPES = re.compile(r"(Dot chart|Bar chart|Line chart|Tile map|Strip) of ")
CAREERS = ["31-9092", "27-2011", "29-1211", "45-2092"]


@pytest.fixture(scope="module", params=CAREERS)
def exhibits(request: pytest.FixtureRequest) -> list[Exhibit]:
    career = api.career(request.param)
    shown = [one for chapter in CHAPTERS for one in getattr(career, chapter).shown()]
    return [one for one in shown if isinstance(one, Exhibit) and one.chart]


def test_each_says_type_variables_and_takeaway(exhibits: list[Exhibit]) -> None:
    assert len(exhibits) > 8
    for one in exhibits:
        assert one.chart
        [part] = [bundle[MIME] for bundle in one.bundles() if PLOTLY_MIME in bundle]
        alt = part["alt"]
        assert TYPES.match(alt), alt
        assert alt.endswith(f"{one.takeaway.plain}."), alt
        described = alt.removesuffix(f" {one.takeaway.plain}.")
        assert len(described.split()) > 6, described
        assert sum(figure.text in described for figure in one.chart.estimates) > 0, described


def test_the_type_is_the_one_that_is_drawn(exhibits: list[Exhibit]) -> None:
    for one in exhibits:
        assert one.chart
        has_bars = any(trace["type"] == "bar" for trace in one.chart.spec["data"])
        assert one.chart.alt.startswith("Bar chart") == has_bars


def test_every_chart_says_what_its_axis_counts(exhibits: list[Exhibit]) -> None:
    assert all(one.chart and one.chart.unit for one in exhibits)


def test_every_error_of_a_chart_is_drawn(exhibits: list[Exhibit]) -> None:
    for one in exhibits:
        assert one.chart
        drawn = {id for trace in one.chart.spec["data"] for id in trace["customdata"]}
        marks = [trace for trace in one.chart.spec["data"] if trace.get("mode") != "lines"]  # a line alone is a range
        points = {id for trace in marks for id in trace["customdata"]}
        with_error = [figure for figure in one.chart.estimates if figure.error and figure.id in points]
        for figure in with_error:
            assert {f"{figure.id}.low", f"{figure.id}.high"} <= drawn, (one.id, figure.id)


def test_no_image_is_without_description() -> None:
    text = page_html("31-9092")
    assert "No description has been provided for this image" not in text
    assert text.count('<figure class="chart" role="img" aria-label="') == text.count('<div class="plot ') > 10
