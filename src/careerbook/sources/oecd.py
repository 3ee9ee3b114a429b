"""OECD Data Explorer's export of average annual wages: a row an area and year, codes beside labels.

Options: indicator (the dataflow's code), measure, statistic.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Header, open_text

# What makes a row comparable with the others: column -> the only code that is read.
NEEDED = {"UNIT_MEASURE": "USD_PPP", "PAY_PERIOD": "A", "PRICE_BASE": "Q", "OBS_STATUS": "A", "UNIT_MULT": "0"}
UNIT = "USD PPP, constant prices, per year"


def read_average_wages(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `labour_indicators`; the year of the constant prices is in the note."""
    grid = open_text(path)
    header = grid.header("REF_AREA", "TIME_PERIOD", "OBS_VALUE", *NEEDED)
    rows = header.coded_rows(header.index("TIME_PERIOD"), r"\d{4}")
    keys = pd.DataFrame([_keys(header, row) for row in rows], index=rows)
    options = source.options
    column = FigureColumn(header.index("OBS_VALUE"), "OBS_VALUE", options["measure"], options["statistic"], UNIT)
    frame = figures(grid, keys, [column], Notation())
    return {"labour_indicators": frame.assign(indicator=options["indicator"], sex="total")}


def _keys(header: Header, row: int) -> dict[str, str]:
    text = {
        name: header.grid.text(row, header.index(name)) for name in (*NEEDED, "REF_AREA", "TIME_PERIOD", "BASE_PER")
    }
    other = next((name for name, code in NEEDED.items() if text[name] != code), None)
    if other:
        raise header.grid.error(f"{text[other]!r} where {NEEDED[other]!r} is expected", row, other)
    return {
        "country_code": text["REF_AREA"],
        "period": text["TIME_PERIOD"],
        "reference_period": text["TIME_PERIOD"],
        "note": f"prices of {text['BASE_PER']}" if text["BASE_PER"] else "",
    }
