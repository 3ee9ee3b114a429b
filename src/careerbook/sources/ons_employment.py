"""ONS Annual Population Survey: people employed by UK SOC 2020 unit group and industry section, a sheet a year.

Options: classification, industry_classification, sheets (a sheet's name is its year).
"""

from __future__ import annotations

import re
from pathlib import Path

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Frames, Key, Layout, merged
from careerbook.sources.rows import ALL_OCCUPATIONS, TOTAL, chosen
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"*": "unreliable", "-": "nil"})
INDUSTRY = re.compile(r"\d+ (?P<code>[A-U]) +(?P<title>.+)")
OCCUPATION, PLACE = "SOC20M Occupation in Main Job", 1
HEADER_ROWS = 20


def read_employment(path: Path, source: Source) -> Frames:
    """The table `employment_abroad`; small-sample shading is not in the cells, so such figures count as available."""
    return merged([_sheet(grid, source) for grid in open_sheets(path, *source.options["sheets"])])


def _sheet(grid: Grid, source: Source) -> Frames:
    row = next((row for row in range(HEADER_ROWS) if INDUSTRY.fullmatch(grid.text(row, PLACE + 1))), None)
    if row is None:
        raise grid.error("no row with industry sections", None, "INDS07M")
    names = [grid.text(row, index) for index in range(len(grid.rows[row]))]
    names[PLACE] = OCCUPATION
    layout = Layout(
        "employment_abroad",
        code=OCCUPATION,
        form=r"\d{4} .+|Total",
        keys={
            "occupation_code": Key(OCCUPATION, lambda text: TOTAL if text == "Total" else text[:4]),
            "occupation_title": Key(OCCUPATION, lambda text: ALL_OCCUPATIONS if text == "Total" else text[5:]),
        },
        figures=[_industry(grid, row, text) for text in names[PLACE + 1 :] if text],
        notation=NOTATION,
        constants={
            "country_code": "GBR",
            "reference_year": int(grid.sheet),
            "sex": "total",
            **chosen(source, "classification", "industry_classification"),
        },
        footer=True,
    )
    return layout.read(source, grid, Header(grid, row, names))


def _industry(grid: Grid, row: int, text: str) -> FigureColumn:
    section = INDUSTRY.fullmatch(text)
    if not section:
        raise grid.error(f"{text!r} is not an industry section", row, text)
    also = {"industry_code": section["code"], "industry_title": section["title"]}
    return FigureColumn(text, "employment", unit="persons", also=also)
