"""ONS Annual Population Survey: people employed by UK SOC 2020 unit group and industry section, a sheet a year.

Options: classification, industry_classification, sheets (a sheet's name is its year).
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import TOTAL
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, open_sheets

NOTATION = Notation({"*": "unreliable", "-": "nil"})
OCCUPATION = re.compile(r"(?P<code>\d{4}) (?P<title>.+)|Total")
INDUSTRY = re.compile(r"\d+ (?P<code>[A-U]) +(?P<title>.+)")
CODES, FIRST = "SOC20M Occupation in Main Job", 1
HEADER_ROWS = 20
NAMES = ["occupation_code", "occupation_title"]


def read_employment(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `employment_abroad`; small-sample shading is not in the cells, so such figures count as available."""
    grids = open_sheets(path, *source.options["sheets"])
    return {"employment_abroad": pd.concat([_sheet(grid, source) for grid in grids], ignore_index=True)}


def _sheet(grid: Grid, source: Source) -> pd.DataFrame:
    header = next((row for row in range(HEADER_ROWS) if INDUSTRY.fullmatch(grid.text(row, FIRST + 1))), None)
    if header is None:
        raise grid.error("no row with industry sections", None, "INDS07M")
    rows = [row for row in range(header + 1, len(grid.rows)) if OCCUPATION.fullmatch(grid.text(row, FIRST))]
    _refuse_gaps(grid, rows)
    found = [OCCUPATION.fullmatch(grid.text(row, FIRST)) for row in rows]
    keys = pd.DataFrame([one.group("code", "title") for one in found if one], index=rows).set_axis(NAMES, axis=1)
    keys = keys.fillna({"occupation_code": TOTAL, "occupation_title": "All occupations"}).assign(
        country_code="GBR",
        classification=source.options["classification"],
        industry_classification=source.options["industry_classification"],
        reference_year=int(grid.sheet),
        sex="total",
    )
    frames = [
        figures(grid, keys.assign(industry_code=code, industry_title=title), [column], NOTATION)
        for column, code, title in _industries(grid, header)
    ]
    return pd.concat(frames, ignore_index=True)


def _refuse_gaps(grid: Grid, rows: list[int]) -> None:
    known = set(rows)
    odd = next((row for row in range(rows[0], rows[-1]) if row not in known and not grid.is_blank(row)), None)
    if odd is not None:
        raise grid.error("not a code and a title", odd, CODES)


def _industries(grid: Grid, header: int) -> list[tuple[FigureColumn, str, str]]:
    found = []
    for index in range(FIRST + 1, len(grid.rows[header])):
        text = grid.text(header, index)
        if section := INDUSTRY.fullmatch(text):
            column = FigureColumn(index, text, "employment", "total", "persons")
            found.append((column, section["code"], section["title"]))
        elif text:
            raise grid.error(f"{text!r} is not an industry section", header, text)
    return found
