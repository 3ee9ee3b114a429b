"""What the median is worth: after inflation, at other prices, and after an average earner's taxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from careerbook.core import countries
from careerbook.core.codes import CountryCode
from careerbook.core.comparators import HOME
from careerbook.core.countries import Country
from careerbook.dataset import Dataset, series, shared
from careerbook.estimate import Estimate, Status
from careerbook.figures import rates_of_exchange
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.pay import pay
from careerbook.figures.pay_by_area import price_levels
from careerbook.figures.pay_history import history
from careerbook.metrics import chain
from careerbook.metrics.chain import Place


@dataclass(frozen=True, slots=True)
class Abroad:
    """A country: what buys as much there as the median does at home, and the PPP that it is worked out by."""

    country: Country
    pay: Estimate
    parity: Estimate


@dataclass(frozen=True, slots=True)
class Worth:
    """The published median `pay`, and what each step makes of it; no step is applied on top of another.

    `real` is in the dollars of May `other_year`, with `inflation` from then to now. `rates` and `after_tax` are as in
    `metrics.chain`: income_tax, gross, net, wedge; after_income_tax, net, labour_cost, net_pct.
    """

    pay: Estimate
    other_year: int
    real: Estimate
    inflation: Estimate
    dearest: Place
    cheapest: Place
    international: Estimate
    abroad: tuple[Abroad, ...]
    rates: Mapping[str, Estimate]
    after_tax: Mapping[str, Estimate]

    @property
    def average_earner(self) -> Estimate | None:
        """The average wage that the tax rates are of; None where they leave nothing that can be told of this pay."""
        gross = self.rates["gross"]
        return gross if None not in (self.after_tax["net"].value, gross.value, self.pay.value) else None


@once
def worth(case: Case) -> Worth:
    """The steps from the median. `other_year` is the price year, or if that is the latest the last break of the series.

    Raises ParameterError if there is no price index for `price_year`, DataMissing without any edition of the taxes.
    """
    years, dataset, sources = history(case), case.dataset, case.dataset.sources
    median = chain.published(pay(case)["median"])
    other_year = years.unbroken_since if case.price_year == case.wage_year else case.price_year
    real, inflation = chain.real(median, years.prices[other_year], years.prices[case.wage_year])
    dearest, cheapest = chain.at_prices_of_states(median, price_levels(dataset), sources)
    rates = chain.tax_figures(_taxes(dataset), case.wage_year, sources)
    return Worth(
        median,
        other_year,
        real,
        inflation,
        dearest,
        cheapest,
        chain.international(median),
        tuple(_abroad(case, median, country) for country in case.countries if country != HOME),
        rates,
        chain.after_tax(median, rates),
    )


def estimates(case: Case) -> Figures:
    """The median after each step, and the indices and rates that are used, by id. Raises as `worth` does."""
    steps = worth(case)
    used = [steps.pay, steps.real, steps.inflation, steps.international, *steps.after_tax.values()]
    used += [estimate for place in (steps.dearest, steps.cheapest) for estimate in (place.worth, place.parity)]
    used += [estimate for there in steps.abroad for estimate in (there.pay, there.parity)]
    used += [steps.rates["income_tax"], steps.rates["wedge"]]
    used += [steps.average_earner] if steps.average_earner else []
    return {estimate.id: estimate for estimate in used}


def _abroad(case: Case, median: Estimate, code: CountryCode) -> Abroad:
    country, parity = countries.by_code()[code], _parity(case.dataset, code, case.wage_year)
    return Abroad(country, chain.abroad(median, parity, code, country.currency_code), parity)


# The same for every career of a dataset.
@shared
def _parity(dataset: Dataset, country: str, year: int) -> Estimate:
    """The PPP of the year of pay; until it is published, the newest of the three years before."""
    rates = rates_of_exchange.rates(dataset)
    parity = rates.parity(country, year)
    return rates.parity(country, year - 2) if parity.status is Status.NOT_PUBLISHED else parity


@shared
def _taxes(dataset: Dataset) -> pd.DataFrame:
    """The OECD's figures of the United States, of the newest edition."""
    return series.rows(dataset, "labour_indicators", "oecd_indicators", country_code=HOME)
