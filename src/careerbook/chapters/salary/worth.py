"""The exhibits of what the median is worth: year by year, after inflation, at other prices, after tax."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import TICKS, alternative, counted_breaks
from careerbook.charts import Line
from careerbook.charts.base import Point, drawable
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence, the
from careerbook.figures.case import Case
from careerbook.figures.pay import pay
from careerbook.figures.pay_history import History
from careerbook.figures.pay_history import history as history_of
from careerbook.figures.pay_worth import Worth
from careerbook.figures.pay_worth import worth as steps_of


def history(case: Case, span: tuple[int, int] | None = None) -> Exhibit:
    """The median since the first survey at hand, nominal and real; no chart if no year has a figure.

    `span` are the first and the last year of table and chart. Raises ParameterError if there is no price index for
    `price_year`.
    """
    series = history_of(case)
    years = [year for year in series.medians if span is None or span[0] <= year <= span[1]]
    takeaway, standfirst = _history_takeaway(case, series), _history_standfirst(case, series, years)
    return Exhibit("pay-history", takeaway, standfirst, _history_table(case, years), _history_chart(case, years))


def _history_takeaway(case: Case, series: History) -> Prose:
    first, last, real = series.unbroken_since, series.last, series.rates["real"]
    if series.has_moved is None:
        return say("Median pay year by year, as published and after inflation")
    moved = say("up by {r:size}" if (real.value or 0) > 0 else "down by {r:size}", r=real)
    return say(
        "In dollars of {base} the published median was {x} in {a} and {y} in {b}, {rate}",
        base=period(f"May {case.price_year}"),
        a=period(first),
        b=period(last),
        x=series.real_medians[first],
        y=series.real_medians[last],
        rate=moved if series.has_moved else say("about the same"),
    )


def _history_standfirst(case: Case, series: History, years: Sequence[int]) -> Prose:
    is_capped = any(median.status is Status.TOP_CODED for median in series.medians.values())
    bounds = say(
        "A triangle marks a year of which the survey says only that the median is that much or more: from there to an "
        "exact figure is no rise that can be read off."
    )
    return join([
        say(
            "Median {basis} pay as published, and in dollars of {y} by the consumer price index (CPI-U). The survey "
            "pools three years and warns against reading it as a time series{breaks}. No error is published for "
            "medians, so whether pay really rose or fell can't be told from a small difference.",
            y=period(f"May {case.price_year}"),
            basis=pay(case).basis,
            breaks=_marked(series, years),
        ),
        _rates(series),
        bounds if is_capped else None,
    ])


def _marked(series: History, years: Sequence[int]) -> str:
    """What the chart marks within the years shown, as the end of a sentence."""
    number = len(_breaks_within(series, years))
    if not number:
        return ""
    verb, them = ("is", "it") if number == 1 else ("are", "them")
    return f": {counted_breaks(number)} {verb} marked, and no change is computed across {them}"


def _breaks_within(series: History, years: Sequence[int]) -> dict[int, str]:
    return {year: why for year, why in series.breaks.items() if year in years[1:]}


def _rates(series: History) -> Prose | None:
    nominal, prices = series.rates["nominal"], series.rates["cpi"]
    if nominal.value is None or prices.value is None:
        return None
    return say(
        "From {first} to {last}, the years since the last break, the median as published moved by {n} and consumer "
        "prices by {p}.",
        first=period(f"May {series.unbroken_since}"),
        last=period(f"May {series.last}"),
        n=nominal,
        p=prices,
    )


def _history_table(case: Case, years: Sequence[int]) -> Table:
    series, basis, real_unit = history_of(case), pay(case).basis, f"US$ of {case.price_year}"
    columns = (
        Column("reference_year", "May of", "reference year of the survey", kind="text"),
        Column(f"{basis}_wage_median_usd", "As published", f"median {basis} pay", "US$ of the year"),
        Column(f"{basis}_wage_median_real_usd", "After inflation", f"median {basis} pay, constant dollars", real_unit),
        Column("note", "Note", "series breaks, and why a figure is lacking", kind="long-text"),
    )
    breaks = {year: f"series break: {why}" for year, why in series.breaks.items()}
    notes = {year: (breaks.get(year), series.medians[year].reason) for year in years}
    rows = tuple(
        (period(year), series.medians[year], series.real_medians[year], mark("; ".join(filter(None, notes[year]))))
        for year in years
    )
    return Table(f"Median {basis} pay by year", columns, rows)


def _history_chart(case: Case, years: Sequence[int]) -> charts.Chart | None:
    series, wages = history_of(case), pay(case)
    medians = {year: series.medians[year] for year in years}
    drawn = [year for year, median in medians.items() if median.value is not None or median.bound is not None]
    if not drawn:
        return None
    nominal = tuple(Point(year, median) for year, median in medians.items())
    real = tuple(Point(year, series.real_medians[year]) for year in years)
    breaks = _breaks_within(series, years)
    ends = ", ".join(f"{medians[year].text} in {year}" for year in dict.fromkeys((drawn[0], drawn[-1])))
    broken = f", with series breaks before {' and '.join(map(str, breaks))}" if breaks else ""
    alt = (
        f"Line chart of median {wages.basis} pay by year, as published and in dollars of {case.price_year}{broken}. "
        f"As published: {ends}."
    )
    lines = [Line("as published", nominal), Line(f"in dollars of {case.price_year}", real, main=False)]
    return charts.trend(lines, breaks, f"US dollars {wages.per}", TICKS[wages.basis], alt)


def chain(case: Case) -> Exhibit:
    """The median five ways; no chart if there is no plain figure to start from.

    Raises ParameterError if there is no price index for `price_year`.
    """
    steps = steps_of(case)
    standfirst = say(
        "Each line starts from the published median of {y} and answers one question; the lines are not applied on "
        "top of each other. The medians have no published error, so none is carried.",
        y=period(steps.pay.reference_period),
    )
    takeaway, table = _takeaway(steps, case.title, pay(case).per), _table(case, steps)
    return Exhibit("pay-chain", takeaway, join([standfirst, _taxes(steps)]), table, _chart(case, steps))


def _takeaway(steps: Worth, title: str, per: str) -> Prose:
    if steps.pay.value is None:
        title = in_a_sentence(title)
        return say("The median pay of {t} is no plain figure, so nothing can be worked out from it", t=title)
    dear, cheap, net = steps.dearest, steps.cheapest, steps.after_tax["net"]
    buys = "In {x} a median of {p} {per} buys what {d} does at the nation's prices, in {y} what {c} does"
    worth = say(buys, x=dear.title, p=steps.pay, per=per, d=dear.worth, y=cheap.title, c=cheap.worth)
    return say("{worth}; an average earner's taxes would leave {n}", worth=worth, n=net) if net.value else worth


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
    year, dear, cheap = steps.other_year, steps.dearest, steps.cheapest
    then = history_of(case).medians.get(year) if pay(case).basis == "annual" else None
    return [
        _row("As published", steps.pay, None, "published"),
        _row(f"In dollars of May {year}", steps.real, steps.inflation, "real"),
        *([_row(f"The median of May {year}, as published", then, None, "then")] if then else []),
        _row(f"In {dear.title}, the most expensive state", dear.worth, dear.parity, "dearest"),
        _row(f"In {cheap.title}, the least expensive state", cheap.worth, cheap.parity, "cheapest"),
    ]


def _elsewhere(steps: Worth) -> list[tuple[Value, ...]]:
    taxed, rates = steps.after_tax, steps.rates
    abroad = {the(there.country.name): there for there in steps.abroad}
    return [
        _row("In international dollars", steps.international, None, "international"),
        *(_row(f"To buy as much in {where}", there.pay, there.parity, "abroad") for where, there in abroad.items()),
        _row("After income tax", taxed["after_income_tax"], rates["income_tax"], "after_income_tax"),
        _row("After income tax and contributions", taxed["net"], taxed["net_pct"], "net"),
        _row("What the employer pays in all", taxed["labour_cost"], rates["wedge"], "labour_cost"),
    ]


def _row(name: str, pay: Estimate, index: Estimate | None, how: str) -> tuple[Value, ...]:
    when = mark((index or pay).reference_period)
    lacking = pay.value is None and pay.reason
    return (mark(name), pay, index, mark(f"Lacking: {pay.reason}." if lacking else _HOW[how]), when)


def _chart(case: Case, steps: Worth) -> charts.Chart | None:
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
    points = drawable([Point(name, estimate) for name, estimate in bars])
    alt = alternative("Bar chart of the median as published and after each step by itself", points, "; ")
    wages = pay(case)
    return charts.bars(points, f"US dollars {wages.per}", TICKS[wages.basis], alt, highlight=["As published"])
