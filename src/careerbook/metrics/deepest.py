"""For each country the deepest published group that fits an occupation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.metrics.matching import Grade, Match, at_depth, isco_88_major, kldb_groups, major_group, mostly
from careerbook.metrics.rows import Row, records

# The survey counts a full-time year of everybody, so full-time medians are nearest to it; then the rest.
_PREFERRED = [("full-time", "median"), ("all employees", "median"), ("full-time", "mean"), ("all employees", "mean")]
_FIT = (Grade.EXACT, Grade.SHARED, Grade.NEAR, Grade.MINOR, Grade.SUB_MAJOR, Grade.MAJOR)
_PERIODS = ("year", "month", "week", "day", "hour")
_ISCO_SHAPED = ("ISCO-08", "STYRK-08")
# Where STYRK-08 is not ISCO-08 by other words: it divides nurses, and numbers other artistic workers anew.
_STYRK: Mapping[str, tuple[str, ...]] = {"2221": ("2223", "2221"), "3435": ("3439",)}

Published = Mapping[tuple[str, str], Sequence[Row]]


def by_group(rows: pd.DataFrame, sources: Mapping[str, Source]) -> dict[str, dict[tuple[str, str], list[Row]]]:
    """Rows of `earnings_abroad` that have a figure, by country, then by (classification, occupation code).

    The best row of a group comes first: a publisher's own file before a transcription, then the latest year, then
    the longest pay period.
    """
    kind = ["country_code", "classification", "occupation_code", "basis", "statistic"]
    known = rows[rows["value"].notna()]
    ranked = known.assign(
        transcribed=known["source_id"].map(lambda id: sources[id].status == "transcription"),
        period=known["pay_period"].map(_PERIODS.index),
    ).sort_values(["transcribed", "reference_year", "period"], ascending=[True, False, True], kind="stable")
    found: dict[str, dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in records(ranked.drop_duplicates(kind)):
        found[row["country_code"]][row["classification"], row["occupation_code"]].append(row)
    return found


def best(
    groups: Published, matches: Mapping[str, Match], title: str, crosswalks: pd.DataFrame, units: Collection[str]
) -> tuple[Row, Match] | None:
    """The row of one country's earnings that fits best, and its match; None if nothing fits.

    `groups` are the country's rows (both sexes together) from `by_group`, `matches` what is known of the occupation
    by classification, `title` its name, `units` all unit groups of ISCO-08. The better-fitting group comes first, of
    equal ones the publisher's own file, then the source nearest to the occupation; of its averages the one nearest in
    kind to the US one.
    """
    found = [
        (row, match)
        for match in _candidates(groups, matches, title, crosswalks, units)
        if (row := _figure(groups.get((match.classification, match.code), ()))) is not None
    ]
    return min(found, key=lambda pair: (_FIT.index(pair[1].grade), pair[0]["transcribed"]), default=None)


def alternatives(groups: Published, row: Row, match: Match) -> list[Row]:
    """The rows of the match's further groups that are of the same kind as `row`: basis, statistic, pay period."""
    kind = ("basis", "statistic", "pay_period", "reference_year", "source_id")
    rows = (one for code in match.codes[1:] for one in groups.get((match.classification, code), ()))
    return [one for one in rows if all(one[name] == row[name] for name in kind)]


def _candidates(
    groups: Published, matches: Mapping[str, Match], title: str, crosswalks: pd.DataFrame, units: Collection[str]
) -> Iterator[Match]:
    published: dict[str, set[str]] = defaultdict(set)
    for classification, code in groups:
        published[classification].add(code)
    isco = matches.get("ISCO-08")
    for name in ("NOC 2021", "StatCan 14-10-0417", "UK SOC 2020", "ANZSCO"):
        if name in published and name in matches:
            yield from _each(matches[name], published[name])
    if isco is None:
        return
    if "KldB 2010" in published:
        kldb = kldb_groups(isco, title, crosswalks, published["KldB 2010"])
        yield from [kldb] if kldb else []
    for name in _ISCO_SHAPED:
        own = _in_styrk(isco) if name == "STYRK-08" else isco
        for digits in (4, 3, 2):
            found = at_depth(own, published[name], digits=(digits,), units=units)
            yield from [replace(found, classification=name)] if found else []
    if published["ISCO-08"]:
        yield major_group(isco)
    if published["ISCO-88"]:
        yield isco_88_major(isco, crosswalks)


def _in_styrk(isco: Match) -> Match:
    """The match in Norway's edition of ISCO-08; where that divides a group, its parts are near."""
    codes = tuple(part for code in isco.codes for part in _STYRK.get(code, (code,)))
    return replace(isco, codes=codes, grade=isco.grade if len(codes) == len(isco.codes) else Grade.NEAR)


def _each(match: Match, published: set[str]) -> Iterator[Match]:
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


def statcan_group(noc: Match, noc_titles: pd.DataFrame, statcan: pd.DataFrame) -> Match | None:
    """Statistics Canada's wage group that holds an occupation's NOC unit groups, found by its NOC title.

    `noc_titles` (code, title) is the NOC 2021 structure, `statcan` (occupation_code, occupation_title) the groups.
    """
    by_title = {title.casefold(): code for code, title in zip(noc_titles["code"], noc_titles["title"], strict=True)}
    groups = {by_title[title.casefold()]: code for code, title in _pairs(statcan) if title.casefold() in by_title}
    for code in noc.codes:
        for length in range(len(code) - 1, 0, -1):
            if code[:length] in groups:
                evidence = f"{noc.evidence}; {code} lies in NOC {code[:length]}"
                within = [
                    unit for unit in noc_titles["code"] if len(unit) == len(code) and unit[:length] == code[:length]
                ]
                near = length > 3 or mostly(within, noc.codes)
                grade = {1: Grade.MAJOR, 2: Grade.SUB_MAJOR}.get(length, Grade.NEAR if near else Grade.MINOR)
                return Match("StatCan 14-10-0417", (groups[code[:length]],), grade, evidence, noc.sources, shared=True)
    return None


def _pairs(frame: pd.DataFrame) -> Sequence[tuple[str, str]]:
    unique = frame[["occupation_code", "occupation_title"]].drop_duplicates()
    return list(zip(unique["occupation_code"], unique["occupation_title"], strict=True))
