"""Canadian Occupational Projection System (COPS): CSVs with an occupation or aggregate a row, NOC 2021.

Options: classification, and either measure (the file has a column a year) or columns, each header with
its measure and the period that it is of. The summary prints employment and conditions again: other files' figures.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Header, open_text

NOTATION = Notation({"N/A": "not_applicable", "N/D": "not_applicable"})
CODE = r"\d{5}|TEER_\d|NOC1_\d"
CONDITIONS = ("recent_conditions", "future_conditions")  # 'Balance', 'Moderate risk of shortage' ...


def read_projections(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `outlook_abroad`; codes as published: 00000 is all occupations, TEER_0 and NOC1_1 are aggregates."""
    grid = open_text(path)
    header = grid.header("Code")
    rows = header.coded_rows(header.index("Code"), CODE)
    title = header.index("Occupation Name", "Occupation_Name")
    keys = pd.DataFrame(
        {
            "occupation_code": [grid.text(row, header.index("Code")) for row in rows],
            "occupation_title": [short_title(grid.text(row, title)) for row in rows],
        },
        index=rows,
    ).assign(country_code="CAN", classification=source.options["classification"], vintage=source.vintage)
    columns = _columns(header, source)
    frames = [figures(grid, keys.assign(period=period), [column], NOTATION) for column, period in columns]
    return {"outlook_abroad": pd.concat(frames, ignore_index=True)}


def short_title(title: str) -> str:
    """An aggregate's name without the rule that follows it: 'TEER 0: Management occupations' is 'TEER 0'."""
    return re.sub(r"^(TEER \d): .*", r"\1", title)


def _columns(header: Header, source: Source) -> list[tuple[FigureColumn, str]]:
    options = source.options
    if "measure" in options:
        years = [(i, name) for i, name in enumerate(header.names) if re.fullmatch(r"\d{4}", name)]
        if not years:
            raise header.grid.error("no column is headed by a year", header.row)
        return [(FigureColumn(i, year, options["measure"], "total", "persons"), year) for i, year in years]
    named = options["columns"].items()
    return [(_named(header, name, what["measure"]), what["period"]) for name, what in named]


def _named(header: Header, name: str, measure: str) -> FigureColumn:
    is_category = measure in CONDITIONS
    unit = "category" if is_category else "persons"
    return FigureColumn(header.index(name), name, measure, "total", unit, is_category=is_category)
