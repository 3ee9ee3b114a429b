"""Every cell that an estimate names, looked up in the publisher's own file by a reader of the test's own."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.making import EIGHTEEN

from careerbook.core import paths
from careerbook.estimate import Cell, Estimate

Facts = Callable[[str], dict[str, Estimate]]
pytestmark = pytest.mark.raw


@cache
def grid(file: Path, sheet: str) -> list[list[object]]:
    """All cells; row 1 of the file is the first."""
    if file.suffix in (".csv", ".txt"):
        kind = "excel-tab" if file.suffix == ".txt" else "excel"
        with file.open(encoding="utf-8-sig", newline="") as text:
            return [list(row) for row in csv.reader(text, kind)]
    if file.suffix == ".md":
        return [line.strip("|").split("|") for line in file.read_text(encoding="utf-8").splitlines()]
    workbook = CalamineWorkbook.from_path(str(file))
    return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def text(cell: object) -> str:
    """A cell as a person reads it: whole floats without their zero, no surrounding blanks."""
    if isinstance(cell, bool):
        return str(cell).upper()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def looked_up(cell: Cell, raw_dir: Path) -> bool:
    """True if the row that the cell names holds its text, in a column that is headed as it says."""
    assert cell.row is not None
    table = grid(raw_dir / cell.file, cell.sheet)
    values = [text(value) for value in table[cell.row - 1]]
    columns = [index for index, value in enumerate(values) if value == cell.raw]
    heads = {folded(part) for part in [cell.column, *cell.column.split(", ")]}
    return any(
        folded(text(above[index])) in heads
        for index in columns
        for above in table[: cell.row - 1]
        if index < len(above) and text(above[index])
    )


def folded(header: str) -> str:
    return re.sub(r"\s+", " ", header.replace("–", "-").replace("—", "-")).strip().casefold()


@pytest.mark.parametrize("code", EIGHTEEN)
def test_every_cell_holds_what_the_estimate_says(facts: Facts, raw_dir: Path, code: str) -> None:
    cells = {cell for one in facts(code).values() for cell in one.cells if cell.row is not None}
    wrong = [cell for cell in cells if not looked_up(cell, raw_dir)]
    assert len(cells) > 300
    assert not wrong, wrong[:3]


@pytest.mark.parametrize("code", EIGHTEEN)
def test_rows_of_the_bureau_are_those_of_the_occupation(facts: Facts, raw_dir: Path, code: str) -> None:
    own = [
        cell
        for id, one in facts(code).items()
        if id.startswith(("employment", "wage.", "outlook.")) and not id.endswith(("s_all", "s_group"))
        for cell in one.cells
    ]
    assert own
    for cell in own:
        assert cell.row is not None
        assert code in [text(value) for value in grid(raw_dir / cell.file, cell.sheet)[cell.row - 1]], cell


def test_the_checksums_are_those_of_the_files(facts: Facts, raw_dir: Path) -> None:
    files = {(cell.file, cell.sha256) for one in facts("31-9092").values() for cell in one.cells}
    assert len(files) > 15
    for file, sha256 in files:
        folder = paths.careers_dir().parent if file.startswith("careers/") else raw_dir  # the editors' own files
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == sha256, file
