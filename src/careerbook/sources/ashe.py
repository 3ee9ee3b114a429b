"""ONS Annual Survey of Hours and Earnings, table 14: earnings and hours by UK SOC 2020, and their variation.

Options: measure (earnings, earnings_cv or hours), classification, reference_year, pay_period.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import TOTAL, earnings_keys, with_units
from careerbook.sources.figures import FigureColumn, figures
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
ALL_EMPLOYEES, NOT_CLASSIFIED = "All employees", "Not Classified"


def read_table(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad` from all nine sheets."""
    frames = [_sheet(grid, source, *SHEETS[grid.sheet]) for grid in open_sheets(path, *SHEETS)]
    frame = pd.concat(frames, ignore_index=True)
    if source.options["measure"] not in UNITS:
        frame = with_units(frame)
    return {"earnings_abroad": frame}


def _sheet(grid: Grid, source: Source, sex: str, basis: str) -> pd.DataFrame:
    header = grid.header("Description", "Code", "Median", "Mean")
    occupations = _occupations(header)
    keys = earnings_keys(occupations, source, countries.by_code()["GBR"], sex=sex, basis=basis)
    frame = figures(grid, keys, _columns(header, source), NOTATION)
    return _row_marks(header, frame)


def _occupations(header: Header) -> pd.DataFrame:
    """Code and title of each row from 'All employees' to 'Not Classified'; footnotes follow."""
    grid, title, code = header.grid, header.index("Description"), header.index("Code")
    titles = {row: grid.text(row, title) for row in header.below()}
    last = next((row for row, text in titles.items() if text == NOT_CLASSIFIED), None)
    if last is None:
        raise grid.error(f"no row {NOT_CLASSIFIED!r}", None, "Description")
    special = {ALL_EMPLOYEES: TOTAL, NOT_CLASSIFIED: NOT_CLASSIFIED}
    codes = {row: special.get(titles[row]) or grid.text(row, code) for row in titles if row <= last}
    known = re.compile("|".join([r"\d{1,4}", *special.values()]))
    odd = next((row for row, text in codes.items() if not known.fullmatch(text)), None)
    if odd is not None:
        raise grid.error(f"{codes[odd]!r} is not a code of UK SOC 2020", odd, "Code")
    return pd.DataFrame({"occupation_code": codes, "occupation_title": {row: titles[row] for row in codes}})


def _columns(header: Header, source: Source) -> list[FigureColumn]:
    percentiles = [name for name in header.names if re.fullmatch(r"[1-9]0|25|75", name)]
    if not percentiles:
        raise header.grid.error("no columns of percentiles", header.row, "Percentiles")
    statistics = {"Median": "median", "Mean": "mean"} | {name: f"p{name}" for name in percentiles}
    measure = source.options["measure"]
    unit = UNITS.get(measure, "")
    return [FigureColumn(header.index(name), name, measure, statistic, unit) for name, statistic in statistics.items()]


def _row_marks(header: Header, frame: pd.DataFrame) -> pd.DataFrame:
    """Empty cells with the status that the row's sign stands for, printed once, in the count of jobs."""
    jobs = header.index(JOBS_COLUMN)
    signs = {row + 1: NOTATION.signs.get(header.grid.text(row, jobs), "missing") for row in header.below()}
    empty = frame["raw"].eq("")
    return frame.assign(status=frame["status"].mask(empty, frame["source_row"].map(signs)))
