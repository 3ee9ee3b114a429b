"""Charts of estimates as Plotly figures, in one template; each point names the estimate that it draws."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.estimate import Estimate

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
            "title": {"standoff": 8},
        },
        "yaxis": {
            "automargin": True,
            "gridcolor": "rgba(128,128,128,0.25)",
            "zeroline": False,
            "title": {"standoff": 8},
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


def _spec(data: list[dict[str, Any]], layout: Mapping[str, Any], height: int) -> dict[str, Any]:
    return {"data": data, "layout": {"template": TEMPLATE, "height": height, **layout}}


def _trace(points: Sequence[Point], axis: str, **style: Any) -> dict[str, Any]:
    """One trace; `meta.axis` says which axis holds the figures, `customdata` whose figures they are."""
    other = "x" if axis == "y" else "y"
    return {
        "type": "scatter",
        axis: [point.estimate.value for point in points],
        other: [point.at for point in points],
        "customdata": [point.estimate.id for point in points],
        "text": [point.estimate.text for point in points],
        "meta": {"axis": axis},
        "hovertemplate": "%{text}<extra></extra>",
        **style,
    }


def _drawable(points: Sequence[Point]) -> list[Point]:
    return [point for point in points if point.estimate.value is not None]


def ladder(rows: Sequence[tuple[str, Sequence[Estimate]]], unit_title: str, alt: str) -> Chart:
    """Percentiles as dots on a line, one row a group; the first row is the subject. Each row has P10 to P90."""
    data = [trace for name, estimates in reversed(rows) for trace in _rung(name, estimates, main=name == rows[0][0])]
    layout = {
        "xaxis": {
            "title": {"text": unit_title},
            "tickformat": "$,.0f",
            "range": _with_room(_drawable([Point(name, one) for name, estimates in rows for one in estimates]), 0.2),
        },
        "yaxis": {"type": "category", "showgrid": False, "range": [-0.6, len(rows) - 0.3]},
    }
    shown = tuple(estimate for _, estimates in rows for estimate in estimates)
    return Chart(_spec(data, layout, 110 + 70 * len(rows)), alt, shown)


def _rung(name: str, estimates: Sequence[Estimate], *, main: bool) -> list[dict[str, Any]]:
    """One group: a thin line over all its percentiles, a thick one over the middle half, labels where they fit."""
    points = _drawable([Point(name, estimate) for estimate in estimates])
    colour = BLUE if main else GREY
    middle = [point for point in points if point.estimate.id.endswith((".p25", ".median", ".p75"))]
    places = {"p10": "middle left", "median": "top center", "p90": "middle right"}
    ends = [point.estimate.id.rpartition(".")[2] for point in points]
    labelled = _trace(
        points,
        "x",
        mode="lines+markers+text",
        line={"color": colour, "width": 2},
        marker={"size": [14 if end == "median" else 8 for end in ends], "color": colour},
        textposition=[places.get(end, "top center") for end in ends],
        textfont={"color": colour},
        cliponaxis=False,
    )
    labelled["text"] = [text if end in places else "" for text, end in zip(labelled["text"], ends, strict=True)]
    thick = _trace(middle, "x", mode="lines", line={"color": colour, "width": 8}, opacity=0.5, hoverinfo="skip")
    return [thick, labelled]


@dataclass(frozen=True, slots=True)
class Line:
    """A series by year, its name (written at its end) and whether it is the main one."""

    name: str
    points: tuple[Point, ...]
    main: bool = True


def trend(lines: Sequence[Line], breaks: Mapping[int, str], y_title: str, tickformat: str, alt: str) -> Chart:
    """Series over years; the line is cut where the series breaks, and the break is marked."""
    data: list[dict[str, Any]] = []
    for line in lines:
        colour = BLUE if line.main else ORANGE
        symbol = "circle" if line.main else "diamond"
        dash = "solid" if line.main else "dot"
        for piece in _pieces(_drawable(line.points), breaks):
            style = {
                "line": {"color": colour, "width": 3, "dash": dash},
                "marker": {"size": 8, "symbol": symbol, "color": colour},
            }
            data.append(_trace(piece, "y", mode="lines+markers", name=line.name, **style))
    years = [int(point.at) for line in lines for point in line.points]
    layout = {
        "xaxis": {
            "dtick": 1,
            "tickformat": "d",
            "range": [min(years) - 0.4, max(years) + 0.4],
            "showgrid": False,
        },
        "yaxis": {"title": {"text": y_title}, "tickformat": tickformat, "rangemode": "tozero"},
        "shapes": [_break_line(year) for year in breaks],
        "annotations": [*_break_labels(breaks), *_end_labels(lines)],
    }
    shown = tuple(point.estimate for line in lines for point in line.points)
    return Chart(_spec(data, layout, 380), alt, shown)


def _pieces(points: Sequence[Point], breaks: Mapping[int, str]) -> list[list[Point]]:
    pieces: list[list[Point]] = []
    for point in points:
        year = int(point.at)
        follows = pieces and int(pieces[-1][-1].at) == year - 1 and year not in breaks
        if follows:
            pieces[-1].append(point)
        else:
            pieces.append([point])
    return pieces


def _break_line(year: int) -> dict[str, Any]:
    line = {"color": GREY, "width": 1, "dash": "dash"}
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
    }


def _break_labels(breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        {"x": year - 0.5, "y": 0.02, "yref": "paper", "text": "series break", "textangle": -90, "showarrow": False,
         "xanchor": "right", "yanchor": "bottom", "font": {"size": 11, "color": GREY}}
        for year in breaks
    ]  # fmt: skip


def _end_labels(lines: Sequence[Line]) -> list[dict[str, Any]]:
    return [label for index, line in enumerate(lines) for label in _end_label(line, first=bool(index))]


def _end_label(line: Line, *, first: bool) -> list[dict[str, Any]]:
    """The line's name below its last point, or above its first one, so that two names never meet."""
    points = _drawable(line.points)
    if not points:
        return []
    at = points[0] if first else points[-1]
    label = {"x": at.at, "y": at.estimate.value, "text": line.name, "showarrow": False}
    place = {"yshift": 18, "xanchor": "left"} if first else {"yshift": -18, "xanchor": "right"}
    return [{**label, **place, "font": {"color": BLUE if line.main else ORANGE}}]


