"""The Census Bureau's list of 2018 occupation codes, each with its SOC code, and what groups of SOC codes hold.

Options: list_sheet, crosswalk_sheet and misprints, SOC codes as printed there -> as meant; one that is not printed
(any more) is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.workbook import Header, open_sheets

TITLE, CODE, SOC = "2018 Census Title", "2018 Census Code", "2018 SOC Code"
SOC_GROUP = r"\d\d-[\dX]{4}"  # X for any digit
MEMBER = re.compile(r"(?P<title>.+?)\s*\((?P<code>\d\d-\d{4})\)")


def read_crosswalk(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `crosswalks`: Census 2018 to SOC 2018.

    A link a code of the list; where its SOC code is a group, also one for each member that the crosswalk sheet
    names (partial: the Census code holds more).
    """
    (listed,) = open_sheets(path, source.options["list_sheet"])
    frames = [_listed(listed.header(TITLE, CODE, SOC)), _members(path, source)]
    frame = pd.concat(frames, ignore_index=True)
    return {"crosswalks": frame.assign(from_classification="Census 2018", to_classification="SOC 2018", rank=None)}


def occupations(path: Path, sheet: str) -> pd.DataFrame:
    """`title`, `census_code` and `soc_code` of the list's occupations, and of its groups with one SOC code."""
    (grid,) = open_sheets(path, sheet)
    header = grid.header(TITLE, CODE, SOC)
    title, code, soc = (header.index(name) for name in (TITLE, CODE, SOC))
    records = [
        (grid.text(row, title).removesuffix(":"), grid.text(row, code), grid.text(row, soc)) for row in header.below()
    ]
    frame = pd.DataFrame(records, columns=["title", "census_code", "soc_code"])
    frame = frame[frame["soc_code"].str.fullmatch(SOC_GROUP) & frame["title"].ne("")]
    return frame.assign(census_code=frame["census_code"].where(frame["census_code"].str.fullmatch(r"\d{4}")))


def _listed(header: Header) -> pd.DataFrame:
    grid, title, code, soc = header.grid, header.index(TITLE), header.index(CODE), header.index(SOC)
    rows = [
        row
        for row in header.below()
        if re.fullmatch(r"\d{4}", grid.text(row, code)) and re.fullmatch(SOC_GROUP, grid.text(row, soc))
    ]
    frame = pd.DataFrame(
        {
            "from_code": [grid.text(row, code) for row in rows],
            "from_title": [grid.text(row, title) for row in rows],
            "to_code": [grid.text(row, soc) for row in rows],
            "to_title": [grid.text(row, title) for row in rows],
            "is_partial": [not re.fullmatch(SOC_PATTERN, grid.text(row, soc)) for row in rows],
        },
        index=rows,
    )
    return frame.join(grid.provenance(rows, SOC))


def _members(path: Path, source: Source) -> pd.DataFrame:
    """The SOC occupations that the crosswalk sheet lists, in brackets, below a Census code."""
    (grid,) = open_sheets(path, source.options["crosswalk_sheet"])
    header = grid.header(CODE, TITLE)
    title, code = header.index(TITLE), header.index(CODE)
    found = list(_below_codes(header, title, code))
    rows = [row for row, *_ in found]
    misprints = source.options.get("misprints", {})
    mended = set(misprints) - {printed for *_, printed, _ in found}
    if mended:
        message = f"the misprint {min(mended)} is not there any more"
        raise grid.error(message, None, TITLE, remedy="Take it out of the catalog's entry.")
    frame = pd.DataFrame(
        [record for _, *record in found], columns=["from_code", "from_title", "to_code", "to_title"], index=rows
    )
    frame["to_code"] = frame["to_code"].replace(misprints)
    return frame.assign(is_partial=True).join(grid.provenance(rows, header.names[title]))


def _below_codes(header: Header, title: int, code: int) -> Iterator[tuple[int, str, str, str, str]]:
    grid, above = header.grid, ("", "")
    for row in header.below():
        text = grid.text(row, title)
        if re.fullmatch(r"\d{4}", grid.text(row, code)):
            above = (grid.text(row, code), text)
        elif member := MEMBER.fullmatch(text):
            yield row, *above, member["code"], member["title"]
