"""How far rounds of projections were from the later count, over all occupations that can be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import soc_2010_links
from careerbook.figures.track_record import projected_growth, rounds
from careerbook.metrics import history, record
from careerbook.metrics.record import Round, Spread


@dataclass(frozen=True, slots=True)
class Followed:
    """A round that is held against the count: its codes, the first survey's year, the years of breaks in between.

    `began_in_recovery` says whether the count begins in the recovery from the pandemic's recession.
    """

    vintage: str
    classification: str
    first_year: int
    breaks: tuple[int, ...]
    began_in_recovery: bool


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The rounds that are followed, the best one first, with the distances of all occupations and the occupation's."""

    followed: tuple[Followed, ...]
    spreads: Mapping[str, Spread]
    rounds: Mapping[str, Round]

    @property
    def chosen(self) -> Followed:
        """The first round in which the occupation itself can be followed, or else the first."""
        return next((each for each in self.followed if self.distance(each).value is not None), self.followed[0])

    def distance(self, followed: Followed) -> Estimate:
        """Projected less counted growth of the occupation in a round, percentage points a year."""
        return self.rounds[followed.vintage].difference


@once
def accuracy(case: Case) -> Accuracy:
    """The distances of the rounds that are followed, and those of the occupation."""
    followed = rounds_followed(case.dataset)
    of_occupation = {past.vintage: past for past in rounds(case)}
    return Accuracy(followed, spreads(case.dataset), {each.vintage: of_occupation[each.vintage] for each in followed})


def estimates(case: Case) -> Figures:
    """The distribution of each round followed, and the occupation's own distance, by id."""
    result = accuracy(case)
    of_all = (
        estimate
        for spread in result.spreads.values()
        for estimate in (*spread.bins, spread.occupations, spread.within, spread.too_high)
    )
    return {each.id: each for each in (*of_all, *map(result.distance, result.followed))}


@shared
def rounds_followed(dataset: Dataset) -> tuple[Followed, ...]:
    """The oldest round whose count crosses no break of the survey, then the longest record at hand.

    A round is old enough after three years, and its codes must be those of today or have a crosswalk to them.
    """
    last, growth = Careers(dataset).latest_year, projected_growth(dataset)
    surveys = dataset.values("wages", "reference_year", measure="employment")
    breaks, recovery = history.breaks(dataset.sources), history.recovery(dataset.sources)
    old_enough = [
        Followed(vintage, classification, first, record.breaks_between(first, last, breaks), first in recovery)
        for vintage, classification in sorted(set(zip(growth["vintage"], growth["classification"], strict=True)))
        if classification in ("SOC 2010", "SOC 2018")
        and last - (first := record.first_survey(vintage, surveys)) >= record.FEWEST_YEARS
    ]
    unbroken = [followed for followed in old_enough if not followed.breaks]
    return tuple(dict.fromkeys([*unbroken[:1], *old_enough[:1]]))


@shared
def spreads(dataset: Dataset) -> Mapping[str, Spread]:
    """The distribution of each round followed: the same for every career of a dataset."""
    return {followed.vintage: _spread(dataset, followed) for followed in rounds_followed(dataset)}


def _spread(dataset: Dataset, followed: Followed) -> Spread:
    last_year = Careers(dataset).latest_year
    all_growth = projected_growth(dataset)
    growth = all_growth[all_growth["vintage"] == followed.vintage]
    first, last = (_jobs(dataset, year) for year in (followed.first_year, last_year))
    if followed.classification == "SOC 2018":
        links = pd.DataFrame({"from_code": last["soc_code"], "to_code": last["soc_code"]})
    else:
        links = soc_2010_links(dataset)[["from_code", "to_code"]].drop_duplicates()
    distances = record.differences(growth, first, last, links, last_year - followed.first_year)
    return record.spread(followed.vintage, distances, (growth, first, last), dataset.sources)


def _jobs(dataset: Dataset, year: int) -> pd.DataFrame:
    return dataset.rows(
        "wages", reference_year=year, occupation_group="detailed", measure="employment", statistic="total"
    )
