"""How many fall into each class: upright bars, one of which may be marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

from careerbook.charts.base import BLUE, GREY, Chart, Point, above_plot, spec_of, trace

_MARK, _TOP = 1.22, 1.4  # of the highest bar: where the mark stands, over every count; where the axis ends
_CLASS_LETTERS = 4  # of a class's name on one line: seven of them stand side by side on a phone


def histogram(
    points: Sequence[Point], x_title: str, y_title: str, alt: str, *, marked: str = "", mark: str = ""
) -> Chart:
    """A bar for each class (`at` is its name), its count above it; `mark` is written over the one that is `marked`."""
    marked = _broken(marked)
    points = [replace(point, at=_broken(str(point.at))) for point in points]
    colours = [BLUE if point.at == marked or not marked else GREY for point in points]
    bars = trace(points, "y", type="bar", marker={"color": colours}, textposition="outside", cliponaxis=False)
    highest = max(point.estimate.value or 0 for point in points)
    pointed = next((point for point in points if point.at == marked), None)
    arrow = {"x": marked, "ax": 0, "ayref": "y", "ay": _MARK * highest, "standoff": 18, "arrowcolor": BLUE}
    place = points.index(pointed) if pointed else 0
    side = "left" if place < 2 else "right" if place > len(points) - 3 else "center"
    note = {"text": mark, "showarrow": True, "xanchor": side, "yanchor": "bottom", **arrow, "font": {"color": BLUE}}
    layout = {
        "xaxis": {
            "title": {"text": x_title},
            "type": "category",
            "dtick": 1,
            "showgrid": False,
            "range": [-0.5, len(points) - 0.5],
        },
        "yaxis": {"range": [0, highest * _TOP], "tickformat": ",d"},
        "bargap": 0.12,
        "annotations": [above_plot(y_title), *([note | {"y": pointed.estimate.value}] if pointed else [])],
        "margin": {"t": 36},
    }
    return Chart(spec_of([bars], layout, 340), alt, tuple(point.estimate for point in points), x_title)


def _broken(name: str) -> str:
    return "<br>".join(wrap(name, _CLASS_LETTERS, break_long_words=False))
