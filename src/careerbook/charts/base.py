"""What every chart shares: the palette, the template, and traces whose points name their estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.estimate import Estimate, Status, ends

# Of Okabe and Ito's palette (2008); a test simulates how the colours look to those who see fewer.
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#767676"
LINE = 17
"""Pixels of a line of text."""
_AXIS: dict[str, Any] = {
    "automargin": True,
    "gridcolor": "rgba(128,128,128,0.25)",
    "zeroline": False,
    "zerolinecolor": GREY,
    "tickangle": 0,
    "nticks": 6,
    "fixedrange": True,
    "title": {"standoff": 8, "font": {"size": 13}},
}
# One size of text. page.js makes it smaller on a phone, and sets the colours of the scheme.
TEMPLATE: dict[str, Any] = {
    "layout": {
        "colorway": [BLUE, ORANGE, GREY],
        # The grey can be read on JupyterLab's light and dark alike; pages set their own ink.
        "font": {"family": "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif", "size": 13, "color": GREY},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 16, "b": 8},
        "showlegend": False,
        "hovermode": "closest",
        "bargap": 0.35,
        "annotationdefaults": {"showarrow": False},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    }
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure (`spec`: data and layout), its alternative text, and the estimates that it draws.

    `alt` says the type of the chart and what it draws; the exhibit adds the finding. `unit` is what its axis counts.
    """

    spec: dict[str, Any]
    alt: str
    estimates: tuple[Estimate, ...]
    unit: str = ""

    def saying(self, words: Mapping[str, str]) -> dict[str, Any]:
        """The spec with the words that a picture of it carries, in its layout's `meta`."""
        layout = self.spec["layout"]
        return self.spec | {"layout": layout | {"meta": layout.get("meta", {}) | words}}

    @property
    def figure(self) -> Any:
        """The chart as a `plotly.graph_objects.Figure`, to go on with in a notebook."""
        import plotly.graph_objects as go

        return go.Figure(self.spec)


@dataclass(frozen=True, slots=True)
class Point:
    """An estimate to draw, at a category or a year."""

    at: str | int
    estimate: Estimate
    note: str = ""


def spec_of(data: list[dict[str, Any]], layout: Mapping[str, Any], height: int) -> dict[str, Any]:
    """The figure as Plotly's JSON has it: `layout` over the project's template."""
    return {"data": data, "layout": {"template": TEMPLATE, "height": height, **layout}}


def trace(points: Sequence[Point], axis: str, **style: Any) -> dict[str, Any]:
    """One trace; `meta.axis` says which axis holds the figures, `customdata` whose figures they are."""
    other = "x" if axis == "y" else "y"
    return {
        "type": "scatter",
        axis: [point.estimate.value if point.estimate.value is not None else point.estimate.bound for point in points],
        other: [point.at for point in points],
        "customdata": [point.estimate.id for point in points],
        "text": [point.estimate.text for point in points],
        "meta": {"axis": axis},
        "hovertemplate": "%{text}<extra></extra>",
        **style,
    }


def whiskers(points: Sequence[Point], colours: Sequence[str], axis: str = "x") -> list[dict[str, Any]]:
    """The intervals of the points whose estimates have an error, as lines with a stroke at each end."""
    symbol = "line-ns" if axis == "x" else "line-ew"
    pairs = [
        ([Point(point.at, end) for end in ends(point.estimate) or ()], colour)
        for point, colour in zip(points, colours, strict=True)
    ]
    return [
        trace(
            pair,
            axis,
            mode="lines+markers",
            line={"color": colour, "width": 2},
            cliponaxis=False,
            marker={"symbol": symbol, "size": 10, "line": {"color": colour, "width": 2}},
        )
        for pair, colour in pairs
        if pair
    ]


def drawable(points: Sequence[Point]) -> list[Point]:
    """The points that have a number."""
    return [point for point in points if point.estimate.value is not None]


def top_coded(points: Sequence[Point]) -> list[Point]:
    """The points of which only a lower bound is published."""
    return [point for point in points if point.estimate.status is Status.TOP_CODED and point.estimate.bound]


def with_room(points: Sequence[Point], share: float = 0.35) -> list[float]:
    """The axis from zero over all points, with room for the figures beside them on a narrow screen."""
    values = [point.estimate.value or 0.0 for point in points]
    low, high = min(0.0, *values), max(0.0, *values)
    room = share * (high - low)
    return [low - room if low < 0 else 0.0, high + room if high > 0 else 0.0]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a chart, the first at the top: their categories, a row's height and the room above its middle, in pixels.

    Names are written above the rows: beside the plot they would leave a narrow screen no room. page.js breaks them
    where they don't fit, and makes the rows as much higher.
    """

    names: tuple[str, ...]
    step: int
    above: int

    def name(self, name: str, *, main: bool = True) -> dict[str, Any]:
        """The row's name, over whatever stands on the row."""
        place = {"xref": "paper", "x": 0, "xanchor": "left", "y": name, "yshift": self.above - LINE}
        colour = {} if main else {"font": {"color": GREY}}
        return {"name": "row", "text": name, **place, **_OUT, "yanchor": "bottom", "align": "left", **colour}

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

    def spec(self, data: list[dict[str, Any]], layout: Mapping[str, Any], head: int = 0) -> dict[str, Any]:
        """The figure, as high as its rows need; `head` pixels are left above them."""
        height = 80 + head + round(self.step * (len(self.names) - 0.5)) + self.above
        rows = {"count": len(self.names), "step": self.step, "above": self.above}
        return spec_of(data, fixed({"yaxis": self.axis, "meta": {"rows": rows}, **layout}, head), height)


_KNOWN = {"l": 24, "r": 24, "t": 16, "b": 44}
"""Room for half a tick's label at both ends, and for ticks, title and distances below: see `fixed`."""
_OUT = {"xshift": 8 - _KNOWN["l"]}
"""What is written from the left edge of the plot begins where margins of 8 pixels would let it."""


def fixed(layout: Mapping[str, Any], head: int = 0) -> dict[str, Any]:
    """The layout with margins that are known: finding them, Plotly draws the chart twice.

    For a horizontal axis with a title of one line, to which charts.js adds more, and no labels on the upright one.
    """
    has_labels = layout["yaxis"].get("showticklabels", True)
    axes = {"xaxis": {**layout["xaxis"], "automargin": False}, "yaxis": {**layout["yaxis"], "automargin": has_labels}}
    return {**layout, **axes, "margin": {**_KNOWN, "t": _KNOWN["t"] + head}}


def reason(point: Point) -> dict[str, Any]:
    """Where a mark would be, why there is none."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": point.at}
    return {"text": point.estimate.text, **place, "font": {"color": GREY}}


def above_plot(text: str) -> dict[str, Any]:
    """A line above the plot: what an upright axis counts, or a key to the marks."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 4}
    return {"name": "above", "text": text, **place, "align": "left"}
