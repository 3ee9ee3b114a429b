"""Who does the work, by sex, race, ethnicity and age, in the newest editions of the household survey's tables."""

from __future__ import annotations

import pandas as pd

from careerbook.dataset import Dataset, series, shared
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import census_links, components
from careerbook.metrics import demographics, workers
from careerbook.metrics.demographics import EMPLOYED, People


@once
def people(case: Case) -> list[People]:
    """The Census occupations that the occupation is in, or consists of."""
    codes = components(case.dataset, case.soc_code)
    held_in = workers.census_codes(codes, case.soc_code, census_links(case.dataset))
    groups = (_people(case.dataset, census, is_broader) for census, is_broader in held_in.items())
    return [group for group in groups if group]


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
    return demographics.people(by_group, by_age, "all_occupations", "All workers", dataset.sources)


def _people(dataset: Dataset, census: str, is_broader: bool) -> People | None:
    by_group, by_age = (rows[rows["census_code"] == census] for rows in _tables(dataset))
    titles = [*by_group["occupation_title"], *by_age["occupation_title"]]
    if not titles:
        return None
    return demographics.people(by_group, by_age, census, str(titles[0]), dataset.sources, is_broader=is_broader)


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
