"""The exhibits of pay beside that of all occupations at home: of near groups, and of one-digit groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import interval
from careerbook.chapters.international.broad import oldest
from careerbook.chapters.international.opening import enumerated, the
from careerbook.chapters.international.pay import kind
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import abroad, matching, relative
from careerbook.metrics.relative import Position

if TYPE_CHECKING:
    from careerbook.chapters.international import International


def exhibit(section: International) -> Exhibit:
    """The comparators and every near country; beside each the one-digit group's position, set apart."""
    shown = section.positions
    return Exhibit("relative-pay", _takeaway(shown), _standfirst(section, shown), _table(section, shown), _chart(shown))


def _takeaway(shown: Sequence[Position]) -> Prose:
    known = [one for one in shown if _is_median(one)]
    if not known:
        return say("Pay beside that of all occupations in the same country")
    first, *rest = [say("in {c}", c=the(one.comparison.country)) for one in known]
    parts = [say("{p} of the median of all occupations {c}", p=known[0].pct, c=first)]
    parts += [say("{p} {c}", p=one.pct, c=where) for one, where in zip(known[1:], rest, strict=True)]
    return say("Median pay is {p}", p=enumerated(parts))


def _is_median(one: Position) -> bool:
    return one.pct.value is not None and one.comparison.statistic == "median" and one.comparison.is_near


def _standfirst(section: International, shown: Sequence[Position]) -> Prose:
    errors = [
        say("{c}, {k}: {i}.", c=_sentence_start(one), k=one.comparison.statistic, i=bounds)
        for one in shown
        if (bounds := interval(one.pct)) is not None
    ]
    lacking = [one for one in shown if one.pct.value is None and one.comparison.is_near]
    return join([
        say(
            "Pay of the group in percent of pay of all occupations in the same country: same source, average, people "
            "counted, pay period and year. It needs no exchange rate and no price comparison, and what a survey counts "
            "as pay weighs on both figures alike. So it survives a group that fits loosely better than amounts do; a "
            "wrong group it does not mend."
        ),
        _by_the_hour(section),
        _none_at_hand(lacking),
        *errors,
        say("Medians have no published error in most sources, so small differences say nothing."),
    ])


def _sentence_start(one: Position) -> str:
    name = the(one.comparison.country)
    return name[0].upper() + name[1:]


def _by_the_hour(section: International) -> Prose | None:
    if not section.near[0].lcu.unit.endswith("hour"):
        return None
    return say("For the United States both are pay by the hour, which says nothing of how many hours are worked.")


def _none_at_hand(lacking: Sequence[Position]) -> Prose | None:
    if not lacking:
        return None
    countries = enumerated([say("{c}", c=the(one.comparison.country)) for one in lacking])
    return say("For {c} there is none: the source has no figure of the same kind for all occupations.", c=countries)


def _table(section: International, shown: Sequence[Position]) -> Table:
    groups = {one.comparison.country_code: one for one in section.group_positions}
    columns = (
        Column("country", "Country", "country", kind="text"),
        Column("earnings_lcu", "The group", "earnings of the group as published"),
        Column("earnings_lcu_all", "All occupations", "earnings of all occupations, same source and kind"),
        Column("pay_period", "Per", "pay period", kind="text"),
        Column("pct_of_all", "Of all occupations", "the group in percent of all occupations", "percent"),
        Column("pct_of_all_low", "Low", "low end of the interval of the published errors", "percent", shown=False),
        Column("pct_of_all_high", "High", "high end of the interval of the published errors", "percent", shown=False),
        Column("measure", "Kind of average", "statistic and who is counted", kind="text"),
        Column("reference_period", "Period", "reference period of the pay", kind="text"),
        Column("match_grade", "Match", "how well the group fits", kind="text"),
        Column("group_pct_of_all", "Its 1-digit group", "mean of the one-digit group in percent of all", "ILOSTAT"),
        Column("group_period", "of", "reference period of the one-digit group's pay", kind="text"),
    )
    rows = tuple(_row(one, groups.get(one.comparison.country_code)) for one in shown)
    note = say(
        "The last columns are set apart: the broad group of ILOSTAT's international classification, means of all "
        "employees. They compare countries by one measure and say little of this occupation."
    )
    return Table("Pay beside that of all occupations at home", columns, rows, (note,))


