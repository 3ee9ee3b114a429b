"""The latest projection of employment, for the occupation and for all occupations, and where openings come from."""

from __future__ import annotations

from dataclasses import dataclass

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import ALL
from careerbook.metrics import projections
from careerbook.metrics.projections import CutOffs


@dataclass(frozen=True, slots=True)
class Outlook:
    """The latest round of projections (`vintage`, e.g. 2024-34): figures by id, and BLS' adjective for the growth.

    `leading_adjective` is the same at the beginning of a sentence, for a decline and for little or no change.
    """

    vintage: str
    figures: Figures
    adjective: Estimate | None
    leading_adjective: Estimate | None
    cut_offs: CutOffs

    def __getitem__(self, name: str) -> Estimate:
        """A figure of the occupation's projection, e.g. growth_pct."""
        return self.figures[f"outlook.{name}"]

    def of_all(self, name: str) -> Estimate:
        """The same figure for all occupations."""
        return self.figures[f"all.outlook.{name}"]

    @property
    def openings_beside_all(self) -> int | None:
        """Whether more of the jobs open each year than of all jobs: 1 more, −1 fewer, 0 unclear, None no figure."""
        names = ("openings_annual", "employment_base", "employment_target")
        return projections.against({name: self[name] for name in names}, {name: self.of_all(name) for name in names})


@once
def outlook(case: Case) -> Outlook:
    """The occupation's latest projection beside that of all occupations."""
    vintage, sources = latest_vintage(case.dataset), case.dataset.sources
    rows = case.dataset.rows("projections", soc_code=[case.soc_code, ALL], vintage=vintage)
    occupation = projections.outlook(rows[rows["soc_code"] == case.soc_code], sources)
    everyone = projections.outlook(rows[rows["soc_code"] == ALL], sources, prefix="all.outlook.")
    parts = projections.openings(occupation) | projections.openings(everyone, "all.outlook.")
    cut_offs = projections.cut_offs(sources, vintage)
    adjective = projections.adjective(occupation["outlook.growth_pct"], vintage, cut_offs)
    leading = projections.leading(adjective) if adjective else None
    return Outlook(vintage, occupation | everyone | parts, adjective, leading, cut_offs)


def estimates(case: Case) -> Figures:
    """The projection by id, with BLS' adjective where its cut-offs for the round are known."""
    projected = outlook(case)
    adjective = projected.leading_adjective or projected.adjective
    return {**projected.figures, **({adjective.id: adjective} if adjective else {})}


@shared
def latest_vintage(dataset: Dataset) -> str:
    """The latest round of the projections, e.g. 2024-34."""
    return str(dataset.values("projections", "vintage", occupation_type="Line item", measure="growth_pct")[-1])
