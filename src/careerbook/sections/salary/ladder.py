"""The exhibit of pay from the lowest to the highest tenth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from careerbook import charts
from careerbook.estimate import Status
from careerbook.exhibit import Exhibit
from careerbook.prose import Prose, declared, mark, say
from careerbook.sections.common import in_a_sentence, interval, when
from careerbook.tables import Column, Table, Value

if TYPE_CHECKING:
    from careerbook.sections.salary import Salary

_PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_NAMES = {"mean": "Mean", "p10": "P10", "p25": "P25", "median": "Median (P50)", "p75": "P75", "p90": "P90"}
_GROUPS = {
    "wage.annual": Column("annual_wage_usd", "Annual", "annual pay", "US$ a year"),
    "wage.hourly": Column("hourly_wage_usd", "Hourly", "hourly pay", "US$ an hour"),
    "all.wage.annual": Column(
        "all_occupations_annual_wage_usd",
        "All occupations, annual",
        "annual pay, all occupations",
        "US$ a year",
    ),
    "all.wage.hourly": Column(
        "all_occupations_hourly_wage_usd",
        "All occupations, hourly",
        "hourly pay, all occupations",
        "US$ an hour",
    ),
}


def exhibit(salary: Salary) -> Exhibit:
    """The pay ladder beside that of all occupations; no chart if no percentile is published as a number."""
    drawable = any(salary.pay(name).value is not None for name in _PERCENTILES)
    chart = _chart(salary) if drawable else None
    return Exhibit("pay-ladder", _takeaway(salary), _standfirst(salary), _table(salary), chart)


def _takeaway(salary: Salary) -> Prose:
    low, high, title = salary.pay("p25"), salary.pay("p75"), in_a_sentence(salary.career.title)
    if low.value is None or high.value is None:
        return say("What is published of the pay of {t}", t=title)
    return say(
        "The middle half of {t} earn between {low} and {high} {per}",
        t=title, low=low, high=high, per=salary.per,
    )  # fmt: skip


def _standfirst(salary: Salary) -> Prose:
    return say(
        "Percentiles of {basis} pay in {y}, before tax and without overtime, wage and salary workers in all places "
        "and levels of experience. For most occupations the survey's annual pay is hourly pay times {h} hours: that of "
        "a full year at full time. The dots are {p}; the thick line is the middle half. Percentiles are not stages of "
        "a career: they say nothing on what experience pays.",
        basis=salary.basis, y=when(salary.pay("median")), p=mark("P10, P25, the median, P75 and P90"),
        h=declared("statistic", "2,080"),
    )  # fmt: skip


def _table(salary: Salary) -> Table:
    columns = (Column("statistic", "Statistic", "mean or percentile of pay", kind="text"), *_GROUPS.values())
    rows: list[tuple[Value, ...]] = [
        (name, *(salary.figures[f"{group}.{statistic}"] for group in _GROUPS)) for statistic, name in _NAMES.items()
    ]
    own, everyone = salary.figures["wage.mean.rse"], salary.figures["all.wage.mean.rse"]
    errors = ("Relative standard error of the mean", own, own, everyone, everyone)
    return Table("Pay by percentile", columns, (*rows, errors), tuple(_notes(salary)))


def _notes(salary: Salary) -> list[Markup]:
    withheld = (one for one in salary.figures.values() if one.status is Status.NOT_RELEASED and one.reason)
    notes = [mark(f"Not released: {reason}.") for reason in dict.fromkeys(one.reason for one in withheld)]
    span = interval(salary.pay("mean"))
    if span is not None:
        notes.append(say("Mean, {basis}: {span}.", basis=salary.basis, span=span).html)
    return notes


def _chart(salary: Salary) -> charts.Chart:
    own = [salary.pay(name) for name in _PERCENTILES]
    everyone = [salary.figures[f"all.wage.{salary.basis}.{name}"] for name in _PERCENTILES]
    said = ", ".join(f"{_NAMES[name]} {one.text}" for name, one in zip(_PERCENTILES, own, strict=True))
    title = salary.career.title
    alt = f"Dot chart of {salary.basis} pay percentiles, {title} beside all occupations. {title}: {said}."
    return charts.ladder([(title, own), ("All occupations", everyone)], f"US dollars {salary.per}", alt)
