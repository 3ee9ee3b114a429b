"""The exhibits of what the work is: how it differs from its neighbors, and its activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import components, in_a_sentence
from careerbook.chapters.guide.onet import latest, whole, why_not
from careerbook.chapters.guide.ratings import DOMAINS, KNOWLEDGE, SKILLS, Domain, named, neighbors, titles
from careerbook.charts import Point
from careerbook.dataset import Dataset, shared
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import activities as metrics
from careerbook.metrics.ratings import Beside

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_MOST_EACH_WAY, _MOST_DRAWN, _MOST_ACTIVITIES, _MOST_TITLES = 5, 4, 20, 6
_OF = {SKILLS: "skill", KNOWLEDGE: "knowledge"}
_ACTIVITIES = "onet_work_activities"


def what(guide: Guide) -> Paragraph:
    """What the occupation is: its major group, and the job titles of those who do it."""
    dataset, title = guide.dataset, in_a_sentence(guide.career.title)
    own = [f"{one}.00" for one in components(dataset, guide.career.soc_code)]
    rows = dataset.rows("titles", soc_code=[one[:7] for one in own], kind="onet_reported")
    found = metrics.job_titles(rows[rows["onet_soc_code"].isin(own)], dataset.sources)[:_MOST_TITLES]
    group = guide.salary.groups[1].name
    known = say("Those who do the work report job titles such as {names}.", names=listed(found)) if found else None
    return Paragraph(
        join([
            say("{T} belong to the major group of {g}.", T=guide.career.title, g=in_a_sentence(group)),
            known,
            say("What they do, and what sets {t} apart from occupations near them, follows below.", t=title),
        ])
    )


def differences(guide: Guide) -> Exhibit | Paragraph:
    """The elements rated otherwise than for the neighbors, by more than the errors."""
    rated = [(domain, one) for domain in DOMAINS for one in guide.beside[domain]]
    judged = [(domain, one) for domain, one in rated if one.verdict is not None]
    title = in_a_sentence(guide.career.title)
    if not judged:
        return Paragraph(
            say("How {t} differ from occupations like them can't be told: O*NET has no ratings of both.", t=title)
        )
    apart = sorted([pair for pair in judged if pair[1].verdict], key=lambda pair: -_size(pair[1]))
    more = [pair for pair in apart if pair[1].verdict == 1][:_MOST_EACH_WAY]
    less = [pair for pair in apart if pair[1].verdict == -1][:_MOST_EACH_WAY]
    if not apart:
        return Paragraph(
            say("No rating of {t} lies further from the mean of their neighbors than the errors allow.", t=title)
        )
    return Exhibit(
        "differences", _differ(more, less), _how(guide), _table([*more, *less]), _chart(title, [*more[:2], *less[:2]])
    )


def _size(one: Beside) -> float:
    return abs(one.difference.value or 0.0)


def _differ(more: list[tuple[Domain, Beside]], less: list[tuple[Domain, Beside]]) -> Prose:
    up, down = (say("{n}", n=_names(group)) for group in (more, less))
    if more and less:
        return say("Beside its neighbors this work is rated to need more {up}, and less {down}", up=up, down=down)
    if more:
        return say("Beside its neighbors this work is rated to need more {up}", up=up)
    return say("Beside its neighbors this work is rated to need less {down}", down=down)


def _names(group: list[tuple[Domain, Beside]]) -> str:
    found = [_named(domain, one) for domain, one in group[:2]]
    return " and ".join(found)


def _named(domain: Domain, one: Beside) -> str:
    name = named(one.rated.name)
    return f"knowledge of {name}" if domain is KNOWLEDGE else name


def _how(guide: Guide) -> Prose:
    return join([
        say(
            "Importance of skills, areas of knowledge and ways of working beside the mean of the closest occupations: "
            "{n}. Only differences larger than the errors together are shown, at the {ci} level.",
            n=mark("; ".join(titles(guide))),
            ci=declared("statistic", "95-percent"),
        ),
        say(
            "With dozens of ratings compared, a few differ by chance; raters of two occupations are seldom the same "
            "people."
        ),
    ])


def _table(shown: list[tuple[Domain, Beside]]) -> Table:
    columns = (
        Column("element", "What", "element of O*NET's content model", kind="text"),
        Column("kind", "Kind", "skill, knowledge or way of working", kind="text"),
        Column("importance", "Importance", "rating of importance, one to five"),
        Column("neighbors_importance", "Neighbors", "mean importance for the closest related occupations"),
        Column("difference", "Difference", "own importance less the neighbors'"),
    )
    rows: list[tuple[Value, ...]] = [
        (one.rated.name, _OF.get(domain, "way of working"), one.rated.importance, one.others, one.difference)
        for domain, one in shown
    ]
    return Table("Ratings that differ from the neighbors' by more than the errors", columns, tuple(rows))


def _chart(title: str, shown: list[tuple[Domain, Beside]]) -> charts.Chart:
    drawn = shown[:_MOST_DRAWN]
    points = [
        point
        for _, one in drawn
        for point in (Point(one.rated.name, one.rated.importance), Point(f"{one.rated.name}: neighbors", one.others))
    ]
    said = "; ".join(f"{one.rated.name} {one.rated.importance.text}, neighbors {one.others.text}" for _, one in drawn)
    alt = f"Dot chart of the importance of what sets {title} apart from their neighbors. {said}."
    return charts.intervals(
        points, "importance, one to five", alt, tickformat=".1f", highlight=[one.rated.name for _, one in drawn]
    )


@shared
def _listed(dataset: Dataset) -> dict[str, frozenset[str]]:
    """The ids of the activities of each O*NET-SOC code."""
    rows = latest(dataset, _ACTIVITIES)
    return {str(code): frozenset(map(str, ids)) for code, ids in rows.groupby("onet_soc_code")["dwa_id"]}


def _of(dataset: Dataset, soc_code: str) -> frozenset[str]:
    listed = _listed(dataset)
    found = [listed.get(f"{one}.00", frozenset[str]()) for one in components(dataset, soc_code)]
    return frozenset().union(*found)


def activities(guide: Guide) -> Exhibit | Paragraph:
    """The detailed work activities, and which of them the neighbors have too."""
    dataset, title = guide.dataset, in_a_sentence(guide.career.title)
    rows = latest(dataset, _ACTIVITIES)
    codes = whole(guide, rows)
    if not codes:
        return Paragraph(why_not(guide, rows, "what its activities are"))
    others = [one for one in (_of(dataset, code) for code in neighbors(guide)) if one]
    own = rows[rows["onet_soc_code"].isin(codes)]
    found = metrics.activities(rows, codes, latest(dataset, "onet_activities"), others, dataset.sources)
    total = metrics.count(
        "activities.count",
        "activities",
        own,
        len(found),
        "number of different detailed work activities",
        dataset.sources,
    )
    alone = sum(one.neighbors is not None and one.neighbors.value == 0 for one in found)
    unshared = metrics.count(
        "activities.own", "activities", own, alone, "of these, those that no neighbor has", dataset.sources
    )
    takeaway = (
        say(
            "Of {n} activities that O*NET lists for {t}, {m} are not listed for any of the neighbors",
            n=total,
            m=unshared,
            t=title,
        )
        if others and alone
        else say("O*NET lists {n} activities of {t}", n=total, t=title)
    )
    columns = (
        Column("activity", "Activity", "detailed work activity", kind="long-text"),
        Column("part_of", "Part of", "generalized work activity that it is part of", kind="long-text"),
        Column("tasks", "Tasks", "tasks of the occupation that it is linked with"),
        *([Column("neighbors", "Neighbors with it", "closest occupations that have it too")] if others else []),
    )
    table: list[tuple[Value, ...]] = [
        (one.title, one.part_of, one.tasks, *((one.neighbors,) if others else ())) for one in found[:_MOST_ACTIVITIES]
    ]
    return Exhibit(
        "activities",
        takeaway,
        _what(len(found) > _MOST_ACTIVITIES),
        Table("Detailed work activities", columns, tuple(table)),
    )


def _what(is_cut: bool) -> Prose:
    return join([
        say(
            "Analysts linked each task of the occupation with the activities that it consists of; an activity is "
            "worded alike for all occupations, so that they can be compared. It tells what is done, not how often or "
            "how well."
        ),
        say("Shown are those with the most tasks.") if is_cut else None,
        say("O*NET's statements of tasks are its own sentences and are not repeated here; they are on its pages."),
    ])


def environment(guide: Guide) -> Paragraph:
    """Schedule and surroundings: what is known, and what is not."""
    basis = guide.salary.basis
    by_the_hour = say(
        "The wage survey publishes only pay by the hour here, since many in this occupation do not work all year full "
        "time."
    )
    return Paragraph(
        join([
            by_the_hour if basis == "hourly" else None,
            say(
                "Surroundings and schedule, such as hours, shifts, standing, noise or contact with others, are in "
                "O*NET's work context files, which are not among this report's sources; the household survey's hours "
                "are not published by detailed occupation. So nothing is said of them here."
            ),
        ])
    )
