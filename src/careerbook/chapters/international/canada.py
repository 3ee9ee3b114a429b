"""The exhibit of the outlook in Canada, with the publisher's assessment of shortage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import checked_again, sources_of, when
from careerbook.chapters.international.opening import enumerated
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import outlook_abroad
from careerbook.metrics.matching import Grade
from careerbook.metrics.outlook_abroad import CANADA_ALL, Outlook

if TYPE_CHECKING:
    from careerbook.chapters.international import International

_DRAWN = 5  # groups in the chart; the table has all


def exhibit(section: International) -> Exhibit:
    """The matched unit groups, the best first, beside all occupations."""
    found, everyone = _found(section)
    return Exhibit(
        "outlook-canada",
        _takeaway(found, everyone, _group(section)),
        _standfirst(section, found, everyone),
        _table(section, found, everyone),
        _chart(found, everyone),
    )


def _found(section: International) -> tuple[list[Outlook], Outlook | None]:
    match = section.matches.get("NOC 2021")
    if match is None:
        return [], None
    rows, sources = section.outlooks("CAN"), section.dataset.sources
    groups = [outlook_abroad.canada(rows, code, match, sources) for code in match.codes]
    if match.sources:  # not the editors' order: the group that most people work in says most
        groups.sort(key=lambda one: -(one["employment_base"].value or 0) if one else 0)
    there = sorted((one for one in groups if one), key=lambda one: one["growth_pct"].value is None)  # stable
    return there, outlook_abroad.canada(rows, CANADA_ALL, match, sources)


def _group(section: International) -> str:
    match = section.matches.get("NOC 2021")
    return "the occupation’s own unit group" if match and match.grade is Grade.EXACT else "the nearest group"


def _takeaway(found: Sequence[Outlook], everyone: Outlook | None, group: str) -> Prose:
    if not found or everyone is None:
        return say("Canada’s projections can’t be matched to this occupation")
    best, all_ = found[0]["growth_pct"], everyone["growth_pct"]
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


def _standfirst(section: International, found: Sequence[Outlook], everyone: Outlook | None) -> Prose:
    match = section.matches.get("NOC 2021")
    if not found or match is None or everyone is None:
        return say("No published crosswalk leads from this occupation to Canada’s classification.")
    best = found[0]
    sentences = [
        say(
            "Canadian Occupational Projection System, at the deepest level it has, {g} ({t}); match: {m}.",
            g=mark(f"NOC {best.code}"),
            t=mark(best.title),
            m=mark(str(match.grade)),
        ),
        _assessment(best),
        _balance(best, everyone),
        _several(found),
        _lacking(found),
        say(
            "Openings are new jobs and the replacement of those who retire or leave for good; unlike those of the "
            "United States they don’t count moves to other occupations, so the two are not compared. A projection is "
            "no promise, and no margin of error is published."
        ),
        checked_again(sources_of(section.dataset, best.figures.values())),
    ]
    return join(sentences)


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


def _several(found: Sequence[Outlook]) -> Prose | None:
    if len(found) < 2:
        return None
    return say("The crosswalk gives several groups, the nearest first; each holds a part of this occupation.")


def _lacking(found: Sequence[Outlook]) -> Prose | None:
    lacking = [say("{g}", g=mark(f"NOC {one.code}")) for one in found if one["growth_pct"].value is None]
    return say("The publisher projects nothing for {g}.", g=enumerated(lacking)) if lacking else None


def _table(section: International, found: Sequence[Outlook], everyone: Outlook | None) -> Table:
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
    names = [column.name for column in columns[1:]]
    shown = [*found, *([everyone] if everyone else [])]
    rows: list[tuple[Value, ...]] = [(_name(one), *(one[name] for name in names)) for one in shown]
    if not rows:
        rows = [("No group", *[None] * len(names))]
    note = [_years(shown[0])] if shown else []
    return Table("Projected employment, openings and shortage in Canada", columns, tuple(rows), tuple(note))


def _years(one: Outlook) -> Prose:
    return say(
        "Base year {a}, target year {b}; sums over {c}. Rounded by the publisher to hundreds.",
        a=when(one["employment_base"]),
        b=when(one["employment_target"]),
        c=when(one["openings"]),
    )


def _name(one: Outlook) -> str:
    return "All occupations" if one.code == CANADA_ALL else f"NOC {one.code}: {one.title}"


def _chart(found: Sequence[Outlook], everyone: Outlook | None) -> charts.Chart | None:
    known = [one for one in found if one["growth_pct"].value is not None][:_DRAWN]
    if not known or everyone is None:
        return None
    points = [Point(_name(one), one["growth_pct"]) for one in (*known, everyone)]
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Dot chart of projected growth of employment in Canada, {points[0].estimate.reference_period}: {said}."
    return charts.intervals(points, "growth of employment, percent", alt, tickformat=".0f", highlight=[points[0].at])
