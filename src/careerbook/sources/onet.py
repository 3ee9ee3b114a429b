"""The O*NET database: how its files open, and its lists of job titles.

A release comes as workbooks (with titles, blank where nothing is) or as tab-separated text (unquoted, without
titles, n/a where nothing is). Options: kind (of schema `titles`) and columns, the headers whose cells are titles.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.titles import titles
from careerbook.sources.workbook import Grid, Header, open_sheets, open_text

ONET_SOC_PATTERN = r"\d\d-\d{4}\.\d\d"
SOC_LENGTH = len("31-9092")
CODE, NOTHING = "O*NET-SOC Code", "n/a"


def read_titles(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `titles` from Alternate Titles or Sample of Reported Titles; 'n/a' stands for none."""
    header = open_database(path).header(CODE, *source.options["columns"])
    lists = [titles(header, CODE, ONET_SOC_PATTERN, column, blank=NOTHING) for column in source.options["columns"]]
    frame = pd.concat(lists, ignore_index=True).rename(columns={"code": "onet_soc_code"})
    return {"titles": frame.assign(soc_code=frame["onet_soc_code"].str[:SOC_LENGTH], kind=source.options["kind"])}


def open_database(path: Path) -> Grid:
    """A file of the database, workbook or text."""
    if path.suffix == ".txt":
        return open_text(path, delimiter="\t", quoted=False)
    return open_sheets(path)[0]


def texts(
    header: Header, rows: Sequence[int], columns: Mapping[str, Sequence[str]], optional: Collection[str] = ()
) -> pd.DataFrame:
    """The cells of `columns` (ours -> what releases call it) in these rows; nothing and 'n/a' are NA.

    A column that is `optional` and not there is NA throughout. Raises SourceFormatError for any other.
    """
    found = {}
    for name, alternatives in columns.items():
        if name in optional and not header.has(*alternatives):
            found[name] = [""] * len(rows)
        else:
            index = header.index(*alternatives)
            found[name] = [header.grid.text(row, index) for row in rows]
    frame = pd.DataFrame(found, index=pd.Index(rows), dtype="str")
    return frame.mask(frame.isin(["", NOTHING]))


def numbers(header: Header, column: pd.Series, name: str) -> pd.Series:
    """The texts as numbers. Raises SourceFormatError at one that is none."""
    parsed = pd.to_numeric(column, errors="coerce").astype("float64")
    _refuse(header, column, parsed.isna() & column.notna(), name, "is no number")
    return parsed


def flags(header: Header, column: pd.Series, name: str) -> pd.Series:
    """Y and N as True and False. Raises SourceFormatError at anything else."""
    _refuse(header, column, column.notna() & ~column.isin(["Y", "N"]), name, "is neither Y nor N")
    return column.map({"Y": True, "N": False}).astype("boolean")


def _refuse(header: Header, column: pd.Series, odd: pd.Series, name: str, what: str) -> None:
    if odd.any():
        row = odd.index[odd][0]
        raise header.grid.error(f"{column[row]!r} {what}", row, name)
