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
    Trace,
    drawable,
    figures,
    trace,
    whiskers,
    with_room,
)
from careerbook.charts.layout import Rows, above_plot, fixed
from careerbook.estimate import Estimate

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
    subject = rows[0][0]
    points = drawable([Point(name, estimate) for name, estimates in rows for estimate in estimates])
    reach = max(figures(points))
    traces = [rung for name, row in reversed(rows) for rung in _rung(name, row, reach, main=name == subject)]
    subjects = [estimate for _, estimates in rows for estimate in estimates]
    key = _KEY
    if mean and mean.error:
        diamond = {"symbol": "diamond", "size": 9, "color": ORANGE, "line": {"width": 1, "color": "#ffffff"}}
        place = [Point(subject, mean)]
        traces += [*whiskers(place, [ORANGE]), trace(place, "x", mode="markers", marker=diamond)]
        subjects.append(mean)
        key += _MEAN_KEY
    frame = Rows(tuple(name for name, _ in rows), _STEP, _ABOVE)
    layout = {
        "xaxis": {"title": {"text": unit_title}, "tickformat": "$,.0f", "range": with_room(points, 0.3)},
        "annotations": [*(frame.name(name, main=name == subject) for name, _ in rows), above_plot(key)],
    }
    return frame.chart(traces, layout, alt, subjects, unit_title, head=20)


def _rung(name: str, estimates: Sequence[Estimate], reach: float, *, main: bool) -> list[Trace]:
    """One group: a thin line over all its percentiles, a thick one over the middle half, labels where they fit."""
    points = drawable([Point(name, estimate) for estimate in estimates])
    color = BLUE if main else GREY
    middle = [point for point in points if point.estimate.id.endswith((".p25", ".median", ".p75"))]
    places = {"p10": "middle left", "median": "top center", "p90": "middle right"}
    if points and figures(points)[0] < _NEAR_THE_EDGE * reach:
        places["p10"] = "bottom right"
    percentiles = [point.estimate.id.rpartition(".")[2] for point in points]
    labelled = trace(
        points,
        "x",
        written=[percentile in places for percentile in percentiles],
        mode="lines+markers+text",
        line={"color": color, "width": 2},
        marker={"size": [14 if each == "median" else 8 for each in percentiles], "color": color, "opacity": 1},
        textposition=[places.get(percentile, "top center") for percentile in percentiles],
        textfont={"color": color},
        cliponaxis=False,
    )
    thick = trace(middle, "x", mode="lines", line={"color": color, "width": 8}, opacity=0.5, hoverinfo="skip")
    return [thick, labelled]


def strip(points: Sequence[Point], x_title: str, alt: str, *, is_logarithmic: bool = True) -> Chart:
    """One dot a place along a scale; those with a note are written out and stand out."""
    drawn = drawable(points)
    named = [bool(point.note) for point in drawn]
    dots = trace(
        drawn,
        "x",
        places={"y": [""] * len(drawn)},
        mode="markers",
        marker={
            "size": [12 if is_named else 8 for is_named in named],
            "color": [BLUE if is_named else GREY for is_named in named],
            "opacity": [1.0 if is_named else 0.45 for is_named in named],
        },
        cliponaxis=False,
        hovertext=[str(point.at) for point in drawn],
        hovertemplate="%{hovertext}: %{text}<extra></extra>",
    )
    ordered = sorted((point for point in drawn if point.note), key=lambda point: point.figure or 0.0)
    layout = {
        "xaxis": {"title": {"text": x_title}, **(_LOG_SCALE if is_logarithmic else {"zeroline": True})},
        "yaxis": {"type": "category", "showticklabels": False, "showgrid": False},
        "annotations": [
            _noted(point.note, math.log10(figure) if is_logarithmic else figure, index, len(ordered))
            for index, (point, figure) in enumerate(zip(ordered, figures(ordered), strict=True))
        ],
    }
    return Chart((dots,), fixed(layout), 190, alt, tuple(point.estimate for point in points), x_title)


def _noted(name: str, x: float, index: int, count: int) -> dict[str, Any]:
    """A place's name above or below its dot, in turn; the outermost names reach inwards, so that none is cut off."""
    anchor = "left" if index == 0 else "right" if index == count - 1 else "center"
    place = {"x": x, "y": 0, "xanchor": anchor, "yshift": -22 if index % 2 else 22}
    return {"text": name, **place, "font": {"color": BLUE}}


_LOG_SCALE = {"type": "log", "tickformat": ",.0f", "dtick": "D2"}
