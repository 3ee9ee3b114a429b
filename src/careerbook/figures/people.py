"""Who does the work, by sex, race, ethnicity and age, in the newest editions of the household survey's tables."""

from __future__ import annotations

import pandas as pd

from careerbook.dataset import Dataset, series, shared
from careerbook.figures.case import Case, Figures
from careerbook.figures.links import census_links, components
from careerbook.metrics import workers
from careerbook.metrics.workers import EMPLOYED, People


def people(case: Case) -> list[People]:
    """The Census occupations that the occupation is in, or consists of."""
    return _people(case.dataset, case.soc_code)


def with_shares(case: Case) -> list[People]:
    """Those with shares by sex, race and ethnicity."""
    return [group for group in people(case) if group.has_shares]


def with_ages(case: Case) -> list[People]:
    """Those with a median age."""
    return [group for group in people(case) if group.median_age.value is not None]


@shared
def all_workers(dataset: Dataset) -> People:
    """All workers."""
    by_group, by_age = (rows[rows["occupation_title"].str.startswith("Total")] for rows in _tables(dataset))
    return workers.people(by_group, by_age, "all_occupations", "All workers", dataset.sources)


@shared
def _people(dataset: Dataset, code: str) -> list[People]:
    by_group, by_age = _tables(dataset)
    groups = []
    for census, is_broader in workers.census_codes(components(dataset, code), code, census_links(dataset)).items():
        shares, ages = (rows[rows["census_code"] == census] for rows in (by_group, by_age))
        if titles := [*shares["occupation_title"], *ages["occupation_title"]]:
            group = workers.people(shares, ages, census, titles[0], dataset.sources, is_broader=is_broader)
            groups.append(group)
    return groups


@shared
def _tables(dataset: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables 11 (sex, race, ethnicity) and 11b (age), each in its newest edition: their years may differ."""
    by_group = series.rows(dataset, "cps_workers", "bls_cps_11", workers=EMPLOYED)
    return by_group, series.rows(dataset, "cps_workers", "bls_cps_11b", workers=EMPLOYED)


def estimates(case: Case) -> Figures:
    """Shares by sex, race, ethnicity and age and the median age, beside those of all workers, by id."""
    of_all = all_workers(case.dataset)
    shares = [share for group in _beside(with_shares(case), of_all) for share in group.shares.values()]
    aged = _beside(with_ages(case), of_all)
    ages = [figure for group in aged for figure in (*group.ages.values(), group.median_age)]
    return {estimate.id: estimate for estimate in (*shares, *ages)}


def _beside(groups: list[People], of_all: People) -> list[People]:
    return [*groups, of_all] if groups else []
