"""The industries with the most jobs of the occupation, and the part of all its jobs that they hold."""

from __future__ import annotations

from dataclasses import dataclass

from careerbook.estimate import Estimate
from careerbook.figures import pay_by_industry
from careerbook.figures.case import Case, Figures, once
from careerbook.metrics import industries
from careerbook.metrics.industries import Industry

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Employers:
    """Up to ten industries with the most jobs published, and their part of the jobs together, percent.

    `published` is the part of all industries whose jobs are published: None where it reads as that of the largest.
    """

    year: int
    largest: list[Industry]
    together: Estimate | None
    published: Estimate | None


@once
def employers(case: Case) -> Employers:
    """The industries that employ most of the occupation; none if no industry's jobs are released."""
    year, nation = pay_by_industry.year(case.dataset), pay_by_industry.nation(case)
    largest = [each for each in pay_by_industry.industries_of(case) if each.share.value is not None][:_SHOWN]
    if not largest:
        return Employers(year, largest, None, None)
    together = industries.together(largest, nation, year=year)
    published = industries.published(pay_by_industry.rows_of(case), nation, case.dataset.sources, year=year)
    return Employers(year, largest, together, None if published.text == together.text else published)


def estimates(case: Case) -> Figures:
    """The largest industries' jobs and shares, and what they hold together, by id."""
    result = employers(case)
    of_each = (estimate for industry in result.largest for estimate in (industry.share, industry.employment))
    return {estimate.id: estimate for estimate in (*of_each, result.together, result.published) if estimate}
