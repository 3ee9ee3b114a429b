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
    above_plot,
    drawable,
    spec_of,
    top_coded,
    trace,
    whiskers,
)
from careerbook.estimate import ends


@dataclass(frozen=True, slots=True)
class Line:
    """A series by year, its name (written at its end) and whether it is the main one."""

    name: str
    points: tuple[Point, ...]
    main: bool = True


def trend(lines: Sequence[Line], breaks: Mapping[int, str], y_title: str, tickformat: str, alt: str) -> Chart:
    """Series over years; the line is cut where the series breaks, and the break is marked."""
    first, last = _span(lines)
    layout = {
        "xaxis": {"dtick": 1, "tickformat": "d", "range": [first - 0.4, last + 0.4], "showgrid": False},
        "yaxis": {"tickformat": tickformat, "rangemode": "tozero"},
        "shapes": [_break_line(year) for year in breaks],
        "annotations": [above_plot(y_title), *_break_labels(breaks), *_labels(lines, breaks)],
        "margin": {"t": 36},
    }
    points = [point for line in lines for point in line.points]
    shown = (*(point.estimate for point in points), *(end for point in points for end in ends(point.estimate) or ()))
    return Chart(spec_of([one for line in lines for one in _traces(line, breaks)], layout, 380), alt, shown, y_title)


def _traces(line: Line, breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    """The line in its unbroken pieces, and triangles where only a lower bound is published."""
    colour, symbol, dash = (BLUE, "circle", "solid") if line.main else (ORANGE, "diamond", "dot")
    style = {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3, "dash": dash},
        "marker": {"size": 8, "symbol": symbol, "color": colour},
    }
    bounds = {"mode": "markers", "marker": {"size": 11, "symbol": "triangle-up-open", "color": colour}}
    pieces = [trace(piece, "y", name=line.name, **style) for piece in _pieces(drawable(line.points), breaks)]
    known = drawable(line.points)
    pieces += whiskers(known, [colour] * len(known), "y")
    return pieces + [trace(top, "y", name=line.name, **bounds) for top in [top_coded(line.points)] if top]


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
    return {"type": "line", "x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _break_labels(breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "x": year - 0.5,
            "y": 0.02,
            "yref": "paper",
            "text": "series break",
            "textangle": -90,
            "xanchor": "right",
            "yanchor": "bottom",
            "font": {"color": GREY},
        }
        for year in breaks
    ]


def _labels(lines: Sequence[Line], breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    middle = sum(_span(lines)) / 2
    return [label for line in lines for label in _label(line, middle, breaks)]


def _span(lines: Sequence[Line]) -> tuple[int, int]:
    years = [int(point.at) for line in lines for point in line.points]
    return min(years), max(years)


_NAME_YEARS = 3  # how far a name reaches over its line


def _label(line: Line, middle: float, breaks: Mapping[int, str]) -> list[dict[str, Any]]:
    """The line's name where its longest piece begins, so that no break crosses it: the main one's below it."""
    pieces = _pieces(drawable(line.points), breaks)
    if not pieces:
        return []
    longest = max(pieces, key=len)
    first, beside = longest[0], longest[:_NAME_YEARS]
    outermost = min if line.main else max
    height = outermost(point.estimate.value for point in beside if point.estimate.value is not None)
    place = {"x": first.at, "y": height, "yshift": -20 if line.main else 20}
    anchor = "left" if int(first.at) <= middle else "right"
    return [{"text": line.name, **place, "xanchor": anchor, "font": {"color": BLUE if line.main else ORANGE}}]
