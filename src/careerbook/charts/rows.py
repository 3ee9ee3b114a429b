"""Horizontal bars with their figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import BLUE, GREY, Chart, Point, drawable, trace, whiskers, with_room
from careerbook.charts.layout import Rows, reason
from careerbook.estimate import ends

_SHORT = 18  # letters: names up to here stand beside their bars, longer ones above
_BESIDE, _NAMED_ABOVE = (34, 17), (48, 32)  # pixels: a row's height, and the room above its middle
_BAR = 20


def bars(
    points: Sequence[Point], x_title: str, tickformat: str, alt: str, *, highlight: Sequence[str | int] = ()
) -> Chart:
    """Horizontal bars, the first at the top, each with its figure beside it; a missing one says why.

    Where a figure has an error, its interval is drawn over the bar.
    """
    names = tuple(str(point.at) for point in points)
    is_short = all(len(name) <= _SHORT for name in names)
    frame = Rows(names, *(_BESIDE if is_short else _NAMED_ABOVE))
    main = set(highlight) or {point.at for point in points}
    drawn = drawable(points)[::-1]
    whisked = [point for point in drawn if point.estimate.error]
    strokes = whiskers(whisked, [GREY if point.at in main else BLUE for point in whisked])
    bounds = [bound for stroke in strokes for bound in stroke.points]
    layout = {
        "xaxis": {
            "title": {"text": x_title},
            "tickformat": tickformat,
            "range": with_room([*drawn, *bounds], 0.5),
            "zeroline": True,
        },
        "yaxis": frame.axis | ({"showticklabels": True, "dtick": 1, "ticklabelstandoff": 6} if is_short else {}),
        "annotations": [
            *(reason(point) | {"xref": "x"} for point in points if point.estimate.value is None),
            *map(_beside, whisked),
            *(frame.name(name) for name in names if not is_short),
        ],
        "bargap": 1 - _BAR / frame.step,
    }
    bars = trace(
        drawn,
        "x",
        type="bar",
        orientation="h",
        marker={"color": [BLUE if point.at in main else GREY for point in drawn]},
        cliponaxis=False,
        textposition=["none" if point.estimate.error else "outside" for point in drawn],
    )
    return frame.chart([bars, *strokes], layout, alt, [point.estimate for point in points], x_title)


def _beside(point: Point) -> dict[str, Any]:
    """The figure beyond the end of its interval."""
    low, high = (end.value or 0.0 for end in ends(point.estimate) or ())
    is_up = (point.estimate.value or 0.0) >= 0
    side = {"x": high, "xanchor": "left", "xshift": 6} if is_up else {"x": low, "xanchor": "right", "xshift": -6}
    return {"text": point.estimate.text, "y": point.at, **side}
