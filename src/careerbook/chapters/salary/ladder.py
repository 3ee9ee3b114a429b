"""The exhibit of pay from the lowest to the highest tenth, beside that of other occupations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import in_a_sentence, when
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary

_PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_NAMES = {"p10": "P10", "p25": "P25", "median": "Median (P50)", "p75": "P75", "p90": "P90"}
_OTHER = {"annual": "hourly", "hourly": "annual"}
_PER = {"annual": "a year", "hourly": "an hour"}


def exhibit(salary: Salary) -> Exhibit:
    """The pay ladder beside those of others; no chart if no percentile is published as a number."""
    drawable = any(salary.pay(name).value is not None for name in _PERCENTILES)
    chart = _chart(salary) if drawable else None
    return Exhibit("pay-ladder", _takeaway(salary), _standfirst(salary), _table(salary), chart)


def _takeaway(salary: Salary) -> Prose:
    low, high, title = salary.pay("p25"), salary.pay("p75"), in_a_sentence(salary.career.title)
    if low.value is None or high.value is None:
        return say("What is published of the pay of {t}", t=title)
    return say(
        "The middle half of {t} earn between {low} and {high} {per}", t=title, low=low, high=high, per=salary.per
    )


def _standfirst(salary: Salary) -> Prose:
    return join([
        say(
            "Percentiles of {basis} pay in {y}, before tax and without overtime, wage and salary workers in all "
            "places and levels of experience. For most occupations the survey's annual pay is hourly pay times {h} "
            "hours: that of a full year at full time.",
            basis=salary.basis,
            y=when(salary.pay("median")),
            h=declared("statistic", "2,080"),
        ),
        say(
            "The dots are {p}, the thick line is the middle half{mean}. Percentiles are not stages of a career: "
            "they say nothing on what experience pays.",
            p=mark("P10, P25, the median, P75 and P90"),
            mean=", the diamond is the mean" if salary.pay("mean").error else "",
        ),
        _related(salary),
    ])


def _related(salary: Salary) -> Prose:
    if any(group.prefix.startswith("related.") for group in salary.groups):
        return say(
            "The related occupations are those that the O*NET database lists as closest in what people do and know."
        )
    return say("No related occupations are listed for it.")


def _table(salary: Salary) -> Table:
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        Column("pay_period", "Per", "pay period", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
        Column("wage_mean_usd", "Mean", "mean pay", "US$"),
        Column("wage_mean_low_usd", "from", "lower end of the mean's 90-percent interval", "US$"),
        Column("wage_mean_high_usd", "to", "upper end of the mean's 90-percent interval", "US$"),
    )
    title, other = salary.career.title, _OTHER[salary.basis]
    rows = [_row(title, salary.basis, salary.figures), _row(title, other, salary.figures)]
    rows += [_row(group.name, salary.basis, group.figures, group.prefix) for group in salary.groups]
    return Table("Pay by percentile", columns, tuple(rows), tuple(_notes(salary)))


def _row(name: str, basis: str, figures: Mapping[str, Estimate], prefix: str = "") -> tuple[Value, ...]:
    of = f"{prefix}wage.{basis}"
    mean = figures[f"{of}.mean"]
    bounds = ends(mean) or (None, None)
    percentiles = (figures[f"{of}.{key}"] for key in _PERCENTILES)
    return (name, _PER[basis].split()[1], *percentiles, mean, *bounds)


def _notes(salary: Salary) -> list[Prose]:
    error = salary.figures["wage.mean.rse"]
    return [_interval(error)] if error.value is not None else []


def _interval(error: Estimate) -> Prose:
    return say(
        "From and to are the ends of the {n} interval that the mean's relative standard error ({e} for this "
        "occupation) gives. No error is published for percentiles, and the mean's is not lent to them.",
        n=declared("statistic", "90-percent"),
        e=error,
    )


def _chart(salary: Salary) -> charts.Chart:
    own = [salary.pay(name) for name in _PERCENTILES]
    said = ", ".join(f"{_NAMES[name]} {one.text}" for name, one in zip(_PERCENTILES, own, strict=True))
    title = salary.career.title
    others = [(group.name, [group.pay(salary.basis, name) for name in _PERCENTILES]) for group in salary.groups]
    beside = ", ".join(name for name, _ in others)
    medians = ", ".join(f"{name} {one[2].text}" for name, one in others)
    alt = (
        f"Dot chart of {salary.basis} pay percentiles, {title} beside {beside}. {title}: {said}. "
        f"Medians of the others: {medians}."
    )
    return charts.ladder([(title, own), *others], f"US dollars {salary.per}", alt, mean=salary.pay("mean"))
