"""For each country the deepest published group that fits an occupation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from careerbook.estimate import Sources
from careerbook.metrics.matching import ISCO, Grade, Match, at_depth, mostly
from careerbook.metrics.rows import Row, records, values

# The survey counts a full-time year of everybody, so full-time medians are nearest to it; then the rest.
_PREFERRED = [("full-time", "median"), ("all employees", "median"), ("full-time", "mean"), ("all employees", "mean")]
_FIT = (Grade.EXACT, Grade.SHARED, Grade.NEAR, Grade.MINOR, Grade.SUB_MAJOR, Grade.MAJOR)
_PERIODS = ("year", "month", "week", "day", "hour")

Published = Mapping[tuple[str, str], Sequence[Row]]


def published(rows: pd.DataFrame, sources: Sources) -> dict[str, dict[str, set[str]]]:
    """The codes of `earnings_abroad` that have a figure, by country (that with the best row first), classification."""
    copies = {id: source.status == "transcription" for id, source in sources.items()}
    names = ("country_code", "classification", "occupation_code", "value", "source_id", "reference_year", "pay_period")
    codes: dict[str, dict[str, set[str]]] = {}
    best: dict[str, tuple[bool, int, int, int]] = {}
    for place, row in enumerate(zip(*(values(rows[name]) for name in names), strict=True)):
        country, classification, code, value, source_id, year, period = row
        if value == value:
            codes.setdefault(country, {}).setdefault(classification, set()).add(code)
            rank = copies[source_id], -year, _PERIODS.index(period), place
            best[country] = min(rank, best.get(country, rank))
    return {country: codes[country] for country in sorted(codes, key=best.__getitem__)}


def by_group(rows: pd.DataFrame, sources: Sources) -> dict[str, dict[tuple[str, str], list[Row]]]:
    """Rows of `earnings_abroad` that have a figure, by country, then by (classification, occupation code).

    The best row of a group comes first: a publisher's own file before a transcription, then the latest year, then
    the longest pay period.
    """
    ranked = sorted((row for row in records(rows) if row["value"] == row["value"]), key=lambda row: _rank(row, sources))
    groups: dict[str, dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    kinds = set()
    for row in ranked:
        group = row["classification"], row["occupation_code"]
        kind = (row["country_code"], *group, row["basis"], row["statistic"])
        if kind not in kinds:
            kinds.add(kind)
            groups[row["country_code"]][group].append({**row, "transcribed": _rank(row, sources)[0]})
    return groups


def _rank(row: Row, sources: Sources) -> tuple[bool, int, int]:
    is_copy = sources[row["source_id"]].status == "transcription"
    return is_copy, -row["reference_year"], _PERIODS.index(row["pay_period"])


def best(
    groups: Published,
    matches: Mapping[str, Match],
    majors: Sequence[Match],
    units: Collection[str],
    like_isco: Collection[str] = (ISCO,),
) -> tuple[Row, Match] | None:
    """The row of one country's earnings that fits best, and its match; None if nothing fits.

    `groups` are the country's rows (both sexes together) from `by_group`, `matches` the occupation's groups by
    classification: the country's own ones, the nearest first, and ISCO-08; `majors` are its one-digit groups, `units`
    all unit groups of ISCO-08, `like_isco` the classifications whose shorter codes are its broader groups. The
    better-fitting group comes first, of equal ones the publisher's own file, then the nearer classification; of its
    averages the one nearest in kind to the US one.
    """
    fits = [
        (row, match)
        for match in _candidates(groups, matches, majors, units, like_isco)
        if (row := _figure(groups.get((match.classification, match.code), ()))) is not None
    ]
    return min(fits, key=lambda pair: (_FIT.index(pair[1].grade), pair[0]["transcribed"]), default=None)


def alternatives(groups: Published, row: Row, match: Match) -> list[Row]:
    """The rows of the match's further groups that are of the same kind as `row`: basis, statistic, pay period."""
    kind = ("basis", "statistic", "pay_period", "reference_year", "source_id")
    others = (other for code in match.codes[1:] for other in groups.get((match.classification, code), ()))
    return [other for other in others if all(other[name] == row[name] for name in kind)]


def _candidates(
    groups: Published,
    matches: Mapping[str, Match],
    majors: Sequence[Match],
    units: Collection[str],
    like_isco: Collection[str],
) -> Iterator[Match]:
    published: dict[str, set[str]] = defaultdict(set)
    for classification, code in groups:
        published[classification].add(code)
    for name, match in matches.items():
        yield from (_by_depth if name in like_isco else _each)(match, published[name], units)
    yield from majors


def _by_depth(match: Match, published: Collection[str], units: Collection[str]) -> Iterator[Match]:
    for digits in (4, 3, 2):
        group = at_depth(match, published, digits=(digits,), units=units)
        yield from [group] if group else []


def _each(match: Match, published: Collection[str], _: Collection[str]) -> Iterator[Match]:
    for code in match.codes:
        if code in published:
            others = tuple(other for other in match.codes if other != code)
            yield replace(match, codes=(code, *others))


def _figure(rows: Sequence[Row]) -> Row | None:
    for kind in _PREFERRED:
        for row in rows:
            if (row["basis"], row["statistic"]) == kind:
                return row
    return None


def group_by_title(
    classification: str, parent: Match, parent_titles: pd.DataFrame, groups: pd.DataFrame
) -> Match | None:
    """The group of a classification that holds groups of another one, its parent, found by the parent's titles.

    `parent_titles` (code, title) is the parent's structure, `groups` (occupation_code, occupation_title) those of the
    classification: each is a group of the parent, of whatever depth, under a code of its own.
    """
    titles = {title.casefold(): code for code, title in zip(parent_titles["code"], parent_titles["title"], strict=True)}
    codes = {titles[title.casefold()]: code for code, title in _pairs(groups) if title.casefold() in titles}
    scheme = parent.classification.partition(" ")[0]
    for code in parent.codes:
        for length in range(len(code) - 1, 0, -1):
            broader = code[:length]
            if broader in codes:
                evidence = f"{parent.evidence}; {code} lies in {scheme} {broader}"
                units = [unit for unit in parent_titles["code"] if len(unit) == len(code) and unit.startswith(broader)]
                near = length > 3 or mostly(units, parent.codes)
                grade = {1: Grade.MAJOR, 2: Grade.SUB_MAJOR}.get(length, Grade.NEAR if near else Grade.MINOR)
                return Match(classification, (codes[broader],), grade, evidence, parent.sources, shared=True)
    return None


def national_edition(isco: Match, classification: str, instead: Mapping[str, Sequence[str]]) -> Match:
    """The match in a country's own edition of ISCO-08; where that divides a group, its parts are near.

    `instead` are the codes that stand for one of ISCO-08 where the edition divides it or numbers it anew.
    """
    codes = tuple(part for code in isco.codes for part in instead.get(code, (code,)))
    grade = isco.grade if len(codes) == len(isco.codes) else Grade.NEAR
    return replace(isco, classification=classification, codes=codes, grade=grade)


def _pairs(frame: pd.DataFrame) -> Sequence[tuple[str, str]]:
    unique = frame[["occupation_code", "occupation_title"]].drop_duplicates()
    return list(zip(unique["occupation_code"], unique["occupation_title"], strict=True))
