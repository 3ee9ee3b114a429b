"""What every chart shares: the palette, the template, and traces whose points name their estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.estimate import Estimate, Status

# Okabe and Ito's palette (2008), which stays apart under the common colour deficiencies.
BLUE, ORANGE, GREY, GREEN = "#0072B2", "#D55E00", "#767676", "#009E73"
TEMPLATE: dict[str, Any] = {
    "layout": {
        "colorway": [BLUE, ORANGE, GREEN, GREY],
        "font": {"family": "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif", "size": 14},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 16, "b": 8},
        "showlegend": False,
        "hovermode": "closest",
        "xaxis": {
            "automargin": True,
            "gridcolor": "rgba(128,128,128,0.25)",
            "zeroline": False,
            "title": {"standoff": 8, "font": {"size": 13}},
        },
        "yaxis": {
            "automargin": True,
            "gridcolor": "rgba(128,128,128,0.25)",
            "zeroline": False,
            "title": {"standoff": 8, "font": {"size": 13}},
        },
    }
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure (`spec`: data and layout), its alternative text, and the estimates that it draws."""

    spec: dict[str, Any]
    alt: str
    estimates: tuple[Estimate, ...]

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
