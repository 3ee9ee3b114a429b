"""What is the same for every career of a dataset, so worked out once."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from careerbook.chapters.common import ALL
from careerbook.core import countries
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.metrics import abroad, deepest, relative
from careerbook.metrics import rates as prices
from careerbook.metrics.outlook_abroad import EUROPE_ALL, Outlook, europe
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import national


def earnings(dataset: Dataset) -> pd.DataFrame:
    """Medians and means of both sexes together, all countries and groups."""
    return dataset.rows("earnings_abroad", sex="total", measure="earnings", statistic=["median", "mean"])


@shared
def groups(dataset: Dataset) -> Mapping[str, deepest.Published]:
    """The rows that have a figure, by country and group."""
    return deepest.by_group(earnings(dataset), dataset.sources)


@shared
def errors(dataset: Dataset) -> Mapping[tuple[object, ...], Row]:
    """The published coefficients of variation, by `abroad.ERROR_KEYS`."""
    rows = dataset.rows("earnings_abroad", sex="total", measure="earnings_cv", statistic=["median", "mean"])
    return {tuple(row[name] for name in abroad.ERROR_KEYS): row for row in records(rows)}


@shared
def rates(dataset: Dataset) -> prices.Rates:
    """Exchange rates and purchasing power parities."""
    currencies = {code: country.currency_code for code, country in countries.by_code().items()}
    rows = dataset.rows("price_series", series=[prices.EXCHANGE, prices.PPP])
    return prices.Rates(rows, currencies, dataset.sources)


@shared
def everyone(dataset: Dataset) -> Mapping[relative.Kind, Row]:
    """The rows for all occupations, by kind of figure."""
    return relative.everyone(earnings(dataset))


@shared
def all_wages(dataset: Dataset) -> dict[str, Estimate]:
    """Pay of all occupations in the United States."""
    rows = dataset.rows("wages", soc_code=ALL, reference_year=Careers(dataset).latest_year)
    return national(rows, dataset.sources, "all.")


@shared
def forecast_areas(dataset: Dataset) -> tuple[str, ...]:
    """The countries and areas of Europe's forecast."""
    rows = dataset.rows("outlook_abroad", columns=("country_code",), classification="ISCO-08")
    return tuple(sorted(rows["country_code"].unique()))


@shared
def forecast(dataset: Dataset) -> Mapping[tuple[str, str], pd.DataFrame]:
    """The rows of Europe's forecast of employment, by area and group."""
    rows = dataset.rows("outlook_abroad", classification="ISCO-08", measure="employment")
    return dict(list(rows.groupby(["country_code", "occupation_code"])))  # type: ignore[arg-type]


@shared
def forecast_of_everyone(dataset: Dataset) -> Mapping[str, Outlook]:
    """Europe's forecast for all occupations, by area."""
    everyone = {country: own for (country, group), own in forecast(dataset).items() if group == EUROPE_ALL}
    found = {one: europe(own, EUROPE_ALL, None, span(dataset), dataset.sources) for one, own in everyone.items()}
    return {country: outlook for country, outlook in found.items() if outlook}


@shared
def span(dataset: Dataset) -> tuple[int, int]:
    """Base and target year of the latest projection for the United States."""
    rows = dataset.rows("projections", columns=("vintage", "base_year", "target_year"), soc_code=ALL)
    latest = rows.loc[rows["vintage"] == rows["vintage"].max()].iloc[0]
    return int(latest["base_year"]), int(latest["target_year"])
