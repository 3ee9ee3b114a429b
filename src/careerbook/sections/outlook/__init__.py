"""Where the occupation is heading."""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from careerbook.dataset import Careers
from careerbook.estimate import Estimate
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.metrics import projections, wages
from careerbook.prose import join, say
from careerbook.sections.base import Section, part
from careerbook.sections.common import ALL, when
from careerbook.sections.outlook import concentration, opening, projection, track


class Outlook(Section):
    """The outlook section of one career."""

    @cached_property
    def _growth(self) -> pd.DataFrame:
        return self.dataset.rows("projections", measure="growth_pct", occupation_type="Line item")

    @cached_property
    def vintage(self) -> str:
        """The latest vintage of the projections, e.g. 2024-34."""
        return str(self._growth["vintage"].max())

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """The latest projection, for the occupation (`outlook.`) and all occupations (`all.outlook.`)."""
        code, sources = str(self.career.soc_code), self.dataset.sources
        rows = self.dataset.rows("projections", soc_code=[code, ALL], vintage=self.vintage)
        own = projections.outlook(rows[rows["soc_code"] == code], sources)
        return own | projections.outlook(rows[rows["soc_code"] == ALL], sources, prefix="all.outlook.")

    def get(self, name: str) -> Estimate:
        """A figure of the occupation's latest projection, e.g. growth_pct."""
        return self.figures[f"outlook.{name}"]

    def everyone(self, name: str) -> Estimate:
        """The same figure for all occupations."""
        return self.figures[f"all.outlook.{name}"]

    @cached_property
    def track(self) -> dict[str, Estimate]:
        """The growth that each vintage projected, by vintage."""
        links = self.dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
        return projections.track(
            self._growth, links, str(self.career.soc_code), self.career.title, self.dataset.sources
        )

    @part
    def facts(self) -> Facts:
        """The key facts: projected growth, openings, education."""
        growth, openings, education = map(self.get, ("growth_pct", "openings_annual", "entry_education"))
        against = say(
            "{y}; all occupations {all}; no error is published",
            y=when(growth), all=self.everyone("growth_pct"),
        )  # fmt: skip
        return Facts(
            (
                Fact("Projected growth", growth, against),
                Fact("Openings a year", openings, say("{y} average; no error is published", y=when(openings))),
                Fact("Education to enter", education, say("typical, {y}", y=when(education))),
            )
        )

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
            "wages", soc_code=str(self.career.soc_code), reference_year=Careers(self.dataset).latest_year,
            occupation_group="detailed",
        )  # fmt: skip
        return wages.national(rows, self.dataset.sources)["employment"]

    @part
    def concentration(self) -> Exhibit:
        """The states where the occupation is most concentrated."""
        return concentration.exhibit(self)

    @part
    def track_record(self) -> Exhibit:
        """What each earlier round of projections said of this occupation."""
        return track.exhibit(self)
