"""Which earlier figures continue an occupation's series, by the published crosswalks only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

_ALL = "00-0000"  # all occupations together have one code in every file


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The code under which an earlier year's figure of an occupation stands; `reason` says why there is none."""

    code: str | None
    reason: str = ""


def through(
    table: pd.DataFrame, column: str, code: str, title: str, links: pd.DataFrame, file: str = "the year's file"
) -> Iterator[tuple[Any, Predecessor, pd.DataFrame]]:
    """Each vintage of a table, the oldest first: its name (in the `column`), the code then, and that code's rows.

    `table` has every vintage's rows of the code's kind: all detailed occupations, or those that may continue it. Where
    there are no rows, the predecessor's reason says why; `links` as in `predecessor`.
    """
    codes = {code, *links.loc[links["to_code"] == code, "from_code"]}
    listings = table[table["soc_code"].isin(codes)]
    vintages = table.drop_duplicates(column)
    for vintage, classification in sorted(zip(vintages[column], vintages["classification"], strict=True)):
        listed = listings[listings[column] == vintage]
        before = Predecessor(code) if code == _ALL else predecessor(code, title, classification, links, listed)
        rows = listed[listed["soc_code"] == before.code]
        if before.code and rows.empty:
            before = Predecessor(before.code, f"{before.code} is not in {file}")
        yield vintage, before, rows


def predecessor(code: str, title: str, classification: str, links: pd.DataFrame, listed: pd.DataFrame) -> Predecessor:
    """The code that carries the occupation in an earlier file.

    `links` are the SOC 2010 -> SOC 2018 rows of `crosswalks`, `listed` the earlier file's detailed occupations
    (soc_code, occupation_title). In SOC 2010 years the crosswalk must join the two codes one to one; in the
    2019-20 hybrid years, for which no crosswalk is published here, code and title must both be today's.
    """
    if classification == "SOC 2010":
        return _one_to_one(code, links)
    titles = listed.loc[listed["soc_code"] == code, "occupation_title"]
    if titles.empty:
        return Predecessor(None, f"the year's file has no {code}: it was counted under another code then")
    then, now = (text.casefold().replace(" ", "") for text in (titles.iloc[0], title))
    if classification == "SOC 2018" or then == now:
        return Predecessor(code)
    return Predecessor(None, f"{code} was {titles.iloc[0]!r} then")


def _one_to_one(code: str, links: pd.DataFrame) -> Predecessor:
    before = sorted(links.loc[links["to_code"] == code, "from_code"].unique())
    if not before:
        return Predecessor(None, f"the crosswalk from SOC 2010 has no {code}")
    after = sorted(links.loc[links["from_code"].isin(before), "to_code"].unique())
    if len(before) == 1 and after == [code]:
        return Predecessor(before[0])
    return Predecessor(None, f"SOC 2010 had {_list(before)}, which became {_list(after)}")


def united(codes: Collection[str], links: pd.DataFrame) -> tuple[list[str], str]:
    """The SOC 2010 codes that together became exactly `codes` (SOC 2018), or none and the reason.

    `links` are the SOC 2010 -> SOC 2018 rows of `crosswalks`. For scores, which may differ between the codes: a
    figure that adds up would still need one to one links.
    """
    pairs = list(zip(links["from_code"].to_list(), links["to_code"].to_list(), strict=True))
    before = sorted({old for old, new in pairs if new in codes})
    if lost := sorted(set(codes) - {new for _, new in pairs}):
        return [], f"the crosswalk from SOC 2010 has no {_list(lost)}"
    after = sorted({new for old, new in pairs if old in before})
    if set(after) <= set(codes):
        return before, ""
    return [], f"SOC 2010 had {_list(before)}, which became {_list(after)}"


def _list(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"
