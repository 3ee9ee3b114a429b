"""Tables as files of a Data Package: a CSV each, its fields, and a dictionary of its columns."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from careerbook.exhibits.inline import Entry, plain

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What stands beside each figure in the CSV: as the page writes it, its unit, status and label, its id in the ledger.
_BESIDE = ("text", "unit", "status", "label", "id")
_DICTIONARY = {
    "name": "column of the CSV",
    "type": "number or string",
    "unit": "unit of the numbers",
    "description": "what the column holds",
}


@dataclass(frozen=True)
class Resource:
    """A table as a file: `fields` describe its columns as a Data Package does, `rows` have its values, unrounded."""

    name: str
    title: str
    fields: Sequence[Mapping[str, str]]
    rows: Sequence[Sequence[Any]]

    @property
    def path(self) -> str:
        """The file's path in the report's folder."""
        return f"data/{self.name}.csv"

    @cached_property
    def csv(self) -> bytes:
        """The file's content."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([field["name"] for field in self.fields])
        writer.writerows([defused(value) for value in row] for row in self.rows)
        return text.getvalue().encode()

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return hashlib.sha256(self.csv).hexdigest()

    @property
    def dictionary(self) -> Resource:
        """The columns as a table of their own, for those who open the CSV without the Data Package."""
        fields = [_field(name, "string", meaning) for name, meaning in _DICTIONARY.items()]
        rows = [[field.get(name, "") for name in _DICTIONARY] for field in self.fields]
        return Resource(f"{self.name}.dictionary", f"Columns of {self.name}.csv", fields, rows)

    def described(self) -> dict[str, Any]:
        """The file as the Data Package describes it."""
        return {
            "name": self.name,
            "type": "table",
            "title": self.title,
            "path": self.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(self.csv),
            "hash": f"sha256:{self.sha256}",
            "dialect": {"lineTerminator": "\n"},
            "schema": {"fields": [dict(field) for field in self.fields], "missingValues": [""]},
        }


def of_table(name: str, table: Mapping[str, Any], ledger: Mapping[str, Entry]) -> Resource:
    """The table (`careerbook.exhibits.tables.Table.as_dict`) as a file, its figures those of the ledger."""
    fields = [field for column in table["columns"] for field in _fields(column)]
    rows = [
        [value for column, cell in zip(table["columns"], row, strict=True) for value in _values(column, cell, ledger)]
        for row in table["rows"]
    ]
    return Resource(name, table["caption"], fields, rows)


def defused(value: object) -> object:
    """Text that a spreadsheet would take for a formula is marked as text; numbers stay as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _fields(column: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The column; with a figure, what stands beside it."""
    name, is_figure = column["name"], column["kind"] == "figure"
    yield _field(name, "number" if is_figure else "string", column["meaning"], column["unit"])
    if is_figure:
        yield from (_field(f"{name}_{what}", "string", f"{what} of {name}") for what in _BESIDE)


def _field(name: str, kind: str, meaning: str, unit: str = "") -> dict[str, str]:
    return {"name": name, "type": kind, "description": meaning} | ({"unit": unit} if unit else {})


def _values(column: Mapping[str, Any], cell: Any, ledger: Mapping[str, Entry]) -> list[Any]:
    entry = ledger[cell["figure"]] if isinstance(cell, Mapping) else None
    if column["kind"] == "figure":
        return [entry["value"], *(entry[what] for what in _BESIDE)] if entry else [None, *[""] * len(_BESIDE)]
    if entry:
        return [entry["text"]]
    return [plain(cell, ledger) if isinstance(cell, list) else cell]
