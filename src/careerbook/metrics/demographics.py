"""Who does the work: shares by sex, race, ethnicity and age, in the household survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row
from careerbook.metrics.rows import single
from careerbook.metrics.workers import BASE, SMALL, count, published

GROUPS: Mapping[str, str] = {
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
EMPLOYED = "all employed"


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
    shares = {
        group: published(
            f"{stem}.{group}_share",
            single(by_group, measure="share_of_employed", group=publishers_name),
            "percent",
            sources,
            label,
        )
        for group, publishers_name in GROUPS.items()
    }
    employed = count(f"{stem}.employed", single(by_age, measure="employed", group="all"), sources, label)
    ages = {
        age: _age_share(f"{stem}.age_{age}_share", by_age, groups, employed, sources, label)
        for age, groups in AGES.items()
    }
    median = published(f"{stem}.median_age", single(by_age, measure="age", group="all"), "years", sources, label)
    return People(title, is_broader, employed, shares, ages, median)


def _age_share(
    id: str, rows: pd.DataFrame, groups: tuple[str, ...], employed: Estimate, sources: Sources, label: Label
) -> Estimate:
    if employed.value is None or employed.value < BASE:
        return absent(id, "percent", Status.BASE_TOO_SMALL, SMALL, reference_period=employed.reference_period)
    of_groups = [single(rows, measure="employed", group=group) for group in groups]
    parts = [from_row(f"{id}.part", row, sources, factor=1000, unit="persons") for row in of_groups if row is not None]
    if len(parts) < len(groups):
        return absent(id, "percent", Status.NOT_PUBLISHED, "not in the table")
    return derive(
        id,
        "percent",
        [*parts, employed],
        lambda *counts: sum(counts[:-1]) / counts[-1] * 100,
        "workers of these ages ÷ all × 100",
        label=max(label, Label.DERIVED, key=_ORDER.index),
    )


_ORDER = (Label.OFFICIAL, Label.DERIVED, Label.PROXY)
