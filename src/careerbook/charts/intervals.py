"""Dots with their intervals, one row an estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, Trace, drawable, figures, trace, whiskers
from careerbook.charts.layout import Rows, above_plot, reason
from careerbook.estimate import Estimate

_STEP, _ABOVE = 58, 27  # pixels: the name, the dot, and the figure below it
_BAND_KEY = "Grey bands: range of several groups; strokes: error of one"
_BAND: dict[str, Any] = {"mode": "lines", "line": {"color": GREY, "width": 9}, "opacity": 0.4, "hoverinfo": "skip"}
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
    main = set(highlight) or {point.at for point in rows}
    drawn = drawable(rows)
    colors = [BLUE if point.at in main else GREY for point in drawn]
    traces = [trace([Point(at, end) for end in span], "x", **_BAND) for at, span in spans.items()]
    traces += whiskers(drawn, colors)
    traces.append(
        trace(
            drawn,
            "x",
            mode="markers+text",
            marker={
                "size": 11,
                "color": colors,
                "symbol": ["circle" if point.at in main else "circle-open" for point in drawn],
            },
            textposition="bottom center",
            cliponaxis=False,
        )
    )
    frame = Rows(tuple(str(point.at) for point in rows), _STEP, _ABOVE)
    layout = {
        "xaxis": {"title": {"text": x_title}, "tickformat": tickformat, "range": _span(traces), "nticks": 5},
        "annotations": [
            *(frame.name(str(point.at), main=point.at in main) for point in rows),
            *(reason(point) for point in rows if point.estimate.value is None),
            *([above_plot(_BAND_KEY)] if spans else []),
        ],
    }
    subjects = [point.estimate for point in rows]
    return frame.chart(traces, layout, alt, subjects, x_title, head=20 if spans else 0)


def _span(traces: Sequence[Trace]) -> list[float]:
    """The axis over all marks with room beside them; one mark alone stands in the middle."""
    values = [figure for trace in traces for figure in figures(trace.points)] or [0.0]
    low, high = min(values), max(values)
    room = _ROOM * (high - low) or 0.1 * abs(high) or 1
    return [low - room, high + room]
