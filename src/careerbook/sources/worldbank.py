"""World Development Indicators, the World Bank's CSV of one indicator: a row a country, a column a year.

Options: series, indicator (its code), unit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, series
from careerbook.sources.workbook import open_text

NOTATION = Notation(blank=None)


def read_indicator(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `price_series`, aggregates such as EMU included; empty cells are left out."""
    grid, options = open_text(path), source.options
    header = grid.header("Country Name", "Country Code", "Indicator Code")
    country, indicator = header.index("Country Code"), header.index("Indicator Code")
    rows = header.coded_rows(country, r"[A-Z]{3}")
    other = next((row for row in rows if grid.text(row, indicator) != options["indicator"]), None)
    if other is not None:
        raise grid.error(f"this is not {options['indicator']}", other, "Indicator Code")
    keys = pd.DataFrame({"country_code": [grid.text(row, country) for row in rows]}, index=rows)
    columns = [
        FigureColumn(index, year, "", "", options["unit"])
        for index, year in enumerate(header.names)
        if re.fullmatch(r"\d{4}", year)
    ]
    if not columns:
        raise grid.error("no column is headed by a year", header.row)
    frame = series(grid, keys.assign(series=options["series"]), columns, NOTATION)
    return {"price_series": frame.assign(period=frame["source_column"])}
