"""Charts of two groups side by side: a dot for each on every row, told apart by shape and by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import BLUE, GREY, ORANGE, Chart, Point, Trace, figures, trace, whiskers
from careerbook.charts.layout import Rows
from careerbook.estimate import Estimate

_LETTER = 0.027  # of the axis: a letter of a figure beside its dot, on a phone's width
_STEP, _ABOVE = 90, 50  # pixels: the row's name, a group's name, the dots, the other group's name
_LOOKS = ((BLUE, "circle", 18), (ORANGE, "diamond", -18))
"""Color and symbol of the first and the second group, and where its name stands, in pixels over its dot."""
_Pair = Sequence[Point | None]


def pairs(
    rows: Sequence[tuple[str, tuple[Estimate, Estimate | None]]],
    names: tuple[str, str],
    unit_title: str,
    tickformat: str,
    alt: str,
) -> Chart:
    """Two estimates a row, the first row at the top; `names` are those of the first and the second.

    The first is a circle with its name above, the second a diamond with its name below; a lacking one is left out.
    """
    frame = Rows(tuple(name for name, _ in rows), _STEP, _ABOVE)
    groups = [
        [Point(name, estimate) if estimate and estimate.value is not None else None for estimate in pair]
        for name, pair in rows
    ]
    traces = [marks for pair in groups for marks in _row(pair)]
    layout = {
        "xaxis": {"title": {"text": unit_title}, "tickformat": tickformat, "range": _reach(groups, traces, names)},
        "annotations": [
            *(frame.name(name) for name, _ in rows),
            *(label for pair in groups for label in _labels(pair, names)),
        ],
    }
    subjects = [estimate for _, pair in rows for estimate in pair if estimate]
    return frame.chart(traces, layout, alt, subjects, unit_title)


def _reach(groups: Sequence[_Pair], traces: Sequence[Trace], names: Sequence[str]) -> list[float]:
    """The axis: zero, all figures, and room for the words that stand right of, left of and above the dots."""
    values = [figure for trace in traces for figure in figures(trace.points)]
    texts = [point.estimate.text for pair in groups for point in pair if point]
    lowest, highest = min(values, default=0.0), max(values, default=1.0)
    right = _LETTER * max(map(len, texts), default=0)
    left = max(right if any(map(all, groups)) else 0.0, _LETTER * max(map(len, names)) / 2)
    low = min(0.0, lowest - left * (highest - lowest) / (1 - left - right))
    return [low, low + (highest - low) / (1 - right)]


def _row(pair: _Pair) -> list[Trace]:
    """The line between the two, and a dot of its own shape for each."""
    points = [point for point in pair if point]
    lower = min(points, key=lambda point: point.figure or 0.0) if len(points) > 1 else None
    traces = [trace(points, "x", mode="lines", line={"color": GREY, "width": 2}, hoverinfo="skip")]
    for point, (color, symbol, _) in zip(pair, _LOOKS, strict=True):
        if point is None:
            continue
        dot = trace(
            [point],
            "x",
            mode="markers+text",
            marker={"size": 14, "symbol": symbol, "color": color},
            textposition="middle left" if point is lower else "middle right",
            textfont={"color": color},
            cliponaxis=False,
        )
        traces += [*whiskers([point], [color]), dot]
    return traces


def _labels(pair: _Pair, names: Sequence[str]) -> list[dict[str, Any]]:
    """The groups' names, over and under their dots."""
    return [
        {"text": name, "x": point.figure, "y": point.at, "yshift": yshift, "font": {"color": color}}
        for point, name, (color, _, yshift) in zip(pair, names, _LOOKS, strict=True)
        if point
    ]
