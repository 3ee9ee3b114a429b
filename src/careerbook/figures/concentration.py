"""The states and territories where the occupation is most concentrated."""

from __future__ import annotations

from careerbook.figures.case import Case, Figures
from careerbook.figures.pay_by_area import areas_of
from careerbook.metrics.areas import Area
from careerbook.metrics.wages import in_order

_SHOWN = 10


def most_concentrated(case: Case) -> list[Area]:
    """The areas with the highest location quotients among those with jobs enough, up to ten."""
    return in_order(areas_of(case), "quotient")[:_SHOWN]


def estimates(case: Case) -> Figures:
    """Their location quotients and jobs, by id."""
    figures = (estimate for area in most_concentrated(case) for estimate in (area.quotient, area.employment))
    return {estimate.id: estimate for estimate in figures}
