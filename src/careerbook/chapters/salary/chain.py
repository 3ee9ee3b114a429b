"""The exhibit of what the median is worth: after inflation, at other prices, after tax."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import in_a_sentence
from careerbook.charts import Point
from careerbook.core import countries
from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import chain, history
from careerbook.metrics.chain import Place
from careerbook.metrics.rates import EXCHANGE, PPP, Rates

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary

_ABROAD = ("CAN", "GBR", "DEU", "AUS", "MEX")


@dataclass(frozen=True)
class _Chain:
    """The steps of one career's chain."""

    salary: Salary

    @cached_property
    def pay(self) -> Estimate:
        return chain.published(self.salary.pay("median"))

    @property
    def other_year(self) -> int:
        """The year whose dollars the wage is put into: the section's price year, or the last break of the series."""
        chosen, latest = self.salary.price_year, self.salary.year
        return self.salary.unbroken_since if chosen == latest else chosen

    @cached_property
    def real(self) -> tuple[Estimate, Estimate]:
        dataset, year = self.salary.dataset, self.salary.year
        prices = dataset.rows("price_series", series="cpi_u", period=[f"{one}-05" for one in (year, self.other_year)])
        then, now = (history.price_index(prices, one, dataset.sources) for one in (self.other_year, year))
        return chain.real(self.pay, then, now)

    @cached_property
    def places(self) -> tuple[Place, Place]:
        return chain.at_prices_of_states(self.pay, _prices(self.salary.dataset), self.salary.dataset.sources)

    @cached_property
    def international(self) -> Estimate:
        return chain.international(self.pay)

    def parity(self, country: str) -> Estimate:
        return _parity(self.salary.dataset, country, self.salary.year)

    def abroad(self, country: str) -> Estimate:
        return chain.abroad(self.pay, self.parity(country), country, countries.by_code()[country].currency_code)

    @cached_property
    def rates(self) -> dict[str, Estimate]:
        return chain.tax_figures(_taxes(self.salary.dataset), self.salary.year, self.salary.dataset.sources)

    @cached_property
    def after_tax(self) -> dict[str, Estimate]:
        return chain.after_tax(self.pay, self.rates)


