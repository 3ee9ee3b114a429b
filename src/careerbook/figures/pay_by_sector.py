"""Pay and jobs by sector, with the publisher's errors: of the newest edition that is the publisher's own."""

from __future__ import annotations

from dataclasses import dataclass

from careerbook.dataset import series
from careerbook.estimate import Estimate, ends
from careerbook.figures import pay
from careerbook.figures.case import Case, Figures, once
from careerbook.metrics import industries
from careerbook.metrics.industries import Industry
from careerbook.metrics.wages import in_order

_SERIES = "bls_oews_sectors"


@dataclass(frozen=True, slots=True)
class Sectors:
    """The occupation by sector in May `year`: pay on a `basis`, annual or hourly.

    `compared` are the sectors with jobs enough and a published mean, the highest first; `rest` the others, by jobs.
    """

    year: int
    basis: str
    compared: list[Industry]
    rest: list[Industry]

    @property
    def left_out(self) -> Industry | None:
        """The largest sector with jobs enough whose mean is no plain figure, if there is one."""
        return next((sector for sector in self.rest if sector.is_large), None)


@once
def sectors(case: Case) -> Sectors:
    """The occupation by sector. Raises DataMissing if there is no edition of the publisher's own."""
    edition = series.newest(case.dataset, _SERIES, transcribed=False)
    year = series.year_of(edition)
    rows = case.dataset.rows("wages_by_industry", soc_code=case.soc_code, source_id=edition.id)
    basis = "hourly" if len(rows) and rows["hourly_only"].all() else "annual"
    nation = industries.national(pay.employment(case, year), year)
    every_sector = industries.by_industry(rows, nation, case.dataset.sources, year=year, basis=basis)
    compared = in_order(every_sector, "mean")
    return Sectors(year, basis, compared, [sector for sector in every_sector if sector not in compared])


def estimates(case: Case) -> Figures:
    """The figures of every sector, with the ends of the mean's interval, by id."""
    by_sector = sectors(case)
    return {estimate.id: estimate for sector in (*by_sector.compared, *by_sector.rest) for estimate in _shown(sector)}


def _shown(sector: Industry) -> list[Estimate]:
    return [*sector.estimates, *(ends(sector.mean) or ())]
