"""What a chart may hold, asked of its spec: Plotly's JSON, as it stands in a notebook or in a page's bytes.

Every figure of a chart is on one axis of a trace, named in the trace's `meta.axis`, and `customdata` names the
estimates that it draws. What stands on the other axes are names and years.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Spec = Mapping[str, Any]

TRACES = ("scatter", "bar")
"""Types of traces whose figures this module finds."""
AXES = ("x", "y")
OF_MARKERS = ("color", "size")
"""What else may hold a trace's figures: these of its markers."""

# What would draw a figure beside those of the axis, or another one in its place.
_UNACCOUNTED = {
    *("error_x", "error_y", "base", "width", "offset", "x0", "y0", "dx", "dy"),
    *("stackgroup", "groupnorm", "z", "values", "r", "theta"),
}
_WRITTEN = {
    *("text", "hovertext", "texttemplate", "hovertemplate", "name", "title", "label", "labels", "x", "y", "z"),
    *("ticktext", "tickprefix", "ticksuffix"),
}
_HEIGHT = 450  # Plotly's own, in pixels


class Mark(NamedTuple):
    """A figure that a chart draws: its estimate's id, its value, and the text written beside it, which may be empty."""

    id: str
    value: Any
    text: str


def marks(spec: Spec) -> Iterator[Mark]:
    """Every figure that the chart draws. Raises ValueError for a trace in which none can be found."""
    for trace in spec["data"]:
        misfit = _misfit(trace)
        if misfit:
            raise ValueError(misfit)
        yield from _marks(trace)


def complaints(spec: Spec, ledger: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """What the chart draws or writes that is not a figure of the ledger, whose entries stand by their ids."""
    for trace in spec["data"]:
        misfit = _misfit(trace)
        if misfit:
            yield misfit
            continue
        for mark in _marks(trace):
            entry = ledger.get(mark.id)
            if entry is None or not _is_drawn(entry, mark.value):
                yield f"a chart draws {mark.value} for {mark.id}"
            elif mark.text and mark.text != entry["text"]:
                yield f"a chart writes {mark.text!r} for {mark.id}"
        yield from _other_axes(trace, spec["layout"])


def words(spec: Any, key: str = "") -> Iterator[str]:
    """All that the chart writes: titles, labels, names, categories."""
    if isinstance(spec, str) and key in _WRITTEN:
        yield spec
    elif isinstance(spec, Mapping):
        for name, inside in spec.items():
            yield from words(inside, name)
    elif isinstance(spec, list):
        for inside in spec:
            yield from words(inside, key)


def height(spec: Spec) -> int:
    """How high the chart is, in pixels, before it is fitted to a width."""
    return int(spec["layout"].get("height", _HEIGHT))


def _misfit(trace: Mapping[str, Any]) -> str:
    """Why the trace's figures can't be found, in words; "" if they can."""
    kind = trace.get("type", "scatter")
    if kind not in TRACES:
        return f"a chart has a trace of the type {kind!r}, in which no figures can be checked, only in {TRACES}"
    ids, figures, texts = trace.get("customdata"), _figures(trace), trace.get("text")
    if not isinstance(ids, list) or not isinstance(figures, list) or trace.keys() & _UNACCOUNTED:
        return "a chart has a trace whose figures name no estimates"
    if len(figures) != len(ids) or not (texts is None or (isinstance(texts, list) and len(texts) == len(ids))):
        return "a chart has a trace with more or fewer figures than it names estimates"
    return ""


def _figures(trace: Mapping[str, Any]) -> Any:
    axis = trace.get("meta", {}).get("axis")
    if axis in OF_MARKERS:
        return trace.get("marker", {}).get(axis)
    return trace.get(axis) if axis in AXES else None


def _marks(trace: Mapping[str, Any]) -> Iterator[Mark]:
    ids = trace["customdata"]
    yield from map(Mark, ids, _figures(trace), trace.get("text") or [""] * len(ids))


def _is_drawn(entry: Mapping[str, Any], value: Any) -> bool:
    """Whether the value is the entry's, or of a top-coded one the bound."""
    figure = entry["value"] if entry["value"] is not None else entry.get("bound")
    return figure is not None and isinstance(value, (int, float)) and math.isclose(figure, value)


def _other_axes(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Iterator[str]:
    """A place on a map or in a pile is no figure, if the axis can't be read."""
    for axis in AXES:
        if axis == trace["meta"]["axis"] or axis not in trace:
            continue
        places, is_hidden = trace[axis], layout.get(f"{axis}axis", {}).get("visible") is False
        is_even = isinstance(places, list) and len(places) == len(trace["customdata"])
        if not is_even or not (is_hidden or all(map(_is_name, places))):
            yield f"a chart's {axis} axis has figures"


def _is_name(place: object) -> bool:
    """Whether it is a category or a year."""
    return not isinstance(place, float) and (not isinstance(place, int) or 1900 <= place < 2100)
