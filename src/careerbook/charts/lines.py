"""Charts over years: series cut where they break."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerbook.charts.base import (
    BLUE,
    GREY,
    ORANGE,
    Chart,
    Point,
    Trace,
    drawable,
    figures,
    top_coded,
    trace,
    whiskers,
)
from careerbook.charts.layout import above_plot, dashed

_NAME_YEARS = 3  # how far a name reaches over its line


@dataclass(frozen=True, slots=True)
class Line:
    """A series by year, its name (written at its end) and whether it is the main one."""

    name: str
    points: tuple[Point, ...]
    main: bool = True


def trend(lines: Sequence[Line], breaks: Mapping[int, str], y_title: str, tickformat: str, alt: str) -> Chart:
    """Series over years; the line is cut where the series breaks, and the break is marked."""
    points = [point for line in lines for point in line.points]
    years = [int(point.at) for point in points]
    first, last = min(years), max(years)
    names = [label for line in lines for label in _label(line, (first + last) / 2, breaks)]
    layout = {
        "xaxis": {"dtick": 1, "tickformat": "d", "range": [first - 0.4, last + 0.4], "showgrid": False},
        "yaxis": {"tickformat": tickformat, "rangemode": "tozero"},
        "shapes": [dashed(year - 0.5) for year in breaks],
        "annotations": [above_plot(y_title), *map(_break_label, breaks), *names],
        "margin": {"t": 36},
    }
    traces = tuple(piece for line in lines for piece in _traces(line, breaks))
    return Chart(traces, layout, 380, alt, tuple(point.estimate for point in points), y_title)


def _traces(line: Line, breaks: Mapping[int, str]) -> list[Trace]:
    """The line in its unbroken pieces, and triangles where only a lower bound is published."""
    color, symbol, dash = (BLUE, "circle", "solid") if line.main else (ORANGE, "diamond", "dot")
    style: dict[str, Any] = {
        "mode": "lines+markers",
        "line": {"color": color, "width": 3, "dash": dash},
        "marker": {"size": 8, "symbol": symbol, "color": color},
    }
    bounds: dict[str, Any] = {"mode": "markers", "marker": {"size": 11, "symbol": "triangle-up-open", "color": color}}
    points, top = drawable(line.points), top_coded(line.points)
    return [
        *(trace(piece, "y", name=line.name, **style) for piece in _pieces(points, breaks)),
        *whiskers(points, [color] * len(points), "y"),
        *([trace(top, "y", name=line.name, **bounds)] if top else []),
    ]


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


def _break_label(year: int) -> dict[str, Any]:
    return {
        "x": year - 0.5,
        "y": 0.02,
        "yref": "paper",
        "text": "series break",
        "textangle": -90,
        "xanchor": "right",
        "yanchor": "bottom",
        "font": {"color": GREY},
    }


def _label(line: Line, middle: float, breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    """The line's name where its longest piece begins, so that no break crosses it: the main one's below it."""
    pieces = _pieces(drawable(line.points), breaks)
    if not pieces:
        return []
    longest = max(pieces, key=len)
    year, heights = int(longest[0].at), figures(longest[:_NAME_YEARS])
    y, yshift, color = (min(heights), -20, BLUE) if line.main else (max(heights), 20, ORANGE)
    place = {"x": year, "y": y, "yshift": yshift, "xanchor": "left" if year <= middle else "right"}
    return [{"text": line.name, **place, "font": {"color": color}}]
