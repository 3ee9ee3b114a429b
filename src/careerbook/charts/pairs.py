"""Charts of two groups side by side: a dot for each on every row, told apart by shape and by name."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from careerbook.charts.base import BLUE, GREY, ORANGE, Chart, Point, drawable, spec_of, trace, with_room
from careerbook.estimate import Estimate

_LINE_LETTERS = 44  # of a row's name on one line of a phone's width
_ROW = 104  # pixels
_LETTER = 0.04  # of the axis: a figure's letter beside its dot on a phone's width


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
    named = [("<br>".join(wrap(name, _LINE_LETTERS)), pair) for name, pair in rows]
    points = drawable([Point(name, one) for name, pair in named for one in pair if one])
    data = [one for name, pair in named for one in _row(name, pair)]
    marks = [_mark(name, one, names[at], at) for name, pair in named for at, one in enumerate(pair)]
    room = _LETTER * max((len(point.estimate.text) for point in points), default=0)
    layout = {
        "xaxis": {"title": {"text": unit_title}, "tickformat": tickformat, "range": with_room(points, room)},
        "yaxis": {
            "type": "category", "categoryorder": "array", "categoryarray": [name for name, _ in named][::-1],
            "showgrid": False, "showticklabels": False, "range": [-0.5, len(rows) - 0.35],
        },
        "annotations": [*(_name(name) for name, _ in named), *(one for one in marks if one)],
    }  # fmt: skip
    shown = tuple(one for _, pair in rows for one in pair if one)
    return Chart(spec_of(data, layout, 70 + _ROW * len(rows)), alt, shown)


def _row(name: str, pair: tuple[Estimate, Estimate | None]) -> list[dict[str, Any]]:
    """The line between the two, and a dot of its own shape for each."""
    points = drawable([Point(name, one) for one in pair if one])
    line = trace(points, "x", mode="lines", line={"color": GREY, "width": 2}, hoverinfo="skip")
    lower = min((point.estimate.value or 0.0 for point in points), default=0.0)
    dots = []
    for at, (colour, symbol) in enumerate(((BLUE, "circle"), (ORANGE, "diamond"))):
        estimate = pair[at]
        one = drawable([Point(name, estimate)]) if estimate else []
        if not one:
            continue
        is_lower = len(points) > 1 and one[0].estimate.value == lower and (at == 0 or points[0].estimate.value != lower)
        dots.append(trace(
            one, "x", mode="markers+text", marker={"size": 14, "symbol": symbol, "color": colour},
            textposition="middle left" if is_lower else "middle right", textfont={"color": colour}, cliponaxis=False,
        ))  # fmt: skip
    return [line, *dots]


def _mark(name: str, one: Estimate | None, group: str, at: int) -> dict[str, Any] | None:
    if one is None or one.value is None:
        return None
    place = {"x": one.value, "y": name, "yshift": -18 if at else 18}
    return {"text": group, "showarrow": False, **place, "font": {"size": 12, "color": ORANGE if at else BLUE}}


def _name(name: str) -> dict[str, Any]:
    """The row's name above it, at the left: beside the plot it would leave a narrow screen no room."""
    return {"text": name, "showarrow": False, "xref": "paper", "x": 0, "xanchor": "left", "y": name, "yshift": 40,
            "yanchor": "bottom", "align": "left", "font": {"size": 13}}  # fmt: skip
