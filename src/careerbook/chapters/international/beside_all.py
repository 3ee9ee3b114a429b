"""The exhibits of pay beside that of all occupations at home: of near groups, and of one-digit groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerbook import charts
from careerbook.chapters.international.amounts import kind
from careerbook.charts import Point
from careerbook.core.comparators import HOME
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, listed, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import interval, the
from careerbook.figures import pay_position
from careerbook.figures.case import Case
from careerbook.figures.groups_abroad import matches
from careerbook.figures.pay_abroad import near, oldest
from careerbook.metrics import matching
from careerbook.metrics.relative import Position


def exhibit(case: Case) -> Exhibit:
    """The comparators and every near country; beside each the one-digit group's position, set apart."""
    shown = pay_position.positions(case)
    groups = {group.comparison.country_code: group for group in pay_position.group_positions(case)}
    return Exhibit("relative-pay", _takeaway(shown), _standfirst(case, shown), _table(shown, groups), _chart(shown))


def _takeaway(shown: Sequence[Position]) -> Prose:
    medians = [position for position in shown if _is_median(position)]
    if not medians:
        return say("Pay beside that of all occupations in the same country")
    start = "{p} of the median of all occupations in {c}"
    parts = [
        say(start if at == 0 else "{p} in {c}", p=position.pct, c=the(position.comparison.country))
        for at, position in enumerate(medians)
    ]
    return say("Median pay is {p}", p=listed(parts))


def _is_median(position: Position) -> bool:
    comparison = position.comparison
    return position.pct.value is not None and comparison.statistic == "median" and comparison.is_near


def _standfirst(case: Case, shown: Sequence[Position]) -> Prose:
    errors = [
        say("{c}, {k}: {i}.", c=_sentence_start(position), k=position.comparison.statistic, i=bounds)
        for position in shown
        if (bounds := interval(position.pct)) is not None
    ]
    lacking = [position for position in shown if position.pct.value is None and position.comparison.is_near]
    return join([
        say(
            "Pay of the group in percent of pay of all occupations in the same country: same source, average, people "
            "counted, pay period and year. It needs no exchange rate and no price comparison, and what a survey counts "
            "as pay weighs on both figures alike. So it survives a group that fits loosely better than amounts do; a "
            "wrong group it does not mend."
        ),
        _by_the_hour(case),
        _none_at_hand(lacking),
        *errors,
        say("Medians have no published error in most sources, so small differences say nothing."),
    ])


def _sentence_start(position: Position) -> str:
    name = the(position.comparison.country)
    return name[0].upper() + name[1:]


def _by_the_hour(case: Case) -> Prose | None:
    if not near(case)[0].lcu.unit.endswith("hour"):
        return None
    return say("For the United States both are pay by the hour, which says nothing of how many hours are worked.")


def _none_at_hand(lacking: Sequence[Position]) -> Prose | None:
    if not lacking:
        return None
    countries = listed([the(position.comparison.country) for position in lacking])
    return say("For {c} there is none: the source has no figure of the same kind for all occupations.", c=countries)


def _table(shown: Sequence[Position], groups: Mapping[str, Position]) -> Table:
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
    rows = tuple(_row(position, pay_position.own_or_broad(position, groups)) for position in shown)
    note = say(
        "The last columns are set apart: the broad group of ILOSTAT's international classification, means of all "
        "employees. They compare countries by one measure and say little of this occupation."
    )
    return Table("Pay beside that of all occupations at home", columns, rows, (note,))


def _row(position: Position, group: Position | None) -> tuple[Value, ...]:
    comparison, (low, high) = position.comparison, position.ends or (None, None)
    broad = (group.pct, group.comparison.lcu.reference_period) if group else (None, None)
    if not comparison.is_near:
        return comparison.country, *[None] * 8, str(comparison.grade), *broad
    per = comparison.lcu.unit.partition(" per ")[2]
    return (
        comparison.country,
        comparison.lcu,
        position.everyone,
        per,
        position.pct,
        low,
        high,
        kind(comparison),
        comparison.lcu.reference_period,
        str(comparison.grade),
        *broad,
    )


def _chart(shown: Sequence[Position]) -> charts.Chart | None:
    medians = [position for position in shown if _is_median(position)]
    if len(medians) < 2:
        return None
    compared = [(position.comparison, position.pct) for position in medians]
    points = [Point(f"{of.country} ({of.grade}; {of.basis})", pct) for of, pct in compared]
    listing = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of median pay in percent of the median of all occupations at home: {listing}."
    title = "percent of the median of all occupations"
    return charts.intervals(points, title, alt, tickformat=".0f", highlight=[points[0].at])


def world(case: Case) -> Exhibit:
    """The one-digit group beside all occupations in every country of ILOSTAT's, means only."""
    recent = pay_position.recent(case)
    rows = _wide(pay_position.measured(case))
    return Exhibit("relative-world", _world_takeaway(case), _world_standfirst(case, recent), rows, _strip(recent))


def _world_takeaway(case: Case) -> Prose:
    middle = pay_position.middle(case)
    if middle is None:
        return say("The one-digit group beside all occupations, country by country")
    return say(
        "In half of {n} countries the occupation’s one-digit group earns more than {m} of the mean of all occupations",
        m=middle[0],
        n=middle[1],
    )


def _world_standfirst(case: Case, recent: Sequence[Position]) -> Prose:
    isco = matches(case).get(matching.ISCO)
    if isco is None or not recent:
        return say("No published crosswalk leads from this occupation to the international classification.")
    return say(
        "{g}, mean pay of all employees in percent of that of all occupations, both from ILOSTAT and of the same "
        "survey, {a} or later. The group holds many other occupations. The percentage depends on what the rest of a "
        "country’s people do: where most work in poorly paid jobs, it is high. Neighbors in the chart are not ranked.",
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
        a=period(oldest(case)),
    )


def _wide(measured: Sequence[Position]) -> Table:
    columns = (
        Column("country", "Country", "country", kind="text"),
        Column("earnings_lcu", "The group", "mean earnings of the one-digit group as published", shown=False),
        Column("earnings_lcu_all", "All occupations", "mean earnings of all occupations, same source", shown=False),
        Column("pay_period", "Per", "pay period", kind="text", shown=False),
        Column("pct_of_all", "Of all occupations", "the group in percent of all occupations", "percent"),
        Column("reference_period", "Period", "reference period of the pay", kind="text"),
    )
    ordered = sorted(measured, key=lambda position: position.comparison.country)
    rows = tuple(
        (
            position.comparison.country,
            position.comparison.lcu,
            position.everyone,
            position.comparison.lcu.unit.partition(" per ")[2],
            position.pct,
            position.comparison.lcu.reference_period,
        )
        for position in ordered
    )
    return Table("The one-digit group beside all occupations", columns, rows)


def _strip(ranked: Sequence[Position]) -> charts.Chart | None:
    if len(ranked) < 2:
        return None
    low, high = ranked[0].comparison, ranked[-1].comparison
    alt = (
        "Strip of the one-digit group's mean pay in percent of that of all occupations, one dot a country, from "
        f"{ranked[0].pct.text} in {low.country} to {ranked[-1].pct.text} in {high.country}."
    )
    named = {HOME, low.country_code, high.country_code}
    compared = [(position.comparison, position.pct) for position in ranked]
    points = [Point(of.country, pct, of.country if of.country_code in named else "") for of, pct in compared]
    return charts.strip(points, "percent of the mean of all, logarithmic scale", alt)
