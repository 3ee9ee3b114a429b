"""What the work is: how it differs from its neighbors, and its activities."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.guide.skills import neighbor_titles
from careerbook.chapters.phrases import not_told
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import element_name, in_a_sentence
from careerbook.figures import onet_profile, work_activities
from careerbook.figures.case import Case
from careerbook.figures.onet_profile import KNOWLEDGE, SKILLS, InDomain
from careerbook.figures.pay import pay
from careerbook.figures.work_activities import MOST_ACTIVITIES, MOST_TITLES, Activities, reported_titles

_KINDS = {SKILLS: "skill", KNOWLEDGE: "knowledge"}


def opening(case: Case) -> Paragraph:
    """What the occupation is: its major group, and the job titles of those who do it."""
    titles, major_group = reported_titles(case)[:MOST_TITLES], in_a_sentence(pay(case).groups[1].name)
    below = "What they do, and what sets {t} apart from occupations near them, follows below."
    sentences = [
        say("{T} belong to the major group of {g}.", T=case.title, g=major_group),
        say("Those who do the work report job titles such as {names}.", names=listed(titles)) if titles else None,
        say(below, t=in_a_sentence(case.title)),
    ]
    return Paragraph(join(sentences))


def differences(case: Case) -> Exhibit | Paragraph:
    """The elements rated otherwise than for the neighbors, by more than the errors."""
    apart, title = onet_profile.differences(case), in_a_sentence(case.title)
    if not apart.are_known:
        unrated = "How {t} differ from occupations like them can't be told: O*NET has no ratings of both."
        return Paragraph(say(unrated, t=title))
    takeaway = differences_takeaway(case)
    if takeaway is None:
        alike = "No rating of {t} lies further from the mean of their neighbors than the errors allow."
        return Paragraph(say(alike, t=title))
    standfirst = say(
        "Importance of skills, areas of knowledge and ways of working beside the mean of the closest occupations: {n}. "
        "Only differences larger than the errors together are shown, at the {ci} level. With dozens of ratings "
        "compared, a few differ by chance; raters of two occupations are seldom the same people.",
        n=mark("; ".join(neighbor_titles(case))),
        ci=declared("statistic", "95-percent"),
    )
    table = _table([*apart.above, *apart.below])
    return Exhibit("differences", takeaway, standfirst, table, _chart(title, apart.largest))


def differences_takeaway(case: Case) -> Prose | None:
    """What the work needs more of and less of, without a full stop; None if the errors tell nothing apart."""
    apart = onet_profile.differences(case)
    above, below = _names(apart.above), _names(apart.below)
    if above and below:
        return say("Beside its neighbors this work is rated to need more {up}, and less {down}", up=above, down=below)
    if above:
        return say("Beside its neighbors this work is rated to need more {up}", up=above)
    return say("Beside its neighbors this work is rated to need less {down}", down=below) if below else None


def _names(elements: Sequence[InDomain]) -> str:
    names = [(domain, element_name(element.rating.name)) for domain, element in elements[:2]]
    return " and ".join(f"knowledge of {name}" if domain is KNOWLEDGE else name for domain, name in names)


def _table(elements: Sequence[InDomain]) -> Table:
    columns = (
        Column("element", "What", "element of O*NET's content model", kind="text"),
        Column("kind", "Kind", "skill, knowledge or way of working", kind="text"),
        Column("importance", "Importance", "rating of importance, one to five"),
        Column("neighbors_importance", "Neighbors", "mean importance for the closest related occupations"),
        Column("difference", "Difference", "own importance less the neighbors'"),
    )
    rows = tuple(
        (of.rating.name, _KINDS.get(domain, "way of working"), of.rating.importance, of.others_mean, of.difference)
        for domain, of in elements
    )
    return Table("Ratings that differ from the neighbors' by more than the errors", columns, rows)


def _chart(title: str, elements: Sequence[InDomain]) -> charts.Chart:
    compared = [(element.rating.name, element.rating.importance, element.others_mean) for _, element in elements]
    pairs = ((Point(name, here), Point(f"{name}: neighbors", others)) for name, here, others in compared)
    points = [point for pair in pairs for point in pair]
    figures = "; ".join(f"{name} {importance.text}, neighbors {others.text}" for name, importance, others in compared)
    alt = f"Dot chart of the importance of what sets {title} apart from their neighbors. {figures}."
    highlight = [name for name, *_ in compared]
    return charts.intervals(points, "importance, one to five", alt, tickformat=".1f", highlight=highlight)


def activities(case: Case) -> Exhibit | Paragraph:
    """The detailed work activities, and which of them the neighbors have too."""
    listing = work_activities.activities(case)
    if listing is None:
        return not_told(case, "what its activities are", work_activities.TABLE)
    title, total, unshared = in_a_sentence(case.title), listing.total, listing.unshared
    takeaway = say("O*NET lists {n} activities of {t}", n=total, t=title)
    if unshared:
        alone = "Of {n} activities that O*NET lists for {t}, {m} are not listed for any of the neighbors"
        takeaway = say(alone, n=total, m=unshared, t=title)
    standfirst = join([
        say(
            "Analysts linked each task of the occupation with the activities that it consists of; an activity is "
            "worded alike for all occupations, so that they can be compared. It tells what is done, not how often or "
            "how well."
        ),
        say("Shown are those with the most tasks.") if len(listing.listed) > MOST_ACTIVITIES else None,
        say("O*NET's statements of tasks are its own sentences and are not repeated here; they are on its pages."),
    ])
    return Exhibit("activities", takeaway, standfirst, _activities_table(listing))


def _activities_table(listing: Activities) -> Table:
    beside = [Column("neighbors", "Neighbors with it", "closest occupations that have it too")]
    columns = (
        Column("activity", "Activity", "detailed work activity", kind="long-text"),
        Column("part_of", "Part of", "generalized work activity that it is part of", kind="long-text"),
        Column("tasks", "Tasks", "tasks of the occupation that it is linked with"),
        *(beside if listing.have_neighbors else []),
    )
    rows = tuple(
        (activity.title, activity.part_of, activity.tasks, *((activity.neighbors,) if listing.have_neighbors else ()))
        for activity in listing.listed[:MOST_ACTIVITIES]
    )
    return Table("Detailed work activities", columns, rows)


def environment(case: Case) -> Paragraph:
    """Schedule and surroundings: what is known, and what is not."""
    by_the_hour = say(
        "The wage survey publishes only pay by the hour here, since many in this occupation do not work all year full "
        "time."
    )
    nothing = say(
        "Surroundings and schedule, such as hours, shifts, standing, noise or contact with others, are in O*NET's work "
        "context files, which are not among this report's sources; the household survey's hours are not published by "
        "detailed occupation. So nothing is said of them here."
    )
    return Paragraph(by_the_hour + nothing if pay(case).basis == "hourly" else nothing)
