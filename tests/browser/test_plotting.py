"""Charts drawn for paper in the printer's own tab: the same whatever was drawn before, and none in another's way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from careerbook.publish.page import drawing
from careerbook.publish.paper import pdf
from tests.pages import charts_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def printer(chromium: Path) -> Iterator[pdf.Printer]:
    with pdf.Printer() as printer:
        yield printer


@pytest.fixture(scope="module")
def charts() -> dict[str, Mapping[str, Any]]:
    return charts_of("27-2011")


def test_a_chart_is_drawn_the_same_whatever_was_drawn_before(
    printer: pdf.Printer, charts: dict[str, Mapping[str, Any]]
) -> None:
    first = printer.draw(charts)
    printer.draw(dict(list(charts_of("29-1141").items())[:9]))
    assert printer.draw(charts) == first
    with pdf.Printer() as other:
        assert other.draw(charts) == first


def test_no_chart_is_clipped_by_the_frame_of_another(
    printer: pdf.Printer, charts: dict[str, Mapping[str, Any]]
) -> None:
    many = {f"{name}-{number}": spec for number in range(8) for name, spec in charts.items()}
    drawn = "".join(printer.draw(many).charts.values())
    names = re.findall(r' id="([^"]+)"', drawn)
    assert len(names) == len(set(names)) > 3 * len(many)
    assert set(re.findall(r"url\((?:&quot;)?#([^&)]+)", drawn)) <= set(names)


def test_a_chart_that_cant_be_drawn_is_named_and_others_are_drawn_after_it(
    printer: pdf.Printer, charts: dict[str, Mapping[str, Any]]
) -> None:
    name, spec = next(iter(charts.items()))
    with pytest.raises(pdf.ChartNotDrawn, match="the chart broken can't be drawn") as raised:
        printer.draw({"broken": {**spec, "data": [{"type": "bar", "x": {"y": 1}, "y": 7}], "layout": None}})
    assert raised.value.id == "broken"
    assert printer.draw({name: spec}).charts[name].startswith('<div class="plot')


def test_each_chart_takes_the_place_that_its_page_has_for_it(
    printer: pdf.Printer, charts: dict[str, Mapping[str, Any]]
) -> None:
    drawn = printer.draw(charts)
    for name, spec in charts.items():
        assert drawn.charts[name] in drawing.chart_html(name, "Bars of pay", spec, drawn)
        assert f'height-{spec["layout"]["height"]}" id="plot-{name}"' in drawing.chart_html(name, "Bars of pay", spec)
