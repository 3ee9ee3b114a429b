"""Match an occupation to a foreign group by the job titles that both list, where no crosswalk is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from careerbook.core import slugs
from careerbook.metrics.matching import Grade, Match

# What a shared job title is worth: the occupation's own title, one that SOC's direct-match list gives to it alone,
# and any other, divided by the US occupations that list it.
_OWN, _DIRECT, _OTHER = 3.0, 2.0, 1.0
# A match needs this much evidence, and this many times the runner-up's: without a crosswalk a wrong match is
# worse than none.
_ENOUGH, _CLEARLY = 1.5, 2.0

# Major groups of the foreign classification that an ISCO-08 major group's occupations are found in.
COMPATIBLE: dict[str, dict[str, str]] = {
    "UK SOC 2020": {
        "0": "13",
        "1": "1",
        "2": "23",
        "3": "325",
        "4": "47",
        "5": "6795",
        "6": "59",
        "7": "58",
        "8": "89",
        "9": "98",
    },
    "ANZSCO": {
        "0": "14",
        "1": "1",
        "2": "2",
        "3": "3245",
        "4": "5",
        "5": "4563",
        "6": "138",
        "7": "37",
        "8": "783",
        "9": "84",
    },
}


def match(
    own: Sequence[str], own_title: str, titles: pd.DataFrame, foreign: pd.DataFrame, isco_major: str | None
) -> Match | None:
    """The foreign group that lists the occupation's job titles, or several side by side; None if none does clearly.

    `own` are the occupation's codes, `titles` the US titles (soc_code, title_key, kind), `foreign` one
    classification's (classification, code, title, title_key). Groups of an incompatible major group are out,
    and where some list the occupation's own title, all others.
    """
    found = candidates(own, own_title, titles, foreign, isco_major)
    # Several of one minor group are a range; several of different ones are no match.
    return found if found and len({code[:3] for code in found.codes}) == 1 else None


def candidates(
    own: Sequence[str], own_title: str, titles: pd.DataFrame, foreign: pd.DataFrame, isco_major: str | None
) -> Match | None:
    """All foreign groups that the job titles may mean, the likeliest first; None if none has enough in common.

    The arguments are those of `match`. Of groups with enough shared titles, those stand that the first does not beat
    clearly.
    """
    classification = foreign["classification"].iloc[0]
    allowed = COMPATIBLE[classification].get(isco_major or "", "")
    groups = foreign[foreign["code"].str[0].isin(list(allowed))]
    if (groups["title_key"] == slugs.key(own_title)).any():
        groups = groups[groups["code"].isin(groups.loc[groups["title_key"] == slugs.key(own_title), "code"])]
    scores, shared = _score(own, slugs.key(own_title), titles[titles["title_key"].isin(groups["title_key"])], groups)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return None
    codes = tuple(code for code in ranked if scores[ranked[0]] < _CLEARLY * scores[code])
    names = "”, “".join(shared[ranked[0]][:3])
    return Match(classification, codes, Grade.NEAR, f"no crosswalk; both list the job titles “{names}”")


def _score(
    own: Sequence[str], own_key: str, titles: pd.DataFrame, groups: pd.DataFrame
) -> tuple[dict[str, float], dict[str, list[str]]]:
    listed = titles.drop_duplicates(["soc_code", "title_key"]).groupby("title_key")["soc_code"].nunique()
    mine = titles[titles["soc_code"].isin(own)]
    worth = {key: _OTHER / listed[key] for key in mine["title_key"]}
    worth |= dict.fromkeys(mine.loc[mine["kind"] == "direct_match", "title_key"], _DIRECT)
    worth[own_key] = _OWN
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, list[str]] = defaultdict(list)
    unique = groups.drop_duplicates(["code", "title_key"])
    for code, title, key in zip(unique["code"], unique["title"], unique["title_key"], strict=True):
        if key in worth:
            scores[code] += worth[key]
            shared[code].append(title)
    return scores, shared
