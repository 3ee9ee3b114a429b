"""The exhibits of pay beside that of all occupations at home, and of one-digit groups in every country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerbook import charts
from careerbook.chapters.international.pay_there import kind, period_of, table
from careerbook.chapters.phrases import alternative
from careerbook.charts import Chart, Point
from careerbook.core.comparators import HOME
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, listed, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import interval, the
from careerbook.figures import pay_abroad, pay_position
from careerbook.figures.case import Case
from careerbook.figures.groups_abroad import matches
from careerbook.metrics import matching
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.relative import Position

_NO_CROSSWALK = "No published crosswalk leads from this occupation to the international classification."
Place = tuple[str, str, Estimate]
"""The code and the name of a country or area, and a figure of it."""


def near(case: Case) -> Exhibit:
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
    without = "For {c} there is none: the source has no figure of the same kind for all occupations."
    return join([
        say(
            "Pay of the group in percent of pay of all occupations in the same country: same source, average, people "
            "counted, pay period and year. It needs no exchange rate and no price comparison, and what a survey counts "
            "as pay weighs on both figures alike. So it survives a group that fits loosely better than amounts do; a "
            "wrong group it does not mend."
        ),
        say("For the United States both are pay by the hour, which says nothing of how many hours are worked.")
        if pay_abroad.near(case)[0].lcu.unit.endswith("hour")
        else None,
        say(without, c=listed([the(position.comparison.country) for position in lacking])) if lacking else None,
        *errors,
        say("Medians have no published error in most sources, so small differences say nothing."),
    ])


def _sentence_start(position: Position) -> str:
    name = the(position.comparison.country)
    return name[0].upper() + name[1:]


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
    figures = (comparison.lcu, position.everyone, period_of(comparison), position.pct, low, high)
    about = (kind(comparison), comparison.lcu.reference_period, str(comparison.grade))
    return comparison.country, *figures, *about, *broad


def _chart(shown: Sequence[Position]) -> Chart | None:
    medians = [position for position in shown if _is_median(position)]
    if len(medians) < 2:
        return None
    compared = [(position.comparison, position.pct) for position in medians]
    points = [Point(f"{of.country} ({of.grade}; {of.basis})", pct) for of, pct in compared]
    alt = alternative("Dot chart of median pay in percent of the median of all occupations at home", points)
    title = "percent of the median of all occupations"
    return charts.intervals(points, title, alt, tickformat=".0f", highlight=[points[0].at])


def broad(case: Case) -> Exhibit:
    """The one-digit group in the chart; in the table each other country's best figure, and the near ones' group."""
    rows = [*pay_abroad.apart(case), *pay_abroad.broad_groups_of_near(case)]
    countries, fitting = pay_abroad.counts(case)
    takeaway = say(
        "Of {n} countries with a figure {m} have one for this occupation or one near it; the others have a broad group",
        n=countries,
        m=fitting,
    )
    amounts = [(group, group.ppp_annual) for group in pay_abroad.recent_broad_groups(case)]
    what = "mean pay in the occupation's one-digit group, international dollars a year"
    chart = strip(_places(amounts), HOME, what, "international dollars a year, logarithmic scale")
    listed = table(rows, "Pay by a broad group", detailed=False)
    return Exhibit("pay-world", takeaway, _broad_standfirst(case), listed, chart)


def _broad_standfirst(case: Case) -> Prose:
    isco = matches(case).get(matching.ISCO)
    if isco is None or not pay_abroad.broad_groups(case):
        return say(_NO_CROSSWALK)
    return say(
        "The chart has {g}, mean pay of all employees, of {a} or later. It says little of this occupation: the group "
        "holds many others. Years and surveys differ, so neighbors in the chart are not ranked. Countries for which no "
        "group that fits is published are in the table as such; those with a nearer one are at its end, by the broad "
        "group too.",
        a=period(pay_abroad.oldest(case)),
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
    )


def _places(figures: Sequence[tuple[Comparison, Estimate]]) -> list[Place]:
    return [(comparison.country_code, comparison.country, figure) for comparison, figure in figures]


def strip(places: Sequence[Place], home: str, what: str, unit: str, *, is_logarithmic: bool = True) -> Chart | None:
    """One dot a place, in the order of their figures: `home`, the lowest and the highest are named."""
    if len(places) < 2:
        return None
    (lowest, low, least), (highest, high, most) = places[0], places[-1]
    alt = f"Strip of {what}, one dot a country, from {least.text} in {low} to {most.text} in {high}."
    points = [Point(name, figure, name if code in (home, lowest, highest) else "") for code, name, figure in places]
    return charts.strip(points, unit, alt, is_logarithmic=is_logarithmic)


def broad_beside_all(case: Case) -> Exhibit:
    """The one-digit group beside all occupations in every country of ILOSTAT's, means only."""
    recent, middle = pay_position.recent(case), pay_position.middle(case)
    takeaway = say("The one-digit group beside all occupations, country by country")
    if middle:
        more = say("the occupation’s one-digit group earns more than {m} of the mean of all occupations", m=middle[0])
        takeaway = say("In half of {n} countries {more}", n=middle[1], more=more)
    what = "the one-digit group's mean pay in percent of that of all occupations"
    percentages = [(position.comparison, position.pct) for position in recent]
    chart = strip(_places(percentages), HOME, what, "percent of the mean of all, logarithmic scale")
    standfirst, rows = _broad_beside_all_standfirst(case, recent), _wide(pay_position.measured(case))
    return Exhibit("relative-world", takeaway, standfirst, rows, chart)


def _broad_beside_all_standfirst(case: Case, recent: Sequence[Position]) -> Prose:
    isco = matches(case).get(matching.ISCO)
    if isco is None or not recent:
        return say(_NO_CROSSWALK)
    return say(
        "{g}, mean pay of all employees in percent of that of all occupations, both from ILOSTAT and of the same "
        "survey, {a} or later. The group holds many other occupations. The percentage depends on what the rest of a "
        "country’s people do: where most work in poorly paid jobs, it is high. Neighbors in the chart are not ranked.",
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
        a=period(pay_abroad.oldest(case)),
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
    by_country = sorted(((position.comparison, position) for position in measured), key=lambda pair: pair[0].country)
    rows = tuple(
        (group.country, group.lcu, position.everyone, period_of(group), position.pct, group.lcu.reference_period)
        for group, position in by_country
    )
    return Table("The one-digit group beside all occupations", columns, rows)
