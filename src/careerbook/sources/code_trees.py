"""Classifications with a column for each level: the SOC's structure, and UK SOC 2020 with its job titles.

Options: classification; for the UK's workbook sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.layout import Frames
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.rows import chosen, rows
from careerbook.sources.workbook import Header, open_table

US_LEVELS = {"Major Group": "major", "Minor Group": "minor", "Broad Group": "broad", "Detailed Occupation": "detailed"}
UK_LEVELS = {
    "SOC 2020 Major Group": "major group",
    "SOC 2020 Sub-Major Group": "sub-major group",
    "SOC 2020 Minor Group": "minor group",
    "SOC 2020 Unit Group": "unit group",
}
UK_TITLE, UK_JOB_TITLES, UK_BLANK = "SOC 2020 Group Title", "Related Job Titles", "<blank>"
PLACE = ["source_row", "source_sheet", "source_column"]


def read_us_soc(path: Path, source: Source) -> Frames:
    """`occupations` at every level, each with the group that it belongs to, and their `titles`."""
    grid = open_table(path)
    header = grid.header(*US_LEVELS)
    title = max(header.index(name) for name in US_LEVELS) + 1
    frame = _groups(header, US_LEVELS, SOC_PATTERN, title, header.names[title] or "(beside Detailed Occupation)")
    frame = frame.rename(columns={"code": "soc_code"})
    detailed = frame.loc[frame["level"] == "detailed", ["soc_code", "title", *PLACE]]
    return rows(
        "occupations", source, frame.assign(parent_code=_parents(frame)), **chosen(source, "classification")
    ) | rows("titles", source, detailed, onet_soc_code=None, kind="soc")


def read_uk_soc(path: Path, source: Source) -> Frames:
    """`classifications` at all four levels; the unit groups' related job titles as `job_titles_abroad`."""
    grid = open_table(path, source.options["sheet"])
    header = grid.header(*UK_LEVELS, UK_JOB_TITLES)
    title, column = header.index(UK_TITLE), header.index(UK_JOB_TITLES)
    groups = _groups(header, UK_LEVELS, r"\d+", title, header.names[title])
    units = groups[groups["level"] == "unit group"].drop(columns="level")
    # A cell lists the titles with '~' before each.
    cells = pd.Series([grid.text(row, column) for row in units.index], index=units.index).replace(UK_BLANK, "")
    titles = units.assign(title=cells.str.split("~"), source_column=UK_JOB_TITLES).explode("title")
    titles = titles.assign(title=titles["title"].str.strip())
    classification = chosen(source, "classification")
    return rows("classifications", source, groups, **classification) | rows(
        "job_titles_abroad", source, titles[titles["title"].ne("")], **classification
    )


def _groups(header: Header, levels: Mapping[str, str], form: str, title: int, title_name: str) -> pd.DataFrame:
    """Code, title and level of each row that is not blank; it has a code of the form in one of the levels' columns."""
    grid, columns = header.grid, {header.index(name): level for name, level in levels.items()}
    records = {}
    for row in header.below():
        if grid.is_blank(row):
            continue
        codes = [(grid.text(row, index), level) for index, level in columns.items()]
        codes = [(code, level) for code, level in codes if re.fullmatch(form, code)]
        if len(codes) != 1 or not grid.text(row, title):
            raise grid.error(f"{len(codes)} codes, where one and a title are expected", row, " to ".join(levels))
        records[row] = (*codes[0], grid.text(row, title))
    frame = pd.DataFrame.from_dict(records, orient="index", columns=["code", "level", "title"])
    return frame.join(grid.provenance(frame.index, title_name))


def _parents(frame: pd.DataFrame) -> pd.Series[str]:
    """The code of the last row above of a higher level, for each row."""
    ranks = list(US_LEVELS.values())
    path: list[str | None] = [None] * len(ranks)
    parents: list[str | None] = []
    for code, level in zip(frame["soc_code"], frame["level"], strict=True):
        rank = ranks.index(level)
        parents.append(next((above for above in reversed(path[:rank]) if above), None))
        path = [*path[:rank], code, *[None] * (len(ranks) - rank - 1)]
    return pd.Series(parents, index=frame.index, dtype="str")
