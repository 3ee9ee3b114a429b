"""The one exhibit of the opening: the spread of pay, beside all occupations and the major group."""

from __future__ import annotations

from careerbook import charts
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, mark, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import when
from careerbook.figures.case import Case
from careerbook.figures.pay import PERCENTILES, Pay, pay
from careerbook.figures.summary import groups

_NAMES = dict(zip(PERCENTILES, ("P10", "P25", "Median", "P75", "P90"), strict=True))
_Rows = list[tuple[str, list[Estimate]]]


def exhibit(case: Case) -> Exhibit:
    """Percentiles of the occupation, all occupations and its major group; no chart without a plain figure."""
    wages = pay(case)
    percentiles = [wages[name] for name in PERCENTILES]
    rows = [(case.title, percentiles)]
    rows += [(group.name, [group.pay(wages.basis, name) for name in PERCENTILES]) for group in groups(case)]
    is_drawable = any(estimate.value is not None for estimate in percentiles)
    chart = _chart(wages, rows) if is_drawable else None
    return Exhibit("pay-at-a-glance", _takeaway(wages), _standfirst(wages), _table(rows), chart)


def _takeaway(wages: Pay) -> Prose:
    median, everyone = wages["median"], wages.groups[0].pay(wages.basis, "median")
    if median.status is Status.TOP_CODED:
        return say(
            "Half earn {m} {per}; in all occupations together half earn more than {all}",
            m=median,
            per=wages.per,
            all=everyone,
        )
    if median.value is None:
        return say("What is published of its pay")
    return say(
        "Half earn less than {m} {per} and half more; for all occupations together the middle is {all}",
        m=median,
        per=wages.per,
        all=everyone,
    )


def _standfirst(wages: Pay) -> Prose:
    return say(
        "Percentiles of {basis} pay in {y}: a tenth earn less than {low}, a tenth more than {high}. No error is "
        "published for percentiles.",
        basis=wages.basis,
        y=when(wages["median"]),
        low=mark("P10"),
        high=mark("P90"),
    )


def _table(rows: _Rows) -> Table:
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
    )
    return Table("Pay at a glance", columns, tuple((name, *percentiles) for name, percentiles in rows))


def _chart(wages: Pay, rows: _Rows) -> charts.Chart:
    amounts = "; ".join(
        f"{name}: {', '.join(f'{label} {each.text}' for label, each in zip(_NAMES.values(), figures, strict=True))}"
        for name, figures in rows
    )
    alt = f"Dot chart of {wages.basis} pay percentiles. {amounts}."
    return charts.ladder(rows, f"US dollars {wages.per}", alt)
