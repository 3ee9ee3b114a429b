"""The exhibits of the outlook in Canada, with the publisher's assessment of shortage, and in Europe."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.international.pay_beside_all import strip
from careerbook.chapters.phrases import alternative
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, listed, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import checked_again, when
from careerbook.figures import outlook_canada, outlook_europe
from careerbook.figures.case import Case
from careerbook.figures.links import sources_of
from careerbook.figures.outlook_canada import Canada
from careerbook.figures.outlook_europe import UNION, Pair, area
from careerbook.metrics.matching import Grade
from careerbook.metrics.outlook_abroad import CANADA_ALL, Outlook

_DRAWN = 5  # groups in the chart; the table has all


def canada(case: Case) -> Exhibit:
    """The matched unit groups, the best first, beside all occupations."""
    projected = outlook_canada.canada(case)
    takeaway, standfirst = _canada_takeaway(projected), _canada_standfirst(case, projected)
    return Exhibit("outlook-canada", takeaway, standfirst, _canada_table(projected), _canada_chart(projected))


def _canada_takeaway(projected: Canada) -> Prose:
    if not projected.groups or projected.everyone is None or projected.match is None:
        return say("Canada’s projections can’t be matched to this occupation")
    is_own = projected.match.grade is Grade.EXACT
    group = "the occupation’s own unit group" if is_own else "the nearest group"
    best, all_ = projected.groups[0]["growth_pct"], projected.everyone["growth_pct"]
    if best.value is None or all_.value is None:
        return say("Canada’s projections have no growth for {group}", group=group)
    if best.text.lstrip("−") == "0.0%":
        same = "Canada projects employment in {group} to stay about the same; all occupations {a}"
        return say(same, group=group, a=all_)
    way = "grow" if best.value > 0 else "shrink"
    change = "Canada projects employment in {group} to {way} by {g:size} over {y}; all occupations {a}"
    return say(change, group=group, way=way, g=best, y=when(best), a=all_)


def _canada_standfirst(case: Case, projected: Canada) -> Prose:
    match, groups, everyone = projected.match, projected.groups, projected.everyone
    if not groups or match is None or everyone is None:
        return say("No published crosswalk leads from this occupation to Canada’s classification.")
    best, lacking = groups[0], [mark(f"NOC {group.code}") for group in groups if group["growth_pct"].value is None]
    several = say("The crosswalk gives several groups, the nearest first; each holds a part of this occupation.")
    return join([
        say(
            "Canadian Occupational Projection System, at the deepest level it has, {g} ({t}); match: {m}.",
            g=mark(f"NOC {best.code}"),
            t=mark(best.title),
            m=mark(str(match.grade)),
        ),
        _assessment(best),
        _balance(best, everyone),
        several if len(groups) > 1 else None,
        say("The publisher projects nothing for {g}.", g=listed(lacking)) if lacking else None,
        say(
            "Openings are new jobs and the replacement of those who retire or leave for good; unlike those of the "
            "United States they don’t count moves to other occupations, so the two are not compared. A projection is "
            "no promise, and no margin of error is published."
        ),
        checked_again(sources_of(case.dataset, best.figures.values())),
    ])


def _assessment(best: Outlook) -> Prose | None:
    recent, future = best["recent_conditions"], best["future_conditions"]
    if recent.category is None or future.category is None:
        return say("The publisher does not assess whether workers are short in this group.")
    balance = "The publisher’s assessment of the balance of openings and job seekers: {r} over {a}, {f} over {b}."
    return say(balance, r=recent, a=when(recent), f=future, b=when(future))


def _balance(best: Outlook, everyone: Outlook) -> Prose | None:
    openings, seekers, all_ = best["openings"], best["job_seekers"], everyone["employment_base"]
    if openings.value is None or seekers.value is None:
        return None
    return say(
        "Over {y}, {o} openings and {s} new job seekers are projected. All of Canada’s occupations had {a} workers "
        "in {b}.",
        y=when(openings),
        o=openings,
        s=seekers,
        a=all_,
        b=when(all_),
    )


def _canada_table(projected: Canada) -> Table:
    columns = (
        Column("group", "Group", "unit group of NOC 2021, or all occupations", kind="long-text"),
        Column("employment_base", "Workers in the base year", "employment in the base year", "persons"),
        Column("employment_target", "in the target year", "employment in the target year", "persons"),
        Column("growth_pct", "Growth", "growth of employment over the span", "percent"),
        Column("openings", "Openings", "sum over the span", "persons"),
        Column("job_seekers", "Job seekers", "new job seekers, sum over the span", "persons"),
        Column("recent_conditions", "Recent conditions", "assessment of the recent years"),
        Column("future_conditions", "Future conditions", "assessment of the projected years"),
    )
    shown, names = projected.shown, outlook_canada.NAMES
    rows: list[tuple[Value, ...]] = [(_name(group), *(group[name] for name in names)) for group in shown]
    notes = (_years(shown[0]),) if shown else ()
    caption = "Projected employment, openings and shortage in Canada"
    return Table(caption, columns, tuple(rows or [("No group", *[None] * len(names))]), notes)


def _years(group: Outlook) -> Prose:
    return say(
        "Base year {a}, target year {b}; sums over {c}. Rounded by the publisher to hundreds.",
        a=when(group["employment_base"]),
        b=when(group["employment_target"]),
        c=when(group["openings"]),
    )


def _name(group: Outlook) -> str:
    return "All occupations" if group.code == CANADA_ALL else f"NOC {group.code}: {group.title}"


def _canada_chart(projected: Canada) -> charts.Chart | None:
    growing = [group for group in projected.groups if group["growth_pct"].value is not None][:_DRAWN]
    if not growing or projected.everyone is None:
        return None
    points = [Point(_name(group), group["growth_pct"]) for group in (*growing, projected.everyone)]
    years = points[0].estimate.reference_period
    alt = alternative(f"Dot chart of projected growth of employment in Canada, {years}", points)
    return charts.intervals(points, "growth of employment, percent", alt, tickformat=".0f", highlight=[points[0].at])


def europe(case: Case) -> Exhibit:
    """The nearest group in the Union and in each country, beside all occupations there; other groups for the Union."""
    pairs, others = outlook_europe.europe(case)
    growing = [(group.country_code, area(group.country_code), group["growth_pct"]) for group, _ in pairs]
    ranked = sorted((each for each in growing if each[2].value is not None), key=lambda each: each[2].value or 0)
    years = ranked[0][2].reference_period if ranked else ""
    what = f"the projected growth of employment in the two-digit group, {years}"
    chart = strip(ranked, UNION, what, "growth of employment, percent", is_logarithmic=False)
    takeaway, standfirst = _europe_takeaway(pairs), _europe_standfirst(case, pairs)
    return Exhibit("outlook-europe", takeaway, standfirst, _europe_table(pairs, others), chart)


def _europe_takeaway(pairs: Sequence[Pair]) -> Prose:
    if not pairs or pairs[0][0]["growth_pct"].value is None:
        return say("Europe’s forecast can’t be matched to this occupation")
    group, everyone = (outlook["growth_pct"] for outlook in pairs[0])
    start = "In the European Union employment in the occupation’s two-digit group is projected to "
    if group.text.lstrip("−") == "0.0%":
        return say(start + "stay about the same over {y}; all occupations {a}", y=when(group), a=everyone)
    way = "grow" if (group.value or 0) > 0 else "shrink"
    return say(start + "{way} by {g:size} over {y}; all occupations {a}", way=way, g=group, y=when(group), a=everyone)


def _europe_standfirst(case: Case, pairs: Sequence[Pair]) -> Prose:
    if not pairs:
        return say("No published crosswalk leads from this occupation to the groups of Europe’s forecast.")
    (first, last), a_year = outlook_europe.span(case.dataset), outlook_europe.openings(case)
    return join([
        say(
            "Cedefop’s Skills forecast for {g}, the deepest level it has: the group holds many other occupations, so "
            "this is the outlook of a field, not of the occupation. {a} to {b} are the years of the projection for the "
            "United States; the copy at hand does not say from which year on its figures are projected.",
            g=mark(f"ISCO-08 group {pairs[0][0].code}"),
            a=period(first),
            b=period(last),
        ),
        _openings(a_year) if a_year else None,
        say("No margin of error is published, so countries are not ranked."),
        checked_again(sources_of(case.dataset, pairs[0][0].figures.values())),
    ])


def _openings(a_year: Estimate) -> Prose:
    return say(
        "Openings are published by one-digit group only: {o} a year on average over {y} in the Union’s group {m}, "
        "new jobs and replacement together.",
        o=a_year,
        y=when(a_year),
        m=mark(f"ISCO-08 major group {a_year.id.split('.')[2]}"),
    )


def _europe_table(pairs: Sequence[Pair], others: Sequence[Pair]) -> Table:
    columns = (
        Column("area", "Country", "country or the European Union", kind="text"),
        Column("group", "Group", "two-digit group of ISCO-08", kind="text"),
        Column("employment_base", "Workers in the base year", "employment in the base year", "persons"),
        Column("employment_target", "in the target year", "employment in the target year", "persons"),
        Column("growth_pct", "Growth", "growth of employment over the span", "percent"),
        Column("all_growth_pct", "All occupations", "growth of all occupations' employment", "percent"),
    )
    rows = [_row(*pair) for pair in (*pairs[:1], *others, *pairs[1:])]
    note = say("Nothing is at hand.")
    if pairs:
        base, target = (when(pairs[0][0][f"employment_{year}"]) for year in ("base", "target"))
        note = say("Base year {a}, target year {b}.", a=base, b=target)
    return Table("Projected employment in Europe", columns, tuple(rows or [("No group", *[None] * 5)]), (note,))


def _row(group: Outlook, everyone: Outlook) -> tuple[Value, ...]:
    figures = (group[name] for name in outlook_europe.NAMES)
    return (area(group.country_code), f"ISCO-08 {group.code}", *figures, everyone["growth_pct"])
