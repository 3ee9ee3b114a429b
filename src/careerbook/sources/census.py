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
from careerbook.sources.layout import Frames
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.rows import rows
from careerbook.sources.workbook import Header, open_sheets

TITLE, CODE, SOC = "2018 Census Title", "2018 Census Code", "2018 SOC Code"
CENSUS_CODE = r"\d{4}"
SOC_GROUP = r"\d\d-[\dX]{4}"  # X for any digit
MEMBER = re.compile(r"(?P<title>.+?)\s*\((?P<code>\d\d-\d{4})\)")
LINK = ["from_code", "from_title", "to_code", "to_title"]


def read_crosswalk(path: Path, source: Source) -> Frames:
    """The table `crosswalks`: Census 2018 to SOC 2018.

    A link a code of the list; where its SOC code is a group, also one for each member that the crosswalk sheet
    names (partial: the Census code holds more).
    """
    frame = pd.concat([_listed(path, source), _members(path, source)], ignore_index=True)
    names = {"from_classification": "Census 2018", "to_classification": "SOC 2018"}
    return rows("crosswalks", source, frame, rank=None, **names)


def occupations(path: Path, sheet: str) -> pd.DataFrame:
    """`title`, `census_code` and `soc_code` of the list's occupations, and of its groups with one SOC code."""
    _, frame = _list(path, sheet)
    frame = frame[frame["soc_code"].str.fullmatch(SOC_GROUP) & frame["title"].ne("")]
    return frame.assign(
        title=frame["title"].str.removesuffix(":"),
        census_code=frame["census_code"].where(frame["census_code"].str.fullmatch(CENSUS_CODE)),
    )


def _list(path: Path, sheet: str) -> tuple[Header, pd.DataFrame]:
    (grid,) = open_sheets(path, sheet)
    header = grid.header(TITLE, CODE, SOC)
    places = {"title": header.index(TITLE), "census_code": header.index(CODE), "soc_code": header.index(SOC)}
    below = header.below()
    texts = {name: [grid.text(row, place) for row in below] for name, place in places.items()}
    return header, pd.DataFrame(texts, index=below)


def _listed(path: Path, source: Source) -> pd.DataFrame:
    header, frame = _list(path, source.options["list_sheet"])
    frame = frame[frame["census_code"].str.fullmatch(CENSUS_CODE) & frame["soc_code"].str.fullmatch(SOC_GROUP)]
    frame = frame[["census_code", "title", "soc_code", "title"]].set_axis(LINK, axis=1)
    frame = frame.assign(is_partial=~frame["to_code"].str.fullmatch(SOC_PATTERN))
    return frame.join(header.grid.provenance(frame.index, SOC))


def _members(path: Path, source: Source) -> pd.DataFrame:
    """The SOC occupations that the crosswalk sheet lists, in brackets, below a Census code."""
    (grid,) = open_sheets(path, source.options["crosswalk_sheet"])
    header = grid.header(CODE, TITLE)
    frame = pd.DataFrame(_below_codes(header), columns=["row", *LINK]).set_index("row")
    misprints = source.options.get("misprints", {})
    mended = set(misprints) - set(frame["to_code"])
    if mended:
        message = f"the misprint {min(mended)} is not there any more"
        raise grid.error(message, None, TITLE, remedy="Take it out of the catalog's entry.")
    frame = frame.assign(to_code=frame["to_code"].replace(misprints), is_partial=True)
    return frame.join(grid.provenance(frame.index, header.names[header.index(TITLE)]))


def _below_codes(header: Header) -> Iterator[tuple[int, str, str, str, str]]:
    grid, above, title, code = header.grid, ("", ""), header.index(TITLE), header.index(CODE)
    for row in header.below():
        text = grid.text(row, title)
        if re.fullmatch(CENSUS_CODE, grid.text(row, code)):
            above = (grid.text(row, code), text)
        elif member := MEMBER.fullmatch(text):
            yield row, *above, member["code"], member["title"]
