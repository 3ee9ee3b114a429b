"""Employment and pay of the latest wage survey: the occupation's, and that of those it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate, Status
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import ALL, components, survey_codes
from careerbook.figures.releases import latest
from careerbook.metrics import levels, wages
from careerbook.metrics.levels import Related
from careerbook.metrics.rows import Row, records

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_MOST_RELATED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Occupations that a career is compared with: their name, and their figures by id under `prefix`."""

    name: str
    prefix: str
    figures: Figures

    def pay(self, basis: str, statistic: str) -> Estimate:
        """Their pay figure (mean, p10, p25, median, p75, p90) on a basis, annual or hourly."""
        return self.figures[f"{self.prefix}wage.{basis}.{statistic}"]


@dataclass(frozen=True, slots=True)
class Pay:
    """What the survey publishes of the occupation, by id, and of the groups beside it.

    `basis` is 'annual', or 'hourly' where the survey publishes only that; `groups` are all occupations, the major
    group, then up to four related occupations, the closest first.
    """

    basis: str
    figures: Figures
    groups: tuple[Group, ...]

    @property
    def per(self) -> str:
        """'a year' or 'an hour'."""
        return "a year" if self.basis == "annual" else "an hour"

    def __getitem__(self, statistic: str) -> Estimate:
        """The pay figure (mean, p10, p25, median, p75, p90) on the basis."""
        return self.figures[f"wage.{self.basis}.{statistic}"]

    @property
    def employment(self) -> Estimate:
        """The wage and salary jobs."""
        return self.figures["employment"]

    @property
    def mean_error(self) -> Estimate:
        """The relative standard error of the mean, percent."""
        return self.figures["wage.mean.rse"]

    def beside(self, statistic: str, name: str) -> Estimate:
        """The median against a group's: `vs_all`, `times_all`, `vs_group`, `times_group`."""
        return self.figures[f"{self['median'].id}.{statistic}_{name}"]


@once
def national(case: Case) -> Figures:
    """What the latest survey publishes of the occupation alone, by id."""
    return survey(case.dataset, case.soc_code, case.wage_year)


def basis(case: Case) -> str:
    """'annual', or 'hourly' where the survey publishes only that."""
    return "hourly" if national(case)["wage.annual.median"].status is Status.NOT_RELEASED else "annual"


@once
def pay(case: Case) -> Pay:
    """Employment and pay of the occupation and of its groups, and the median's position among theirs."""
    groups, median = _groups(case), f"wage.{basis(case)}.median"
    figures = {**national(case), **{id: estimate for group in groups for id, estimate in group.figures.items()}}
    figures |= wages.position(figures[median], figures[f"all.{median}"])
    figures |= wages.position(figures[median], figures[f"group.{median}"], "group")
    return Pay(basis(case), figures, groups)


def estimates(case: Case) -> Figures:
    """All that the survey publishes of the occupation and its groups, by id."""
    return pay(case).figures


def survey(dataset: Dataset, soc_code: str, year: int, prefix: str = "") -> dict[str, Estimate]:
    """What the wage survey of a year publishes of an occupation (or of all together), by id under `prefix`."""
    # Seven codes stand in the file twice, as a broad and as a detailed occupation.
    group = "total" if soc_code == ALL else "detailed"
    rows = dataset.rows("wages", soc_code=soc_code, reference_year=year, occupation_group=group)
    return wages.national(rows, dataset.sources, prefix)


def employment(case: Case, year: int) -> Estimate:
    """The occupation's wage and salary jobs in the nation in May `year`; of the latest survey if that is earlier."""
    figures = national(case) if year >= case.wage_year else survey(case.dataset, case.soc_code, year)
    return figures["employment"]


def _groups(case: Case) -> tuple[Group, ...]:
    dataset, major = case.dataset, case.soc_code.major_group
    near = closest(dataset, case.soc_code, _MOST_RELATED)
    rows = dataset.rows(
        "wages",
        soc_code=[ALL, major, *near],
        reference_year=case.wage_year,
        occupation_group=["total", "major", "detailed"],
    )
    by_code: dict[str, list[Row]] = {}
    for row in records(rows):
        by_code.setdefault(row["soc_code"], []).append(row)
    prefixes = {ALL: "all.", major: "group."} | {code: f"related.{code}." for code in near}
    return tuple(
        Group(
            "All occupations" if code == ALL else by_code[code][0]["occupation_title"],
            prefix,
            wages.national(by_code[code], dataset.sources, prefix),
        )
        for code, prefix in prefixes.items()
        if code in by_code
    )


def onet_rows(dataset: Dataset, table: str, soc_code: str) -> pd.DataFrame:
    """An occupation's rows of one of O*NET's lists in its newest release, as far as it is listed as a whole."""
    return latest(dataset, table, onet_soc_code=[f"{code}.00" for code in components(dataset, soc_code)])


@shared
def related(dataset: Dataset, soc_code: str) -> list[Related]:
    """The occupations that O*NET lists as related and that are surveyed, the closest first."""
    listed, zones = onet_rows(dataset, "onet_related", soc_code), latest(dataset, "onet_job_zones")
    return levels.related(listed, zones, components(dataset, soc_code), survey_codes(dataset))


def closest(dataset: Dataset, soc_code: str, count: int) -> list[str]:
    """The SOC codes of the first occupations on O*NET's primary list that the wage survey publishes."""
    listed = related(dataset, soc_code)
    return [occupation.soc_code for occupation in listed if occupation.tier.startswith("Primary")][:count]


@shared
def job_zone(dataset: Dataset, soc_code: str, id: str) -> Estimate:
    """The preparation that O*NET says an occupation needs, one to five."""
    zones = onet_rows(dataset, "onet_job_zones", soc_code)
    return levels.job_zone(id, zones, components(dataset, soc_code), dataset.sources)
