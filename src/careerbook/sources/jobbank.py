"""Canada's Job Bank wages: the open-data CSV of hourly (some yearly) wages by NOC 2021; national rows only.

Options: classification; reference_year, of rows without figures, which don't say their own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import earnings_keys, with_units
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import open_text

NOTATION = Notation({"N/A": "not_released", "NA": "not_released"}, blank="not_released")
NATIONAL = ("NAT", "ER00")
CODE = re.compile(r"NOC_(\d{5})")
FIGURES = {
    "Low_Wage_Salaire_Minium": "low",  # the publisher's spelling
    "Quartile1_Wage_Salaire_Quartile1": "q1",
    "Median_Wage_Salaire_Median": "median",
    "Average_Wage_Salaire_Moyen": "mean",
    "Quartile3_Wage_Salaire_Quartile3": "q3",
    "High_Wage_Salaire_Maximal": "high",
}
PAY_PERIODS = {"1": "year", "0": "hour"}


def read_wages(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad`, statistics named as published: low, q1, median, mean, q3, high."""
    grid = open_text(path)
    header = grid.header("NOC_CNP", "prov", *FIGURES)
    names = ("NOC_CNP", "NOC_Title_eng", "prov", "ER_Code_Code_RE", "Reference_Period")
    places = {name: header.index(name) for name in (*names, "Annual_Wage_Flag_Salaire_annuel")}
    rows = header.coded_rows(places["NOC_CNP"], CODE.pattern)
    texts = pd.DataFrame({name: [grid.text(row, i) for row in rows] for name, i in places.items()}, index=rows)
    texts = texts[texts["prov"].eq(NATIONAL[0]) & texts["ER_Code_Code_RE"].eq(NATIONAL[1])]
    periods = texts["Annual_Wage_Flag_Salaire_annuel"].map(PAY_PERIODS)
    if periods.isna().any():
        raise grid.error("neither 1 (yearly) nor 0 (hourly)", periods.index[periods.isna()][0], "Annual_Wage_Flag")
    columns = [FigureColumn(header.index(name), name, "earnings", what, "") for name, what in FIGURES.items()]
    keys = earnings_keys(
        _keys(texts, periods, str(source.options["reference_year"])), source, countries.by_code()["CAN"]
    )
    return {"earnings_abroad": with_units(figures(grid, keys, columns, NOTATION))}


def _keys(texts: pd.DataFrame, periods: pd.Series[str], year: str) -> pd.DataFrame:
    """`year` is that of rows whose reference period names none."""
    years = texts["Reference_Period"].str.extract(r"(\d{4})$")[0]
    return pd.DataFrame({
        "occupation_code": texts["NOC_CNP"].str.replace(CODE, r"\1", regex=True),
        "occupation_title": texts["NOC_Title_eng"],
        "pay_period": periods,
        "reference_year": years.fillna(year).astype("int16"),
        "reference_period": texts["Reference_Period"].mask(years.isna(), year),
    })
