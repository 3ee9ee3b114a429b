"""BLS Occupational Employment and Wage Statistics, national estimates: every vintage since May 2017.

Options: reference_year, classification, and where the vintage top-codes annual_top_code and hourly_top_code.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

import pandas as pd

from careerbook.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"*": "not_released", "**": "not_released", "#": "top_coded", "~": "below_threshold"})
SOC_PATTERN = r"\d\d-\d{4}"
POINTS = {"MEAN": "mean", "PCT10": "p10", "PCT25": "p25", "MEDIAN": "median", "PCT75": "p75", "PCT90": "p90"}
FIGURES: dict[str, tuple[str, str, str]] = {
    "TOT_EMP": ("employment", "total", "jobs"),
    "EMP_PRSE": ("employment", "relative_standard_error_pct", "percent"),
    "MEAN_PRSE": ("mean_wage", "relative_standard_error_pct", "percent"),
    **{f"A_{point}": ("annual_wage", statistic, "USD per year") for point, statistic in POINTS.items()},
    **{f"H_{point}": ("hourly_wage", statistic, "USD per hour") for point, statistic in POINTS.items()},
}


def read_national(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `wages` from the workbook's first sheet."""
    (grid,) = open_sheets(path)
    _check_year(grid, source.options["reference_year"])
    header = grid.header("OCC_CODE", "OCC_TITLE")
    return {"wages": figures(grid, _keys(grid, header, source), _columns(header, source), NOTATION)}


def _check_year(grid: Grid, reference_year: int) -> None:
    named = re.search(r"M(\d{4})", grid.sheet)
    if named and int(named[1]) != reference_year:
        raise grid.error(f"the sheet is named for {named[1]}, the catalog says May {reference_year}")


def _keys(grid: Grid, header: Header, source: Source) -> pd.DataFrame:
    code = header.index("OCC_CODE")
    rows = header.coded_rows(code, SOC_PATTERN)
    columns = {
        "soc_code": code,
        "occupation_title": header.index("OCC_TITLE"),
        "occupation_group": header.index("O_GROUP", "OCC_GROUP"),
        "annual_only": header.index("ANNUAL"),
        "hourly_only": header.index("HOURLY"),
    }
    keys = pd.DataFrame({name: [grid.text(row, i) for row in rows] for name, i in columns.items()}, index=rows)
    return keys.assign(
        annual_only=keys["annual_only"].eq("TRUE"),
        hourly_only=keys["hourly_only"].eq("TRUE"),
        reference_year=source.options["reference_year"],
        classification=source.options["classification"],
    )


def _columns(header: Header, source: Source) -> list[FigureColumn]:
    bounds = {
        "annual_wage": source.options.get("annual_top_code", math.nan),
        "hourly_wage": source.options.get("hourly_top_code", math.nan),
    }
    placed = [(header.index(name), measure) for name, measure in FIGURES.items()]
    return [
        FigureColumn(index, header.names[index], *what, bound=bounds.get(what[0], math.nan)) for index, what in placed
    ]
