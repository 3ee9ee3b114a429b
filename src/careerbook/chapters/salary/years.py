"""The exhibit of the median wage year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.charts import Line, Point
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics.history import BREAKS

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary


def exhibit(salary: Salary) -> Exhibit:
    """The median since the first survey at hand, nominal and real; no chart if no year has a figure."""
    return Exhibit("pay-history", _takeaway(salary), _standfirst(salary), _table(salary), _chart(salary))


def _takeaway(salary: Salary) -> Prose:
    first, last = salary.unbroken_since, salary.year
    start, end, rate = salary.real_medians[first], salary.real_medians[last], salary.rates["real"]
    if start.value is None or end.value is None or rate.value is None:
        return say("Median pay year by year, as published and after inflation")
    return say(
        "In dollars of {base} the published median was {x} in {a} and {y} in {b}, {rate}",
        base=period(f"May {salary.price_year}"),
        a=period(first),
        b=period(last),
        x=start,
        y=end,
        rate=_moved(rate),
    )


def _moved(rate: Estimate) -> Prose:
    if rate.text.lstrip("−").startswith("0.0%"):
        return say("about the same")
    return say("up by {r:size}" if (rate.value or 0) > 0 else "down by {r:size}", r=rate)


def _standfirst(salary: Salary) -> Prose:
    bounds = say(
        "A triangle marks a year of which the survey says only that the median is that much or more: from there to an "
        "exact figure is no rise that can be read off."
    )
    capped = any(median.status is Status.TOP_CODED for median in salary.medians.values())
    return join([_what(salary), _rates(salary), bounds if capped else None])


def _rates(salary: Salary) -> Prose | None:
    nominal, prices = salary.rates["nominal"], salary.rates["cpi"]
    if nominal.value is None or prices.value is None:
        return None
    return say(
        "From {first} to {last}, the years since the last break, the median as published moved by {n} and consumer "
        "prices by {p}.",
        first=period(f"May {salary.unbroken_since}"),
        last=period(f"May {salary.year}"),
        n=nominal,
        p=prices,
    )


def _what(salary: Salary) -> Prose:
    return say(
        "Median {basis} pay as published, and in dollars of {y} by the consumer price index (CPI-U). The survey pools "
        "three years and warns against reading it as a time series: two breaks are marked, and no change is computed "
        "across them. No error is published for medians, so whether pay really rose or fell can't be told from a small "
        "difference.",
        y=period(f"May {salary.price_year}"),
        basis=salary.basis,
    )


def _table(salary: Salary) -> Table:
    real_unit, basis = f"US$ of {salary.price_year}", salary.basis
    columns = (
        Column("reference_year", "May of", "reference year of the survey", kind="text"),
        Column(f"{basis}_wage_median_usd", "As published", f"median {basis} pay", "US$ of the year"),
        Column(f"{basis}_wage_median_real_usd", "After inflation", f"median {basis} pay, constant dollars", real_unit),
        Column("note", "Note", "series breaks, and why a figure is lacking", kind="long-text"),
    )
    rows = tuple(
        (period(year), median, salary.real_medians[year], mark(_note(year, median)))
        for year, median in salary.medians.items()
    )
    return Table(f"Median {basis} pay by year", columns, rows)


def _note(year: int, median: Estimate) -> str:
    broken = f"series break: {BREAKS[year]}" if year in BREAKS else ""
    return "; ".join(part for part in (broken, median.reason) if part)


def _chart(salary: Salary) -> charts.Chart | None:
    known = (Status.AVAILABLE, Status.TOP_CODED)
    shown = {year: estimate for year, estimate in salary.medians.items() if estimate.status in known}
    if not shown:
        return None
    nominal = tuple(Point(year, estimate) for year, estimate in salary.medians.items())
    real = tuple(Point(year, estimate) for year, estimate in salary.real_medians.items())
    ends = ", ".join(f"{shown[year].text} in {year}" for year in sorted({min(shown), max(shown)}))
    alt = (
        f"Line chart of median {salary.basis} pay by year, as published and in dollars of {salary.price_year}, with "
        f"series breaks before {' and '.join(str(year) for year in BREAKS)}. As published: {ends}."
    )
    tickformat = "$,.0f" if salary.basis == "annual" else "$,.2f"
    lines = [Line("as published", nominal), Line(f"in dollars of {salary.price_year}", real, main=False)]
    return charts.trend(lines, BREAKS, f"US dollars {salary.per}", tickformat, alt)
