"""Where the occupation is heading."""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from careerbook.chapters.base import Section, part
from careerbook.chapters.common import ALL, when
from careerbook.chapters.outlook import (
    accuracy,
    concentration,
    exposure,
    industries,
    opening,
    openings,
    projection,
    telework,
    track,
)
from careerbook.chapters.outlook.exposure import old_links
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import join, say
from careerbook.metrics import adjectives, projections, record, wages
from careerbook.metrics import openings as openings_metrics
from careerbook.metrics.record import Kept


class Outlook(Section):
    """The outlook section of one career."""

    @cached_property
    def vintage(self) -> str:
        """The latest vintage of the projections, e.g. 2024-34."""
        return _latest_vintage(self.dataset)

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """The latest projection, for the occupation (`outlook.`) and all occupations (`all.outlook.`)."""
        code, sources = self.career.soc_code, self.dataset.sources
        rows = self.dataset.rows("projections", soc_code=[code, ALL], vintage=self.vintage)
        own = projections.outlook(rows[rows["soc_code"] == code], sources)
        everyone = projections.outlook(rows[rows["soc_code"] == ALL], sources, prefix="all.outlook.")
        parts = openings_metrics.anatomy(own) | openings_metrics.anatomy(everyone, "all.outlook.")
        return own | everyone | parts

    def get(self, name: str) -> Estimate:
        """A figure of the occupation's latest projection, e.g. growth_pct."""
        return self.figures[f"outlook.{name}"]

    def everyone(self, name: str) -> Estimate:
        """The same figure for all occupations."""
        return self.figures[f"all.outlook.{name}"]

    @cached_property
    def adjective(self) -> Estimate | None:
        """BLS' adjective for the growth, if its cut-offs for the round are known."""
        return adjectives.adjective(self.get("growth_pct"), self.vintage)

    @cached_property
    def record(self) -> list[Kept]:
        """Each round's projection beside the count since."""
        jobs = _employment(self.dataset, self.career.soc_code, self.career.title)
        return [record.kept(vintage, growth, jobs) for vintage, growth in self.track.items()]

    @cached_property
    def track(self) -> dict[str, Estimate]:
        """The growth that each vintage projected, by vintage."""
        return _track(self.dataset, self.career.soc_code, self.career.title)

    @part
    def facts(self) -> Facts:
        """The key facts: projected growth, openings, education."""
        growth, openings, education = map(self.get, ("growth_pct", "openings_annual", "entry_education"))
        against = say(
            "{y}; all occupations {all}; no error is published", y=when(growth), all=self.everyone("growth_pct")
        )
        return Facts((
            Fact("Projected growth", growth, against),
            Fact("Openings a year", openings, say("{y} average; no error is published", y=when(openings))),
            Fact("Education to enter", education, say("typical, {y}", y=when(education))),
        ))

    @part
    def opening(self) -> Paragraph:
        """What is projected, where the openings come from, and what a projection is."""
        return Paragraph(join(opening.sentences(self)))

    @part
    def projection(self) -> Exhibit:
        """The latest projection beside all occupations."""
        return projection.exhibit(self)

    @cached_property
    def surveyed_employment(self) -> Estimate:
        """The occupation's jobs in the latest wage survey."""
        rows = self.dataset.rows(
            "wages",
            soc_code=self.career.soc_code,
            reference_year=Careers(self.dataset).latest_year,
            occupation_group="detailed",
        )
        return wages.national(rows, self.dataset.sources)["employment"]

    @part
    def concentration(self) -> Exhibit:
        """The states where the occupation is most concentrated."""
        return concentration.exhibit(self)

    @part
    def openings(self) -> Exhibit:
        """Where the openings come from."""
        return openings.exhibit(self)

    @part
    def industries(self) -> Exhibit:
        """The industries with the most jobs of the occupation."""
        return industries.exhibit(self)

    @part
    def track_record(self) -> Exhibit:
        """What each earlier round of projections said of this occupation."""
        return track.exhibit(self)

    @part
    def accuracy(self) -> Exhibit:
        """How far off projections have been across all occupations."""
        return accuracy.exhibit(self)

    @part
    def exposure(self) -> Exhibit:
        """The occupation's exposure to AI by several indices, side by side."""
        return exposure.exhibit(self)

    @part
    def telework(self) -> Exhibit:
        """Whether the work can be done at home."""
        return telework.exhibit(self)


@shared
def _growth(dataset: Dataset) -> pd.DataFrame:
    return dataset.rows("projections", measure="growth_pct", occupation_type="Line item")


@shared
def _latest_vintage(dataset: Dataset) -> str:
    return str(_growth(dataset)["vintage"].max())


@shared
def _track(dataset: Dataset, soc_code: str, title: str) -> dict[str, Estimate]:
    return projections.track(_growth(dataset), old_links(dataset), soc_code, title, dataset.sources)


@shared
def _employment(dataset: Dataset, soc_code: str, title: str) -> dict[int, Estimate]:
    rows = dataset.rows("wages", occupation_group="detailed", measure="employment")
    return record.employment(rows, old_links(dataset), soc_code, title, dataset.sources)
