"""One wage seen five ways: as published, after inflation, at a state's prices, at other countries', after tax."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import (
    Estimate,
    Label,
    Sources,
    Status,
    absent,
    derive,
    from_row,
    percent_above,
    percent_of,
    read,
    same,
)
from careerbook.metrics.areas import PRICE_LEVEL, at_nations_prices
from careerbook.metrics.rows import Row, records, single

_FOR_A_YEAR = "the rates are of a year's pay, and the survey publishes only hourly pay of this occupation"
_HOUSEHOLD = "for a single person without children who earns the average wage"


def published(pay: Estimate) -> Estimate:
    """The wage that each of the other figures starts from.

    Figures: `chain.published`
    Formula: as published
    Inputs: `wages`: the median of the latest May, annual, or hourly where only that is published
    Source: BLS, OEWS
    """
    return replace(pay, id="chain.published")


def real(pay: Estimate, then: Estimate, now: Estimate) -> tuple[Estimate, Estimate]:
    """The wage in the dollars of an earlier (or later) May, and how much prices rose from `then` to `now`, percent.

    `then` and `now` are the CPI-U of May of the year whose dollars are wanted and of the wage's own year.

    Figures: `chain.real`, `chain.inflation_pct`
    Formula: wage × CPI-U(May then) ÷ CPI-U(May of the wage); (CPI-U(May of the wage) ÷ CPI-U(May then) − 1) × 100
    Inputs: `wages`: median; `price_series`: cpi_u, US city average, all items, not adjusted
    Source: BLS, How to use the Consumer Price Index for escalation
    """
    before, after = then.reference_period, now.reference_period
    inputs, step = (pay, then, now), f"× CPI-U of {before} ÷ CPI-U of {after}"
    unit = f"{before.removeprefix('May ')} {pay.unit}"
    in_dollars_of = derive("chain.real", unit, inputs, lambda wage, early, late: wage * early / late, step)
    id, pair, step = "chain.inflation_pct", (now, then), f"CPI-U of {after} ÷ CPI-U of {before} − 1"
    rise = derive(id, "percent", pair, percent_above, step, reference_period=f"{before} to {after}")
    return in_dollars_of, rise


@dataclass(frozen=True, slots=True)
class Place:
    """A state: its name, its price level, and what the wage is worth there in dollars at the nation's prices."""

    title: str
    parity: Estimate
    worth: Estimate


def at_prices_of_states(pay: Estimate, prices: pd.DataFrame, sources: Sources) -> tuple[Place, Place]:
    """What the wage would buy at the price level of the dearest and of the cheapest state, in this order.

    `prices` are the states' regional price parities (all items) of one year.

    Figures: `chain.prices.dearest`, `chain.prices.cheapest`, `chain.price_level.dearest`, `chain.price_level.cheapest`
    Formula: wage ÷ price level × 100
    Inputs: `wages`: median; `regional_prices`: all items, states
    Source: BEA, Real personal income and regional price parities
    """
    ranked = records(prices[prices["value"].notna()].sort_values(["value", "area_title"]))
    return _place("dearest", pay, ranked[-1], sources), _place("cheapest", pay, ranked[0], sources)


def _place(which: str, pay: Estimate, row: Row, sources: Sources) -> Place:
    title, year = row["area_title"], str(row["reference_year"])
    level = from_row(f"chain.price_level.{which}", row, sources)
    parity = replace(level, unit=PRICE_LEVEL, reference_period=year, details={"area": title})
    step = f"÷ price level of {title} in {year} × 100"
    return Place(title, parity, derive(f"chain.prices.{which}", pay.unit, (pay, parity), at_nations_prices, step))


def international(pay: Estimate) -> Estimate:
    """The wage in international dollars: the same number, as one US dollar is one international dollar.

    Figures: `chain.international`
    Formula: wage × 1
    Inputs: `wages`: median
    Source: World Bank, World Development Indicators (the international dollar has the purchasing power of the US
        dollar in the United States)
    """
    per = pay.unit.partition(" per ")[2]
    step = "one US dollar is one international dollar by definition"
    return derive("chain.international", f"international dollars per {per}", (pay,), same, step)


def abroad(pay: Estimate, parity: Estimate, country: str, currency: str) -> Estimate:
    """What buys as much in another country as the wage does at home, in that country's `currency`.

    `parity` is the country's private-consumption PPP, currency units per international dollar, of the wage's year or
    the nearest earlier one.

    Figures: `chain.abroad.<country>`, `prices.ppp_private_consumption.<country>.<year>`
    Formula: wage × PPP
    Inputs: `wages`: median; `price_series`: ppp_private_consumption of one WDI vintage
    Source: World Bank, World Development Indicators, PA.NUS.PRVT.PP
    """
    per = pay.unit.partition(" per ")[2]
    step = f"× private-consumption PPP of {parity.reference_period}"
    unit = f"{currency} per {per}"
    return derive(f"chain.abroad.{country}", unit, (pay, parity), operator.mul, step)


