"""The charts inside the page. For the screen, what a trace repeats of the page's own ledger is taken from there.

`charts.js` is the other half: what it puts back equals the charts' specs. For paper they are in the page as drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entry = Mapping[str, Any]
Spec = Mapping[str, Any]

_AXES = ("x", "y", "z")
_AS_LEDGER = 1
"""In the place of figures or texts that are those of the ledger's entries."""


def without_ledger(specs: Mapping[str, Spec], entries: Sequence[Entry]) -> dict[str, Spec]:
    """The charts, with the entries' numbers in place of their ids, figures and texts."""
    numbers = {entry["id"]: number for number, entry in enumerate(entries)}

    def shorten(trace: Mapping[str, Any]) -> Mapping[str, Any]:
        ids = trace.get("customdata", [])
        if not ids or not all(id in numbers for id in ids):
            return trace
        own = [entries[numbers[id]] for id in ids]
        short = {**trace, "customdata": [numbers[id] for id in ids]}
        if trace.get("text") == [entry["text"] for entry in own]:
            short["text"] = _AS_LEDGER
        return _with_figures(short, lambda drawn: _AS_LEDGER if drawn == [figure(entry) for entry in own] else drawn)

    return {name: _each(spec, shorten) for name, spec in specs.items()}


def with_ledger(specs: Mapping[str, Spec], entries: Sequence[Entry]) -> dict[str, Spec]:
    """The charts that `without_ledger` was given."""

    def restore(trace: Mapping[str, Any]) -> Mapping[str, Any]:
        names = trace.get("customdata", [])
        if not names or isinstance(names[0], str):
            return trace
        own = [entries[number] for number in names]
        full = {**trace, "customdata": [entry["id"] for entry in own]}
        if trace.get("text") == _AS_LEDGER:
            full["text"] = [entry["text"] for entry in own]
        return _with_figures(full, lambda drawn: [figure(entry) for entry in own] if drawn == _AS_LEDGER else drawn)

    return {name: _each(spec, restore) for name, spec in specs.items()}


def figure(entry: Entry) -> Any:
    """What a chart draws of an entry: its value, or of a top-coded one the bound."""
    return entry["value"] if entry["value"] is not None else entry.get("bound")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Charts as `plotting` drew them: markup by id, and the style rules that it needs."""

    charts: Mapping[str, str]
    rules: str

    def placed(self, body: str) -> str:
        """The body with each chart in its place."""
        return _PLACE.sub(lambda place: self.charts[place[1]], body)


def place(id: str, height: int) -> str:
    """Where a page's script draws the chart `id`, so many pixels high; `id` is escaped."""
    return f'<div class="plot height-{height}" id="plot-{id}"></div>'


_PLACE = re.compile(place('([^"]+)', 0).replace("0", r"\d+"))


def _each(spec: Spec, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Spec:
    return {**spec, "data": [change(trace) for trace in spec["data"]]}


def _with_figures(trace: dict[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """The trace with what it draws, on an axis or in its marks, changed."""
    axis = trace.get("meta", {}).get("axis")
    if axis in _AXES:
        return {**trace, axis: change(trace[axis])}
    if axis and axis in trace.get("marker", {}):
        return {**trace, "marker": {**trace["marker"], axis: change(trace["marker"][axis])}}
    return trace
