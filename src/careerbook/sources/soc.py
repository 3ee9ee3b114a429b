"""The US Standard Occupational Classification: its structure and its direct-match titles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.titles import titles
from careerbook.sources.workbook import Grid, Header, open_sheets

LEVELS = {"Major Group": "major", "Minor Group": "minor", "Broad Group": "broad", "Detailed Occupation": "detailed"}


def read_structure(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`occupations` at every level, each with the group that it belongs to, and their `titles`."""
    (grid,) = open_sheets(path)
    header = grid.header(*LEVELS)
    occupations = _occupations(grid, header).assign(classification=source.options["classification"])
    detailed = occupations[occupations["level"] == "detailed"]
    own = detailed[["soc_code", "title", "source_row", "source_sheet", "source_column"]]
    return {"occupations": occupations, "titles": own.assign(onet_soc_code=None, kind="soc")}


def _occupations(grid: Grid, header: Header) -> pd.DataFrame:
    columns = {header.index(name): level for name, level in LEVELS.items()}
    title_index = max(columns) + 1
    rows, path, records = [], dict.fromkeys(LEVELS.values()), []
    for row in header.below():
        found = [(level, grid.text(row, index)) for index, level in columns.items() if grid.text(row, index)]
        if not found and grid.is_blank(row):
            continue
        if len(found) != 1:
            raise grid.error(f"{len(found)} codes where one is expected", row, "Major Group to Detailed Occupation")
        level, code = found[0]
        path = _path_to(path, level, code)
        parent = next((c for above, c in reversed(path.items()) if c and above != level), None)
        rows.append(row)
        records.append((code, grid.text(row, title_index), level, parent))
    frame = pd.DataFrame(records, columns=["soc_code", "title", "level", "parent_code"], index=rows)
    _check_codes(grid, frame)
    return frame.join(grid.provenance(rows, header.names[title_index] or "(beside Detailed Occupation)"))


def _path_to(path: dict[str, str | None], level: str, code: str) -> dict[str, str | None]:
    """The codes from the major group down to this one."""
    above = list(LEVELS.values())[: list(LEVELS.values()).index(level)]
    return {name: path[name] if name in above else code if name == level else None for name in path}


def _check_codes(grid: Grid, frame: pd.DataFrame) -> None:
    odd = frame.index[~frame["soc_code"].str.fullmatch(SOC_PATTERN) | frame["title"].eq("")]
    if len(odd) or frame.empty:
        raise grid.error("no code or no title", odd[0] if len(odd) else None, "Detailed Occupation")


def read_direct_match(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The `titles` that belong to exactly one SOC occupation."""
    (grid,) = open_sheets(path)
    header = grid.header("2018 SOC Code", "2018 SOC Direct Match Title")
    frame = titles(header, "2018 SOC Code", SOC_PATTERN, "2018 SOC Direct Match Title")
    return {"titles": frame.rename(columns={"code": "soc_code"}).assign(onet_soc_code=None, kind="direct_match")}
