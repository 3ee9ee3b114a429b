"""Earnings abroad: as published in local currency, in US dollars, and in international (PPP) dollars."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row, same, with_error
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.rates import EXCHANGE, Rates
from careerbook.metrics.rows import Row
from careerbook.metrics.wages import HOURLY_ONLY

# Pay periods a year: calendar arithmetic for months and weeks; 40 hours x 52 weeks is a convention, so a proxy.
_PER_YEAR = {"year": 1, "month": 12, "week": 52, "hour": 2080}
_EURO_AREA, _PPP_YEAR = "EMU", "international dollars per year"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One country's earnings for the group that fits the occupation best, and how well it fits.

    `rates_of` is the year of the PPP, `others` are the further groups that the crosswalk gives and the same source
    publishes, each a comparison of its own.
    """

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
    cv: Estimate | None = None
    rates_of: str = ""
    others: tuple[Comparison, ...] = ()

    @property
    def range(self) -> tuple[Comparison, Comparison] | None:
        """The lowest and the highest paid of its groups, where the crosswalk gives several that are published."""
        priced = [each for each in (self, *self.others) if each.ppp_annual.value is not None]
        ranked = sorted(priced, key=lambda each: each.ppp_annual.value or 0)
        return (ranked[0], ranked[-1]) if len(ranked) > 1 else None

    @property
    def is_late(self) -> bool:
        """Whether the rates are of an earlier year than the pay."""
        return bool(self.rates_of) and self.rates_of != str(self.year)

    @property
    def grade(self) -> Grade:
        """How well the group fits."""
        return self.match.grade if self.match else Grade.NONE

    @property
    def is_near(self) -> bool:
        """True if the group is the occupation's own or one near it, not a broad one."""
        return self.grade.fits

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The four figures, the error of the first where one is published, and those of its other groups."""
        figures = (self.lcu, self.usd, self.ppp, self.ppp_annual, *([self.cv] if self.cv else []))
        return (*figures, *(figure for other in self.others for figure in other.estimates))


def compare(
    row: Row, match: Match, rates: Rates, sources: Sources, group: str = "", error: Row | None = None
) -> Comparison:
    """One row of `earnings_abroad` as a comparison; conversions at the earnings' own year and pay period.

    US dollars = earnings ÷ the year's average exchange rate; international dollars = earnings ÷ the year's PPP for
    private consumption; pay of a tax year, or of several years, is converted at the rates of the year it ends in. Where
    the year's rate isn't published yet, the nearest earlier one is used, and said.
    `group` goes into the ids of figures that stand beside a country's main ones. `error` is the row of `earnings_cv`
    with the coefficient of variation (percent) that the publisher gives, which the conversions carry on.

    Figures: `international.<country>.earnings_lcu`, `international.<country>.earnings_usd`,
        `international.<country>.earnings_ppp`, `international.<country>.earnings_ppp_annual`,
        `international.<country>.earnings_lcu.cv`, `international.<country>.earnings_ppp_annual.low`,
        `international.<country>.earnings_ppp_annual.high`, `summary.pay_abroad`; after the country `.group`: its
        one-digit group, or `.group_<code>`: a further group that the crosswalk gives
    Formula: earnings ÷ exchange rate; earnings ÷ private-consumption PPP; × 12 months, 52 weeks or 2,080 hours a year
    Inputs: `earnings_abroad`; `price_series`: exchange_rate_lcu_per_usd and ppp_private_consumption of one WDI vintage
    Source: World Bank, International Comparison Program: PPPs for private consumption are those for comparing pay
    """
    pay = _Pay(row["country_code"], row["currency_code"], row["pay_period"], int(row["reference_year"]))
    id = f"international.{pay.country}{group}"
    lcu = _matched(f"{id}.earnings_lcu", row, match, sources)
    cv = None if error is None or math.isnan(error["value"]) else from_row(f"{lcu.id}.cv", error, sources)
    lcu = with_error(lcu, cv, CONFIDENCE_PCT) if cv else lcu
    ppp = _in_international_dollars(f"{id}.earnings_ppp", lcu, pay, rates)
    return Comparison(
        country_code=pay.country,
        country=row["country_name"],
        match=match,
        group_title=row["occupation_title"],
        statistic=row["statistic"],
        basis=row["basis"],
        year=pay.year,
        lcu=lcu,
        cv=cv,
        usd=_in_dollars(f"{id}.earnings_usd", lcu, pay, rates),
        ppp=ppp,
        ppp_annual=annual(ppp, f"{id}.earnings_ppp_annual", pay.period),
        rates_of=rates.parity(pay.country, pay.year).reference_period,
    )


def _matched(id: str, row: Row, match: Match, sources: Sources) -> Estimate:
    """A group's figure as published, with how well the group fits; official only for one that is the occupation."""
    published = from_row(id, row, sources)
    # What the catalog notes of the file's figures, such as that the copy gives a week's pay for a month.
    note = sources[published.cells[0].source_id].options.get("note")
    return replace(
        published,
        reference_period=row["reference_period"],
        label=Label.OFFICIAL if match.grade is Grade.EXACT else Label.PROXY,
        steps=(*published.steps, *([f"which is: {note}"] if note else [])),
        details=({"note": note} if note else {}) | match.details(match.code),
    )


# The UK's statistics office gives 95-percent intervals: estimate +- 1.96 x coefficient of variation.
CONFIDENCE_PCT = 95
ERROR_KEYS = ("country_code", "classification", "occupation_code", "basis", "statistic", "pay_period", "reference_year")


