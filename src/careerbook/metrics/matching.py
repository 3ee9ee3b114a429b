"""Which foreign occupational group a US occupation belongs to, how well, and on what evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

import pandas as pd

from careerbook.core import slugs

ISCO, ONET = "ISCO-08", "O*NET-SOC 2019"
_ALSO = ", a group that holds other US occupations too"


class Grade(StrEnum):
    """How well the group fits the occupation."""

    EXACT = "exact unit group"
    SHARED = "unit group, shared"
    NEAR = "near"
    MINOR = "3-digit group"
    SUB_MAJOR = "2-digit group"
    MAJOR = "1-digit group"
    NONE = "none"

    @property
    def fits(self) -> bool:
        """True if the group is the occupation's own or one near it, not a broad one."""
        return self in _FIT


_FIT = (Grade.EXACT, Grade.SHARED, Grade.NEAR)


@dataclass(frozen=True, slots=True)
class Match:
    """A group of a foreign classification that an occupation is compared with.

    `codes` are the groups, the best first; the others are named beside it. `evidence` is a clause for the page,
    `sources` the crosswalks that it rests on, `shared` whether the group holds other US occupations too.
    """

    classification: str
    codes: tuple[str, ...]
    grade: Grade
    evidence: str
    sources: tuple[str, ...] = ()
    shared: bool = False

    @property
    def code(self) -> str:
        """The best group."""
        return self.codes[0]

    def details(self, code: str) -> dict[str, str]:
        """What a figure of the group `code` carries: how well it fits, and on what evidence."""
        details = {"match": str(self.grade), "group": f"{self.classification} {code}", "evidence": self.evidence}
        return details | ({"crosswalks": " ".join(self.sources)} if self.sources else {})


def isco_groups(components: Sequence[str], crosswalks: pd.DataFrame) -> Match | None:
    """The ISCO-08 unit groups of an occupation, by BLS' crosswalk (SOC 2018 -> SOC 2010 -> ISCO-08).

    `components` are the occupation's SOC 2018 codes. Where the crosswalk gives several groups, the one with the
    most ESCO occupations linked to the same O*NET occupations comes first. None if there is no link at all.
    """
    older = links_between(crosswalks, "SOC 2010", "SOC 2018")
    before = set(older.loc[older["to_code"].isin(components), "from_code"])
    isco = links_between(crosswalks, "SOC 2010", ISCO)
    groups = set(isco.loc[isco["from_code"].isin(before), "to_code"])
    esco, via = links_between(crosswalks, ISCO, ONET), "BLS' crosswalk, through SOC 2010"
    votes = Counter(esco.loc[esco["to_code"].str[:7].isin(components), "from_code"])
    if not groups:
        groups = {code for code, count in votes.items() if count == max(votes.values())}
        via = "ESCO's crosswalk to O*NET"
    if not groups:
        return None
    ranked = tuple(sorted(groups, key=lambda code: (-votes[code], code)))
    shared = isco.loc[isco["to_code"] == ranked[0], "from_code"].nunique() > 1
    evidence = f"{via}: {', '.join(ranked)}{_ALSO if shared else ''}"
    return Match(ISCO, ranked, _grade(ranked, shared=shared), evidence, _sources(older, isco, esco), shared)


def by_isco_key(
    classification: str, isco: Match, title: str, crosswalks: pd.DataFrame, published: Iterable[str]
) -> Match | None:
    """The group of Germany's KldB 2010 of an ISCO-08 unit group, by the official conversion key read backwards.

    Of the five-digit groups whose main target it is, one named like the occupation (`title`) is taken, the usual
    skill level before the higher ones; if none is, their common stem. Only a group of the very name that belongs to
    the ISCO group as a whole is graded exact. None if nothing of three digits or more is published.
    """
    links = links_between(crosswalks, classification, ISCO)
    main = links[(links["to_code"] == isco.code) & (links["rank"] == 1)].sort_values("from_code")
    codes, published = list(main["from_code"].unique()), set(published)
    same = _first(main, lambda name: slugs.key(re.split(r"[(,-]", name)[0]) == slugs.key(title))
    code = same or _first(main, lambda name: _alike(title, name)) or _common_stem(codes)
    whole = not main.loc[main["from_code"] == code, "is_partial"].any()
    is_unit_group = isco.grade in (Grade.EXACT, Grade.SHARED)
    grade = isco.grade if code == same and is_unit_group and whole else Grade.NEAR
    while code not in published and len(code) > 3:
        code, grade = code[:-1], Grade.NEAR
    if code not in published or len(code) < 3:
        return None
    within = links.loc[(links["rank"] == 1) & links["from_code"].str.startswith(code), "from_code"].unique()
    if len(code) == 3 and not mostly(within, codes):
        grade = Grade.MINOR
    listed = f"{classification.partition(' ')[0]} {', '.join(codes[:8])}{' …' if len(codes) > 8 else ''}"
    evidence = f"ISCO-08 {isco.code}, from {listed} by the official key"
    return Match(classification, (code,), grade, evidence, (*isco.sources, *_sources(links)), isco.shared)


