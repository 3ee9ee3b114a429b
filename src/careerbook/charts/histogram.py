"""How many fall into each class: upright bars, one of which may be marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

from careerbook.charts.base import BLUE, GREY, Chart, Point, figures, trace
from careerbook.charts.layout import above_plot

_MARK, _TOP = 1.22, 1.4  # of the highest bar: where the mark stands, over every count; where the axis ends
_CLASS_LETTERS = 4  # of a class's name on one line: seven of them stand side by side on a phone


def histogram(
    points: Sequence[Point], x_title: str, y_title: str, alt: str, *, marked: str = "", mark: str = ""
) -> Chart:
    """A bar for each class (`at` is its name), its count above it; `mark` is written over the one that is `marked`."""
    marked = _broken(marked)
    points = [replace(point, at=_broken(str(point.at))) for point in points]
    colors = [BLUE if point.at == marked or not marked else GREY for point in points]
    bars = trace(points, "y", type="bar", marker={"color": colors}, textposition="outside", cliponaxis=False)
    highest = max(figures(points))
    notes = [
        {
            "text": mark,
            "showarrow": True,
            "xanchor": "left" if place < 2 else "right" if place > len(points) - 3 else "center",
            "yanchor": "bottom",
            "x": marked,
            "y": point.figure,
            "ax": 0,
            "ayref": "y",
            "ay": _MARK * highest,
            "standoff": 18,
            "arrowcolor": BLUE,
            "font": {"color": BLUE},
        }
        for place, point in enumerate(points)
        if point.at == marked
    ]
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
        "annotations": [above_plot(y_title), *notes],
        "margin": {"t": 36},
    }
    return Chart((bars,), layout, 340, alt, tuple(point.estimate for point in points), x_title)


def _broken(name: str) -> str:
    return "<br>".join(wrap(name, _CLASS_LETTERS, break_long_words=False))
