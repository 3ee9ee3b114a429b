"""Exchange rates and purchasing power parities, by country and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, from_row
from careerbook.metrics.rows import Lookup

EXCHANGE, PPP = "exchange_rate_lcu_per_usd", "ppp_private_consumption"
_PLAIN = {"bound": None, "category": None}  # what a price lacks of a figure
_NAMES = {EXCHANGE: "exchange rate", PPP: "private-consumption PPP"}
# Price levels (PPP ÷ exchange rate, United States = 1) run from about 0.15 to 1.3 in the World Bank's 2024 data.
_PRICE_LEVELS = (0.1, 2.0)
_STALE = 1  # a rate that is more than a year older than the pay is no rate for it


@dataclass(frozen=True)
class Rates:
    """Exchange rates and private-consumption PPPs of the World Bank, by country and year, as estimates.

    `prices` are rows of `price_series`, `currencies` the currency of each country's rates.
    """

    prices: pd.DataFrame
    currencies: Mapping[str, str]
    sources: Sources = field(compare=False)

    @cached_property
    def _rates(self) -> Lookup:
        return Lookup(self.prices, "series", "country_code", "period")

    @cached_property
    def nearest(self) -> Callable[[str, str, int], Estimate]:
        """The rate of a series in a country and year, or the nearest earlier year that is published: LCU per dollar."""
        return cache(self._nearest)

    def _nearest(self, series: str, country: str, year: int) -> Estimate:
        unit = "LCU per USD" if series == EXCHANGE else "LCU per international dollar"
        for at in range(year, year - _STALE - 1, -1):
            row = self._rates.get((series, country, str(at)))
            if row is not None:
                rate = from_row(f"prices.{series}.{country}.{at}", {**row, **_PLAIN}, self.sources)
                return replace(rate, unit=unit, reference_period=str(at))
        why = f"the World Bank has no {_NAMES[series]} for {year} or the {_STALE} years before"
        return absent(f"prices.{series}.{country}.{year}", unit, Status.NOT_PUBLISHED, why)

    def parity(self, country: str, year: int) -> Estimate:
        """The PPP of `year`, unless it and the exchange rate can't be of the same money.

        After a redenomination, or in very high inflation, the two are published for different money or months:
        their ratio, the price level, then falls outside every plausible value.
        """
        ppp, exchange = self.nearest(PPP, country, year), self.nearest(EXCHANGE, country, year)
        if ppp.value is None or exchange.value is None:
            return ppp
        if _PRICE_LEVELS[0] <= ppp.value / exchange.value <= _PRICE_LEVELS[1]:
            return ppp
        why = "the published PPP and exchange rate don't fit together: a new currency, or very high inflation"
        return absent(ppp.id, ppp.unit, Status.NOT_COMPARABLE, why)
