"""Dots with their intervals, one row an estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, Rows, above_plot, drawable, reason, trace, whiskers
from careerbook.estimate import Estimate, ends

_STEP, _ABOVE = 58, 27  # pixels: the name, the dot, and the figure below it
_BAND_KEY = "Grey bands: range of several groups; strokes: error of one"
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
    bands = [[Point(at, end) for end in span] for at, span in spans.items()]
    main = set(highlight) or {point.at for point in rows}
    drawn = drawable(rows)
    bounds = [Point(point.at, end) for point in drawn for end in ends(point.estimate) or ()]
    others = [*bounds, *(point for band in bands for point in band)]
    frame = Rows(tuple(str(point.at) for point in rows), _STEP, _ABOVE)
    layout = {
        "xaxis": {"title": {"text": x_title}, "tickformat": tickformat, "range": _span([*drawn, *others]), "nticks": 5},
        "annotations": [
            *(frame.name(str(point.at), main=point.at in main) for point in rows),
            *(reason(point) for point in rows if point.estimate.value is None),
            *([above_plot(_BAND_KEY)] if bands else []),
        ],
    }
    data = [trace(band, "x", **_BAND) for band in bands]
    data += [*whiskers(drawn, [_colour(point, main) for point in drawn]), _dots(drawn, main)]
    shown = (*(point.estimate for point in rows), *(point.estimate for point in others))
    return Chart(frame.spec(data, layout, head=20 if bands else 0), alt, shown, x_title)


_BAND = {"mode": "lines", "line": {"color": GREY, "width": 9}, "opacity": 0.4, "hoverinfo": "skip"}


def _colour(point: Point, main: set[str | int]) -> str:
    return BLUE if point.at in main else GREY


def _dots(drawn: Sequence[Point], main: set[str | int]) -> dict[str, Any]:
    colours = [_colour(point, main) for point in drawn]
    symbols = ["circle" if point.at in main else "circle-open" for point in drawn]
    marker = {"size": 11, "color": colours, "symbol": symbols}
    return trace(drawn, "x", mode="markers+text", marker=marker, textposition="bottom center", cliponaxis=False)


def _span(points: Sequence[Point]) -> list[float]:
    """The axis over all marks with room beside them; one mark alone stands in the middle."""
    values = [point.estimate.value for point in points if point.estimate.value is not None] or [0.0]
    low, high = min(values), max(values)
    room = _ROOM * (high - low) or 0.1 * abs(high) or 1
    return [low - room, high + room]
