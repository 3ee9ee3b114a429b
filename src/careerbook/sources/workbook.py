"""Sheets and text files as grids of cells; headers found by their text; errors that name the cell."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from careerbook.core.errors import DataMissing, SourceFormatError
from careerbook.sources import archive
from careerbook.sources.cells import RawCell, normalised, one_line, raw_text

HEADER_SEARCH_ROWS = 25
GET_AGAIN = "Get the publisher's file again: this copy is damaged."
Name = str | tuple[str, ...]
"""A column's name, or the names that editions give it."""


def _alternatives(name: Name) -> tuple[str, ...]:
    return (name,) if isinstance(name, str) else name


def _folded(cell: RawCell) -> str:
    return normalised(cell).casefold()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's (or a text file's) cells from its first row and column on; positions count from 0."""

    file: str
    sheet: str
    rows: Sequence[Sequence[RawCell]]

    def error(self, message: str, row: int | None = None, column: str = "", **remedy: str) -> SourceFormatError:
        """An error at the cell; `row` is a position, printed as the spreadsheet's row number."""
        number = None if row is None else row + 1
        return SourceFormatError(message, file=self.file, sheet=self.sheet, row=number, column=column, **remedy)

    def cell(self, row: int, index: int) -> RawCell:
        """The cell, or an empty text beyond the row's end."""
        cells = self.rows[row]
        return cells[index] if index < len(cells) else ""

    def text(self, row: int, index: int) -> str:
        """The cell's text."""
        return raw_text(self.cell(row, index))

    def is_blank(self, row: int) -> bool:
        """True if no cell of the row has text."""
        return not any(raw_text(cell) for cell in self.rows[row])

    def header(self, *needed: Name, group_rows: int = 0) -> Header:
        """The header: the first row that has all `needed` names (case ignored).

        With `group_rows` the names below it are put after the (merged) name above: 'Employment, 2016'.
        """
        for row in range(min(HEADER_SEARCH_ROWS, len(self.rows))):
            header = Header(self, row, self._names(row, 0))
            if all(header.has(name) for name in needed):
                return Header(self, row + group_rows, self._names(row, group_rows)) if group_rows else header
        raise self._no_header(needed)

    def _names(self, row: int, group_rows: int) -> list[str]:
        names = [one_line(cell) for cell in self.rows[row]]
        for below in range(row + 1, row + 1 + group_rows):
            group = ""
            for index, cell in enumerate(self.rows[below]):
                group = names[index] or group
                if part := one_line(cell):
                    names[index] = f"{group}, {part}"
        return names

    def _no_header(self, needed: Sequence[Name]) -> SourceFormatError:
        searched = enumerate(self.rows[:HEADER_SEARCH_ROWS])
        seen = {_folded(cell): row for row, cells in searched for cell in cells}
        names = [_alternatives(name) for name in needed]
        missing = next((name for name in names if not seen.keys() & set(map(_folded, name))), names[0])[0]
        near = difflib.get_close_matches(_folded(missing), filter(None, seen), n=1)
        hint = f"; the nearest is {near[0]!r}" if near else ""
        message = f"none of the first {HEADER_SEARCH_ROWS} rows has all {len(names)} names of the header"
        return self.error(f"{message}, such as {missing!r}{hint}", seen[near[0]] if near else None, missing)

    def provenance(self, rows: Iterable[int], column: str) -> pd.DataFrame:
        """The place of cells of a column in these rows: sheet, row and column."""
        index = pd.Index(list(rows), dtype="int64")
        frame = pd.DataFrame({"source_row": (index + 1).astype("int32")}, index=index)
        return frame.assign(source_sheet=self.sheet, source_column=column)


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a grid's columns; `row` is the last row of the header."""

    grid: Grid
    row: int
    names: list[str]
    _folded: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folded", [_folded(name) for name in self.names])

    def has(self, name: Name) -> bool:
        """True if there is a column of this name (case ignored)."""
        return any(_folded(text) in self._folded for text in _alternatives(name))

    def index(self, name: Name) -> int:
        """The column of this name (case ignored). Raises SourceFormatError if there is none."""
        for text in _alternatives(name):
            if _folded(text) in self._folded:
                return self._folded.index(_folded(text))
        text = _alternatives(name)[0]
        near = difflib.get_close_matches(_folded(text), self._folded, n=1)
        hint = f"; the nearest is {self.names[self._folded.index(near[0])]!r}" if near and near[0] else ""
        raise self.grid.error(f"the header has no such column{hint}", self.row, text)

    def match(self, pattern: str) -> int:
        """The one column whose whole name matches (case ignored). Raises SourceFormatError if not one."""
        matches = [i for i, name in enumerate(self._folded) if re.fullmatch(pattern, name, re.IGNORECASE)]
        if len(matches) != 1:
            raise self.grid.error(f"{len(matches) or 'no'} columns of the header match", self.row, pattern)
        return matches[0]

    def below(self) -> range:
        """The rows below the header."""
        return range(self.row + 1, len(self.grid.rows))

    def coded_rows(self, index: int, pattern: str, footer: bool = False) -> list[int]:
        """The rows below whose cell in the column is a code of this form.

        Blank rows are passed over; with `footer`, so are rows after the last code. Any other row without a
        code, as a shifted column gives, raises SourceFormatError.
        """
        texts = {row: self.grid.text(row, index) for row in self.below() if not self.grid.is_blank(row)}
        coded = [row for row, text in texts.items() if re.fullmatch(pattern, text)]
        last = coded[-1] if coded and footer else len(self.grid.rows)
        uncoded = min((row for row in texts.keys() - set(coded) if row < last), default=None)
        if uncoded is not None:
            raise self.grid.error(f"{texts[uncoded]!r} is not a code of the form {pattern}", uncoded, self.names[index])
        if not coded:
            raise self.grid.error("no rows with codes below the header", self.row, self.names[index])
        return coded


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataMissing(f"{path} is missing.", "Put the publisher's file there.") from None
    if not content:
        raise SourceFormatError("the file is empty (0 bytes)", file=path.name, remedy=GET_AGAIN)
    return content


