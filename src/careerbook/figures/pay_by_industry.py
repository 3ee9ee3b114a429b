"""Pay and jobs by industry in detail: the newest edition of the survey's industry groups (NAICS, 4-digit)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.dataset import Dataset, series
from careerbook.estimate import Estimate
from careerbook.figures import pay
from careerbook.figures.case import Case, Figures, once
from careerbook.metrics import industries
from careerbook.metrics.industries import Industry
from careerbook.metrics.wages import in_order

_SERIES, _SUBSECTORS = "bls_oews_industries_4_digit", "bls_oews_industries_3_digit"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Ranking:
    """Industries with jobs enough and a published median, the highest first; the `best` of them; the `largest`.

    `largest` are those with the most jobs that are published, or the first of all where none are. `extremes` are the
    highest and the lowest in order; None where there are no two, or where only pay by the hour is published.
    """

    ordered: list[Industry]
    best: list[Industry]
    largest: list[Industry]
    extremes: tuple[Industry, Industry] | None


def edition(dataset: Dataset, name: str = _SERIES) -> Source:
    """The newest edition. Raises DataMissing if there is none."""
    return series.newest(dataset, name)


def year(dataset: Dataset) -> int:
    """The year whose May the newest edition is of."""
    return series.year_of(edition(dataset))


def rows_of(case: Case, name: str = _SERIES) -> pd.DataFrame:
    """The occupation's rows of the newest edition."""
    statistics, source_id = ["total", "median", "mean"], edition(case.dataset, name).id
    return case.dataset.rows("wages_by_industry", soc_code=case.soc_code, source_id=source_id, statistic=statistics)


def nation(case: Case, name: str = _SERIES) -> Estimate:
    """The occupation's jobs in the nation in the edition's year: the base of shares."""
    year = series.year_of(edition(case.dataset, name))
    return industries.national(pay.employment(case, year), year)


@once
def industries_of(case: Case) -> tuple[Industry, ...]:
    """The occupation in every industry, the largest first, those whose jobs are withheld last."""
    return _industries(case, _SERIES)


@once
def subsectors_of(case: Case) -> tuple[Industry, ...]:
    """The same in every subsector (NAICS, 3-digit), of that series' newest edition."""
    return _industries(case, _SUBSECTORS)


def _industries(case: Case, name: str) -> tuple[Industry, ...]:
    year = series.year_of(edition(case.dataset, name))
    given = (rows_of(case, name), nation(case, name), case.dataset.sources)
    return industries.by_industry(*given, year=year, basis="annual")


@once
def ranking(case: Case) -> Ranking:
    """The best paying industries and the largest employers."""
    every_industry = industries_of(case)
    ordered = in_order(every_industry, "median")
    published = [industry for industry in every_industry if industry.share.value is not None]
    is_annual = pay.basis(case) == "annual"
    extremes = (ordered[0], ordered[-1]) if is_annual and len(ordered) > 1 else None
    return Ranking(ordered, ordered[:_SHOWN], (published or [*every_industry])[:_SHOWN], extremes)


def estimates(case: Case) -> Figures:
    """The figures of the best paying industries and of the largest, and the lowest median in order, by id."""
    rank = ranking(case)
    figures = {
        estimate.id: estimate
        for industry in (*rank.best, *rank.largest)
        for estimate in (industry.median, industry.mean, industry.employment, industry.share)
    }
    if rank.extremes and rank.extremes[0].median.text != rank.extremes[1].median.text:
        lowest = rank.extremes[1].median
        figures[lowest.id] = lowest
    return figures
