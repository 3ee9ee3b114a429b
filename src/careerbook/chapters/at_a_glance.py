"""The opening of a report: key facts, takeaways, and the spread of pay; all but the last are of later chapters."""

from __future__ import annotations

from itertools import islice

from careerbook import charts
from careerbook.chapters.international import pay_there
from careerbook.chapters.outlook import projection
from careerbook.chapters.salary import overview, worth
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Takeaways
from careerbook.exhibits.prose import Prose, mark, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import interval, the, when
from careerbook.figures import summary
from careerbook.figures.case import Case
from careerbook.figures.pay import PERCENTILES, Pay, pay

_BY_WEIGHT = (overview.ladder, projection.projection, pay_there.near, projection.openings, worth.history)
_TAKEAWAYS = 3
_NAMES = dict(zip(PERCENTILES, ("P10", "P25", "Median", "P75", "P90"), strict=True))


def facts(case: Case) -> Facts:
    """Median pay, jobs, growth, openings, education, pay abroad: each with its period and error."""
    median, _, jobs = overview.facts(case).facts
    return Facts((median, jobs, *projection.facts(case).facts, _abroad(case)))


def _abroad(case: Case) -> Fact:
    """Pay in the first comparator abroad whose figure is of the occupation's own group or one near it."""
    comparison, annual = summary.abroad(case), summary.annual_pay_abroad(case)
    if comparison is None:
        return Fact("Pay abroad", annual, say("{why}", why=annual.reason))
    note = say(
        "at US prices; {s} a year, {y}, {fit} match; {error}",
        s=comparison.statistic,
        y=mark(comparison.lcu.reference_period),
        fit=mark(comparison.grade),
        error=interval(annual) or say("no error is published"),
    )
    return Fact(f"Pay in {the(comparison.country)}", annual, note)


def takeaways(case: Case) -> Takeaways:
    """What three of the chapters' own exhibits say: the first three, in order of weight, that have a figure."""
    headings = (exhibit(case).takeaway for exhibit in _BY_WEIGHT)
    return Takeaways(tuple(islice((heading for heading in headings if heading.estimates), _TAKEAWAYS)))


def spread(case: Case) -> Exhibit:
    """Percentiles of the occupation, all occupations and its major group; no chart without a plain figure."""
    wages = pay(case)
    rows = [(case.title, [wages[name] for name in PERCENTILES])]
    rows += [(group.name, [group.pay(wages.basis, name) for name in PERCENTILES]) for group in summary.groups(case)]
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
    )
    standfirst = say(
        "Percentiles of {basis} pay in {y}: a tenth earn less than {low}, a tenth more than {high}. No error is "
        "published for percentiles.",
        basis=wages.basis,
        y=when(wages["median"]),
        low=mark("P10"),
        high=mark("P90"),
    )
    table = Table("Pay at a glance", columns, tuple((name, *percentiles) for name, percentiles in rows))
    return Exhibit("pay-at-a-glance", _takeaway(wages), standfirst, table, _chart(wages, rows))


def _takeaway(wages: Pay) -> Prose:
    median, everyone = wages["median"], wages.groups[0].pay(wages.basis, "median")
    if median.value is None and median.status is not Status.TOP_CODED:
        return say("What is published of its pay")
    half = "Half earn less than {m} {per} and half more; for all occupations together the middle is {all}"
    if median.status is Status.TOP_CODED:
        half = "Half earn {m} {per}; in all occupations together half earn more than {all}"
    return say(half, m=median, per=wages.per, all=everyone)


def _chart(wages: Pay, rows: list[tuple[str, list[Estimate]]]) -> charts.Chart | None:
    if not any(percentile.value is not None for percentile in rows[0][1]):
        return None
    amounts = "; ".join(
        f"{name}: {', '.join(f'{label} {each.text}' for label, each in zip(_NAMES.values(), figures, strict=True))}"
        for name, figures in rows
    )
    alt = f"Dot chart of {wages.basis} pay percentiles. {amounts}."
    return charts.ladder(rows, f"US dollars {wages.per}", alt)
