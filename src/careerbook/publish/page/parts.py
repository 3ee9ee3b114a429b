"""What the cells of an executed notebook put on the page: prose, facts, exhibits, charts, tables, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from careerbook.core.errors import NotebookFailed
from careerbook.exhibits.exhibit import MIME, PLOTLY_MIME
from careerbook.publish.package.resources import Resource, of_table

INJECTED = "injected-parameters"
"""The id and tag of the cell that sets a notebook's parameters."""


@dataclass(frozen=True, slots=True)
class Part:
    """One output of a cell: what `careerbook.exhibits.exhibit` writes of it, and for a chart Plotly's figure.

    `where` is the cell, as 'salary.ipynb, cell 7'.
    """

    content: Mapping[str, Any]
    spec: Mapping[str, Any] | None
    where: str = ""


def parts_of(notebook: NotebookNode, name: str = "notebook") -> Iterator[Part]:
    """All parts in order. Raises NotebookFailed for an output without lineage, which can't be published.

    Cells are counted from 1 in the project's notebook, which has none injected.
    """
    written = (cell for cell in notebook.cells if cell.get("id") != INJECTED)
    for number, cell in enumerate(written, start=1):
        for output in cell.get("outputs", []):
            if is_part(output):
                yield part_of(output, f"{name}, cell {number}")


def is_part(output: NotebookNode) -> bool:
    """Whether an output is to be shown: what code prints is not."""
    return output.output_type != "stream"  # type: ignore[no-any-return]


def part_of(output: NotebookNode, where: str = "") -> Part:
    """The part that an output holds. Raises NotebookFailed for any other output."""
    data = output.get("data", {})
    if MIME not in data:
        shown = ", ".join(data) or output.output_type
        raise NotebookFailed(
            f"{where} shows something that is no exhibit and no sentence ({shown}).",
            "Show figures through careerbook's exhibits, or end the line with a semicolon.",
        )
    return Part(data[MIME], data.get(PLOTLY_MIME), where)


def ledger(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """All estimates of the parts, one for each id, in the order of their ids.

    Raises NotebookFailed if two different estimates bear the same id.
    """
    return [entry for _, entry in sorted(_unique((e["id"], e) for p in parts for e in p.content.get("ledger", [])))]


def specs(parts: Iterable[Part]) -> dict[str, Mapping[str, Any]]:
    """The Plotly figures of the charts, by their ids."""
    return {part.content["id"]: part.spec for part in parts if part.spec is not None}


def resources(parts: Iterable[Part], ledger: Mapping[str, Mapping[str, Any]]) -> list[Resource]:
    """The tables of the exhibits as files, in the order of appearance. Raises NotebookFailed as `distinct`."""
    tables = (part.content for part in parts if part.content["part"] == "table")
    return distinct(of_table(table["id"], table, ledger) for table in tables)


def distinct(resources: Iterable[Resource]) -> list[Resource]:
    """The files, one for each name. Raises NotebookFailed if two different exhibits bear the same name."""
    return [resource for _, resource in _unique((resource.name, resource) for resource in resources)]


def _unique(entries: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    seen: dict[str, Any] = {}
    for name, entry in entries:
        if seen.setdefault(name, entry) != entry:
            raise NotebookFailed(f"{name!r} stands for two different things in one report.", "Give each its own id.")
    return list(seen.items())
