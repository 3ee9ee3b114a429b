"""The one exhibit of the opening: the spread of pay, beside all occupations and the major group."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.common import when
from careerbook.chapters.salary import Salary
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, mark, say
from careerbook.exhibits.tables import Column, Table

_NAMES = {"p10": "P10", "p25": "P25", "median": "Median", "p75": "P75", "p90": "P90"}
_GROUPS = 2


def exhibit(salary: Salary) -> Exhibit:
    """Percentiles of the occupation, all occupations and its major group; no chart without a plain figure."""
    rows = _rows(salary)
    is_drawable = any(one.value is not None for one in rows[0][1])
    return Exhibit(
        "pay-at-a-glance",
        _takeaway(salary),
        _standfirst(salary),
        _table(rows),
        _chart(salary, rows) if is_drawable else None,
    )


def _rows(salary: Salary) -> list[tuple[str, list[Estimate]]]:
    own = (salary.career.title, [salary.pay(name) for name in _NAMES])
    groups = salary.groups[:_GROUPS]
    return [own, *((one.name, [one.pay(salary.basis, name) for name in _NAMES]) for one in groups)]


def _takeaway(salary: Salary) -> Prose:
    median, everyone = salary.pay("median"), salary.groups[0].pay(salary.basis, "median")
    if median.status is Status.TOP_CODED:
        return say(
            "Half earn {m} {per}; in all occupations together half earn more than {all}",
            m=median,
            per=salary.per,
            all=everyone,
        )
    if median.value is None:
        return say("What is published of its pay")
    return say(
        "Half earn less than {m} {per} and half more; for all occupations together the middle is {all}",
        m=median,
        per=salary.per,
        all=everyone,
    )


def _standfirst(salary: Salary) -> Prose:
    return say(
        "Percentiles of {basis} pay in {y}: a tenth earn less than {low}, a tenth more than {high}. No error is "
        "published for percentiles.",
        basis=salary.basis,
        y=when(salary.pay("median")),
        low=mark("P10"),
        high=mark("P90"),
    )


def _table(rows: list[tuple[str, list[Estimate]]]) -> Table:
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
    )
    return Table("Pay at a glance", columns, tuple((name, *figures) for name, figures in rows))


def _chart(salary: Salary, rows: list[tuple[str, list[Estimate]]]) -> charts.Chart:
    said = "; ".join(
        f"{name}: {', '.join(f'{label} {one.text}' for label, one in zip(_NAMES.values(), figures, strict=True))}"
        for name, figures in rows
    )
    alt = f"Dot chart of {salary.basis} pay percentiles. {said}."
    return charts.ladder(rows, f"US dollars {salary.per}", alt)