@dataclass(frozen=True, slots=True)
class _Pay:
    """What a conversion has to know of a figure: whose money it is, for how long, and of which year."""

    country: str
    currency: str
    period: str
    year: int


def _in_dollars(id: str, lcu: Estimate, pay: _Pay, rates: Rates) -> Estimate:
    unit = f"USD per {pay.period}"
    if pay.currency == "USD":
        return derive(id, unit, (lcu,), same, "already in US dollars")
    if pay.currency not in ("EUR", rates.currencies.get(pay.country)):
        return _other_currency(id, unit, pay.currency, lcu)
    rate = rates.nearest(EXCHANGE, _EURO_AREA if pay.currency == "EUR" else pay.country, pay.year)
    return derive(id, unit, (lcu, rate), operator.truediv, f"÷ {_worded(rate, pay.year)}", is_product=True)


def _in_international_dollars(id: str, lcu: Estimate, pay: _Pay, rates: Rates) -> Estimate:
    unit = f"international dollars per {pay.period}"
    currency, parity = rates.currencies.get(pay.country), rates.parity(pay.country, pay.year)
    if pay.currency == currency:
        return derive(id, unit, (lcu, parity), operator.truediv, f"÷ {_worded(parity, pay.year)}", is_product=True)
    if pay.currency not in ("EUR", "USD"):
        return _other_currency(id, unit, pay.currency, lcu)
    # Published in another currency than the country's own: first into its own, at the year's exchange rates.
    into = rates.nearest(EXCHANGE, pay.country, pay.year)
    out = [rates.nearest(EXCHANGE, _EURO_AREA, pay.year)] if pay.currency == "EUR" else []
    step = f"from {pay.currency} to {currency} at the year's exchange rates, ÷ {_worded(parity, pay.year)}"
    return derive(id, unit, (lcu, into, parity, *out), lambda a, b, c, d=1: a / d * b / c, step)


def _worded(rate: Estimate, year: int) -> str:
    if rate.value is None:
        return f"a rate that is lacking: {rate.reason}"
    late = "" if rate.reference_period == str(year) else f", the latest at hand for {year}"
    return f"{rate.text} {rate.unit} of {rate.reference_period}{late}"


def _other_currency(id: str, unit: str, currency: str, lcu: Estimate) -> Estimate:
    why = f"published in {currency}, for which no rate is at hand"
    return Estimate(id, None, unit, Status.NOT_COMPARABLE, lcu.label, lcu.reference_period, lcu.cells, reason=why)


def annual(estimate: Estimate, id: str, period: str) -> Estimate:
    """The same pay over a year. From an hourly figure it is a proxy: 2,080 hours, a full-time year by convention."""
    unit, times = f"{estimate.unit.partition(' per ')[0]} per year", _PER_YEAR.get(period)
    if times is None:
        why = f"published for a {period}, and days worked a year are not known"
        return absent(id, unit, Status.NOT_COMPARABLE, why)
    label = Label.PROXY if period == "hour" else Label.DERIVED
    step = f"× {times:,} {period}s a year" if times > 1 else "already a year's pay"
    return derive(id, unit, (estimate,), lambda pay: pay * times, step, label=label, is_product=True)


def home(figures: Mapping[str, Estimate], soc_code: str, title: str, year: int) -> Comparison:
    """The United States' own figure: the annual median, or the hourly one where only that is published.

    `figures` are the estimates of `metrics.wages.national`. One US dollar is one international dollar by definition.
    """
    annual_pay, id = figures["wage.annual.median"], "international.USA"
    is_hourly = annual_pay.status is Status.NOT_RELEASED
    pay, per = (figures["wage.hourly.median"], "hour") if is_hourly else (annual_pay, "year")
    lcu, usd = (replace(pay, id=f"{id}.{name}") for name in ("earnings_lcu", "earnings_usd"))
    step = "one US dollar is one international dollar by definition"
    ppp = derive(f"{id}.earnings_ppp", f"international dollars per {per}", (pay,), same, step)
    match = Match("SOC 2018", (soc_code,), Grade.EXACT, "the occupation itself")
    yearly = annual(ppp, f"{id}.earnings_ppp_annual", per)
    if is_hourly:
        yearly = absent(yearly.id, yearly.unit, Status.NOT_COMPARABLE, HOURLY_ONLY)
    return Comparison("USA", "United States", match, title, "median", "all employees", year, lcu, usd, ppp, yearly)


def count(id: str, counted: Sequence[Comparison]) -> Estimate:
    """How many countries have a figure.

    Figures: `international.countries`, `international.countries_near`, `international.countries_relative`
    Formula: countries counted: all that have earnings, and those whose group is the occupation's own or near it
    Inputs: the earnings shown
    Source: plain count
    """
    figures = [each.lcu for each in counted]
    return derive(id, "countries", figures, lambda *all_: len(all_), "countries counted", reference_period="")


def nothing(country_code: str, country: str, reason: str) -> Comparison:
    """A country without comparable data; that is an answer too."""
    units = {"lcu": "LCU", "usd": "USD per year", "ppp": _PPP_YEAR, "ppp_annual": _PPP_YEAR}
    lcu, usd, ppp, ppp_annual = (
        absent(f"international.{country_code}.earnings_{name}", unit, Status.NOT_PUBLISHED, reason)
        for name, unit in units.items()
    )
    return Comparison(country_code, country, None, "", "", "", 0, lcu, usd, ppp, ppp_annual)
