"""Earnings abroad: as published in local currency, in US dollars, and in international (PPP) dollars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.catalog import Source
from careerbook.estimate import Estimate, Label, Status, absent, derive, from_row
from careerbook.metrics.matching import Grade, Match

# Pay periods a year: calendar arithmetic for months and weeks; 40 hours x 52 weeks is a convention, so a proxy.
_PER_YEAR = {"year": 1, "month": 12, "week": 52, "hour": 2080}
_EURO_AREA = "EMU"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One country's earnings for the group that fits the occupation best, and how well it fits."""

    country_code: str
    country: str
    match: Match | None
    group_title: str
    statistic: str
    basis: str
    year: int
    lcu: Estimate
    usd: Estimate
    ppp: Estimate
    ppp_annual: Estimate

    @property
    def grade(self) -> Grade:
        """How well the group fits."""
        return self.match.grade if self.match else Grade.NONE

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The four figures."""
        return (self.lcu, self.usd, self.ppp, self.ppp_annual)


class Rates:
    """Exchange rates and private-consumption PPPs of the World Bank, by country and year, as estimates."""

    def __init__(self, prices: pd.DataFrame, currencies: Mapping[str, str], sources: Mapping[str, Source]) -> None:
        """`prices` are rows of `price_series`, `currencies` the currency of each country's rates."""
        self._sources = sources
        self.currencies = currencies
        self._rates: dict[tuple[str, str, int], Mapping[str, object]] = {}
        for row in prices.to_dict("records"):
            self._rates[row["series"], row["country_code"], int(row["period"])] = row  # type: ignore[index]

    def nearest(self, series: str, country: str, year: int) -> Estimate:
        """The rate of `year`, or of the nearest earlier year that is published; lcu per (international) dollar."""
        unit = "LCU per USD" if series == EXCHANGE else "LCU per international dollar"
        for at in range(year, year - _STALE - 1, -1):
            row = self._rates.get((series, country, at))
            if row is not None:
                found = from_row(f"prices.{series}.{country}.{at}", {**row, **_PLAIN}, self._sources)
                return replace(found, unit=unit, reference_period=str(at))
        why = f"the World Bank has no {_NAMES[series]} for {year}"
        return absent(f"prices.{series}.{country}.{year}", unit, Status.NOT_PUBLISHED, why)

    def parity(self, country: str, year: int) -> Estimate:
        """The PPP of `year`, unless it and the exchange rate can't be of the same money.

        After a redenomination, or in very high inflation, the two are published for different money or months:
        their ratio, the price level, then falls outside every plausible value.
        """
        ppp, exchange = self.nearest(PPP, country, year), self.nearest(EXCHANGE, country, year)
        if ppp.value is None or exchange.value is None:
            return ppp
        level = ppp.value / exchange.value
        if _PRICE_LEVELS[0] <= level <= _PRICE_LEVELS[1]:
            return ppp
        why = "the published PPP and exchange rate don't fit together: a new currency, or very high inflation"
        return absent(ppp.id, ppp.unit, Status.NOT_COMPARABLE, why)


EXCHANGE, PPP = "exchange_rate_lcu_per_usd", "ppp_private_consumption"
_PLAIN = {"bound": None, "category": None}  # what a price lacks of a figure
_NAMES = {EXCHANGE: "exchange rate", PPP: "private-consumption PPP"}
# Price levels (PPP ÷ exchange rate, United States = 1) run from about 0.15 to 1.3 in the World Bank's 2024 data.
_PRICE_LEVELS = (0.1, 2.0)
_STALE = 3  # an older rate than this is no rate for the year