def _row(one: Position, group: Position | None) -> tuple[Value, ...]:
    own, (low, high) = one.comparison, one.ends or (None, None)
    if not own.is_near and one.pct.value is not None:
        group = one
    broad = (group.pct, group.comparison.lcu.reference_period) if group else (None, None)
    if not own.is_near:
        return own.country, *[None] * 8, str(own.grade), *broad
    per = own.lcu.unit.partition(" per ")[2]
    return (
        own.country,
        own.lcu,
        one.everyone,
        per,
        one.pct,
        low,
        high,
        kind(own),
        own.lcu.reference_period,
        str(own.grade),
        *broad,
    )


def _chart(shown: Sequence[Position]) -> charts.Chart | None:
    known = [one for one in shown if _is_median(one)]
    if len(known) < 2:
        return None
    points = [
        Point(f"{one.comparison.country} ({one.comparison.grade}; {one.comparison.basis})", one.pct) for one in known
    ]
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of median pay in percent of the median of all occupations at home: {said}."
    title = "percent of the median of all occupations"
    return charts.intervals(points, title, alt, tickformat=".0f", highlight=[points[0].at])


def world(section: International) -> Exhibit:
    """The one-digit group beside all occupations in every country of ILOSTAT's, means only."""
    found = [one for one in section.group_positions if one.pct.value is not None]
    recent = [one for one in found if one.comparison.year >= oldest(section)]
    chart = _strip(section, recent)
    return Exhibit("relative-world", _world_takeaway(recent), _world_standfirst(section, recent), _wide(found), chart)


def _world_takeaway(recent: Sequence[Position]) -> Prose:
    if len(recent) < 2:
        return say("The one-digit group beside all occupations, country by country")
    n = abroad.count("international.countries_relative", [one.comparison for one in recent])
    return say(
        "In half of {n} countries the occupation’s one-digit group earns more than {m} of the mean of all occupations",
        m=relative.middle(recent),
        n=n,
    )


def _world_standfirst(section: International, recent: Sequence[Position]) -> Prose:
    isco = section.matches.get("ISCO-08")
    if isco is None or not recent:
        return say("No published crosswalk leads from this occupation to the international classification.")
    return say(
        "{g}, mean pay of all employees in percent of that of all occupations, both from ILOSTAT and of the same "
        "survey, {a} or later. The group holds many other occupations. The percentage depends on what the rest of a "
        "country’s people do: where most work in poorly paid jobs, it is high. Neighbors in the chart are not ranked.",
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
        a=period(oldest(section)),
    )


def _wide(found: Sequence[Position]) -> Table:
    columns = (
        Column("country", "Country", "country", kind="text"),
        Column("earnings_lcu", "The group", "mean earnings of the one-digit group as published", shown=False),
        Column("earnings_lcu_all", "All occupations", "mean earnings of all occupations, same source", shown=False),
        Column("pay_period", "Per", "pay period", kind="text", shown=False),
        Column("pct_of_all", "Of all occupations", "the group in percent of all occupations", "percent"),
        Column("reference_period", "Period", "reference period of the pay", kind="text"),
    )
    ordered = sorted(found, key=lambda one: one.comparison.country)
    rows = tuple(
        (
            one.comparison.country,
            one.comparison.lcu,
            one.everyone,
            one.comparison.lcu.unit.partition(" per ")[2],
            one.pct,
            one.comparison.lcu.reference_period,
        )
        for one in ordered
    )
    return Table("The one-digit group beside all occupations", columns, rows)


def _strip(section: International, recent: Sequence[Position]) -> charts.Chart | None:
    ranked = sorted(recent, key=lambda one: one.pct.value or 0)
    if len(ranked) < 2:
        return None
    low, high = ranked[0].comparison, ranked[-1].comparison
    alt = (
        "Strip of the one-digit group's mean pay in percent of that of all occupations, one dot a country, from "
        f"{ranked[0].pct.text} in {low.country} to {ranked[-1].pct.text} in {high.country}."
    )
    named = {"USA", low.country_code, high.country_code}
    points = [
        Point(one.comparison.country, one.pct, one.comparison.country if one.comparison.country_code in named else "")
        for one in ranked
    ]
    return charts.strip(points, "percent of the mean of all, logarithmic scale", alt)
