"""Charts of percentiles: one row a scale, dots between 0 and 100, the middle marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, Trace, drawable, trace
from careerbook.charts.layout import Rows, dashed, reason
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
    points = {row: [Point(row.name, estimate) for estimate in row.percentiles] for row in rows}
    lacking = [row[0] for row in points.values() if row and not drawable(row)]
    layout = {
        "xaxis": {"title": {"text": x_title}, "range": [-9, 109], "tickvals": [0, 25, 50, 75, 100]},
        "shapes": [dashed(50) | {"layer": "below"}],
        "annotations": [_middle(middle), *(frame.name(row.name, main=row.main) for row in rows), *map(reason, lacking)],
    }
    traces = [_dots(drawable(points[row]), main=row.main) for row in rows if drawable(points[row])]
    subjects = [estimate for row in rows for estimate in row.percentiles]
    return frame.chart(traces, layout, alt, subjects, x_title, head=14)


def _dots(points: Sequence[Point], *, main: bool) -> Trace:
    """The row's dots, and the line that joins them."""
    color, symbol = (BLUE, "circle") if main else (GREY, "diamond")
    is_outer = [at in (0, len(points) - 1) for at in range(len(points))]
    is_alone = len(points) == 1
    return trace(
        points,
        "x",
        written=is_outer,
        mode="lines+markers+text",
        line={"color": color, "width": 2},
        marker={"size": [13 if outer else 7 for outer in is_outer], "symbol": symbol, "color": color, "opacity": 1},
        textposition=[
            "middle left" if ((point.figure or 0.0) > _RIGHT_EDGE if is_alone else at == 0) else "middle right"
            for at, point in enumerate(points)
        ],
        textfont={"color": color},
        cliponaxis=False,
    )


def _middle(text: str) -> dict[str, Any]:
    place = {"x": 50, "y": 1, "yref": "paper", "yanchor": "bottom"}
    return {"text": text, **place, "font": {"color": GREY}}
