"""One wage seen five ways: as published, after inflation, at a state's prices, at other countries', after tax."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row
from careerbook.metrics.rows import Row, records, single

_PARITY = "price level, United States = 100"
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
    year = then.reference_period.removeprefix("May ")
    in_dollars_of = derive(
        "chain.real",
        f"{year} {pay.unit}",
        (pay, then, now),
        lambda wage, early, late: wage * early / late,
        f"× CPI-U of {then.reference_period} ÷ CPI-U of {now.reference_period}",
    )
    rise = derive(
        "chain.inflation_pct",
        "percent",
        (now, then),
        lambda late, early: (late / early - 1) * 100,
        f"CPI-U of {now.reference_period} ÷ CPI-U of {then.reference_period} − 1",
        reference_period=f"{then.reference_period} to {now.reference_period}",
    )
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
    year = str(row["reference_year"])
    read = from_row(f"chain.price_level.{which}", row, sources)
    parity = replace(read, unit=_PARITY, reference_period=year, details={"area": row["area_title"]})
    worth = derive(
        f"chain.prices.{which}",
        pay.unit,
        (pay, parity),
        lambda wage, level: wage / level * 100,
        f"÷ price level of {row['area_title']} in {year} × 100",
    )
    return Place(row["area_title"], parity, worth)


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
    return derive("chain.international", f"international dollars per {per}", (pay,), lambda wage: wage, step)


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
    return derive(f"chain.abroad.{country}", unit, (pay, parity), lambda wage, ppp: wage * ppp, step)


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
        if row is None:
            why = f"the OECD's edition at hand has no such figure of the United States for {year} or before"
            figures[name] = absent(id, shown, Status.NOT_PUBLISHED, why)
            continue
        figures[name] = replace(
            from_row(id, row, sources),
            unit=shown,
            label=Label.MODELLED,
            reference_period=str(latest),
            details={"household": "single, no children, average wage", "of": unit},
        )
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
    unfit = _unfit(pay, rates["gross"])
    if unfit:
        lacking = {name: f"chain.{name}" for name in ("after_income_tax", "net", "labour_cost")}
        nothing = {name: absent(id, "USD per year", Status.NOT_COMPARABLE, unfit) for name, id in lacking.items()}
        return nothing | {"net_pct": _net_pct(rates)}
    income_tax, gross, net, wedge = (rates[name] for name in ("income_tax", "gross", "net", "wedge"))
    when = f"{gross.reference_period}, {_HOUSEHOLD}"

    def left(name: str, used: tuple[Estimate, ...], compute: Callable[..., float], step: str) -> Estimate:
        return derive(f"chain.{name}", pay.unit, (pay, *used), compute, step, label=Label.PROXY)

    return {
        "after_income_tax": left(
            "after_income_tax",
            (income_tax,),
            lambda wage, tax: wage * (1 - tax / 100),
            f"× (1 − income tax), rate of {when}",
        ),
        "net": left(
            "net", (net, gross), lambda wage, part, all_: wage * part / all_, f"× net pay ÷ gross pay of {when}"
        ),
        "labour_cost": left(
            "labour_cost", (net, gross, wedge), _cost, f"× net pay ÷ gross pay ÷ (1 − tax wedge), rates of {when}"
        ),
        "net_pct": _net_pct(rates),
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


def _cost(wage: float, net: float, gross: float, wedge: float) -> float:
    return wage * net / gross / (1 - wedge / 100)


def _net_pct(rates: Mapping[str, Estimate]) -> Estimate:
    pair = (rates["net"], rates["gross"])
    step = "net pay ÷ gross pay × 100"
    return derive("chain.tax.net_pct", "percent", pair, lambda net, gross: net / gross * 100, step)
