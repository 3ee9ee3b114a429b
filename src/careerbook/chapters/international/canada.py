"""The exhibit of the outlook in Canada, with the publisher's assessment of shortage."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, listed, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import checked_again, when
from careerbook.figures.case import Case
from careerbook.figures.links import sources_of
from careerbook.figures.outlook_canada import NAMES, Canada, canada
from careerbook.metrics.matching import Grade
from careerbook.metrics.outlook_abroad import CANADA_ALL, Outlook

_DRAWN = 5  # groups in the chart; the table has all


def exhibit(case: Case) -> Exhibit:
    """The matched unit groups, the best first, beside all occupations."""
    projected = canada(case)
    return Exhibit(
        "outlook-canada", _takeaway(projected), _standfirst(case, projected), _table(projected), _chart(projected)
    )


def _takeaway(projected: Canada) -> Prose:
    if not projected.groups or projected.everyone is None or projected.match is None:
        return say("Canada’s projections can’t be matched to this occupation")
    is_own = projected.match.grade is Grade.EXACT
    group = "the occupation’s own unit group" if is_own else "the nearest group"
    best, all_ = projected.groups[0]["growth_pct"], projected.everyone["growth_pct"]
    if best.value is None or all_.value is None:
        return say("Canada’s projections have no growth for {group}", group=group)
    if best.text.lstrip("−") == "0.0%":
        return say(
            "Canada projects employment in {group} to stay about the same; all occupations {a}", group=group, a=all_
        )
    way = "grow" if best.value > 0 else "shrink"
    return say(
        "Canada projects employment in {group} to {way} by {g:size} over {y}; all occupations {a}",
        group=group,
        way=way,
        g=best,
        y=when(best),
        a=all_,
    )


def _standfirst(case: Case, projected: Canada) -> Prose:
    match, groups, everyone = projected.match, projected.groups, projected.everyone
    if not groups or match is None or everyone is None:
        return say("No published crosswalk leads from this occupation to Canada’s classification.")
    best = groups[0]
    return join([
        say(
            "Canadian Occupational Projection System, at the deepest level it has, {g} ({t}); match: {m}.",
            g=mark(f"NOC {best.code}"),
            t=mark(best.title),
            m=mark(str(match.grade)),
        ),
        _assessment(best),
        _balance(best, everyone),
        _several(groups),
        _lacking(groups),
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
    return say(
        "The publisher’s assessment of the balance of openings and job seekers: {r} over {a}, {f} over {b}.",
        r=recent,
        a=when(recent),
        f=future,
        b=when(future),
    )


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


def _several(groups: Sequence[Outlook]) -> Prose | None:
    if len(groups) < 2:
        return None
    return say("The crosswalk gives several groups, the nearest first; each holds a part of this occupation.")


def _lacking(groups: Sequence[Outlook]) -> Prose | None:
    lacking = [mark(f"NOC {group.code}") for group in groups if group["growth_pct"].value is None]
    return say("The publisher projects nothing for {g}.", g=listed(lacking)) if lacking else None


def _table(projected: Canada) -> Table:
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
    shown = projected.shown
    rows: list[tuple[Value, ...]] = [(_name(group), *(group[name] for name in NAMES)) for group in shown]
    if not rows:
        rows = [("No group", *[None] * len(NAMES))]
    note = [_years(shown[0])] if shown else []
    return Table("Projected employment, openings and shortage in Canada", columns, tuple(rows), tuple(note))


def _years(group: Outlook) -> Prose:
    return say(
        "Base year {a}, target year {b}; sums over {c}. Rounded by the publisher to hundreds.",
        a=when(group["employment_base"]),
        b=when(group["employment_target"]),
        c=when(group["openings"]),
    )


def _name(group: Outlook) -> str:
    return "All occupations" if group.code == CANADA_ALL else f"NOC {group.code}: {group.title}"


def _chart(projected: Canada) -> charts.Chart | None:
    growing = [group for group in projected.groups if group["growth_pct"].value is not None][:_DRAWN]
    if not growing or projected.everyone is None:
        return None
    points = [Point(_name(group), group["growth_pct"]) for group in (*growing, projected.everyone)]
    listing = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of projected growth of employment in Canada, {points[0].estimate.reference_period}: {listing}."
    return charts.intervals(points, "growth of employment, percent", alt, tickformat=".0f", highlight=[points[0].at])