def compare(
    row: Mapping[str, object], match: Match, rates: Rates, sources: Mapping[str, Source], group: str = ""
) -> Comparison:
    """One row of `earnings_abroad` as a comparison; conversions at the earnings' own year and pay period.

    US dollars = earnings ÷ the year's average exchange rate; international dollars = earnings ÷ the year's PPP for
    private consumption. Where the year's rate isn't published yet, the nearest earlier one is used, and said.
    `group` goes into the ids of figures that stand beside a country's main ones.
    """
    country, period, year = str(row["country_code"]), str(row["pay_period"]), int(str(row["reference_year"]))
    id = f"international.{country}{group}"
    lcu = replace(
        from_row(f"{id}.earnings_lcu", row, sources),
        reference_period=str(row["reference_period"]) or str(year),
        label=Label.OFFICIAL if match.grade is Grade.EXACT else Label.PROXY,
        details={"match": str(match.grade), "group": f"{match.classification} {match.code}", "evidence": match.evidence},
    )
    usd = _in_dollars(f"{id}.earnings_usd", lcu, str(row["currency_code"]), country, period, year, rates)
    ppp = _in_international_dollars(f"{id}.earnings_ppp", lcu, str(row["currency_code"]), country, period, year, rates)
    return Comparison(
        country, str(row["country_name"]), match, str(row["occupation_title"]), str(row["statistic"]), str(row["basis"]),
        year, lcu, usd, ppp, annual(ppp, f"{id}.earnings_ppp_annual", period),
    )  # fmt: skip


def _in_dollars(id: str, lcu: Estimate, currency: str, country: str, period: str, year: int, rates: Rates) -> Estimate:
    unit = f"USD per {period}"
    if currency == "USD":
        return derive(id, lcu.value, unit, (lcu,), "already in US dollars")
    zone = _EURO_AREA if currency == "EUR" else country
    if currency != "EUR" and rates.currencies.get(country) != currency:
        return _other_currency(id, unit, currency, lcu)
    rate = rates.nearest(EXCHANGE, zone, year)
    value = None if lcu.value is None or rate.value is None else lcu.value / rate.value
    return derive(id, value, unit, (lcu, rate), f"÷ {_said(rate, year)}")


def _in_international_dollars(
    id: str, lcu: Estimate, currency: str, country: str, period: str, year: int, rates: Rates
) -> Estimate:
    unit = f"international dollars per {period}"
    own = rates.currencies.get(country)
    parity = rates.parity(country, year)
    if currency == own:
        value = None if lcu.value is None or parity.value is None else lcu.value / parity.value
        return derive(id, value, unit, (lcu, parity), f"÷ {_said(parity, year)}")
    if currency not in ("EUR", "USD"):
        return _other_currency(id, unit, currency, lcu)
    # Published in another currency than the country's own: first into its own, at the year's exchange rates.
    into, out = rates.nearest(EXCHANGE, country, year), rates.nearest(EXCHANGE, _EURO_AREA, year)
    inputs = (lcu, into, out, parity) if currency == "EUR" else (lcu, into, parity)
    if any(estimate.value is None for estimate in inputs):
        return derive(id, None, unit, inputs, "not converted")
    assert lcu.value is not None and into.value is not None and parity.value is not None
    divisor = out.value if currency == "EUR" and out.value else 1
    step = f"from {currency} to {own} at the year's exchange rates, ÷ {_said(parity, year)}"
    return derive(id, lcu.value / divisor * into.value / parity.value, unit, inputs, step)


def _said(rate: Estimate, year: int) -> str:
    late = "" if rate.reference_period == str(year) else f", the latest published for {year}"
    return f"{rate.text} {rate.unit} of {rate.reference_period}{late}"


def _other_currency(id: str, unit: str, currency: str, lcu: Estimate) -> Estimate:
    why = f"published in {currency}, for which no rate is at hand"
    return Estimate(id, None, unit, Status.NOT_COMPARABLE, lcu.label, lcu.reference_period, lcu.cells, reason=why)


def annual(estimate: Estimate, id: str, period: str) -> Estimate:
    """The same pay over a year. From an hourly figure it is a proxy: 2,080 hours, a full-time year by convention."""
    times = _PER_YEAR[period]
    value = None if estimate.value is None else estimate.value * times
    label = Label.PROXY if period == "hour" else Label.DERIVED
    step = f"× {times:,} {period}s a year" if times > 1 else "already a year's pay"
    return derive(id, value, "international dollars per year", (estimate,), step, label=label)


def nothing(country_code: str, country: str, reason: str) -> Comparison:
    """A country without comparable data; that is an answer too."""
    id = f"international.{country_code}"
    figures = [
        absent(f"{id}.{name}", unit, Status.NOT_PUBLISHED, reason)
        for name, unit in (
            ("earnings_lcu", "LCU"),
            ("earnings_usd", "USD per year"),
            ("earnings_ppp", "international dollars per year"),
            ("earnings_ppp_annual", "international dollars per year"),
        )
    ]
    return Comparison(country_code, country, None, "", "", "", 0, *figures)
