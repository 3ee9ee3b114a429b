"""Pay where the occupation's own group or one near it is published: facts, opening, exhibit, table of countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import alternative
from careerbook.charts import Point
from careerbook.core.comparators import HOME
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import the
from careerbook.figures.case import Case
from careerbook.figures.pay_abroad import alike, first, of_countries
from careerbook.figures.pay_abroad import near as near_countries
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade

_INT = "international dollars"
_LATE = "Rates of an earlier year than the pay are the nearest that the World Bank has published."
_RESCALED = (
    "Rescaled: the copy at hand gives the pay for another period than the publisher does. How is said where the figure "
    "is opened."
)


def facts(case: Case) -> Facts:
    """Pay in the countries shown first, in international dollars a year, where a group near the occupation is known."""
    return Facts(tuple(_fact(each) for each in first(case) if each.ppp_annual.value is not None and each.is_near))


def _fact(pay: Comparison) -> Fact:
    year, grade = mark(pay.lcu.reference_period), mark(pay.grade)
    return Fact(pay.country, pay.ppp_annual, say("Int$ a year; {s}, {y}, {g}", s=pay.statistic, y=year, g=grade))


def opening(case: Case) -> Paragraph:
    """What the figures are in, how well each country's group fits, and what can't be said."""
    abroad = [each for each in first(case) if each.country_code != HOME]
    by_grade = {grade: [each for each in abroad if each.grade is grade] for grade in Grade}
    broad = [each for each in abroad if each.grade in (Grade.MINOR, Grade.SUB_MAJOR, Grade.MAJOR)]
    price = "International dollars remove price differences: one buys as much as a US dollar does in the United States."
    sentences = [
        say(price),
        _listed("The occupation's own unit group is at hand for {c}.", by_grade[Grade.EXACT]),
        _listed("For {c} it is a unit group that holds other occupations too.", by_grade[Grade.SHARED]),
        _listed("For {c} the nearest group at hand stands in.", by_grade[Grade.NEAR]),
        _listed("For {c} only a broad group of occupations is at hand; it says little of this one.", broad),
        _listed("For {c} no comparable figure is at hand.", [each for each in abroad if each.match is None]),
        say("No margin of error is published with most of these figures, so no ranking is claimed."),
    ]
    return Paragraph(join(sentences))


def _listed(template: str, comparisons: Sequence[Comparison]) -> Prose | None:
    return say(template, c=listed([the(each.country) for each in comparisons])) if comparisons else None


def near(case: Case) -> Exhibit:
    """Pay as published, in US dollars and in international dollars; like measures in chart and takeaway.

    Shown are the comparators and every other country with a group near the occupation.
    """
    shown = near_countries(case)
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
    basis = say(
        "Pay before tax. Only medians of the occupation's own group or one near it, not more than {n} years older than "
        "the latest, are drawn and compared; means and broad groups are in tables alone. Some count full-time workers "
        "only, some all: the table says which. Hourly pay is multiplied by {h} hours for a year: a proxy.",
        n=rule("8"),
        h=declared("statistic", "2,080"),
    )
    ranges = say(
        "Where the crosswalk gives several groups, the dot is the closest one and the band reaches from the lowest to "
        "the highest paid of them: it is no margin of error."
    )
    return join([basis, ranges if any(each.range for each in shown) else None, *errors])


def _chart(shown: Sequence[Comparison]) -> charts.Chart | None:
    drawn = alike(shown)
    if not drawn:
        return None
    names: dict[str, str | int] = {each.country_code: f"{each.country} ({each.grade}; {each.basis})" for each in drawn}
    points = [Point(names[each.country_code], each.ppp_annual) for each in drawn]
    spans: dict[str | int, tuple[Estimate, Estimate]] = {
        names[each.country_code]: (each.range[0].ppp_annual, each.range[1].ppp_annual) for each in drawn if each.range
    }
    alt = alternative("Dot chart of median pay a year in international dollars, by country and grade of match", points)
    title = "international dollars a year"
    return charts.intervals(points, title, alt, tickformat=",.0f", highlight=[points[0].at], spans=spans)


def pay_in_countries(case: Case) -> Table:
    """Pay in the countries of the case and in no other."""
    return table(of_countries(case), "Pay in the countries chosen", detailed=True)


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
    late = [mark(_LATE)] if any(each.is_late for each in rows) else []
    rescaled = [mark(_RESCALED)] if any(_is_rescaled(each) for each in rows) else []
    groups = dict.fromkeys(_group(each) for each in rows if each.match)
    notes = _others(rows) if detailed else [mark(f"{group.rstrip('.')}.") for group in groups]
    cells = tuple(_row(each, detailed=detailed) for each in rows)
    return Table(caption, columns, cells, (*late, *rescaled, *notes))


def _others(rows: Sequence[Comparison]) -> list[Prose]:
    """The further groups that the crosswalk gives, with what they are paid."""
    also = "Also in {c}: {g}, {l}; {p} a year."
    others = [(the(each.country), other) for each in rows for other in each.others]
    return [say(also, g=mark(_group(of)), c=country, l=of.lcu, p=of.ppp_annual) for country, of in others]


def _row(comparison: Comparison, *, detailed: bool) -> tuple[Value, ...]:
    lcu, match, grade = comparison.lcu, comparison.match, str(comparison.grade)
    low, high = (end.ppp_annual for end in comparison.range) if comparison.range else (None, None)
    converted = (comparison.usd, comparison.ppp, comparison.ppp_annual, low, high)
    if match is None:
        return (comparison.country, lcu, None, *converted, None, None, None, None, grade)
    group = _group(comparison) if detailed else f"{match.classification} {match.code}"
    about = (kind(comparison), lcu.reference_period, comparison.rates_of or None, group, grade)
    return (comparison.country, lcu, period_of(comparison), *converted, *about)


def period_of(comparison: Comparison) -> str:
    """The pay period of the figure as published: 'month'."""
    return comparison.lcu.unit.partition(" per ")[2]


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
