"""Jobs and Skills Australia, occupation profiles: median full-time earnings by ANZSCO, and its titles.

Options: classification, sheet, reference_year.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import earnings_keys, with_units
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import open_sheets

NOTATION = Notation({"N/A": "not_released"})
PAY_PERIODS = {"Median full-time earnings per week ($)": "week", "Median full-time hourly earnings ($)": "hour"}
LEVELS = {4: "unit group", 6: "occupation"}
UNIT_GROUP_LENGTH = 4


def read_profiles(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`earnings_abroad`; `classifications` (4 and 6 digits); the 6-digit titles as `job_titles_abroad`."""
    (grid,) = open_sheets(path, source.options["sheet"])
    header = grid.header("ANZSCO Code", "Occupation", *PAY_PERIODS)
    code, title = header.index("ANZSCO Code"), header.index("Occupation")
    rows = header.coded_rows(code, r"\d{4}(\d\d)?")
    names = {"code": [grid.text(row, code) for row in rows], "title": [grid.text(row, title) for row in rows]}
    groups = pd.DataFrame(names, index=rows).join(grid.provenance(rows, "Occupation"))
    groups = groups.assign(classification=source.options["classification"])
    deepest = groups[groups["code"].str.len() > UNIT_GROUP_LENGTH]
    keys = groups[["code", "title"]].rename(columns={"code": "occupation_code", "title": "occupation_title"})
    frames = [
        figures(
            grid,
            earnings_keys(keys, source, countries.by_code()["AUS"], basis="full-time", pay_period=period),
            [FigureColumn(header.index(name), name, "earnings", "median", "")],
            NOTATION,
        )
        for name, period in PAY_PERIODS.items()
    ]
    return {
        "earnings_abroad": with_units(pd.concat(frames, ignore_index=True)),
        "classifications": groups.assign(level=groups["code"].str.len().map(LEVELS)),
        "job_titles_abroad": deepest.assign(code=deepest["code"].str[:UNIT_GROUP_LENGTH]),
    }
