"""The closest occupations on O*NET's list: how near, what they pay, what is projected, what they ask."""

from __future__ import annotations

from dataclasses import dataclass

from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import components, survey_codes, survey_titles
from careerbook.figures.outlook import latest_vintage
from careerbook.figures.pay import closest, job_zone, onet_rows, pay
from careerbook.metrics import levels, projections, wages

_MOST = 8


@dataclass(frozen=True, slots=True)
class RelatedCareer:
    """A related occupation: its rank, its median and that against this one's, its projection and education to enter.

    `preparation` is 1 if it asks for more than this one by its job zone, −1 for less, 0 for as much; None if a zone is
    lacking.
    """

    title: str
    rank: Estimate
    median: Estimate
    step: Estimate
    growth: Estimate
    openings: Estimate
    education: Estimate
    preparation: int | None

    @property
    def pays_more(self) -> bool:
        """Whether its median is higher by what does not round to nothing."""
        return (self.step.value or 0) > 0 and self.step.text != "0.0%"


@once
def related_careers(case: Case) -> list[RelatedCareer]:
    """The occupations of O*NET's primary list that the wage survey has, the closest first, at most eight."""
    dataset, codes = case.dataset, closest(case.dataset, case.soc_code, _MOST)
    paid = dataset.rows("wages", soc_code=codes, reference_year=case.wage_year, occupation_group="detailed")
    latest = {"occupation_type": "Line item", "vintage": latest_vintage(dataset)}
    projected = dataset.rows("projections", soc_code=codes, **latest)
    return [
        _related(
            case,
            code,
            wages.national(paid[paid["soc_code"] == code], dataset.sources, f"related.{code}."),
            projections.outlook(projected[projected["soc_code"] == code], dataset.sources, f"related.{code}.outlook."),
        )
        for code in codes
    ]


def _related(case: Case, code: str, paid: Figures, projected: Figures) -> RelatedCareer:
    dataset, of_career = case.dataset, pay(case)
    median, soc_codes = paid[f"related.{code}.wage.{of_career.basis}.median"], components(dataset, case.soc_code)
    outlook = f"related.{code}.outlook."
    return RelatedCareer(
        survey_titles(dataset)[code],
        levels.rank(
            code,
            onet_rows(dataset, "onet_related", case.soc_code),
            [f"{component}.00" for component in soc_codes],
            survey_codes(dataset),
            dataset.sources,
        ),
        median,
        levels.pay_step(code, of_career["median"], median),
        projected[f"{outlook}growth_pct"],
        projected[f"{outlook}openings_annual"],
        projected[f"{outlook}entry_education"],
        _preparation(case, code),
    )


def _preparation(case: Case, code: str) -> int | None:
    here, there = (job_zone(case.dataset, soc_code, "zone").category for soc_code in (case.soc_code, code))
    if here is None or there is None:
        return None
    return (int(there) > int(here)) - (int(there) < int(here))


def better_paid(case: Case, preparation: int) -> RelatedCareer | None:
    """The closest with a higher median that asks for more (1), as much (0) or less (−1) preparation."""
    careers = (career for career in related_careers(case) if career.preparation == preparation)
    return next((career for career in careers if career.pays_more), None)


def estimates(case: Case) -> Figures:
    """Rank, median, its step, growth, openings and education of each, by id."""
    figures = (
        figure
        for career in related_careers(case)
        for figure in (career.rank, career.median, career.step, career.growth, career.openings, career.education)
    )
    return {estimate.id: estimate for estimate in figures}
