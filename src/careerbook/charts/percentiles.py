"""Charts of percentiles: one row a scale, dots between 0 and 100, the middle marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, Rows, drawable, reason, trace
from careerbook.estimate import Estimate

_RIGHT_EDGE = 85  # from here on a figure stands at the left of its dot, to stay within the chart
_STEP, _ABOVE = 46, 30  # pixels: the scale's name, and the dots with their figures


@dataclass(frozen=True, slots=True)
class Row:
    """A scale's name and the percentiles on it, ascending; if not `main`, it is set apart in grey."""

    name: str
    percentiles: tuple[Estimate, ...]
    main: bool = True


def percentiles(rows: Sequence[Row], x_title: str, middle: str, alt: str) -> Chart:
    """One row a scale, the first at the top; `middle` is written above the line at the middle.

    Several percentiles of a row are joined by a line; the lowest and the highest have their figure written beside
    them. A row without one says why, in the words of its estimate.
    """
    frame = Rows(tuple(row.name for row in rows), _STEP, _ABOVE)
    lacking = [Point(row.name, row.percentiles[0]) for row in rows if row.percentiles and _lacks(row)]
    layout = {
        "xaxis": {"title": {"text": x_title}, "range": [-9, 109], "tickvals": [0, 25, 50, 75, 100]},
        "shapes": [_MIDDLE],
        "annotations": [
            _middle(middle),
            *(frame.name(row.name, main=row.main) for row in rows),
            *(reason(point) for point in lacking),
        ],
    }
    data = [one for row in rows for one in _traces(row)]
    shown = tuple(one for row in rows for one in row.percentiles)
    return Chart(frame.spec(data, layout, head=14), alt, shown, x_title)


_MIDDLE = {
    "type": "line",
    "x0": 50,
    "x1": 50,
    "y0": 0,
    "y1": 1,
    "yref": "paper",
    "layer": "below",
    "line": {"color": GREY, "width": 1, "dash": "dash"},
}


def _traces(row: Row) -> list[dict[str, Any]]:
    """The row's line, where it has one, and its dots."""
    points = drawable([Point(row.name, one) for one in row.percentiles])
    if not points:
        return []
    colour, symbol = (BLUE, "circle") if row.main else (GREY, "diamond")
    last = len(points) - 1
    dots = trace(
        points,
        "x",
        mode="lines+markers+text",
        line={"color": colour, "width": 2},
        marker={
            "size": [13 if at in (0, last) else 7 for at in range(last + 1)],
            "symbol": symbol,
            "color": colour,
            "opacity": 1,
        },
        textposition=[_side(point.estimate, at, last) for at, point in enumerate(points)],
        textfont={"color": colour},
        cliponaxis=False,
    )
    dots["text"] = [text if at in (0, last) else "" for at, text in enumerate(dots["text"])]
    return [dots]


def _side(one: Estimate, at: int, last: int) -> str:
    """On which side of its dot a figure stands: the outer one of several, else where there is room."""
    if last == 0:
        return "middle left" if (one.value or 0.0) > _RIGHT_EDGE else "middle right"
    return "middle left" if at == 0 else "middle right"


def _lacks(row: Row) -> bool:
    return not any(one.value is not None for one in row.percentiles)


def _middle(text: str) -> dict[str, Any]:
    place = {"x": 50, "y": 1, "yref": "paper", "yanchor": "bottom"}
    return {"text": text, **place, "font": {"color": GREY}}
