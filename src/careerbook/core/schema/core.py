"""What a table is made of: columns with kinds and meanings, and the columns that tables share."""

from __future__ import annotations

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
class Column:
    """A column: its name, kind (which gives the dtype) and meaning, with the unit where it has one."""

    name: str
    kind: Kind
    meaning: str

    @property
    def dtype(self) -> str:
        """The pandas dtype."""
        return _DTYPES[self.kind]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a plural noun, its columns, and the key columns by which it is sorted and looked up."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    sort_by: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


PROVENANCE = (
    Column("source_id", "category", "entry of data/catalog.toml"),
    Column("source_sheet", "category", "the workbook's sheet; empty for text files"),
    Column("source_row", "row", "row of the sheet or file, counted from 1; none in JSON"),
    Column("source_column", "category", "the column's header as published; in JSON the path"),
)

FIGURE = (
    Column("measure", "category", "what is measured"),
    Column("statistic", "category", "total, mean, median, p10 ... of the measure"),
    Column("unit", "category", "unit of value and bound"),
    Column("value", "number", "the figure in `unit`; none where withheld or top-coded"),
    Column("bound", "number", "for a top-coded figure the published threshold, in `unit`"),
    Column("status", "category", "available, or why there is no plain figure"),
    Column("category", "category", "the text of a figure that is not a number"),
    Column("raw", "text", "the cell's text as published"),
)

STATUSES = (
    "available",
    "not_released",
    "top_coded",
    "below_threshold",
    "unreliable",
    "suppressed",
    "not_applicable",
    "nil",
    "base_too_small",
    "missing",
)


def text(name: str, meaning: str) -> Column:
    """A column of free text."""
    return Column(name, "text", meaning)


def category(name: str, meaning: str) -> Column:
    """A column of few different texts."""
    return Column(name, "category", meaning)


SOC_CODE = Column("soc_code", "category", "the publisher's occupation code, in the form of a SOC code")
CLASSIFICATION = Column("classification", "category", "the classification and edition that the code is of")

TITLE_KEY = text("title_key", "the title without case, punctuation and plural: what titles are compared by")
