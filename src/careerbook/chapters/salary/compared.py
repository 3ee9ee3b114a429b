"""Whom the pay is compared with: all occupations, the major group, and the related occupations that are surveyed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from careerbook.chapters.common import ALL, components
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.metrics import levels, wages
from careerbook.metrics.levels import Related

if TYPE_CHECKING:
    from careerbook.dataset import Career

_MOST_RELATED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Occupations that a career is compared with: their name, and their figures by id under `prefix`."""

    name: str
    prefix: str
    figures: Mapping[str, Estimate]

    def pay(self, basis: str, statistic: str) -> Estimate:
        """Their pay figure (mean, p10, p25, median, p75, p90) on a basis, annual or hourly."""
        return self.figures[f"{self.prefix}wage.{basis}.{statistic}"]


def groups(dataset: Dataset, career: Career) -> tuple[Group, ...]:
    """All occupations, the major group, then up to four related occupations, the closest first."""
    major = str(career.soc_code.major_group)
    listed = related(dataset, career.soc_code)
    near = [one.soc_code for one in listed if one.tier.startswith("Primary")][:_MOST_RELATED]
    rows = dataset.rows(
        "wages",
        soc_code=[ALL, major, *near],
        reference_year=Careers(dataset).latest_year,
        occupation_group=["total", "major", "detailed"],
    )
    by_code = dict(list(rows.groupby("soc_code")))
    named = {ALL: ("All occupations", "all."), major: ("", "group.")} | {
        code: ("", f"related.{code}.") for code in near
    }
    return tuple(
        Group(
            name or str(by_code[code]["occupation_title"].iloc[0]),
            prefix,
            wages.national(by_code[code], dataset.sources, prefix),
        )
        for code, (name, prefix) in named.items()
        if code in by_code
    )


@shared
def onet(dataset: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """O*NET's related occupations and job zones, read once."""
    return dataset.rows("onet_related"), dataset.rows("onet_job_zones")


@shared
def related(dataset: Dataset, soc_code: str) -> list[Related]:
    """The occupations that O*NET lists as related and that are surveyed, the closest first."""
    return levels.related(*onet(dataset), components(dataset, soc_code), survey_codes(dataset))


@shared
def survey_codes(dataset: Dataset) -> Mapping[str, str]:
    """The code under which the wage survey publishes each SOC code that it publishes."""
    links = dataset.rows("crosswalks", columns=("from_code", "to_code"), from_classification="NEM")
    bundled = dict(zip(links["to_code"].str[:7], links["from_code"], strict=True))
    surveyed = {career.soc_code: career.soc_code for career in Careers(dataset)}
    return {code: own for code, own in bundled.items() if own in surveyed} | surveyed
