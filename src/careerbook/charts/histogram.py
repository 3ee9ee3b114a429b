"""How many fall into each class: upright bars, one of which may be marked."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook.charts.base import BLUE, GREY, Chart, Point, spec_of, trace


def histogram(
    points: Sequence[Point], x_title: str, y_title: str, alt: str, *, marked: str = "", mark: str = ""
) -> Chart:
    """A bar for each class (`at` is its name), its count above it; `mark` is written over the one that is `marked`."""
    colours = [BLUE if point.at == marked or not marked else GREY for point in points]
    bars = trace(points, "y", type="bar", marker={"color": colours}, textposition="outside", cliponaxis=False)
    highest = max(point.estimate.value or 0 for point in points)
    pointed = next((point for point in points if point.at == marked), None)
    # Its words stand above all bars, so that none is written across a taller neighbor; the arrow ends above the count.
    note = {
        "x": marked, "text": mark, "showarrow": True, "ax": 0, "ayref": "y", "ay": highest * 1.26, "standoff": 20,
        "font": {"color": BLUE},
    }  # fmt: skip
    layout = {
        "xaxis": {"title": {"text": x_title}, "type": "category", "showgrid": False},
        "yaxis": {"title": {"text": y_title}, "range": [0, highest * 1.35], "tickformat": ",d"},
        "bargap": 0.12,
        "annotations": [note | {"y": pointed.estimate.value}] if pointed else [],
    }
    return Chart(spec_of([bars], layout, 340), alt, tuple(point.estimate for point in points))
