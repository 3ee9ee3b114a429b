"""Charts of two groups side by side: a dot for each on every row, told apart by shape and by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import BLUE, GREY, ORANGE, Chart, Point, Rows, drawable, trace, whiskers
from careerbook.estimate import Estimate, ends

_LETTER = 0.027  # of the axis: a letter of a figure beside its dot, on a phone's width
_STEP, _ABOVE = 90, 50  # pixels: the row's name, a group's name, the dots, the other group's name


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
    points = drawable([Point(name, one) for name, pair in rows for one in pair if one])
    marks = [_mark(name, one, names[at], at) for name, pair in rows for at, one in enumerate(pair)]
    frame = Rows(tuple(name for name, _ in rows), _STEP, _ABOVE)
    layout = {
        "xaxis": {"title": {"text": unit_title}, "tickformat": tickformat, "range": _reach(rows, names)},
        "annotations": [*(frame.name(name) for name, _ in rows), *(one for one in marks if one)],
    }
    data = [one for name, pair in rows for one in _row(name, pair)]
    bounds = [end for point in points for end in ends(point.estimate) or ()]
    shown = (*(one for _, pair in rows for one in pair if one), *bounds)
    return Chart(frame.spec(data, layout), alt, shown, unit_title)


def _reach(rows: Sequence[tuple[str, tuple[Estimate, Estimate | None]]], names: Sequence[str]) -> list[float]:
    """The axis: zero, all figures, and room for the words that stand right of, left of and above the dots."""
    points = drawable([Point(name, one) for name, pair in rows for one in pair if one])
    values = [point.estimate.value or 0.0 for point in points]
    values += [end.value or 0.0 for point in points for end in ends(point.estimate) or ()]
    lowest, highest = min(values, default=0.0), max(values, default=1.0)
    right = _LETTER * max((len(point.estimate.text) for point in points), default=0)
    has_pair = any(len(drawable([Point(name, one) for one in pair if one])) > 1 for name, pair in rows)
    left = max(right if has_pair else 0.0, _LETTER * max(map(len, names)) / 2)
    low = min(0.0, lowest - left * (highest - lowest) / (1 - left - right))
    return [low, low + (highest - low) / (1 - right)]


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
        dots += whiskers(one, [colour])
        dots.append(
            trace(
                one,
                "x",
                mode="markers+text",
                marker={"size": 14, "symbol": symbol, "color": colour},
                textposition="middle left" if is_lower else "middle right",
                textfont={"color": colour},
                cliponaxis=False,
            )
        )
    return [line, *dots]


def _mark(name: str, one: Estimate | None, group: str, at: int) -> dict[str, Any] | None:
    if one is None or one.value is None:
        return None
    place = {"x": one.value, "y": name, "yshift": -18 if at else 18}
    return {"text": group, **place, "font": {"color": ORANGE if at else BLUE}}
