"""A map of the United States in tiles, one square a state: it needs no map data and reads on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerbook.charts.base import GREY, Chart, Point, Trace, drawable, figures, trace

# Columns and rows from the upper left, in the arrangement that newsrooms commonly use, with the territories added.
_ROWS = (
    (0, "AK1 ME11"),
    (1, "VT10 NH11"),
    (2, "WA1 ID2 MT3 ND4 MN5 IL6 WI7 MI8 NY9 RI10 MA11"),
    (3, "OR1 NV2 WY3 SD4 IA5 IN6 OH7 PA8 NJ9 CT10"),
    (4, "CA1 UT2 CO3 NE4 MO5 KY6 WV7 VA8 MD9 DE10"),
    (5, "AZ2 NM3 KS4 AR5 TN6 NC7 SC8 DC9"),
    (6, "OK4 LA5 MS6 AL7 GA8"),
    (7, "HI1 GU2 TX4 FL9 PR10 VI11"),
)
PLACES = {entry[:2]: (int(entry[2:]), row) for row, entries in _ROWS for entry in entries.split()}
# One hue from light to dark, apart in lightness under every color deficiency.
_LIGHT, _DARK = (214, 230, 244), (8, 69, 130)
_WHITE_ABOVE = 0.66  # of the scale: on darker tiles the letters are white
_HALF = 0.47  # of a tile's side


def tiles(points: Sequence[Point], legend: str, tickformat: str, alt: str) -> Chart:
    """A tile for each point, whose `at` is a postal code and whose `note` is the place's name.

    The darker a tile, the higher its figure; a dotted tile has none.
    """
    drawn = drawable(points)
    values = figures(drawn)
    low, high = min(values), max(values)
    shares = {point.at: (value - low) / ((high - low) or 1) for point, value in zip(drawn, values, strict=True)}
    layout = {
        "xaxis": {"visible": False, "range": [0.4, 11.6], "fixedrange": True},
        "yaxis": {"visible": False, "range": [7.6, -0.6], "fixedrange": True},
        "shapes": [_tile(place, shares.get(postal)) for postal, place in PLACES.items()],
        "annotations": [_letters(postal, place, shares.get(postal)) for postal, place in PLACES.items()],
    }
    lacks = "" if len(drawn) == len(PLACES) else "; dotted: no figure"
    marks = _marks(drawn, (low, high), legend + lacks, tickformat)
    return Chart((marks,), layout, 410, alt, tuple(point.estimate for point in points), legend)


def _marks(drawn: Sequence[Point], span: tuple[float, float], legend: str, tickformat: str) -> Trace:
    """Markers that can't be seen: they carry the figures, and the scale below the map."""
    bar = {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": 0,
        "yanchor": "top",
        "len": 0.6,
        "thickness": 12,
        "tickformat": tickformat,
        "tickvals": list(span),
        "outlinewidth": 0,
        "title": {"text": legend, "side": "bottom", "font": {"size": 13}},
    }
    colors = [[0, _rgb(0)], [1, _rgb(1)]]
    scale = {"colorscale": colors, "cmin": span[0], "cmax": span[1], "showscale": True, "colorbar": bar}
    columns, rows = zip(*(PLACES[str(point.at)] for point in drawn), strict=True)
    return trace(
        drawn,
        "color",
        places={"x": list(columns), "y": list(rows)},
        mode="markers",
        marker={"size": 30, "symbol": "square", **scale},
        opacity=0,
        hovertext=[point.note for point in drawn],
        hovertemplate="%{hovertext}: %{text}<extra></extra>",
    )


def _tile(place: tuple[int, int], share: float | None) -> dict[str, Any]:
    x, y = place
    corners = {"x0": x - _HALF, "x1": x + _HALF, "y0": y - _HALF, "y1": y + _HALF}
    filled = {"fillcolor": _rgb(share), "line": {"width": 1, "color": GREY}} if share is not None else _OUTLINED
    return {"type": "rect", "layer": "below", **corners, **filled}


_OUTLINED = {"line": {"width": 1, "color": GREY, "dash": "dot"}}


def _letters(postal: str, place: tuple[int, int], share: float | None) -> dict[str, Any]:
    color = GREY if share is None else "#ffffff" if share > _WHITE_ABOVE else "#000000"
    return {"x": place[0], "y": place[1], "text": postal, "font": {"color": color, "size": 12}}


def _rgb(share: float) -> str:
    mixed = (round(light + (dark - light) * share) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return f"rgb({','.join(map(str, mixed))})"
