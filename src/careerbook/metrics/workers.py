"""The household survey's workers: women's and men's pay, and who does the work by sex, race, ethnicity and age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, percent_of, read
from careerbook.metrics.rows import Key, Row, index

FULL_TIME, EMPLOYED = "full-time wage and salary workers", "all employed"
BASE = 50_000
"""The publisher shows no median, and no percentage, of a group of fewer workers (CPS tables, notes)."""

SHARES: Mapping[str, str] = {
    "women": "women",
    "white": "White",
    "black": "Black or African American",
    "asian": "Asian",
    "hispanic": "Hispanic or Latino",
}
"""The publisher's groups by the names used in ids."""

AGES: Mapping[str, tuple[str, ...]] = {
    "under_25": ("16 to 19", "20 to 24"),
    "25_to_34": ("25 to 34",),
    "35_to_44": ("35 to 44",),
    "45_to_54": ("45 to 54",),
    "55_to_64": ("55 to 64",),
    "65_and_over": ("65 and over",),
}

_Published = Mapping[Key, Row]
_SMALL = "the base is below the publisher's minimum"


@dataclass(frozen=True, slots=True)
class Workers:
    """A Census occupation (or all): weekly medians and workers by group, women against men, women's share.

    `is_broader` if it holds more than the occupation of the report.
    """

    title: str
    is_broader: bool
    medians: Mapping[str, Estimate]
    counts: Mapping[str, Estimate]
    ratio: Estimate
    women_share: Estimate

    @property
    def both(self) -> bool:
        """Whether the medians of women and of men are published."""
        return self.medians["women"].value is not None and self.medians["men"].value is not None


@dataclass(frozen=True, slots=True)
class People:
    """A Census occupation (or all): its workers, their shares by group, by age, and their median age.

    `is_broader` if it holds more than the occupation of the report.
    """

    title: str
    is_broader: bool
    employed: Estimate
    shares: Mapping[str, Estimate]
    ages: Mapping[str, Estimate]
    median_age: Estimate

    @property
    def has_shares(self) -> bool:
        """Whether the shares by sex, race and ethnicity are published."""
        return any(share.value is not None for share in self.shares.values())


def census_codes(components: Sequence[str], code: str, links: pd.DataFrame) -> dict[str, bool]:
    """The Census occupations that hold the occupation, each with whether it holds more than that.

    `links` are the Census 2018 -> SOC 2018 rows of `crosswalks`; `components` the SOC codes that are the occupation.
    """
    result = {}
    for census in sorted(links.loc[links["to_code"].isin({*components, code}), "from_code"].unique()):
        held = set(links.loc[links["from_code"] == census, "to_code"])
        # A broad code, or one with X, stands for the members beside it.
        members = {member for member in held if member[-1] not in "0X"} or held
        is_whole = held == {code} or (
            len(components) > 1 and members <= set(components) and not any("X" in member for member in held)
        )
        result[str(census)] = not is_whole
    return result


def by_sex(rows: pd.DataFrame, name: str, title: str, sources: Sources, *, is_broader: bool = False) -> Workers:
    """Medians and workers of all, women and men. `rows` are the full-time rows of `cps_workers` of one occupation.

    Earnings are usual weekly earnings in dollars, workers are persons (published in thousands). The figures of a
    Census occupation that holds more than the report's are proxies.

    Figures: `workers.<census>.<group>.weekly_earnings`, `workers.<census>.<group>.count`,
        `workers.<census>.women_to_men_pct`, `workers.<census>.women_share_pct` (census: the Census Bureau's code, or
        all_occupations)
    Formula: as published; women's median ÷ men's × 100, where both are published; women ÷ all workers × 100, where
        all are at least 50,000, the publisher's own rule for percentages
    Inputs: `cps_workers`: weekly_earnings median and employed of full-time wage and salary workers; `crosswalks`:
        Census 2018 to SOC 2018
    Source: BLS, Current Population Survey, annual table 39 and its notes; Highlights of women's earnings (the ratio)
    """
    id, label = f"workers.{name}", Label.PROXY if is_broader else Label.OFFICIAL
    medians, counts, published = {}, {}, index(rows, "measure", "group")
    for group in ("all", "women", "men"):
        median = f"{id}.{group}.weekly_earnings"
        medians[group] = _published(median, "USD per week", published, sources, label, "weekly_earnings", group)
        counts[group] = _count(f"{id}.{group}.count", published, sources, label, group)
    pair = (medians["women"], medians["men"])
    ratio = derive(f"{id}.women_to_men_pct", "percent", pair, percent_of, "women's median ÷ men's × 100")
    share, everyone = f"{id}.women_share_pct", counts["all"]
    if everyone.value is not None and everyone.value < BASE:
        women_share = _below_base(share, everyone)
    else:
        women_share = derive(share, "percent", (counts["women"], everyone), percent_of, "women ÷ all × 100")
    return Workers(title, is_broader, medians, counts, ratio, women_share)


