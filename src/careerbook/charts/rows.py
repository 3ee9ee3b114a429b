"""Horizontal bars with their figures beside them."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook.charts.base import BLUE, GREY, Chart, Point, drawable, spec_of, trace, with_room


def bars(
    points: Sequence[Point], x_title: str, tickformat: str, alt: str, *, highlight: Sequence[str | int] = ()
) -> Chart:
    """Horizontal bars, the first at the top, each with its figure written beside it; a missing one says why."""
    drawn = drawable(points)[::-1]
    colours = [BLUE if point.at in highlight or not highlight else GREY for point in drawn]
    data = [
        trace(
            drawn,
            "x",
            type="bar",
            orientation="h",
            marker={"color": colours},
            textposition="outside",
            cliponaxis=False,
        )
    ]
    order = [point.at for point in points][::-1]
    missing = [
        {
            "x": 0,
            "y": point.at,
            "text": point.estimate.text,
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": 12, "color": GREY},
        }
        for point in points
        if point.estimate.value is None
    ]
    layout = {
        "xaxis": {"title": {"text": x_title}, "tickformat": tickformat, "zeroline": True, "zerolinecolor": GREY,
                  "range": with_room(drawn)},
        "yaxis": {"type": "category", "categoryorder": "array", "categoryarray": order, "showgrid": False,
                  "range": [-0.6, len(points) - 0.4]},
        "annotations": missing,
        "bargap": 0.35,
    }  # fmt: skip
    return Chart(spec_of(data, layout, 80 + 38 * len(points)), alt, tuple(point.estimate for point in points))
