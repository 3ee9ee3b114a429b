"""Charts of dots: the pay ladder, and a strip of many places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import (
    BLUE,
    GREY,
    ORANGE,
    Chart,
    Point,
    Rows,
    above_plot,
    drawable,
    fixed,
    spec_of,
    trace,
    whiskers,
    with_room,
)
from careerbook.estimate import Estimate, ends

_NEAR_THE_EDGE = 0.25  # of the axis: nearer to zero a label beside its dot would be cut off
_STEP, _ABOVE = 74, 46  # pixels: name, the median's figure, the dots, and the lowest figure where it stands below
_KEY = "Dots: P10, P25, median (large), P75, P90"
_MEAN_KEY = "; ◆ mean with its error"


def ladder(
    rows: Sequence[tuple[str, Sequence[Estimate]]], unit_title: str, alt: str, mean: Estimate | None = None
) -> Chart:
    """Percentiles as dots on a line, one row a group; the first row is the subject. Each row has P10 to P90.

    The subject's `mean` is a diamond on the interval of its error, if it has one.
    """
    points = drawable([Point(name, one) for name, estimates in rows for one in estimates])
    reach = max(point.estimate.value or 0.0 for point in points)
    data = [
        dots for name, estimates in reversed(rows) for dots in _rung(name, estimates, reach, main=name == rows[0][0])
    ]
    bounds = ends(mean) if mean else None
    if mean and bounds:
        diamond = {"symbol": "diamond", "size": 9, "color": ORANGE, "line": {"width": 1, "color": "#ffffff"}}
        own = [Point(rows[0][0], mean)]
        data += [*whiskers(own, [ORANGE]), trace(own, "x", mode="markers", marker=diamond)]
    frame = Rows(tuple(name for name, _ in rows), _STEP, _ABOVE)
    layout = {
        "xaxis": {"title": {"text": unit_title}, "tickformat": "$,.0f", "range": with_room(points, 0.3)},
        "annotations": [
            *(frame.name(name, main=name == rows[0][0]) for name, _ in rows),
            above_plot(_KEY + (_MEAN_KEY if bounds else "")),
        ],
    }
    shown = [estimate for _, estimates in rows for estimate in estimates]
    shown += [mean, *bounds] if mean and bounds else []
    return Chart(frame.spec(data, layout, head=20), alt, tuple(shown), unit_title)


def _rung(name: str, estimates: Sequence[Estimate], reach: float, *, main: bool) -> list[dict[str, Any]]:
    """One group: a thin line over all its percentiles, a thick one over the middle half, labels where they fit."""
    points = drawable([Point(name, estimate) for estimate in estimates])
    colour = BLUE if main else GREY
    middle = [point for point in points if point.estimate.id.endswith((".p25", ".median", ".p75"))]
    places = {"p10": "middle left", "median": "top center", "p90": "middle right"}
    if points and (points[0].estimate.value or 0) < _NEAR_THE_EDGE * reach:
        places["p10"] = "bottom right"
    ends = [point.estimate.id.rpartition(".")[2] for point in points]
    labelled = trace(
        points,
        "x",
        mode="lines+markers+text",
        line={"color": colour, "width": 2},
        marker={"size": [14 if end == "median" else 8 for end in ends], "color": colour, "opacity": 1},
        textposition=[places.get(end, "top center") for end in ends],
        textfont={"color": colour},
        cliponaxis=False,
    )
    labelled["text"] = [text if end in places else "" for text, end in zip(labelled["text"], ends, strict=True)]
    thick = trace(middle, "x", mode="lines", line={"color": colour, "width": 8}, opacity=0.5, hoverinfo="skip")
    return [thick, labelled]


def strip(points: Sequence[Point], x_title: str, alt: str, *, is_logarithmic: bool = True) -> Chart:
    """One dot a place along a scale; those with a note are written out and stand out."""
    drawn = drawable(points)
    named = [bool(point.note) for point in drawn]
    marker = {
        "size": [12 if one else 8 for one in named],
        "color": [BLUE if one else GREY for one in named],
        "opacity": [1.0 if one else 0.45 for one in named],
    }
    dots = trace([Point("", point.estimate) for point in drawn], "x", mode="markers", marker=marker, cliponaxis=False)
    dots["hovertext"] = [f"{point.at}: {point.estimate.text}" for point in drawn]
    dots["hovertemplate"] = "%{hovertext}<extra></extra>"
    ordered = sorted((point for point in drawn if point.note), key=_value)
    where = _log10 if is_logarithmic else _value
    layout = {
        "xaxis": {"title": {"text": x_title}, **(_LOG_SCALE if is_logarithmic else {"zeroline": True})},
        "yaxis": {"type": "category", "showticklabels": False, "showgrid": False},
        "annotations": [_noted(point, where(point), index, len(ordered)) for index, point in enumerate(ordered)],
    }
    return Chart(spec_of([dots], fixed(layout), 190), alt, tuple(point.estimate for point in points), x_title)


def _noted(point: Point, x: float, index: int, count: int) -> dict[str, Any]:
    """A place's name above or below its dot, in turn; the outermost names reach inwards, so that none is cut off."""
    anchor = "left" if index == 0 else "right" if index == count - 1 else "center"
    place = {"x": x, "y": 0, "xanchor": anchor, "yshift": -22 if index % 2 else 22}
    return {"text": point.note, **place, "font": {"color": BLUE}}


_LOG_SCALE = {"type": "log", "tickformat": ",.0f", "dtick": "D2"}


def _value(point: Point) -> float:
    assert point.estimate.value is not None
    return point.estimate.value


def _log10(point: Point) -> float:
    return math.log10(_value(point))
