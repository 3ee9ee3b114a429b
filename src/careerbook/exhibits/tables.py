"""Tables as data; every figure in them is an estimate.

Not by great_tables (tried at 1.1): it puts the title into a cell instead of a caption, eight kilobytes of style beside
each table, takes seconds to import in each kernel, and our figures would have to pass through it as raw HTML.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from careerbook.estimate import Estimate
from careerbook.exhibits.prose import Prose

Value = Estimate | Prose | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` in the CSV, `title` and `unit` on the page, its meaning. If not `shown`, only the CSV has it.

    `kind` is "figure", "text" for words of a line, or "long-text" for text that wants room.
    """

    name: str
    title: str
    meaning: str
    unit: str = ""
    kind: str = "figure"
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, columns, and rows; the first column names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Prose, ...] = ()

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates in the table, in the words of its cells and in its notes."""
        contents = (*(value for row in self.rows for value in row), *self.notes)
        return tuple(estimate for content in contents for estimate in _estimates(content))

    def as_dict(self) -> dict[str, Any]:
        """The table as JSON has it: cells are texts, prose, `{"figure": id}` or nothing.

        Raises ValueError for a row with more or fewer cells than there are columns.
        """
        rows = [[_as_json(value) for _, value in zip(self.columns, row, strict=True)] for row in self.rows]
        columns, notes = map(asdict, self.columns), (note.as_list() for note in self.notes)
        return {"caption": self.caption, "columns": list(columns), "rows": rows, "notes": list(notes)}


def _estimates(value: Value) -> tuple[Estimate, ...]:
    if isinstance(value, Estimate):
        return (value,)
    return value.estimates if isinstance(value, Prose) else ()


def _as_json(value: Value) -> Any:
    if isinstance(value, Estimate):
        return {"figure": value.id}
    return value.as_list() if isinstance(value, Prose) else value
