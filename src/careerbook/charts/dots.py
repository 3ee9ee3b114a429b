"""Charts of dots: the pay ladder, and a strip of many places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import BLUE, GREY, ORANGE, Chart, Point, drawable, spec_of, trace, with_room
from careerbook.estimate import Estimate, ends

_NEAR_THE_EDGE = 0.25  # of the axis: nearer to zero a label beside its dot would be cut off


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
    with_error = _mean(rows[0][0], mean) if mean else []
    data += [trace(drawn, "x", **style) for drawn, style in with_error]
    layout = {
        "xaxis": {
            "title": {"text": unit_title},
            "tickformat": "$,.0f",
            "range": with_room(points, 0.3),
        },
        "yaxis": {"type": "category", "showgrid": False, "showticklabels": False, "range": [-0.5, len(rows) - 0.2]},
        "annotations": [_name(name, main=name == rows[0][0]) for name, _ in rows],
    }
    shown = [estimate for _, estimates in rows for estimate in estimates]
    shown += [point.estimate for drawn, _ in with_error for point in drawn]
    return Chart(spec_of(data, layout, 90 + (90 if len(rows) < _MANY else 66) * len(rows)), alt, tuple(shown))


_MANY = 4


def _mean(name: str, mean: Estimate) -> list[tuple[list[Point], dict[str, Any]]]:
    """The interval as a line, and the mean on it; nothing without an error."""
    bounds = ends(mean)
    if bounds is None:
        return []
    line = {"mode": "lines", "line": {"color": ORANGE, "width": 5}, "hoverinfo": "skip"}
    diamond = {"mode": "markers", "marker": {"symbol": "diamond", "size": 9, "color": ORANGE}}
    return [([Point(name, one) for one in bounds], line), ([Point(name, mean)], diamond)]


def _name(name: str, *, main: bool) -> dict[str, Any]:
    """The group's name above its row: beside the plot it would leave a narrow screen no room."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": name, "yshift": 34}
    return {"text": name, "showarrow": False, **place, "font": {"color": BLUE if main else GREY}}


def _rung(name: str, estimates: Sequence[Estimate], reach: float, *, main: bool) -> list[dict[str, Any]]:
    """One group: a thin line over all its percentiles, a thick one over the middle half, labels where they fit."""
    points = drawable([Point(name, estimate) for estimate in estimates])
    colour = BLUE if main else GREY
    middle = [point for point in points if point.estimate.id.endswith((".p25", ".median", ".p75"))]
    places = {"p10": "middle left", "median": "top center", "p90": "middle right"}
    if points and (points[0].estimate.value or 0) < _NEAR_THE_EDGE * reach:
        places["p10"] = "bottom center"
    ends = [point.estimate.id.rpartition(".")[2] for point in points]
    labelled = trace(
        points,
        "x",
        mode="lines+markers+text",
        line={"color": colour, "width": 2},
        marker={"size": [14 if end == "median" else 8 for end in ends], "color": colour},
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
    dots = trace([Point("", point.estimate) for point in drawn], "x", mode="markers", marker=marker)
    dots["hovertext"] = [f"{point.at}: {point.estimate.text}" for point in drawn]
    dots["hovertemplate"] = "%{hovertext}<extra></extra>"
    labels = [
        {
            "x": _log10(point) if is_logarithmic else point.estimate.value,
            "y": 0,
            "yshift": -22 if index % 2 else 22,
            "text": point.note,
            "showarrow": False,
            "font": {"color": BLUE},
        }
        for index, point in enumerate(point for point in drawn if point.note)
    ]
    layout = {
        "xaxis": {"title": {"text": x_title}, **(_LOG_SCALE if is_logarithmic else {"zeroline": True})},
        "yaxis": {"type": "category", "showticklabels": False, "showgrid": False},
        "annotations": labels,
    }
    return Chart(spec_of([dots], layout, 180), alt, tuple(point.estimate for point in points))


_LOG_SCALE = {"type": "log", "tickformat": "~s", "dtick": "D2"}


def _log10(point: Point) -> float:
    assert point.estimate.value is not None
    return math.log10(point.estimate.value)
