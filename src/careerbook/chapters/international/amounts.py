"""The exhibit of pay where the occupation's own group or one near it is published, and the table of countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerbook import charts
from careerbook.charts import Point
from careerbook.core.comparators import HOME
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import the
from careerbook.figures.case import Case
from careerbook.figures.pay_abroad import alike, first, near
from careerbook.metrics.abroad import Comparison


def exhibit(case: Case) -> Exhibit:
    """Pay as published, in US dollars and in international dollars; like measures in chart and takeaway.

    Shown are the comparators and every other country with a group near the occupation.
    """
    shown = near(case)
    rows = table(shown, "Pay in the comparison countries, by how well the published group fits", detailed=True)
    return Exhibit("pay-abroad", _takeaway(first(case)), _standfirst(shown), rows, _chart(shown))


def _takeaway(comparators: Sequence[Comparison]) -> Prose:
    compared = alike(comparators)
    if len(compared) < 2 or compared[0].country_code != HOME:
        return say("Pay abroad, as far as it can be compared")
    paid = listed([say("{p} in {c}", p=each.ppp_annual, c=the(each.country)) for each in compared])
    return say("At the prices of the United States, median pay a year is {paid}, as far as groups compare", paid=paid)


def _standfirst(shown: Sequence[Comparison]) -> Prose:
    errors = [
        say("The published coefficient of variation for {c} is {cv}.", c=the(each.country), cv=each.cv)
        for each in shown
        if each.cv
    ]
    return join([_basis(), _ranges(shown), *errors])


def _basis() -> Prose:
    return say(
        "Pay before tax. Only medians of the occupation's own group or one near it, not more than {n} years older than "
        "the latest, are drawn and compared; means and broad groups are in tables alone. Some count full-time workers "
        "only, some all: the table says which. Hourly pay is multiplied by {h} hours for a year: a proxy.",
        n=rule("8"),
        h=declared("statistic", "2,080"),
    )


def _ranges(shown: Sequence[Comparison]) -> Prose | None:
    if not any(each.range for each in shown):
        return None
    return say(
        "Where the crosswalk gives several groups, the dot is the closest one and the band reaches from the lowest to "
        "the highest paid of them: it is no margin of error."
    )


def _chart(shown: Sequence[Comparison]) -> charts.Chart | None:
    drawn = alike(shown)
    if not drawn:
        return None
    names: dict[str, str | int] = {each.country_code: f"{each.country} ({each.grade}; {each.basis})" for each in drawn}
    points = [Point(names[each.country_code], each.ppp_annual) for each in drawn]
    spans: dict[str | int, tuple[Estimate, Estimate]] = {
        names[each.country_code]: (each.range[0].ppp_annual, each.range[1].ppp_annual) for each in drawn if each.range
    }
    listing = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of median pay a year in international dollars, by country and grade of match: {listing}."
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
    cells = tuple(_row(each, detailed=detailed) for each in rows)
    rescaled = [mark(_RESCALED)] if any(_is_rescaled(each) for each in rows) else []
    return Table(caption, columns, cells, (*_late(rows), *rescaled, *notes))


_RESCALED = (
    "Rescaled: the copy at hand gives the pay for another period than the publisher does. How is said where the figure "
    "is opened."
)


def _late(rows: Sequence[Comparison]) -> list[Prose]:
    if not any(each.is_late for each in rows):
        return []
    return [mark("Rates of an earlier year than the pay are the nearest that the World Bank has published.")]


def _groups(rows: Sequence[Comparison]) -> list[Prose]:
    """The further groups that the crosswalk gives, with what they are paid."""
    others = [(each.country, other) for each in rows for other in each.others]
    return [
        say(
            "Also in {c}: {g}, {l}; {p} a year.", g=mark(_group(other)), c=the(country), l=other.lcu, p=other.ppp_annual
        )
        for country, other in others
    ]


def _titles(rows: Sequence[Comparison]) -> list[Prose]:
    return [mark(f"{group.rstrip('.')}.") for group in dict.fromkeys(_group(each) for each in rows if each.match)]


def _row(comparison: Comparison, *, detailed: bool) -> tuple[Value, ...]:
    figures = (
        comparison.lcu,
        None if comparison.match is None else comparison.lcu.unit.partition(" per ")[2],
        comparison.usd,
        comparison.ppp,
        comparison.ppp_annual,
    )
    low, high = (end.ppp_annual for end in comparison.range) if comparison.range else (None, None)
    if comparison.match is None:
        return (comparison.country, *figures, low, high, None, None, None, None, str(comparison.grade))
    group = _group(comparison) if detailed else f"{comparison.match.classification} {comparison.match.code}"
    return (
        comparison.country,
        *figures,
        low,
        high,
        kind(comparison),
        comparison.lcu.reference_period,
        comparison.rates_of or None,
        group,
        str(comparison.grade),
    )


def kind(comparison: Comparison) -> str:
    """Statistic and who is counted, with what a reader has to know of the figure."""
    words = f"{comparison.statistic}, {comparison.basis}"
    if comparison.lcu.status is Status.UNRELIABLE:
        words += "; flagged unreliable"
    if any(cell.transcribed for cell in comparison.lcu.cells[:1]):
        words += "; transcription"
    if _is_rescaled(comparison):
        words += ", rescaled"
    return words


def _is_rescaled(comparison: Comparison) -> bool:
    """Whether the copy at hand gives the pay for another period than the publisher does."""
    return bool(re.search(r" [x/] \d", comparison.lcu.details.get("note", "")))


def _group(comparison: Comparison) -> str:
    assert comparison.match is not None
    return f"{comparison.match.classification} {comparison.match.code}: {comparison.group_title}"
