"""BEA's regional price parities: CSVs of areas by year, without other lines of the same file.

Options: area_type (of areas that are neither the nation nor a portion) and lines, LineCode -> statistic.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.core.states import NATION
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, Header, open_text

NOTATION = Notation({"(NA)": "not_released", "(D)": "suppressed", "(L)": "below_threshold"})
PARITY = "RPPs"
MEASURE, UNIT = "regional_price_parity", "index, nation = 100"
US, NOT_METROPOLITAN, METROPOLITAN = "00000", "999", "998"


def read_parities(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `regional_prices`: every year of the lines chosen. The notes below the last area are left out."""
    grid = _unpadded(open_text(path))
    header = grid.header("GeoFIPS", "GeoName", "LineCode")
    keys = _keys(header, source)
    statistic, areas = keys["statistic"].to_numpy(), keys.drop(columns="statistic")
    years = [int(name) for name in header.names if re.fullmatch(r"\d{4}", name)]
    parts = []
    for year in years:
        column = FigureColumn(header.index(str(year)), str(year), MEASURE, "", UNIT)
        parts.append(figures(grid, areas, [column], NOTATION).assign(reference_year=year, statistic=statistic))
    return {"regional_prices": pd.concat(parts, ignore_index=True)}


def _keys(header: Header, source: Source) -> pd.DataFrame:
    """The area and the line of each row of the lines chosen. Raises SourceFormatError if one is no parity."""
    grid, code, line = header.grid, header.index("GeoFIPS"), header.index("LineCode")
    lines = {str(number): name for number, name in source.options["lines"].items()}
    rows = [row for row in header.coded_rows(code, r"\d{5}", footer=True) if grid.text(row, line) in lines]
    description, title = header.index("Description"), header.index("GeoName")
    odd = next((row for row in rows if not grid.text(row, description).startswith(PARITY)), None)
    if odd is not None or not rows:
        raise grid.error(f"line {' or '.join(lines)} is not of {PARITY}", odd, "Description")
    codes = [grid.text(row, code) for row in rows]
    columns = {
        "area_title": [re.sub(r"\s*\*$", "", grid.text(row, title)) for row in rows],
        "statistic": [lines[grid.text(row, line)] for row in rows],
        "area_type": [_area_type(text, source) for text in codes],
        "area_code": [_area_code(text, source) for text in codes],
    }
    return pd.DataFrame(columns, index=rows)


def _unpadded(grid: Grid) -> Grid:
    """A blank before an opening quote hides the quote from the CSV reader: ` "00000"`."""
    return Grid(grid.file, grid.sheet, [[str(cell).strip().strip('"') for cell in cells] for cells in grid.rows])


def _area_type(code: str, source: Source) -> str:
    if code == US:
        return "nation"
    if code.endswith(NOT_METROPOLITAN) and code.startswith("00"):
        return "nonmetropolitan portion of the nation"
    if source.options["area_type"] == "portion":
        return {NOT_METROPOLITAN: "nonmetropolitan portion", METROPOLITAN: "metropolitan portion"}[code[2:]]
    return str(source.options["area_type"])


def _area_code(code: str, source: Source) -> str:
    """As the wage survey writes it: 99 the nation, two digits a state; other codes as they are."""
    if code == US:
        return NATION
    return code.removesuffix("000") if source.options["area_type"] == "state" else code