def bars(
    points: Sequence[Point], x_title: str, tickformat: str, alt: str, *, highlight: Sequence[str | int] = ()
) -> Chart:
    """Horizontal bars, the first at the top, each with its figure written beside it; a missing one says why."""
    drawn = _drawable(points)[::-1]
    colours = [BLUE if point.at in highlight or not highlight else GREY for point in drawn]
    data = [
        _trace(
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
                  "range": _with_room(drawn)},
        "yaxis": {"type": "category", "categoryorder": "array", "categoryarray": order, "showgrid": False,
                  "range": [-0.6, len(points) - 0.4]},
        "annotations": missing,
        "bargap": 0.35,
    }  # fmt: skip
    return Chart(_spec(data, layout, 80 + 38 * len(points)), alt, tuple(point.estimate for point in points))


def strip(points: Sequence[Point], x_title: str, alt: str) -> Chart:
    """One dot a place along a logarithmic scale; those with a note are written out and stand out."""
    drawn = _drawable(points)
    named = [bool(point.note) for point in drawn]
    marker = {
        "size": [12 if one else 8 for one in named],
        "color": [BLUE if one else GREY for one in named],
        "opacity": [1.0 if one else 0.45 for one in named],
    }
    trace = _trace([Point("", point.estimate) for point in drawn], "x", mode="markers", marker=marker)
    trace["hovertext"] = [f"{point.at}: {point.estimate.text}" for point in drawn]
    trace["hovertemplate"] = "%{hovertext}<extra></extra>"
    labels = [
        {
            "x": _log10(point),
            "y": 0,
            "yshift": -22 if index % 2 else 22,
            "text": point.note,
            "showarrow": False,
            "font": {"color": BLUE},
        }
        for index, point in enumerate(point for point in drawn if point.note)
    ]
    layout = {
        "xaxis": {"title": {"text": x_title}, "type": "log", "tickformat": "~s", "dtick": "D2"},
        "yaxis": {"type": "category", "showticklabels": False, "showgrid": False},
        "annotations": labels,
    }
    return Chart(_spec([trace], layout, 180), alt, tuple(point.estimate for point in points))


def _log10(point: Point) -> float:
    assert point.estimate.value is not None
    return math.log10(point.estimate.value)


def _with_room(points: Sequence[Point], share: float = 0.35) -> list[float]:
    """The axis from zero over all points, with room for the figures beside them on a narrow screen."""
    values = [point.estimate.value or 0.0 for point in points]
    low, high = min(0.0, *values), max(0.0, *values)
    room = share * (high - low)
    return [low - room if low < 0 else 0.0, high + room if high > 0 else 0.0]
