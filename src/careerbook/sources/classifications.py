"""Classifications abroad: their codes and titles, never their definitions.

Options: classification; for a plain list columns (headers of code, title and, where there is one, level), levels
(the file's names for levels -> ours) or level (where all have the same), and code_pattern; for the UK's sheet.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.workbook import Grid, Header, open_first, open_sheets

UK_LEVELS = {
    "SOC 2020 Major Group": "major group",
    "SOC 2020 Sub-Major Group": "sub-major group",
    "SOC 2020 Minor Group": "minor group",
    "SOC 2020 Unit Group": "unit group",
}
UK_TITLE, UK_JOB_TITLES, UK_BLANK = "SOC 2020 Group Title", "Related Job Titles", "<blank>"


def read_list(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `classifications` from a sheet or CSV with a group a row (ISCO-08, NOC 2021)."""
    grid, columns = open_first(path, source.options.get("sheet")), source.options["columns"]
    header = grid.header(*columns.values())
    places = {name: header.index(text) for name, text in columns.items()}
    rows = header.coded_rows(places["code"], source.options.get("code_pattern", r"\d+"))
    frame = pd.DataFrame({name: [grid.text(row, i) for row in rows] for name, i in places.items()}, index=rows)
    levels, named = source.options.get("levels", {}), frame.get("level")
    frame = frame.assign(
        level=source.options["level"] if named is None else [levels.get(level, level.lower()) for level in named],
        classification=source.options["classification"],
    )
    return {"classifications": frame.join(grid.provenance(rows, header.names[places["title"]]))}


def read_uk_soc(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`classifications` at all four levels; the unit groups' related job titles as `job_titles_abroad`."""
    (grid,) = open_sheets(path, source.options["sheet"])
    header = grid.header(*UK_LEVELS, UK_JOB_TITLES)
    groups = _uk_groups(grid, header).assign(classification=source.options["classification"])
    return {"classifications": groups, "job_titles_abroad": _uk_job_titles(header, groups)}


def _uk_groups(grid: Grid, header: Header) -> pd.DataFrame:
    columns, title = {header.index(name): level for name, level in UK_LEVELS.items()}, header.index(UK_TITLE)
    rows = [row for row in header.below() if not grid.is_blank(row)]
    records = []
    for row in rows:
        found = [(grid.text(row, i), level) for i, level in columns.items() if grid.text(row, i).isdigit()]
        if len(found) != 1 or not grid.text(row, title):
            raise grid.error("not one code and a title", row, UK_TITLE)
        records.append((*found[0], grid.text(row, title)))
    frame = pd.DataFrame(records, columns=["code", "level", "title"], index=rows)
    return frame.join(grid.provenance(rows, header.names[title]))


def _uk_job_titles(header: Header, groups: pd.DataFrame) -> pd.DataFrame:
    """One row a title: a cell lists them with '~' before each."""
    column = header.index(UK_JOB_TITLES)
    units = groups[groups["level"] == "unit group"]
    cells = [header.grid.text(row, column) for row in units.index]
    listed = [[] if cell == UK_BLANK else [t.strip() for t in cell.split("~") if t.strip()] for cell in cells]
    frame = units.assign(title=pd.Series(listed, index=units.index), source_column=UK_JOB_TITLES)
    return frame.drop(columns="level").explode("title").dropna(subset="title")