RATES = {
    "income_tax": ("income_tax", "percent of gross wage earnings"),
    "gross": ("gross_earnings", "national currency per year"),
    "net": ("net_income_after_tax", "national currency per year"),
    "wedge": ("tax_wedge", "percent of labour costs"),
}


def tax_figures(rows: pd.DataFrame, year: int, sources: Sources) -> dict[str, Estimate]:
    """The OECD's figures of a single person without children who earns the average wage, of the latest year at hand.

    `rows` are the United States' of `labour_indicators`; the year is at most `year`, the same for all four: income
    tax in percent of gross pay, gross and net pay in dollars, the tax wedge in percent of labour costs.

    Figures: `chain.tax.income_tax`, `chain.tax.gross`, `chain.tax.net`, `chain.tax.wedge`
    Formula: as published
    Inputs: `labour_indicators`: income_tax, gross_earnings, net_income_after_tax, tax_wedge
    Source: OECD, Taxing Wages (household type: single, no children, 100 percent of the average wage)
    """
    rows = rows[rows["measure"].isin([measure for measure, _ in RATES.values()]) & (rows["period"].astype(int) <= year)]
    latest = rows["period"].max()
    figures = {}
    for name, (measure, unit) in RATES.items():
        id, shown = f"chain.tax.{name}", "percent" if unit.startswith("percent") else "USD per year"
        row = single(rows, period=latest, measure=measure, unit=unit)
        why = f"the OECD's edition at hand has no such figure of the United States for {year} or before"
        details = {"household": "single, no children, average wage", "of": unit}
        figure = read(id, shown, row, sources, why, label=Label.MODELLED, details=details)
        figures[name] = replace(figure, reference_period=str(latest)) if row else figure
    return figures


def after_tax(pay: Estimate, rates: Mapping[str, Estimate]) -> dict[str, Estimate]:
    """What the average earner's tax rates would leave of the wage, and what it would cost an employer.

    The rates are those of another pay than this occupation's, so the results are proxies: `after_income_tax`, `net`
    (after income tax and the employee's social contributions), `labour_cost` (with the employer's contributions).
    Net pay ÷ gross pay is taken from the OECD's two amounts; for this household no cash benefits are in them.

    Figures: `chain.after_income_tax`, `chain.net`, `chain.labour_cost`, `chain.tax.net_pct`
    Formula: wage × (1 − income tax ÷ 100); wage × net ÷ gross; wage × (net ÷ gross) ÷ (1 − wedge ÷ 100); only for pay
        from half to one and a half times the average wage
    Inputs: `wages`: median; `labour_indicators`: income_tax, gross_earnings, net_income_after_tax, tax_wedge
    Source: OECD, Taxing Wages: the tax wedge is 1 − net pay ÷ labour costs
    """
    income_tax, gross, net, wedge = (rates[name] for name in ("income_tax", "gross", "net", "wedge"))
    when, unfit = f"{gross.reference_period}, {_HOUSEHOLD}", _unfit(pay, gross)

    def left(name: str, used: tuple[Estimate, ...], compute: Callable[..., float], step: str) -> Estimate:
        if unfit:
            return absent(f"chain.{name}", "USD per year", Status.NOT_COMPARABLE, unfit)
        return derive(f"chain.{name}", pay.unit, (pay, *used), compute, step, label=Label.PROXY)

    after, step = "after_income_tax", f"× (1 − income tax), rate of {when}"
    cost, cost_step = "labour_cost", f"× net pay ÷ gross pay ÷ (1 − tax wedge), rates of {when}"
    net_step, pct_step = f"× net pay ÷ gross pay of {when}", "net pay ÷ gross pay × 100"
    return {
        after: left(after, (income_tax,), lambda wage, tax: wage * (1 - tax / 100), step),
        "net": left("net", (net, gross), lambda wage, part, all_: wage * part / all_, net_step),
        cost: left(cost, (net, gross, wedge), lambda w, n, g, t: w * n / g / (1 - t / 100), cost_step),
        "net_pct": derive("chain.tax.net_pct", "percent", (net, gross), percent_of, pct_step),
    }


def _unfit(pay: Estimate, average: Estimate) -> str:
    """Why the average earner's rates say nothing of this pay; empty if they do."""
    if pay.unit != "USD per year":
        return _FOR_A_YEAR
    if pay.value is None or average.value is None or _NEAR[0] <= pay.value / average.value <= _NEAR[1]:
        return ""
    return "the rates are an average earner's, and this pay is too far from the average for them"


# Income tax is progressive: further from the average wage its rate would mislead more than it tells.
_NEAR = (0.5, 1.5)
