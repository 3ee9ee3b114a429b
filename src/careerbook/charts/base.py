"""What every chart shares: the palette, the template, and traces whose points name their estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.charts.grammar import OF_MARKERS, complaints
from careerbook.estimate import Estimate, Status, ends

# Of Okabe and Ito's palette (2008); a test simulates how the colors look to those who see fewer.
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
# One size of text. fitting.js makes it smaller on a phone, and sets the colors of the scheme.
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
class Point:
    """An estimate to draw, at a category or a year."""

    at: str | int
    estimate: Estimate
    note: str = ""

    @property
    def figure(self) -> float | None:
        """What is drawn: the value, or of a top-coded estimate the bound."""
        return self.estimate.bound if self.estimate.value is None else self.estimate.value


@dataclass(frozen=True, slots=True)
class Trace:
    """Points that are drawn alike. `axis` is what holds their figures, `places` where they stand on other axes.

    The figures of those that are `written` stand beside them, if `style` (the rest of Plotly's trace) gives them a
    place.
    """

    points: tuple[Point, ...]
    axis: str
    places: Mapping[str, Sequence[str | int]]
    written: Sequence[bool]
    style: Mapping[str, Any]

    @property
    def spec(self) -> dict[str, Any]:
        """The trace as Plotly's JSON has it, in the grammar that `careerbook.charts.grammar` checks."""
        figures = {self.axis: [point.figure for point in self.points]}
        of_markers = self.axis in OF_MARKERS
        return {
            "type": "scatter",
            **({} if of_markers else figures),
            **self.places,
            "customdata": [point.estimate.id for point in self.points],
            "text": [
                point.estimate.text if is_written else ""
                for point, is_written in zip(self.points, self.written, strict=True)
            ],
            "meta": {"axis": self.axis},
            "hovertemplate": "%{text}<extra></extra>",
            **self.style,
            **({"marker": figures | self.style["marker"]} if of_markers else {}),
        }


@dataclass(frozen=True, slots=True)
class Chart:
    """Traces in a layout, with an alternative text. Raises ValueError if it draws what can't be checked.

    `subjects` are the estimates that it is about; those without a figure are not drawn. `height` is in pixels. `alt`
    tells the type of the chart and what it draws; the exhibit adds the takeaway. `unit` is what its axis counts.
    """

    traces: tuple[Trace, ...]
    layout: Mapping[str, Any]
    height: int
    alt: str
    subjects: tuple[Estimate, ...]
    unit: str = ""

    def __post_init__(self) -> None:
        ledger = {each.id: {"value": each.value, "bound": each.bound, "text": each.text} for each in self.estimates}
        complaint = next(complaints(self.spec, ledger), "")
        if complaint:
            raise ValueError(f"{self.alt}: {complaint}")

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates that it is about, and the ends of intervals that it draws; each once."""
        drawn = (point.estimate for trace in self.traces for point in trace.points)
        return tuple({estimate.id: estimate for estimate in (*self.subjects, *drawn)}.values())

    @property
    def spec(self) -> dict[str, Any]:
        """The chart as Plotly's JSON: its layout stands over the project's template."""
        layout = {"template": TEMPLATE, "height": self.height, **self.layout}
        return {"data": [trace.spec for trace in self.traces], "layout": layout}

    def spec_with(self, words: Mapping[str, str]) -> dict[str, Any]:
        """The spec with the words that a picture of it carries, in its layout's `meta`."""
        spec = self.spec
        return spec | {"layout": spec["layout"] | {"meta": self.layout.get("meta", {}) | words}}

    @property
    def figure(self) -> Any:
        """The chart as a `plotly.graph_objects.Figure`, to go on with in a notebook."""
        import plotly.graph_objects as go

        return go.Figure(self.spec)


def trace(
    points: Sequence[Point],
    axis: str,
    *,
    places: Mapping[str, Sequence[str | int]] | None = None,
    written: Sequence[bool] = (),
    **style: Any,
) -> Trace:
    """The points along an axis, each at its category or year on the other one. Without `written` all figures are."""
    other = "x" if axis == "y" else "y"
    return Trace(
        tuple(points),
        axis,
        {other: [point.at for point in points]} if places is None else places,
        written or [True] * len(points),
        style,
    )


def whiskers(points: Sequence[Point], colors: Sequence[str], axis: str = "x") -> list[Trace]:
    """The intervals of the points whose estimates have an error, as lines with a stroke at each end."""
    symbol = "line-ns" if axis == "x" else "line-ew"
    return [
        trace(
            [Point(point.at, end) for end in interval],
            axis,
            mode="lines+markers",
            line={"color": color, "width": 2},
            cliponaxis=False,
            marker={"symbol": symbol, "size": 10, "line": {"color": color, "width": 2}},
        )
        for point, color in zip(points, colors, strict=True)
        if (interval := ends(point.estimate))
    ]


def drawable(points: Sequence[Point]) -> list[Point]:
    """The points that have a number."""
    return [point for point in points if point.estimate.value is not None]


def top_coded(points: Sequence[Point]) -> list[Point]:
    """The points of which only a lower bound is published."""
    return [point for point in points if point.estimate.status is Status.TOP_CODED and point.estimate.bound]


def figures(points: Sequence[Point]) -> list[float]:
    """What the points draw."""
    return [point.figure for point in points if point.figure is not None]


def with_room(points: Sequence[Point], share: float) -> list[float]:
    """The axis from zero over all points, with room for their figures beside them on a narrow screen."""
    low, high = min(0.0, *figures(points)), max(0.0, *figures(points))
    room = share * (high - low)
    return [low - room if low < 0 else 0.0, high + room if high > 0 else 0.0]
