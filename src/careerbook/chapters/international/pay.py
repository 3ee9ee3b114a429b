"""The exhibit of pay where the occupation's own group or one near it is published, and the table of countries."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.international.opening import enumerated, the
from careerbook.charts import Point
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics.abroad import Comparison

YEARS = 8
"""Pay that is older than the latest by more years than these is in the tables, and not compared."""


def exhibit(first: Sequence[Comparison], near: Sequence[Comparison]) -> Exhibit:
    """Pay as published, in US dollars and in international dollars; like measures in chart and takeaway.

    `first` are the comparators, `near` they and every other country with a group near the occupation.
    """
    rows = table(near, "Pay in the comparison countries, by how well the published group fits", detailed=True)
    return Exhibit("pay-abroad", _takeaway(first), _standfirst(near), rows, _chart(near))


def alike(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those that may be compared: medians of the occupation's own group or one near it, not too old."""
    latest = max((one.year for one in comparisons), default=0)
    return [
        one
        for one in comparisons
        if one.is_near and one.statistic == "median" and one.ppp_annual.value is not None and one.year >= latest - YEARS
    ]


def _takeaway(first: Sequence[Comparison]) -> Prose:
    known = alike(first)
    if len(known) < 2 or known[0].country_code != "USA":
        return say("Pay abroad, as far as it can be compared")
    paid = enumerated([say("{p} in {c}", p=one.ppp_annual, c=the(one.country)) for one in known])
    return say("At the prices of the United States, median pay a year is {paid}, as far as groups compare", paid=paid)


def _standfirst(near: Sequence[Comparison]) -> Prose:
    errors = [
        say("The published coefficient of variation for {c} is {cv}.", c=the(one.country), cv=one.cv)
        for one in near
        if one.cv
    ]
    return join([_basis(), _ranges(near), *errors])


def _basis() -> Prose:
    return say(
        "Pay before tax. Only medians of the occupation's own group or one near it, not more than {n} years older than "
        "the latest, are drawn and compared; means and broad groups are in tables alone. Some count full-time workers "
        "only, some all: the table says which. Hourly pay is multiplied by {h} hours for a year: a proxy.",
        n=rule("8"),
        h=declared("statistic", "2,080"),
    )


def _ranges(near: Sequence[Comparison]) -> Prose | None:
    if not any(one.range for one in near):
        return None
    return say(
        "Where the crosswalk gives several groups, the dot is the closest one and the band reaches from the lowest to "
        "the highest paid of them: it is no margin of error."
    )


def _chart(near: Sequence[Comparison]) -> charts.Chart | None:
    drawn = alike(near)
    if not drawn:
        return None
    names: dict[str, str | int] = {one.country_code: f"{one.country} ({one.grade}; {one.basis})" for one in drawn}
    points = [Point(names[one.country_code], one.ppp_annual) for one in drawn]
    spans: dict[str | int, tuple[Estimate, Estimate]] = {
        names[one.country_code]: (one.range[0].ppp_annual, one.range[1].ppp_annual) for one in drawn if one.range
    }
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of median pay a year in international dollars, by country and grade of match: {said}."
    title = "international dollars a year"
    return charts.intervals(points, title, alt, tickformat=",.0f", highlight=[points[0].at], spans=spans)


_INT = "international dollars"


def table(rows: Sequence[Comparison], caption: str, *, detailed: bool) -> Table:
    """A country a row. `detailed` writes out the groups, their range and the year's pay; else notes name groups."""
    columns = (
        Column("country", "Country", "country", kind="text"),
        Column("earnings_lcu", "As published", "earnings in local currency, for the pay period"),
        Column("pay_period", "Per", "pay period", kind="text"),
        Column("earnings_usd", "US dollars", "at the year's exchange rate, for the pay period"),
        Column("earnings_ppp", "International dollars", "at private-consumption PPP, for the pay period"),
        Column("earnings_ppp_annual", "a year", "international dollars a year", _INT, shown=detailed),
        Column("lowest_group_ppp_annual", "Lowest group", "lowest of the crosswalk's groups", _INT, shown=detailed),
        Column("highest_group_ppp_annual", "Highest group", "highest of the crosswalk's groups", _INT, shown=detailed),
        Column("measure", "Kind of average", "statistic and who is counted", kind="text"),
        Column("reference_period", "Period", "reference period of the pay", kind="text"),
        Column("rates_of", "Rates of", "year of the PPP and exchange rate", kind="text"),
        Column("occupation_group", "Group", "group of the classification", kind="long-text" if detailed else "text"),
        Column("match_grade", "Match", "how well the group fits", kind="text", shown=detailed),
    )
    notes = _groups(rows) if detailed else _titles(rows)
    cells = tuple(_row(one, detailed=detailed) for one in rows)
    rescaled = [mark(_RESCALED)] if any(_is_rescaled(one) for one in rows) else []
    return Table(caption, columns, cells, (*_late(rows), *rescaled, *notes))


_RESCALED = (
    "Rescaled: the copy at hand gives the pay for another period than the publisher does. How is said where the figure "
    "is opened."
)


def _late(rows: Sequence[Comparison]) -> list[Prose]:
    if not any(one.is_late for one in rows):
        return []
    return [mark("Rates of an earlier year than the pay are the nearest that the World Bank has published.")]


def _groups(rows: Sequence[Comparison]) -> list[Prose]:
    """The further groups that the crosswalk gives, with what they are paid."""
    others = [(one.country, other) for one in rows for other in one.others]
    return [
        say(
            "Also in {c}: {g}, {l}; {p} a year.", g=mark(_group(other)), c=the(country), l=other.lcu, p=other.ppp_annual
        )
        for country, other in others
    ]


def _titles(rows: Sequence[Comparison]) -> list[Prose]:
    return [mark(f"{group.rstrip('.')}.") for group in dict.fromkeys(_group(one) for one in rows if one.match)]


def _row(one: Comparison, *, detailed: bool) -> tuple[Value, ...]:
    figures = (
        one.lcu,
        None if one.match is None else one.lcu.unit.partition(" per ")[2],
        one.usd,
        one.ppp,
        one.ppp_annual,
    )
    low, high = (end.ppp_annual for end in one.range) if one.range else (None, None)
    if one.match is None:
        return (one.country, *figures, low, high, None, None, None, None, str(one.grade))
    group = _group(one) if detailed else f"{one.match.classification} {one.match.code}"
    return (
        one.country,
        *figures,
        low,
        high,
        kind(one),
        one.lcu.reference_period,
        one.rates_of or None,
        group,
        str(one.grade),
    )


def kind(one: Comparison) -> str:
    """Statistic and who is counted, with what a reader has to know of the figure."""
    words = f"{one.statistic}, {one.basis}"
    if one.lcu.status is Status.UNRELIABLE:
        words += "; flagged unreliable"
    if any(cell.transcribed for cell in one.lcu.cells[:1]):
        words += "; transcription"
    if _is_rescaled(one):
        words += ", rescaled"
    return words


def _is_rescaled(one: Comparison) -> bool:
    """Whether the copy at hand gives the pay for another period than the publisher does."""
    return any(letter.isdigit() for letter in one.lcu.details.get("note", ""))


def _group(one: Comparison) -> str:
    assert one.match is not None
    return f"{one.match.classification} {one.match.code}: {one.group_title}"
