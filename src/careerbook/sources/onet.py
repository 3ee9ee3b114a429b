"""The O*NET database's lists of job titles.

Options: kind (of schema `titles`) and columns, the headers whose cells are titles.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.catalog import Source
from careerbook.sources.titles import titles
from careerbook.sources.workbook import open_sheets

ONET_SOC_PATTERN = r"\d\d-\d{4}\.\d\d"
SOC_LENGTH = len("31-9092")


def read_titles(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `titles` from Alternate Titles or Sample of Reported Titles; 'n/a' stands for none."""
    (grid,) = open_sheets(path)
    header = grid.header("O*NET-SOC Code", *source.options["columns"])
    lists = [
        titles(header, "O*NET-SOC Code", ONET_SOC_PATTERN, column, blank="n/a") for column in source.options["columns"]
    ]
    frame = pd.concat(lists, ignore_index=True).rename(columns={"code": "onet_soc_code"})
    return {"titles": frame.assign(soc_code=frame["onet_soc_code"].str[:SOC_LENGTH], kind=source.options["kind"])}
