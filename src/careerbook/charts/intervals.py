"""Dots with their intervals, one row an estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, drawable, spec_of, trace
from careerbook.estimate import Estimate, ends

_NAME_LETTERS = 46  # of a row's name on one line, as many as a narrow screen holds
_LINE_PX, _ROW_PX = 17, 44  # a line of a name; the dot's own line, the figure below it and the gap
_ROOM = 0.22  # of the span beside the outermost marks, so that their figures are not cut off


def intervals(
    rows: Sequence[Point],
    x_title: str,
    alt: str,
    *,
    tickformat: str = "$,.0f",
    highlight: Sequence[str | int] = (),
    spans: Mapping[str | int, tuple[Estimate, Estimate]] = MappingProxyType({}),
) -> Chart:
    """One row a point, the first at the top: name above, dot with the line of its interval, figure below.

    A point's interval is that of its published error; without one it has no line. A missing figure says why. The axis
    need not begin at zero. `highlight` names the rows that stand out (full dots); without it all do. `spans` are
    ranges of several figures, by a row's name, drawn as bands: no margins of error.
    """
    bands = [[Point("<br>".join(wrap(str(at), _NAME_LETTERS)), end) for end in span] for at, span in spans.items()]
    wrapped = {point.at: "<br>".join(wrap(str(point.at), _NAME_LETTERS)) for point in rows}
    rows = [replace(point, at=wrapped[point.at]) for point in rows]
    main = {wrapped[at] for at in highlight} or set(wrapped.values())
    bounds = [[Point(point.at, end) for end in ends(point.estimate) or ()] for point in rows]
    lines = [trace(band, "x", **_BAND) for band in bands]
    lines += [_line(pair, main=pair[0].at in main) for pair in bounds if pair]
    drawn = drawable(rows)
    shown = (*(point.estimate for point in rows), *(point.estimate for pair in (*bounds, *bands) for point in pair))
    tallest = max(name.count("<br>") for name in wrapped.values()) + 1
    layout = {
        "xaxis": {
            "title": {"text": x_title},
            "tickformat": tickformat,
            "range": _span([*drawn, *(point for pair in (*bounds, *bands) for point in pair)]),
            "nticks": 5,
        },
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [point.at for point in rows][::-1],
            "showticklabels": False,
            "showgrid": False,
            "range": [-0.6, len(rows) - 0.2],
        },
        "annotations": [annotation for point in rows for annotation in _words(point, main=point.at in main)],
    }
    height = 80 + (_ROW_PX + _LINE_PX * tallest) * len(rows)
    return Chart(spec_of([*lines, _dots(drawn, main)], layout, height), alt, tuple(shown))


_BAND = {"mode": "lines", "line": {"color": GREY, "width": 9}, "opacity": 0.4, "hoverinfo": "skip"}


def _dots(drawn: Sequence[Point], main: set[str]) -> dict[str, Any]:
    stands_out = [point.at in main for point in drawn]
    colours = [BLUE if one else GREY for one in stands_out]
    return trace(
        drawn,
        "x",
        mode="markers+text",
        marker={"size": 11, "color": colours, "symbol": ["circle" if one else "circle-open" for one in stands_out]},
        textposition="bottom center",
        textfont={"size": 13},
        cliponaxis=False,
    )


def _line(pair: Sequence[Point], *, main: bool) -> dict[str, Any]:
    """The interval as a line with a stroke at each end."""
    colour = BLUE if main else GREY
    return trace(
        pair,
        "x",
        mode="lines+markers",
        line={"color": colour, "width": 2},
        marker={"symbol": "line-ns", "size": 10, "line": {"color": colour, "width": 2}},
    )


def _words(point: Point, *, main: bool) -> list[dict[str, Any]]:
    """The row's name above it; where there is no figure, why."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": point.at, "showarrow": False, "align": "left"}
    name = {"text": point.at, **place, "yanchor": "bottom", "yshift": 9, "font": {"size": 13}}
    if not main:
        name["font"] = {"size": 13, "color": GREY}
    if point.estimate.value is not None:
        return [name]
    return [name, {"text": point.estimate.text, **place, "font": {"size": 12, "color": GREY}}]


def _span(points: Sequence[Point]) -> list[float]:
    """The axis over all marks with room beside them; one mark alone stands in the middle."""
    values = [point.estimate.value for point in points if point.estimate.value is not None] or [0.0]
    low, high = min(values), max(values)
    room = _ROOM * (high - low) or 0.1 * abs(high) or 1
    return [low - room, high + room]
