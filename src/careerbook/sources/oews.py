"""BLS Occupational Employment and Wage Statistics, national estimates: every vintage since May 2017.

Options: reference_year, classification, and where the vintage top-codes annual_top_code and hourly_top_code.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"*": "not_released", "**": "not_released", "#": "top_coded", "~": "below_threshold"})
SOC_PATTERN = r"\d\d-\d{4}"
POINTS = {"MEAN": "mean", "PCT10": "p10", "PCT25": "p25", "MEDIAN": "median", "PCT75": "p75", "PCT90": "p90"}
ANNUAL = "USD per year"
FIGURES: dict[str, tuple[str, str, str]] = {
    "TOT_EMP": ("employment", "total", "jobs"),
    "EMP_PRSE": ("employment", "relative_standard_error_pct", "percent"),
    "MEAN_PRSE": ("mean_wage", "relative_standard_error_pct", "percent"),
    **{f"A_{point}": ("annual_wage", statistic, ANNUAL) for point, statistic in POINTS.items()},
    **{f"H_{point}": ("hourly_wage", statistic, "USD per hour") for point, statistic in POINTS.items()},
}
OCCUPATION = {
    "soc_code": ("OCC_CODE",),
    "occupation_title": ("OCC_TITLE",),
    "occupation_group": ("O_GROUP", "OCC_GROUP"),
    "annual_only": ("ANNUAL",),
    "hourly_only": ("HOURLY",),
}


def read_national(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `wages` from the workbook's first sheet."""
    header = open_estimates(path, source)
    keys = estimate_keys(header, source, OCCUPATION)
    return {"wages": figures(header.grid, keys, figure_columns(header, source, FIGURES), NOTATION)}


def open_estimates(path: Path, source: Source) -> Header:
    """The header of the first sheet. Raises SourceFormatError if the sheet's name gives another year."""
    (grid,) = open_sheets(path)
    _check_year(grid, source.options["reference_year"])
    return grid.header("OCC_CODE", "OCC_TITLE")


def _check_year(grid: Grid, reference_year: int) -> None:
    named = re.search(r"M(\d{4})", grid.sheet)
    if named and int(named[1]) != reference_year:
        raise grid.error(f"the sheet is named for {named[1]}, the catalog says May {reference_year}")


def estimate_keys(header: Header, source: Source, columns: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """The texts of `columns` (ours -> the publisher's names for it) of each row with a code, with the flags read."""
    grid = header.grid
    rows = header.coded_rows(header.index("OCC_CODE"), SOC_PATTERN)
    places = {name: header.index(*names) for name, names in columns.items()}
    keys = pd.DataFrame({name: [grid.text(row, i) for row in rows] for name, i in places.items()}, index=rows)
    return keys.assign(
        annual_only=keys["annual_only"].eq("TRUE"),
        hourly_only=keys["hourly_only"].eq("TRUE"),
        reference_year=source.options["reference_year"],
        classification=source.options["classification"],
    )


def figure_columns(header: Header, source: Source, names: Mapping[str, tuple[str, str, str]]) -> list[FigureColumn]:
    """The columns of these figures (header -> measure, statistic, unit), with the vintage's top codes."""
    bounds = {
        "annual_wage": source.options.get("annual_top_code", math.nan),
        "hourly_wage": source.options.get("hourly_top_code", math.nan),
    }
    placed = [(header.index(name), what) for name, what in names.items()]
    return [
        FigureColumn(index, header.names[index], *what, bound=bounds.get(what[0], math.nan)) for index, what in placed
    ]