def people(
    by_group: pd.DataFrame, by_age: pd.DataFrame, name: str, title: str, sources: Sources, *, is_broader: bool = False
) -> People:
    """Who the workers of a Census occupation are.

    `by_group` are its rows of `cps_workers` of all employed in table 11, `by_age` those in table 11b. Shares of fewer
    than 50,000 workers are not published, and of ages not computed. People of Hispanic or Latino ethnicity may be of
    any race. The figures of a Census occupation that holds more than the report's are proxies.

    Figures: `people.<census>.employed`, `people.<census>.<group>_share`, `people.<census>.age_<ages>_share`,
        `people.<census>.median_age` (census: the Census Bureau's code, or all_occupations)
    Formula: shares by sex, race and ethnicity and the median age as published; by age: workers of the ages ÷ all
        workers × 100, where all are at least 50,000
    Inputs: `cps_workers`: employed, share_of_employed and age of all employed; `crosswalks`: Census 2018 to SOC 2018
    Source: BLS, Current Population Survey, annual tables 11 and 11b and their notes on the base
    """
    stem, label = f"people.{name}", Label.PROXY if is_broader else Label.OFFICIAL
    of_groups, of_ages = (index(rows, "measure", "group") for rows in (by_group, by_age))
    employed = _count(f"{stem}.employed", of_ages, sources, label, "all")
    ages = {
        age: _age_share(f"{stem}.age_{age}_share", of_ages, groups, employed, sources) for age, groups in AGES.items()
    }
    shares = {
        group: _published(f"{stem}.{group}_share", "percent", of_groups, sources, label, "share_of_employed", title)
        for group, title in SHARES.items()
    }
    median_age = _published(f"{stem}.median_age", "years", of_ages, sources, label, "age", "all")
    return People(title, is_broader, employed, shares, ages, median_age)


def _age_share(id: str, rows: _Published, groups: tuple[str, ...], employed: Estimate, sources: Sources) -> Estimate:
    if employed.value is None or employed.value < BASE:
        return _below_base(id, employed)
    parts = [_read_count(f"{id}.part", rows, sources, group) for group in groups]
    if any(part.status is Status.NOT_PUBLISHED for part in parts):
        return absent(id, "percent", Status.NOT_PUBLISHED, "not in the table")
    step = "workers of these ages ÷ all × 100"
    return derive(id, "percent", [*parts, employed], lambda *counts: sum(counts[:-1]) / counts[-1] * 100, step)


def _published(
    id: str, unit: str, rows: _Published, sources: Sources, label: Label, measure: str, group: str
) -> Estimate:
    """A figure as published; where there is none for a small base, that reason."""
    row = rows.get((measure, group))
    estimate = read(id, unit, row, sources, "not in the table", label=label)
    return replace(estimate, reason=_SMALL) if estimate.status is Status.BASE_TOO_SMALL else estimate


def _count(id: str, rows: _Published, sources: Sources, label: Label, group: str) -> Estimate:
    """A number of persons, published in thousands; a zero there is less than half a thousand."""
    count = _read_count(id, rows, sources, group, label=label)
    if count.value == 0:
        return replace(count, value=None, status=Status.NIL, reason="less than half of the table's unit")
    return count


def _read_count(id: str, rows: _Published, sources: Sources, group: str, label: Label = Label.OFFICIAL) -> Estimate:
    row = rows.get(("employed", group))
    return read(id, "persons", row, sources, "not in the table", 1000, label=label)


def _below_base(id: str, base: Estimate) -> Estimate:
    return absent(id, "percent", Status.BASE_TOO_SMALL, _SMALL, reference_period=base.reference_period)
