"""Pay and jobs by state and territory, and the states' price levels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from careerbook.core.states import NATION
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures import pay
from careerbook.figures.case import Case, Figures, once
from careerbook.metrics import areas
from careerbook.metrics.areas import Area

_PLACES = ("state", "territory")


@once
def areas_of(case: Case) -> tuple[Area, ...]:
    """The occupation in every state and territory that the latest survey by area publishes, by name."""
    dataset, year = case.dataset, latest_year(case.dataset)
    rows = dataset.rows(
        "wages_by_area",
        soc_code=case.soc_code,
        reference_year=year,
        area_type=_PLACES,
        measure=["employment", "annual_wage", "location_quotient"],
        statistic=["total", "median"],
    )
    nation = pay.employment(case, year)
    return areas.by_area(rows, price_levels(dataset), _bases(dataset, year), nation, dataset.sources)


def percentiles_in(case: Case, area_code: str) -> Figures:
    """Annual pay in a state or territory by statistic: mean, p10, p25, median, p75, p90; none if none is surveyed."""
    dataset = case.dataset
    year = latest_year(dataset)
    rows = dataset.rows("wages_by_area", area_code=area_code, soc_code=case.soc_code, reference_year=year)
    return areas.percentiles(rows, area_code, dataset.sources) if len(rows) else {}


def estimates(case: Case) -> Figures:
    """Jobs, median, price level, median at the nation's prices and location quotient of every area, by id."""
    return {estimate.id: estimate for area in areas_of(case) for estimate in area.estimates}


@shared
def area_titles(dataset: Dataset) -> dict[str, str]:
    """The titles of the states and territories that the latest survey by area has, by code; in their order."""
    columns = ("area_code", "area_title")
    rows = dataset.rows(
        "wages_by_area", columns=columns, area_type=_PLACES, statistic="total", reference_year=latest_year(dataset)
    )
    places = rows.drop_duplicates().sort_values("area_title")
    return dict(zip(places["area_code"], places["area_title"], strict=True))


@shared
def price_levels(dataset: Dataset) -> pd.DataFrame:
    """The states' regional price parities (all items, United States = 100) of the latest year."""
    rows = dataset.rows("regional_prices", area_type="state", statistic="all items")
    latest: pd.DataFrame = rows[rows["reference_year"] == rows["reference_year"].max()]
    return latest


@shared
def latest_year(dataset: Dataset) -> int:
    """The latest year of the wage survey by area."""
    return int(dataset.values("wages_by_area", "reference_year", area_type=_PLACES)[-1])


@shared
def _bases(dataset: Dataset, year: int) -> Mapping[str, Estimate]:
    """The employment that location quotients are relative to, by area."""
    columns = ("area_code", "value", "source_id", "source_sheet", "source_column")
    jobs = partial(dataset.rows, occupation_group="detailed", measure="employment", statistic="total")
    states = jobs("wages_by_area", columns=columns, area_type=_PLACES, reference_year=year)
    # A new edition by area may come before the nation's.
    nation = jobs("wages", columns=columns[1:], reference_year=min(year, Careers(dataset).latest_year))
    return areas.employment_bases(pd.concat([states, nation.assign(area_code=NATION)]), dataset.sources)