def open_sheets(path: Path, *names: str) -> list[Grid]:
    """The named sheets of a workbook (xlsx or xls), or without names its first sheet."""
    content = _content(path)
    try:
        if archive.is_zip(content):
            archive.check(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, ValueError) as error:
        raise SourceFormatError(f"not a workbook ({error})", file=path.name, remedy=GET_AGAIN) from error
    for name in names:
        if name not in book.sheet_names:
            has = ", ".join(book.sheet_names)
            raise SourceFormatError(f"there is no such sheet; the workbook has {has}", file=path.name, sheet=name)
    chosen = names or book.sheet_names[:1]
    if archive.is_zip(content):
        _check_cells(path, content, chosen)
    return [_sheet(book, path, name) for name in chosen]


def _check_cells(path: Path, content: bytes, names: Iterable[str]) -> None:
    for name in names:
        lost = archive.lost_cell(content, name)
        if lost:
            row, column, fault = lost
            raise SourceFormatError(fault, file=path.name, sheet=name, row=row, column=column)


def _sheet(book: CalamineWorkbook, path: Path, name: str) -> Grid:
    try:
        return Grid(path.name, name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise SourceFormatError(f"unreadable ({error})", file=path.name, sheet=name, remedy=GET_AGAIN) from error


def open_text(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",", quoted: bool = True) -> Grid:
    """A delimited text file. The row number is the record's, as a spreadsheet shows it."""
    try:
        text = _content(path).decode(encoding)
    except UnicodeDecodeError as error:
        raise _encoding_error(path, error, delimiter) from error
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,  # BEA's files have a blank before an opening quote
    )
    try:
        return Grid(path.name, "", list(reader))
    except csv.Error as error:
        message = f"not a text file with fields ({error})"
        raise SourceFormatError(message, file=path.name, row=reader.line_num, remedy=GET_AGAIN) from error


def _encoding_error(path: Path, error: UnicodeDecodeError, delimiter: str) -> SourceFormatError:
    """Names line and field of the first byte that is not in the encoding."""
    before = bytes(error.object[: error.start])
    line = before[before.rfind(b"\n") + 1 :].decode(error.encoding, "replace").replace("\r", " ")
    fields = len(next(csv.reader([line], delimiter=delimiter), [""]))
    message = f"not {error.encoding} text: byte 0x{error.object[error.start]:02x} ({error.reason})"
    row = before.count(b"\n") + 1
    return SourceFormatError(message, file=path.name, row=row, column=f"field {fields}", remedy=GET_AGAIN)


def open_table(path: Path, sheet: str = "", delimiter: str = ",") -> Grid:
    """A text file (.txt is tab-separated and unquoted), or of a workbook the named sheet, or its first."""
    if path.suffix == ".csv":
        return open_text(path, delimiter=delimiter)
    if path.suffix == ".txt":
        return open_text(path, delimiter="\t", quoted=False)
    return open_sheets(path, *[sheet] if sheet else [])[0]
