"""Horizontal bars with their figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, drawable, spec_of, trace, with_room

_LABEL_LETTERS = 26  # of a row's name on one line: beside the plot a longer one would leave it no room
_ROW_PX, _LINE_PX, _BAR_PX = 38, 18, 25  # a row, at least; a line of its name; the bar


def bars(
    points: Sequence[Point], x_title: str, tickformat: str, alt: str, *, highlight: Sequence[str | int] = ()
) -> Chart:
    """Horizontal bars, the first at the top, each with its figure written beside it; a missing one says why."""
    wrapped = {point.at: "<br>".join(wrap(str(point.at), _LABEL_LETTERS)) for point in points}
    points = [replace(point, at=wrapped[point.at]) for point in points]
    main = {wrapped[at] for at in highlight} or set(wrapped.values())
    row = max(_ROW_PX, *(_LINE_PX * (name.count("<br>") + 1) + 6 for name in wrapped.values()))
    drawn = drawable(points)[::-1]
    data = trace(
        drawn,
        "x",
        type="bar",
        orientation="h",
        marker={"color": [BLUE if point.at in main else GREY for point in drawn]},
        textposition="outside",
        cliponaxis=False,
    )
    layout = {
        "xaxis": {"title": {"text": x_title}, "tickformat": tickformat, "range": with_room(drawn, 0.5), **_ZERO_LINE},
        "yaxis": {
            **_CATEGORIES,
            "categoryarray": [point.at for point in points][::-1],
            "range": [-0.6, len(points) - 0.4],
        },
        "annotations": [_missing(point) for point in points if point.estimate.value is None],
        "bargap": 1 - _BAR_PX / row,
    }
    return Chart(spec_of([data], layout, 80 + row * len(points)), alt, tuple(point.estimate for point in points))


_ZERO_LINE = {"zeroline": True, "zerolinecolor": GREY}
_CATEGORIES = {"type": "category", "categoryorder": "array", "showgrid": False, "ticklabelstandoff": 6}


def _missing(point: Point) -> dict[str, Any]:
    """Where a bar would be, why there is none."""
    place = {"x": 0, "y": point.at, "xanchor": "left", "showarrow": False}
    return {"text": point.estimate.text, **place, "font": {"size": 12, "color": GREY}}