# The same for every career of a dataset.
@shared
def _prices(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("regional_prices", area_type="state", statistic="all items")
    latest: pd.DataFrame = rows[rows["reference_year"] == rows["reference_year"].max()]
    return latest


@shared
def _rates(dataset: Dataset) -> Rates:
    currencies = {code: country.currency_code for code, country in countries.by_code().items()}
    prices = dataset.rows("price_series", series=[EXCHANGE, PPP], country_code=list(_ABROAD))
    return Rates(prices, currencies, dataset.sources)


@shared
def _parity(dataset: Dataset, country: str, year: int) -> Estimate:
    return _rates(dataset).parity(country, year)


@shared
def _taxes(dataset: Dataset) -> pd.DataFrame:
    return dataset.rows("labour_indicators", country_code="USA", source_id="oecd_indicators_2026_08")


def exhibit(salary: Salary) -> Exhibit:
    """The median five ways; no chart if there is no plain figure to start from."""
    steps = _Chain(salary)
    return Exhibit("pay-chain", _takeaway(steps), _standfirst(steps), _table(steps), _chart(steps))


def _takeaway(steps: _Chain) -> Prose:
    pay, (dear, cheap) = steps.pay, steps.places
    if pay.value is None:
        title = in_a_sentence(steps.salary.career.title)
        return say("The median pay of {t} is no plain figure, so nothing can be worked out from it", t=title)
    worth = say(
        "In {x} a median of {p} {per} buys what {d} does at the nation's prices, in {y} what {c} does",
        x=dear.title,
        p=pay,
        per=steps.salary.per,
        d=dear.worth,
        y=cheap.title,
        c=cheap.worth,
    )
    net = steps.after_tax["net"]
    return say("{worth}; an average earner's taxes would leave {n}", worth=worth, n=net) if net.value else worth


def _standfirst(steps: _Chain) -> Prose:
    return join([
        say(
            "Each line starts from the published median of {y} and answers one question; the lines are not applied on "
            "top of each other. The medians have no published error, so none is carried.",
            y=period(steps.pay.reference_period),
        ),
        _taxes_said(steps),
    ])


def _taxes_said(steps: _Chain) -> Prose | None:
    gross, pay = steps.rates["gross"], steps.pay
    if steps.after_tax["net"].value is None or gross.value is None or pay.value is None:
        return None
    lower = pay.value < gross.value
    return say(
        "The tax rates are those that the OECD works out for a single person without children who earns the average "
        "wage, {g} in {y}: stand-ins, not this occupation's taxes. Income tax takes a larger share of higher pay, so "
        "at this occupation's {where} median it is likely to take a {size} one; state, family and deductions matter "
        "too.",
        g=gross,
        y=period(gross.reference_period),
        where="lower" if lower else "higher",
        size="smaller" if lower else "larger",
    )


_HOW = {
    "published": "The published median: before tax, in the dollars of that month, at the nation's prices.",
    "real": "Without the change of prices since then: times the CPI-U of then, divided by the CPI-U of now.",
    "then": "To hold beside the line above. No error is published for medians: a small difference tells nothing.",
    "dearest": "Where living costs most: divided by the state's price level. Pay there may differ as well.",
    "cheapest": "Where living costs least: divided by the state's price level. Pay there may differ as well.",
    "international": "One US dollar is one international dollar, so the number stays; pay abroad is put in this unit.",
    "abroad": "What buys as much there: times its private-consumption PPP. It is not what people earn there.",
    "after_income_tax": "Less income tax only, at the average earner's rate.",
    "net": "Less income tax and the employee's social contributions: times the average earner's net pay, divided by "
    "gross pay.",
    "labour_cost": "With the employer's social contributions: the net pay above, divided by what the tax wedge leaves. "
    "The wedge is all taxes and contributions in percent of labor costs.",
}


def _table(steps: _Chain) -> Table:
    columns = (
        Column("step", "Step", "what is done to the published median", kind="text"),
        Column("pay", "Figure", "the median after the step; each figure has its own unit"),
        Column("index", "Index or rate used", "what the step divides or multiplies by"),
        Column("how", "What it answers", "what the step takes out, and how", kind="long-text"),
        Column("period", "Period", "period of the index or rate", kind="text"),
    )
    notes = [mark("PPP: purchasing power parity, currency units that buy as much as one US dollar does at home.")]
    late = steps.parity(_ABROAD[0]).reference_period
    if late != str(steps.salary.year):
        notes.append(mark(f"The PPP of {steps.salary.year} is not published yet, so that of {late} stands in."))
    rates = steps.rates["income_tax"]
    if rates.value is not None and rates.cells[0].transcribed:
        notes.append(mark("Tax rates and average pay are from a transcription of the OECD's figures (Taxing Wages)."))
    return Table("One median, five ways", columns, tuple(_rows(steps)), tuple(notes))


def _rows(steps: _Chain) -> list[tuple[Value, ...]]:
    real, rise = steps.real
    year = steps.other_year
    rows = [_row("As published", steps.pay, None, "published"), _row(f"In dollars of May {year}", real, rise, "real")]
    then = steps.salary.medians.get(year)
    if steps.salary.basis == "annual" and then is not None:
        rows.append(_row(f"The median of May {year}, as published", then, None, "then"))
    dear, cheap = steps.places
    rows += [
        _row(f"In {dear.title}, the most expensive state", dear.worth, dear.parity, "dearest"),
        _row(f"In {cheap.title}, the least expensive state", cheap.worth, cheap.parity, "cheapest"),
        _row("In international dollars", steps.international, None, "international"),
    ]
    for country in _ABROAD:
        name = countries.by_code()[country].name
        where = f"the {name}" if name.startswith("United") else name
        rows.append(_row(f"To buy as much in {where}", steps.abroad(country), steps.parity(country), "abroad"))
    taxed, rates = steps.after_tax, steps.rates
    return [
        *rows,
        _row("After income tax", taxed["after_income_tax"], rates["income_tax"], "after_income_tax"),
        _row("After income tax and contributions", taxed["net"], taxed["net_pct"], "net"),
        _row("What the employer pays in all", taxed["labour_cost"], rates["wedge"], "labour_cost"),
    ]


def _row(name: str, pay: Estimate, index: Estimate | None, how: str) -> tuple[Value, ...]:
    when = mark((index or pay).reference_period)
    return (mark(name), pay, index, _why(pay, how), when)


def _why(pay: Estimate, how: str) -> Prose:
    return mark(_HOW[how]) if pay.value is not None or not pay.reason else mark(f"Lacking: {pay.reason}.")


def _chart(steps: _Chain) -> charts.Chart | None:
    if steps.pay.value is None:
        return None
    dear, cheap = steps.places
    wanted = [
        ("As published", steps.pay),
        (f"In dollars of May {steps.other_year}", steps.real[0]),
        (f"At prices of {dear.title}", dear.worth),
        (f"At prices of {cheap.title}", cheap.worth),
        ("After income tax", steps.after_tax["after_income_tax"]),
        ("After tax and contributions", steps.after_tax["net"]),
    ]
    points = [Point(name, one) for name, one in wanted if one.value is not None]
    said = "; ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of the median as published and after each step by itself: {said}."
    tickformat = "$,.0f" if steps.salary.basis == "annual" else "$,.2f"
    title = f"US dollars {steps.salary.per}"
    return charts.bars(points, title, tickformat, alt, highlight=["As published"])
