"""ONS Annual Survey of Hours and Earnings, table 14: earnings and hours by UK SOC 2020, and their variation.

Options: measure (earnings, earnings_cv or hours), classification, reference_year, pay_period.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Frames, Layout, merged
from careerbook.sources.rows import PAY, TOTAL, earnings
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"x": "unreliable", "..": "suppressed", ":": "not_applicable", "-": "nil", ".": "not_released"})
JOBS_COLUMN = "(thousand)"
UNITS = {"earnings_cv": "percent", "hours": "hours per week"}  # earnings: the currency per pay period
# Sheet -> sex, basis.
SHEETS = {
    "All": ("total", "all employees"),
    "Male": ("male", "all employees"),
    "Female": ("female", "all employees"),
    "Full-Time": ("total", "full-time"),
    "Part-Time": ("total", "part-time"),
    "Male Full-Time": ("male", "full-time"),
    "Male Part-Time": ("male", "part-time"),
    "Female Full-Time": ("female", "full-time"),
    "Female Part-Time": ("female", "part-time"),
}
NOT_CLASSIFIED = "Not Classified"
WITHOUT_CODE = {"All employees": TOTAL, NOT_CLASSIFIED: NOT_CLASSIFIED}


def read_table(path: Path, source: Source) -> Frames:
    """The table `earnings_abroad` from all nine sheets."""
    return merged([_sheet(grid, source) for grid in open_sheets(path, *SHEETS)])


def _sheet(grid: Grid, source: Source) -> Frames:
    """The rows of a sheet; an empty cell has the status of the row's sign, printed once, in the count of jobs."""
    sex, basis = SHEETS[grid.sheet]
    header = _coded(grid.header("Description", "Code", "Median", "Mean"))
    layout = Layout(
        "earnings_abroad",
        code="Code",
        form="|".join([r"\d{1,4}", *WITHOUT_CODE.values()]),
        keys={"occupation_code": "Code", "occupation_title": "Description"},
        figures=_columns(header, source),
        notation=NOTATION,
        constants=earnings(source, "GBR", sex=sex, basis=basis),
    )
    (frame,) = layout.read(source, header.grid, header).values()
    jobs = header.index(JOBS_COLUMN)
    signs = {row + 1: NOTATION.signs.get(header.grid.text(row, jobs), "missing") for row in header.below()}
    status = frame["status"].mask(frame["raw"].eq(""), frame["source_row"].map(signs))
    return {layout.table: frame.assign(status=status)}


def _coded(header: Header) -> Header:
    """The sheet down to 'Not Classified' (footnotes follow), with codes for the rows that have none."""
    grid, title, code = header.grid, header.index("Description"), header.index("Code")
    last = next((row for row in header.below() if grid.text(row, title) == NOT_CLASSIFIED), None)
    if last is None:
        raise grid.error(f"no row {NOT_CLASSIFIED!r}", None, "Description")
    rows = [list(cells) for cells in grid.rows[: last + 1]]
    for row in range(header.row + 1, last + 1):
        rows[row][code] = WITHOUT_CODE.get(grid.text(row, title), rows[row][code])
    return replace(header, grid=replace(grid, rows=rows))


def _columns(header: Header, source: Source) -> list[FigureColumn]:
    percentiles = [name for name in header.names if re.fullmatch(r"[1-9]0|25|75", name)]
    if not percentiles:
        raise header.grid.error("no columns of percentiles", header.row, "Percentiles")
    measure = source.options["measure"]
    statistics = {"Median": "median", "Mean": "mean"} | {name: f"p{name}" for name in percentiles}
    unit = UNITS.get(measure, PAY)
    return [FigureColumn(name, measure, statistic, unit) for name, statistic in statistics.items()]
