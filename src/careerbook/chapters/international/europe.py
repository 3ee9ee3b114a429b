"""The exhibit of the outlook in Europe, at the two-digit groups that Cedefop's forecast has."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import checked_again, when
from careerbook.figures.case import Case
from careerbook.figures.links import sources_of
from careerbook.figures.outlook_europe import NAMES, UNION, Pair, area, europe, openings, span
from careerbook.metrics.outlook_abroad import Outlook


def exhibit(case: Case) -> Exhibit:
    """The nearest group in the Union and in each country, beside all occupations there; other groups for the Union."""
    pairs, others = europe(case)
    return Exhibit("outlook-europe", _takeaway(pairs), _standfirst(case, pairs), _table(pairs, others), _chart(pairs))


def _takeaway(pairs: Sequence[Pair]) -> Prose:
    if not pairs or pairs[0][0]["growth_pct"].value is None:
        return say("Europe’s forecast can’t be matched to this occupation")
    group, everyone = (outlook["growth_pct"] for outlook in pairs[0])
    start = "In the European Union employment in the occupation’s two-digit group is projected to "
    if group.text.lstrip("−") == "0.0%":
        return say(start + "stay about the same over {y}; all occupations {a}", y=when(group), a=everyone)
    way = "grow" if (group.value or 0) > 0 else "shrink"
    return say(start + "{way} by {g:size} over {y}; all occupations {a}", way=way, g=group, y=when(group), a=everyone)


def _standfirst(case: Case, pairs: Sequence[Pair]) -> Prose:
    if not pairs:
        return say("No published crosswalk leads from this occupation to the groups of Europe’s forecast.")
    first, last = span(case.dataset)
    return join([
        say(
            "Cedefop’s Skills forecast for {g}, the deepest level it has: the group holds many other occupations, so "
            "this is the outlook of a field, not of the occupation. {a} to {b} are the years of the projection for the "
            "United States; the copy at hand does not say from which year on its figures are projected.",
            g=mark(f"ISCO-08 group {pairs[0][0].code}"),
            a=period(first),
            b=period(last),
        ),
        _openings_sentence(openings(case)),
        say("No margin of error is published, so countries are not ranked."),
        checked_again(sources_of(case.dataset, pairs[0][0].figures.values())),
    ])


def _openings_sentence(a_year: Estimate | None) -> Prose | None:
    if a_year is None:
        return None
    return say(
        "Openings are published by one-digit group only: {o} a year on average over {y} in the Union’s group {m}, "
        "new jobs and replacement together.",
        o=a_year,
        y=when(a_year),
        m=mark(f"ISCO-08 major group {a_year.id.split('.')[2]}"),
    )


def _table(pairs: Sequence[Pair], others: Sequence[Pair]) -> Table:
    columns = (
        Column("area", "Country", "country or the European Union", kind="text"),
        Column("group", "Group", "two-digit group of ISCO-08", kind="text"),
        Column("employment_base", "Workers in the base year", "employment in the base year", "persons"),
        Column("employment_target", "in the target year", "employment in the target year", "persons"),
        Column("growth_pct", "Growth", "growth of employment over the span", "percent"),
        Column("all_growth_pct", "All occupations", "growth of all occupations' employment", "percent"),
    )
    rows = [_row(*pair) for pair in (*pairs[:1], *others, *pairs[1:])]
    note = (
        say(
            "Base year {a}, target year {b}.",
            a=when(pairs[0][0]["employment_base"]),
            b=when(pairs[0][0]["employment_target"]),
        )
        if pairs
        else say("Nothing is at hand.")
    )
    return Table("Projected employment in Europe", columns, tuple(rows or [("No group", *[None] * 5)]), (note,))


def _row(group: Outlook, everyone: Outlook) -> tuple[Value, ...]:
    figures = (group[name] for name in NAMES)
    return (area(group.country_code), f"ISCO-08 {group.code}", *figures, everyone["growth_pct"])


def _chart(pairs: Sequence[Pair]) -> charts.Chart | None:
    growing = [group for group, _ in pairs if group["growth_pct"].value is not None]
    ranked = sorted(growing, key=lambda group: group["growth_pct"].value or 0)
    if len(ranked) < 2:
        return None
    low, high = ranked[0], ranked[-1]
    named = {UNION, low.country_code, high.country_code}
    points = [
        Point(name := area(group.country_code), group["growth_pct"], name if group.country_code in named else "")
        for group in ranked
    ]
    alt = (
        f"Strip of the projected growth of employment in the two-digit group, {low['growth_pct'].reference_period}, "
        f"one dot a country, from {low['growth_pct'].text} in {area(low.country_code)} to {high['growth_pct'].text} in "
        f"{area(high.country_code)}."
    )
    return charts.strip(points, "growth of employment, percent", alt, is_logarithmic=False)
