"""What a table is made of: columns with kinds and meanings, and the columns that tables share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "category", "year", "number", "row", "integer", "flag", "optional_flag"]

_DTYPES: dict[str, str] = {
    "text": "str",
    "category": "str",
    "year": "int16",
    "number": "float64",
    "row": "Int32",
    "integer": "Int32",
    "flag": "bool",
    "optional_flag": "boolean",
}


@dataclass(frozen=True, slots=True)
class ColumnSchema:
    """A column: its name, kind (which gives the dtype) and meaning, with the unit where it has one."""

    name: str
    kind: Kind
    meaning: str

    @property
    def dtype(self) -> str:
        """The pandas dtype."""
        return _DTYPES[self.kind]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: a plural noun, its columns, and the key columns by which it is sorted and looked up."""

    name: str
    meaning: str
    columns: tuple[ColumnSchema, ...]
    sort_by: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


PROVENANCE = (
    ColumnSchema("source_id", "category", "entry of data/catalog.toml"),
    ColumnSchema("source_sheet", "category", "the workbook's sheet; empty for text files"),
    ColumnSchema("source_row", "row", "row of the sheet or file, counted from 1; none in JSON"),
    ColumnSchema("source_column", "category", "the column's header as published; in JSON the path"),
)

FIGURE = (
    ColumnSchema("measure", "category", "what is measured"),
    ColumnSchema("statistic", "category", "total, mean, median, p10 ... of the measure"),
    ColumnSchema("unit", "category", "unit of value and bound"),
    ColumnSchema("value", "number", "the figure in `unit`; none where withheld or top-coded"),
    ColumnSchema("bound", "number", "for a top-coded figure the published threshold, in `unit`"),
    ColumnSchema("status", "category", "available, or why there is no plain figure"),
    ColumnSchema("category", "category", "the text of a figure that is not a number"),
    ColumnSchema("raw", "text", "the cell's text as published"),
)

STATUSES: Mapping[str, str] = {
    "available": "a plain figure",
    "not_released": "the publisher has it and does not release it",
    "top_coded": "at or above the threshold in `bound`; the figure itself is not published",
    "below_threshold": "below what the publisher shows as a number",
    "unreliable": "the publisher holds it too unreliable; a value, where there is one, is the publisher's",
    "suppressed": "withheld to protect respondents, or marked by the publisher as one to suppress",
    "not_applicable": "the figure makes no sense here, or the publisher marks it as not available",
    "nil": "none, or less than half the unit",
    "base_too_small": "the group that it would be computed from is smaller than the publisher allows",
    "missing": "an empty cell where a figure is expected",
}
"""What `status` may be, with its meaning."""


def text(name: str, meaning: str) -> ColumnSchema:
    """A column of free text."""
    return ColumnSchema(name, "text", meaning)


def category(name: str, meaning: str) -> ColumnSchema:
    """A column of few different texts."""
    return ColumnSchema(name, "category", meaning)


SOC_CODE = ColumnSchema("soc_code", "category", "the publisher's occupation code, in the form of a SOC code")
CLASSIFICATION = ColumnSchema("classification", "category", "the classification and edition that the code is of")

TITLE_KEY = text("title_key", "the title without case, punctuation and plural: what titles are compared by")
