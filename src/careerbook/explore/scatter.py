"""Any two measures of all occupations, with those that are selected and the career itself marked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerbook.charts.base import BLUE, GREY, ORANGE, TEMPLATE
from careerbook.explore.frame import MEANINGS


def measures(frame: pd.DataFrame) -> list[str]:
    """The columns that hold numbers, those of an area among them, whether one is chosen or not."""
    return [name for name in MEANINGS if name not in frame or pd.api.types.is_numeric_dtype(frame[name])]


def figure(everyone: pd.DataFrame, selected: pd.DataFrame, soc_code: str, x: str, y: str) -> dict[str, Any]:
    """A Plotly figure as data: grey all, blue those selected, the orange diamond the career itself."""
    rest = everyone.drop(index=selected.index.union([soc_code]), errors="ignore")
    career = everyone.loc[everyone.index == soc_code]
    traces = [
        _points(rest, x, y, "others", {"color": GREY, "size": 6, "opacity": 0.4}),
        _points(selected.drop(index=soc_code, errors="ignore"), x, y, "selected", {"color": BLUE, "size": 8}),
        _points(career, x, y, "this career", {"color": ORANGE, "size": 14, "symbol": "diamond"}),
    ]
    layout = {
        "template": TEMPLATE,
        "height": 460,
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.08},
        "xaxis": {"title": {"text": _title(x)}},
        "yaxis": {"title": {"text": _title(y)}},
    }
    return {"data": traces, "layout": layout}


def in_words(everyone: pd.DataFrame, soc_code: str, x: str, y: str) -> str:
    """What the figure shows, for those who can't see it."""
    both = everyone[list({x, y})].dropna()
    place = "this career has no such figures"
    for _, row in both.loc[both.index == soc_code].iterrows():
        place = f"this career at {row[x]:,g} and {row[y]:,g}"
    return f"Scatter of {_title(y)} over {_title(x)} for {len(both)} occupations; {place}."


def _title(name: str) -> str:
    return f"{MEANINGS[name][0]} ({name})"


def _points(frame: pd.DataFrame, x: str, y: str, name: str, marker: dict[str, Any]) -> dict[str, Any]:
    shown = frame[[*{x, y}, "title"]].dropna()
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "marker": marker,
        "x": shown[x].tolist(),
        "y": shown[y].tolist(),
        "text": shown["title"].tolist(),
        "hovertemplate": "%{text}<br>%{x}<br>%{y}<extra></extra>",
    }
