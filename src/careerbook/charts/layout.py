"""How charts are laid out: rows with names above them, fixed margins, and what is written beside marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careerbook.charts.base import GREY, LINE, Chart, Point, Trace
from careerbook.estimate import Estimate

_MARGIN = {"l": 24, "r": 24, "t": 16, "b": 44}
"""Room for half a tick's label at both ends, and for ticks, title and distances below: see `fixed`."""
_LEFT = {"xref": "paper", "x": 0, "xanchor": "left"}
_OUT = {"xshift": 8 - _MARGIN["l"]}
"""What is written from the left edge of the plot begins where margins of 8 pixels would let it."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a chart, the first at the top: their categories, a row's height and the room above its middle, in pixels.

    Names are written above the rows: beside the plot they would leave a narrow screen no room. fitting.js breaks them
    where they don't fit, and makes the rows as much higher.
    """

    names: tuple[str, ...]
    step: int
    above: int

    def name(self, name: str, *, main: bool = True) -> dict[str, Any]:
        """The row's name, over whatever stands on the row."""
        color = {} if main else {"font": {"color": GREY}}
        place = {**_LEFT, **_OUT, "y": name, "yshift": self.above - LINE, "yanchor": "bottom", "align": "left"}
        return {"name": "row", "text": name, **place, **color}

    @property
    def axis(self) -> dict[str, Any]:
        """The axis of the rows."""
        return {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(self.names)[::-1],
            "showgrid": False,
            "showticklabels": False,
            "range": [-0.5, len(self.names) - 1 + self.above / self.step],
        }

    def chart(
        self,
        traces: Iterable[Trace],
        layout: Mapping[str, Any],
        alt: str,
        subjects: Iterable[Estimate],
        unit: str,
        head: int = 0,
    ) -> Chart:
        """The chart, as high as its rows need; `head` pixels are left above them."""
        height = 80 + head + round(self.step * (len(self.names) - 0.5)) + self.above
        rows = {"count": len(self.names), "step": self.step, "above": self.above}
        whole = fixed({"yaxis": self.axis, "meta": {"rows": rows}, **layout}, head)
        return Chart(tuple(traces), whole, height, alt, tuple(subjects), unit)


def fixed(layout: Mapping[str, Any], head: int = 0) -> dict[str, Any]:
    """The layout with fixed margins: where Plotly has to find them, it draws the chart twice.

    For a horizontal axis with a title of one line, to which fitting.js adds more, and no labels on the upright one.
    """
    has_labels = layout["yaxis"].get("showticklabels", True)
    axes = {"xaxis": {**layout["xaxis"], "automargin": False}, "yaxis": {**layout["yaxis"], "automargin": has_labels}}
    return {**layout, **axes, "margin": {**_MARGIN, "t": _MARGIN["t"] + head}}


def reason(point: Point) -> dict[str, Any]:
    """Where a mark would be, why there is none."""
    return {"text": point.estimate.text, **_LEFT, "y": point.at, "font": {"color": GREY}}


def above_plot(text: str) -> dict[str, Any]:
    """A line above the plot: what an upright axis counts, or a key to the marks."""
    place = {**_LEFT, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 4}
    return {"name": "above", "text": text, **place, "align": "left"}


def dashed(x: float) -> dict[str, Any]:
    """A dashed line from the bottom to the top of the plot."""
    line = {"color": GREY, "width": 1, "dash": "dash"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}
