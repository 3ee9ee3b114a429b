"""The exhibit of the outlook in Europe, at the two-digit groups that Cedefop's forecast has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import checked_again, sources_of, when
from careerbook.chapters.international import loaded
from careerbook.charts import Point
from careerbook.core import countries
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import outlook_abroad
from careerbook.metrics.matching import Match
from careerbook.metrics.outlook_abroad import Outlook

if TYPE_CHECKING:
    from careerbook.chapters.international import International

_UNION = "EU27"
Pair = tuple[Outlook, Outlook]


def exhibit(section: International) -> Exhibit:
    """The nearest group in the Union and in each country, beside all occupations there; other groups for the Union."""
    match = section.matches.get("ISCO-08")
    groups = _groups(match)
    pairs, others = section.europe
    openings = _openings(section, groups[0][0]) if groups else None
    return Exhibit(
        "outlook-europe",
        _takeaway(pairs),
        _standfirst(section, match, pairs, openings),
        _table(pairs, others),
        _chart(pairs),
    )


def _groups(match: Match | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code[:2] for code in match.codes)) if match else ()


def found(section: International) -> tuple[list[Pair], list[Pair]]:
    """The nearest group in each area beside all occupations there; then the other groups, for the Union only."""
    match = section.matches.get("ISCO-08")
    first, *more = _groups(match) or ("",)
    return _pairs(section, match, first), [pair for code in more for pair in _pairs(section, match, code, only=_UNION)]


def _pairs(section: International, match: Match | None, group: str, only: str = "") -> list[Pair]:
    """Each area's group and all its occupations; the Union first, then countries by name."""
    if match is None:
        return []
    sources, years, found = section.dataset.sources, section.span, []
    rows, everyone = loaded.forecast(section.dataset), loaded.forecast_of_everyone(section.dataset)
    for country in [only] if only else section.forecast_areas:
        if (country, group) in rows and country in everyone:
            own = outlook_abroad.europe(rows[country, group], group, match, years, sources)
            found += [(own, everyone[country])] if own else []
    return sorted(found, key=lambda pair: (pair[0].country_code != _UNION, area(pair[0].country_code)))


def area(country_code: str) -> str:
    """The name of a country or of the Union."""
    return "European Union" if country_code == _UNION else countries.by_code()[country_code].name


def _openings(section: International, major: str) -> Estimate | None:
    return outlook_abroad.openings_a_year(section.outlooks(_UNION), major, section.span, section.dataset.sources)


def _takeaway(pairs: Sequence[Pair]) -> Prose:
    if not pairs or pairs[0][0]["growth_pct"].value is None:
        return say("Europe’s forecast can’t be matched to this occupation")
    own, everyone = (one["growth_pct"] for one in pairs[0])
    start = "In the European Union employment in the occupation’s two-digit group is projected to "
    if own.text.lstrip("−") == "0.0%":
        return say(start + "stay about the same over {y}; all occupations {a}", y=when(own), a=everyone)
    way = "grow" if (own.value or 0) > 0 else "shrink"
    return say(start + "{way} by {g:size} over {y}; all occupations {a}", way=way, g=own, y=when(own), a=everyone)


def _standfirst(section: International, match: Match | None, pairs: Sequence[Pair], openings: Estimate | None) -> Prose:
    if match is None or not pairs:
        return say("No published crosswalk leads from this occupation to the groups of Europe’s forecast.")
    first, last = section.span
    return join([
        say(
            "Cedefop’s Skills forecast for {g}, the deepest level it has: the group holds many other occupations, so "
            "this is the outlook of a field, not of the occupation. {a} to {b} are the years of the projection for the "
            "United States; the copy at hand does not say from which year on its figures are projected.",
            g=mark(f"ISCO-08 group {pairs[0][0].code}"),
            a=period(first),
            b=period(last),
        ),
        _openings_said(openings),
        say("No margin of error is published, so countries are not ranked."),
        checked_again(sources_of(section.dataset, pairs[0][0].figures.values())),
    ])


def _openings_said(openings: Estimate | None) -> Prose | None:
    if openings is None or openings.value is None:
        return None
    return say(
        "Openings are published by one-digit group only: {o} a year on average over {y} in the Union’s group {m}, "
        "new jobs and replacement together.",
        o=openings,
        y=when(openings),
        m=mark(f"ISCO-08 major group {openings.id.split('.')[2]}"),
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


def _row(own: Outlook, everyone: Outlook) -> tuple[Value, ...]:
    names = ("employment_base", "employment_target", "growth_pct")
    return (area(own.country_code), f"ISCO-08 {own.code}", *(own[name] for name in names), everyone["growth_pct"])


def _chart(pairs: Sequence[Pair]) -> charts.Chart | None:
    ranked = sorted(
        (own for own, _ in pairs if own["growth_pct"].value is not None), key=lambda own: own["growth_pct"].value or 0
    )
    if len(ranked) < 2:
        return None
    low, high = ranked[0], ranked[-1]
    named = {_UNION, low.country_code, high.country_code}
    points = [
        Point(name := area(own.country_code), own["growth_pct"], name if own.country_code in named else "")
        for own in ranked
    ]
    alt = (
        f"Strip of the projected growth of employment in the two-digit group, {low['growth_pct'].reference_period}, "
        f"one dot a country, from {low['growth_pct'].text} in {area(low.country_code)} to {high['growth_pct'].text} in "
        f"{area(high.country_code)}."
    )
    return charts.strip(points, "growth of employment, percent", alt, is_logarithmic=False)
