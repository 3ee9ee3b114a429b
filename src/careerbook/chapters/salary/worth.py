"""The exhibit of what the median is worth: after inflation, at other prices, after tax."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.naming import TICKS
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.pay import Pay, pay
from careerbook.figures.pay_history import history
from careerbook.figures.pay_worth import Worth
from careerbook.figures.pay_worth import worth as steps_of


def chain(case: Case) -> Exhibit:
    """The median five ways; no chart if there is no plain figure to start from.

    Raises ParameterError if there is no price index for `price_year`.
    """
    steps, wages = steps_of(case), pay(case)
    takeaway = _takeaway(steps, case.title, wages.per)
    return Exhibit("pay-chain", takeaway, _standfirst(steps), _table(case, steps), _chart(steps, wages))


def _takeaway(steps: Worth, title: str, per: str) -> Prose:
    if steps.pay.value is None:
        title = in_a_sentence(title)
        return say("The median pay of {t} is no plain figure, so nothing can be worked out from it", t=title)
    worth = say(
        "In {x} a median of {p} {per} buys what {d} does at the nation's prices, in {y} what {c} does",
        x=steps.dearest.title,
        p=steps.pay,
        per=per,
        d=steps.dearest.worth,
        y=steps.cheapest.title,
        c=steps.cheapest.worth,
    )
    net = steps.after_tax["net"]
    return say("{worth}; an average earner's taxes would leave {n}", worth=worth, n=net) if net.value else worth


def _standfirst(steps: Worth) -> Prose:
    return join([
        say(
            "Each line starts from the published median of {y} and answers one question; the lines are not applied on "
            "top of each other. The medians have no published error, so none is carried.",
            y=period(steps.pay.reference_period),
        ),
        _taxes(steps),
    ])


def _taxes(steps: Worth) -> Prose | None:
    gross = steps.average_earner
    if gross is None:
        return None
    is_lower = (steps.pay.value or 0) < (gross.value or 0)
    return say(
        "The tax rates are those that the OECD works out for a single person without children who earns the average "
        "wage, {g} in {y}: stand-ins, not this occupation's taxes. Income tax takes a larger share of higher pay, so "
        "at this occupation's {where} median it is likely to take a {size} one; state, family and deductions matter "
        "too.",
        g=gross,
        y=period(gross.reference_period),
        where="lower" if is_lower else "higher",
        size="smaller" if is_lower else "larger",
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


def _table(case: Case, steps: Worth) -> Table:
    columns = (
        Column("step", "Step", "what is done to the published median", kind="text"),
        Column("pay", "Figure", "the median after the step; each figure has its own unit"),
        Column("index", "Index or rate used", "what the step divides or multiplies by"),
        Column("how", "What it answers", "what the step takes out, and how", kind="long-text"),
        Column("period", "Period", "period of the index or rate", kind="text"),
    )
    notes = [mark("PPP: purchasing power parity, currency units that buy as much as one US dollar does at home.")]
    parities = [there.parity.reference_period for there in steps.abroad if there.parity.value is not None]
    if parities and parities[0] != str(case.wage_year):
        notes.append(mark(f"The PPP of {case.wage_year} is not published yet, so that of {parities[0]} stands in."))
    income_tax = steps.rates["income_tax"]
    if income_tax.value is not None and income_tax.cells[0].transcribed:
        notes.append(mark("Tax rates and average pay are from a transcription of the OECD's figures (Taxing Wages)."))
    return Table("One median, five ways", columns, (*_at_home(case, steps), *_elsewhere(steps)), tuple(notes))


def _at_home(case: Case, steps: Worth) -> list[tuple[Value, ...]]:
    year = steps.other_year
    rows = [
        _row("As published", steps.pay, None, "published"),
        _row(f"In dollars of May {year}", steps.real, steps.inflation, "real"),
    ]
    then = history(case).medians.get(year)
    if pay(case).basis == "annual" and then is not None:
        rows.append(_row(f"The median of May {year}, as published", then, None, "then"))
    dear, cheap = steps.dearest, steps.cheapest
    return [
        *rows,
        _row(f"In {dear.title}, the most expensive state", dear.worth, dear.parity, "dearest"),
        _row(f"In {cheap.title}, the least expensive state", cheap.worth, cheap.parity, "cheapest"),
    ]


def _elsewhere(steps: Worth) -> list[tuple[Value, ...]]:
    taxed, rates, rows = steps.after_tax, steps.rates, []
    for there in steps.abroad:
        name = there.country.name
        where = f"the {name}" if name.startswith("United") else name
        rows.append(_row(f"To buy as much in {where}", there.pay, there.parity, "abroad"))
    return [
        _row("In international dollars", steps.international, None, "international"),
        *rows,
        _row("After income tax", taxed["after_income_tax"], rates["income_tax"], "after_income_tax"),
        _row("After income tax and contributions", taxed["net"], taxed["net_pct"], "net"),
        _row("What the employer pays in all", taxed["labour_cost"], rates["wedge"], "labour_cost"),
    ]


def _row(name: str, pay: Estimate, index: Estimate | None, how: str) -> tuple[Value, ...]:
    when = mark((index or pay).reference_period)
    lacking = pay.value is None and pay.reason
    return (mark(name), pay, index, mark(f"Lacking: {pay.reason}." if lacking else _HOW[how]), when)


def _chart(steps: Worth, wages: Pay) -> charts.Chart | None:
    if steps.pay.value is None:
        return None
    bars = [
        ("As published", steps.pay),
        (f"In dollars of May {steps.other_year}", steps.real),
        (f"At prices of {steps.dearest.title}", steps.dearest.worth),
        (f"At prices of {steps.cheapest.title}", steps.cheapest.worth),
        ("After income tax", steps.after_tax["after_income_tax"]),
        ("After tax and contributions", steps.after_tax["net"]),
    ]
    points = [Point(name, estimate) for name, estimate in bars if estimate.value is not None]
    amounts = "; ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of the median as published and after each step by itself: {amounts}."
    return charts.bars(points, f"US dollars {wages.per}", TICKS[wages.basis], alt, highlight=["As published"])
