"""Women and men who work full time in an occupation, and what they earn in a week, in the household survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row
from careerbook.metrics.rows import Row, single

GROUPS = ("all", "women", "men")
FULL_TIME = "full-time wage and salary workers"
BASE = 50_000
"""The publisher shows no median, and no percentage, of a group of fewer workers (CPS tables, notes)."""

_EARNINGS = "USD per week"
SMALL = "the base is below the publisher's minimum"


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


def census_codes(components: Sequence[str], code: str, links: pd.DataFrame) -> dict[str, bool]:
    """The Census occupations that hold the occupation, each with whether it holds more than that.

    `links` are the Census 2018 -> SOC 2018 rows of `crosswalks`; `components` the SOC codes that are the occupation.
    """
    result = {}
    for census in sorted(links.loc[links["to_code"].isin({*components, code}), "from_code"].unique()):
        held = set(links.loc[links["from_code"] == census, "to_code"])
        # A broad code, or one with X, stands for the members beside it.
        members = {member for member in held if member[-1] not in "0X"} or held
        is_whole = held == {code} or (len(components) > 1 and members <= set(components) and not _is_open(held))
        result[str(census)] = not is_whole
    return result


def _is_open(held: set[str]) -> bool:
    return any("X" in member for member in held)


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
    id = f"workers.{name}"
    label = Label.PROXY if is_broader else Label.OFFICIAL
    medians = {group: _median(f"{id}.{group}.weekly_earnings", rows, group, sources, label) for group in GROUPS}
    counts = {group: _count(f"{id}.{group}.count", rows, group, sources, label) for group in GROUPS}
    pair = (medians["women"], medians["men"])
    ratio = derive(f"{id}.women_to_men_pct", "percent", pair, _pct, "women's median ÷ men's × 100")
    return Workers(title, is_broader, medians, counts, ratio, _share(f"{id}.women_share_pct", counts))


def _median(id: str, rows: pd.DataFrame, group: str, sources: Sources, label: Label) -> Estimate:
    return published(id, single(rows, measure="weekly_earnings", group=group), _EARNINGS, sources, label)


def _count(id: str, rows: pd.DataFrame, group: str, sources: Sources, label: Label) -> Estimate:
    return count(id, single(rows, measure="employed", group=group), sources, label)


def published(id: str, row: Row | None, unit: str, sources: Sources, label: Label) -> Estimate:
    """A figure of the household survey's tables as published; where there is none for a small base, that reason."""
    if row is None:
        return absent(id, unit, Status.NOT_PUBLISHED, "not in the table")
    estimate = replace(from_row(id, row, sources), label=label)
    return replace(estimate, reason=SMALL) if estimate.status is Status.BASE_TOO_SMALL else estimate


def count(id: str, row: Row | None, sources: Sources, label: Label) -> Estimate:
    """A number of persons, published in thousands; a zero there is less than half a thousand."""
    if row is None:
        return absent(id, "persons", Status.NOT_PUBLISHED, "not in the table")
    estimate = replace(from_row(id, row, sources, factor=1000, unit="persons"), label=label)
    if estimate.value == 0:
        return replace(estimate, value=None, status=Status.NIL, reason="less than half of the table's unit")
    return estimate


def _share(id: str, counts: Mapping[str, Estimate]) -> Estimate:
    everyone = counts["all"]
    if everyone.value is not None and everyone.value < BASE:
        return absent(id, "percent", Status.BASE_TOO_SMALL, SMALL, reference_period=everyone.reference_period)
    return derive(id, "percent", (counts["women"], everyone), _pct, "women ÷ all × 100")


def _pct(part: float, whole: float) -> float:
    return part / whole * 100
