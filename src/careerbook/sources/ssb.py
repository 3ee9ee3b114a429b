"""Statistics Norway, table 11418: monthly earnings by occupation (STYRK-08, whose unit groups are ISCO-08's).

Options: classification, reference_year.
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

NOTATION = Notation({":": "suppressed", ".": "not_applicable", "..": "missing"})
STATISTICS = {"Gjennomsnitt": "mean", "Median": "median"}
OCCUPATION = re.compile(r"(\d{4}) (.+)")


def read_earnings(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad`: mean and median for both sexes and all sectors together."""
    grid = open_text(path)
    header = grid.header("statistikkmål", "yrke")
    year = source.options["reference_year"]
    figure = header.index(f"Månedslønn (kr) {year}")
    rows = header.coded_rows(header.index("yrke"), OCCUPATION.pattern)
    occupations = [grid.text(row, header.index("yrke")).split(" ", 1) for row in rows]
    keys = pd.DataFrame(occupations, columns=["occupation_code", "occupation_title"], index=rows)
    keys = earnings_keys(keys, source, countries.by_code()["NOR"], pay_period="month")
    kinds = pd.Series([grid.text(row, header.index("statistikkmål")) for row in rows], index=rows)
    unknown = kinds.index[~kinds.isin(list(STATISTICS))]
    if len(unknown):
        raise grid.error(f"{kinds[unknown[0]]!r} is not a known statistic", unknown[0], "statistikkmål")
    frames = [
        figures(grid, keys[kinds == kind], [FigureColumn(figure, header.names[figure], "earnings", name, "")], NOTATION)
        for kind, name in STATISTICS.items()
    ]
    return {"earnings_abroad": with_units(pd.concat(frames, ignore_index=True))}
