"""A publisher's regular layout as a declaration: the columns of keys, the columns of figures, the notation.

A reader of a regular file is a function from the catalog's entry to a `Layout` (or several, of one sheet), wrapped
in `declared`. Of a file that is regular but for its header or its end, the reader corrects the grid first, and then
calls `Layout.read`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Figure, Notation
from careerbook.sources.rows import rows
from careerbook.sources.workbook import Grid, Header, Name, open_table

Frames = dict[str, pd.DataFrame]
Reader = Callable[[Path, Source], Frames]


@dataclass(frozen=True, slots=True)
class Key:
    """A column of texts: its name in the file, and what its cells mean (ValueError if they mean nothing)."""

    header: Name
    read: Callable[[str], Any] = str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: its name in the file (or a pattern of it), and what the figures are.

    `bound` is what a top-coding sign stands for, `also` has the keys that the column's header stands for.
    """

    header: Name | re.Pattern[str]
    measure: str = ""
    statistic: str = "total"
    unit: str = ""
    bound: float = math.nan
    is_category: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)
    notation: Notation | None = None

    def index(self, header: Header) -> int:
        """The column's place."""
        return header.match(self.header.pattern) if isinstance(self.header, re.Pattern) else header.index(self.header)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet gives to a table.

    The rows are those whose cell in the column `code` is of the form `form`: any other that is not blank is refused,
    or with `footer` left out after the last code. `only` and `must` name columns and the form of their cells: rows of
    another form are left out, or refused. `keys` are our columns and theirs, `figures` the columns of figures; without
    figures a row is about its key `about`, and left out where that is None. `constants` are the same in all rows.
    `sheet` is the pattern of a part of the sheet's name, and what its first group has to be where the name has it.
    """

    table: str
    code: Name
    form: str
    keys: Mapping[str, Key | Name]
    figures: Sequence[FigureColumn] | Callable[[Header], Sequence[FigureColumn]] = ()
    notation: Notation = field(default_factory=Notation)
    about: str = ""
    constants: Mapping[str, Any] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    must: Mapping[str, str] = field(default_factory=dict)
    footer: bool = False
    sheet: tuple[str, str] | None = None

    def read(self, source: Source, grid: Grid, header: Header | None = None) -> Frames:
        """The table's rows. Raises SourceFormatError at a header or cell that is not as declared."""
        if self.sheet and (part := re.search(self.sheet[0], grid.sheet)) and part[1] != self.sheet[1]:
            raise grid.error(f"the sheet is named for {part[1]}, the catalog says {self.sheet[1]}")
        keys = [key if isinstance(key, Key) else Key(key) for key in self.keys.values()]
        if header is None:
            header = grid.header(self.code, *self._names(keys))
        index = self._rows(header)
        frame = pd.DataFrame(
            {name: _texts(header, index, key) for name, key in zip(self.keys, keys, strict=True)}, index=index
        )
        if self.about:
            column = header.names[header.index(keys[list(self.keys).index(self.about)].header)]
            frame = frame.join(grid.provenance(index, column)).dropna(subset=self.about)
        else:
            columns = self.figures(header) if callable(self.figures) else self.figures
            frame = figures(header, frame, columns, self.notation)
        return rows(self.table, source, frame, **self.constants)

    def _names(self, keys: Sequence[Key]) -> list[Name]:
        """The names that the header has to have."""
        columns = [] if callable(self.figures) else [column.header for column in self.figures]
        names = [name for name in columns if not isinstance(name, re.Pattern)]
        return [*names, *self.only, *self.must, *(key.header for key in keys if not key.optional)]

    def _rows(self, header: Header) -> list[int]:
        index = header.coded_rows(header.index(self.code), self.form, footer=self.footer)
        for name, pattern in self.only.items():
            index = [row for row in index if re.fullmatch(pattern, header.grid.text(row, header.index(name)))]
        for name, pattern in self.must.items():
            for row in index:
                text = header.grid.text(row, header.index(name))
                if not re.fullmatch(pattern, text):
                    raise header.grid.error(f"{text!r} where {pattern} is expected", row, name)
        if not index:
            raise header.grid.error(f"no rows of {', '.join(self.only)}", header.row, header.names[0])
        return index


def _texts(header: Header, index: Sequence[int], key: Key) -> list[Any]:
    if key.optional and not header.has(key.header):
        return [None] * len(index)
    column, grid = header.index(key.header), header.grid
    texts = []
    for row in index:
        try:
            texts.append(key.read(grid.text(row, column)))
        except ValueError as error:
            raise grid.error(str(error), row, header.names[column]) from error
    return texts


def figures(header: Header, keys: pd.DataFrame, columns: Iterable[FigureColumn], notation: Notation) -> pd.DataFrame:
    """`keys` (its index: rows of the grid) times `columns`: a row a figure, with its place.

    Raises SourceFormatError at a cell that the notation doesn't explain.
    """
    parts = [_figures(header, keys, column, column.notation or notation) for column in columns]
    return pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)


def _figures(header: Header, keys: pd.DataFrame, column: FigureColumn, notation: Notation) -> pd.DataFrame:
    place, grid = column.index(header), header.grid
    read = notation.category if column.is_category else notation.figure
    read_rows: list[int] = []
    values: list[Figure] = []
    for row in keys.index:
        try:
            figure = read(grid.cell(row, place), column.bound)
        except ValueError as error:
            raise grid.error(str(error), row, header.names[place]) from error
        if figure is not None:
            read_rows.append(row)
            values.append(figure)
    frame = pd.DataFrame(values, columns=list(Figure._fields), index=pd.Index(read_rows, dtype="int64"))
    frame = frame.assign(measure=column.measure, statistic=column.statistic, unit=column.unit, **column.also)
    frame = frame.drop(columns=[name for name in frame if name in keys])
    return pd.concat([keys.loc[read_rows], frame, grid.provenance(read_rows, header.names[place])], axis=1)


def declared(describe: Callable[[Source], Layout | Sequence[Layout]]) -> Reader:
    """The reader of files of the layout that `describe` gives for the catalog's entry."""

    def read(path: Path, source: Source) -> Frames:
        grid = open_table(path, source.options.get("sheet", ""), source.options.get("delimiter", ","))
        layouts = describe(source)
        return merged([layout.read(source, grid) for layout in ([layouts] if isinstance(layouts, Layout) else layouts)])

    read.__doc__ = describe.__doc__
    return read


def merged(parts: Sequence[Frames]) -> Frames:
    """The frames of each table one after the other."""
    tables = dict.fromkeys(table for part in parts for table in part)
    return {table: pd.concat([part[table] for part in parts if table in part], ignore_index=True) for table in tables}


def by_year(key: str, **column: Any) -> Callable[[Header], list[FigureColumn]]:
    """A column of figures for each column that is headed by a year, which goes into `key`."""

    def columns(header: Header) -> list[FigureColumn]:
        years = [name for name in header.names if re.fullmatch(r"\d{4}", name)]
        if not years:
            raise header.grid.error("no column is headed by a year", header.row)
        return [FigureColumn(year, also={key: year}, **column) for year in years]

    return columns


def form(pattern: str) -> Callable[[str], str]:
    """Reads the part of a text that is the pattern's first group; the whole text has to match."""
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        match = compiled.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not of the form {pattern}")
        return match[1]

    return read


def term(terms: Mapping[str, Any], what: str) -> Callable[[str], Any]:
    """Reads a publisher's word as ours; `what` says what the words are, for the error at another one."""

    def read(text: str) -> Any:
        if text not in terms:
            raise ValueError(f"{text!r} is no {what}")
        return terms[text]

    return read