def _first(links: pd.DataFrame, fits: Callable[[str], bool]) -> str | None:
    pairs = zip(links["from_code"], links["from_title"], strict=True)
    return next((code for code, name in pairs if fits(name)), None)


def _alike(title: str, name: str) -> bool:
    """Every long word of `title` begins a word of `name`, as far as its first six letters."""
    words = [word[:6] for word in slugs.plain(title).split("-") if len(word) > 3]
    return bool(words) and all(f"-{word}" in f"-{slugs.plain(name)}" for word in words)


def _common_stem(codes: Sequence[str]) -> str:
    """The digits that the codes of the most frequent three-digit group begin with; nothing if two are as frequent."""
    ranked = Counter(code[:3] for code in codes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    codes = [code for code in codes if code.startswith(ranked[0][0])]
    if len(codes) < 2:
        return ranked[0][0]
    alike = takewhile(lambda digits: len(set(digits)) == 1, zip(*codes, strict=False))
    return "".join(digits[0] for digits in alike)


def by_onet_crosswalk(classification: str, components: Sequence[str], crosswalks: pd.DataFrame) -> Match | None:
    """The unit groups of a classification (Canada's NOC 2021) of an occupation, by its published crosswalk to O*NET.

    The groups that most others lie near (by their first two digits) come first, then those with the fewest links.
    """
    links = links_between(crosswalks, classification, ONET)
    groups = links.loc[links["to_code"].str[:7].isin(components), "from_code"].unique()
    if not len(groups):
        return None
    near = Counter(code[:2] for code in groups)
    uses = links["from_code"].value_counts()
    codes = tuple(sorted(groups, key=lambda code: (-near[code[:2]], uses[code], code)))
    held = links.loc[links["from_code"] == codes[0], "to_code"].str[:7]
    shared = not held.isin(components).all()
    scheme, also = classification.partition(" ")[0], _ALSO if shared else ""
    evidence = f"the {scheme}-O*NET crosswalk: {', '.join(codes)}{also}"
    return Match(classification, codes, _grade(codes, shared=shared), evidence, _sources(links), shared=shared)


def _grade(codes: Sequence[str], *, shared: bool) -> Grade:
    if len(codes) > 1:
        return Grade.NEAR
    return Grade.SHARED if shared else Grade.EXACT


def mostly(within: Iterable[str], units: Iterable[str]) -> bool:
    """Whether at least half of the unit groups `within` a broader group are the occupation's `units`."""
    within = set(within)
    return bool(within) and 2 * len(within & set(units)) >= len(within)


def at_depth(
    match: Match, published: Collection[str], digits: Sequence[int] = (4, 3, 2), units: Collection[str] = ()
) -> Match | None:
    """The deepest of the match's groups that a source of the same classification publishes.

    A three-digit group is graded near if at least half of its unit groups (`units` are all of the classification)
    are the occupation's own; the one-digit group has a match of its own.
    """
    for length in digits:
        for code in match.codes:
            if code[:length] in published:
                whole = length == len(match.code)
                grade = match.grade if whole else _by_depth(code[:length], match, units)
                others = tuple(other for other in match.codes if whole and other != code)
                shared = match.shared or not whole
                return replace(match, codes=(code[:length], *others), grade=grade, shared=shared)
    return None


def _by_depth(code: str, match: Match, units: Collection[str]) -> Grade:
    if len(code) < 3:
        return Grade.SUB_MAJOR
    return Grade.NEAR if mostly((unit for unit in units if unit.startswith(code)), match.codes) else Grade.MINOR


def major_group(match: Match) -> Match:
    """The one-digit group of the best-fitting ISCO-08 unit group."""
    majors = tuple(dict.fromkeys(code[0] for code in match.codes))
    evidence = match.evidence
    if len(majors) > 1:
        evidence += f"; these lie in several major groups ({', '.join(sorted(majors))}), the best-linked in {majors[0]}"
    return replace(match, codes=majors, grade=Grade.MAJOR, evidence=evidence, shared=True)


def isco_88_major(isco: Match, crosswalks: pd.DataFrame) -> Match:
    """The ISCO-88 one-digit group of the best-fitting ISCO-08 unit group, by the ILO's correspondence table.

    Where its ISCO-88 groups lie in several major groups, the one with the most of them. Without a link, the ISCO-08
    one-digit group's namesake stands.
    """
    links = links_between(crosswalks, "ISCO-88", ISCO)
    majors = Counter(links.loc[links["to_code"] == isco.code, "from_code"].str[0])
    if not majors:
        return replace(major_group(isco), classification="ISCO-88")
    best = min(majors, key=lambda major: (-majors[major], major))
    evidence, used = f"{isco.evidence}; ISCO-88 by the ILO's correspondence table", (*isco.sources, *_sources(links))
    return Match("ISCO-88", (str(best),), Grade.MAJOR, evidence, used, shared=True)


def _sources(*links: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for frame in links for id in frame["source_id"].unique()))


def links_between(crosswalks: pd.DataFrame, source: str, target: str) -> pd.DataFrame:
    """The published links from one classification to another."""
    wanted = (crosswalks["from_classification"] == source) & (crosswalks["to_classification"] == target)
    return crosswalks[wanted]
