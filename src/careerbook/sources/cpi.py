"""The consumer price index CPI-U, in a CSV of month and index.

Options: series, country_code, unit.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, series
from careerbook.sources.workbook import open_text

MONTH_LENGTH = len("2025-05")


def read_monthly(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `price_series`; a month that isn't in the file (October 2025) is not in the table."""
    grid, options = open_text(path), source.options
    header = grid.header("Date", "Index")
    date = header.index("Date")
    rows = header.coded_rows(date, r"\d{4}-\d\d-01")
    keys = pd.DataFrame({"period": [grid.text(row, date)[:MONTH_LENGTH] for row in rows]}, index=rows)
    keys = keys.assign(series=options["series"], country_code=options["country_code"])
    column = FigureColumn(header.index("Index"), "Index", "", "", options["unit"])
    return {"price_series": series(grid, keys, [column], Notation())}
