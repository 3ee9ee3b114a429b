"""Women's and men's weekly earnings in the household survey: the newest edition of its table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.dataset import Dataset, series, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures
from careerbook.figures.links import census_links, components
from careerbook.metrics import workers as survey
from careerbook.metrics.workers import FULL_TIME, Workers

_SERIES = "bls_cps_39"
_ALL_TITLE = "All occupations"


def workers(case: Case) -> list[Workers]:
    """The Census occupations that the occupation is in, or consists of; full-time wage and salary workers."""
    return _workers(case.dataset, case.soc_code)


@shared
def everyone(dataset: Dataset) -> Workers:
    """All occupations together."""
    rows = _rows(dataset)
    total = rows[rows["occupation_title"].str.startswith("Total")]
    return survey.by_sex(total, "all_occupations", _ALL_TITLE, dataset.sources)


def edition(dataset: Dataset) -> Source:
    """The edition of the survey's table. Raises DataMissing if there is none."""
    return series.newest(dataset, _SERIES)


def estimates(case: Case) -> Figures:
    """Medians, workers, women's against men's and women's share, of the Census occupations and of all, by id."""
    groups = (*workers(case), everyone(case.dataset))
    return {estimate.id: estimate for group in groups for estimate in _figures(group)}


def _figures(group: Workers) -> Iterable[Estimate]:
    return (*group.medians.values(), *group.counts.values(), group.ratio, group.women_share)


@shared
def _workers(dataset: Dataset, code: str) -> list[Workers]:
    rows, occupations = _rows(dataset), []
    for census, is_broader in survey.census_codes(components(dataset, code), code, census_links(dataset)).items():
        matches = rows[rows["census_code"] == census]
        if not matches.empty:
            title = str(matches["occupation_title"].iloc[0])
            occupations.append(survey.by_sex(matches, census, title, dataset.sources, is_broader=is_broader))
    return occupations


@shared
def _rows(dataset: Dataset) -> pd.DataFrame:
    return series.rows(dataset, "cps_workers", _SERIES, workers=FULL_TIME)
