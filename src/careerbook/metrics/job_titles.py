"""Match an occupation to a foreign group by the job titles that both list, where no crosswalk is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from careerbook.core import slugs
from careerbook.metrics.matching import Grade, Match

# What a shared job title is worth: the occupation's own title, one that SOC's direct-match list gives to it alone,
# and any other, divided by the US occupations that list it.
_OWN, _DIRECT, _OTHER = 3.0, 2.0, 1.0
# A match needs this much evidence, and this many times the runner-up's: without a crosswalk a wrong match is
# worse than none.
_ENOUGH, _CLEARLY = 1.5, 2.0


@dataclass(frozen=True, slots=True)
class Guard:
    """Which groups of a foreign classification may be the occupation's at all.

    `majors` are what the codes begin with of the groups in which an ISCO-08 major group's occupations are found, and
    `range_digits` how many first digits the groups of a range have in common; 0 if there are no ranges.
    """

    majors: Mapping[str, Sequence[str]]
    range_digits: int = 0


def match(
    codes: Sequence[str], title: str, titles: pd.DataFrame, foreign: pd.DataFrame, isco_major: str | None, guard: Guard
) -> Match | None:
    """The foreign group that lists the occupation's job titles, or several side by side; None if none does clearly.

    `codes` are the occupation's, `titles` the US titles (soc_code, title_key, kind), `foreign` one
    classification's (classification, code, title, title_key). Groups that the guard keeps out for the occupation's
    ISCO-08 major group are out, and where some list the occupation's own title, all others.
    """
    fits = candidates(codes, title, titles, foreign, isco_major, guard)
    # Several of one minor group are a range; several of different ones are no match.
    alike = fits is not None and (
        len(fits.codes) == 1 or (guard.range_digits and len({code[: guard.range_digits] for code in fits.codes}) == 1)
    )
    return fits if alike else None


def candidates(
    codes: Sequence[str], title: str, titles: pd.DataFrame, foreign: pd.DataFrame, isco_major: str | None, guard: Guard
) -> Match | None:
    """All foreign groups that the job titles may mean, the likeliest first; None if none has enough in common.

    The arguments are those of `match`. Of groups with enough shared titles, those stand that the first does not beat
    clearly.
    """
    key = slugs.key(title)
    groups = foreign[foreign["code"].str.startswith(tuple(guard.majors.get(isco_major or "", ())))]
    if (groups["title_key"] == key).any():
        groups = groups[groups["code"].isin(groups.loc[groups["title_key"] == key, "code"])]
    scores, shared = _score(codes, key, titles[titles["title_key"].isin(groups["title_key"])], groups)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return None
    likely = tuple(code for code in ranked if scores[ranked[0]] < _CLEARLY * scores[code])
    names = "”, “".join(shared[ranked[0]][:3])
    classification = foreign["classification"].iloc[0]
    return Match(classification, likely, Grade.NEAR, f"no crosswalk; both list the job titles “{names}”")


def _score(
    codes: Sequence[str], own_key: str, titles: pd.DataFrame, groups: pd.DataFrame
) -> tuple[dict[str, float], dict[str, list[str]]]:
    listed = titles.drop_duplicates(["soc_code", "title_key"]).groupby("title_key")["soc_code"].nunique()
    mine = titles[titles["soc_code"].isin(codes)]
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
