"""The exhibits of what the work asks for: skills, knowledge and ways of working, software and tools."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import alternative, bounds, not_told
from careerbook.charts.base import Point, drawable
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import element_name, in_a_sentence
from careerbook.figures import technology
from careerbook.figures.case import Case
from careerbook.figures.links import components, survey_titles
from careerbook.figures.onet_profile import (
    KNOWLEDGE,
    MOST_IMPORTANT,
    SKILLS,
    STYLES,
    TABLE,
    Domain,
    as_high,
    beside_neighbors,
    importance_of_all,
    neighbors,
)
from careerbook.figures.technology import MOST_SHOWN, SOFTWARE_TABLE, TOOLS_TABLE, software_counts, tool_count
from careerbook.metrics.activities import Software
from careerbook.metrics.ratings import ComparedRating, ElementRating

_RATERS: dict[str, str] = {
    "Analyst": "trained analysts",
    "Incumbent": "people who do the work",
    "Occupational Expert": "experts on the occupation",
}
_VERDICTS = {1: "above", -1: "below", 0: "not told apart", None: "–"}


def skills(case: Case) -> Exhibit | Paragraph:
    """The ten skills rated most important, beside the neighbors and all occupations."""
    return _exhibit(case, SKILLS)


def knowledge(case: Case) -> Exhibit | Paragraph:
    """The ten areas of knowledge rated most important."""
    return _exhibit(case, KNOWLEDGE)


def soft_skills(case: Case) -> Exhibit | Paragraph:
    """The ten ways of working rated most important."""
    return _exhibit(case, STYLES)


def _exhibit(case: Case, domain: Domain) -> Exhibit | Paragraph:
    compared = beside_neighbors(case, domain)
    if not compared:
        return not_told(case, f"how important {domain.noun} are", TABLE, domain.name)
    top = compared[:MOST_IMPORTANT]
    takeaway = _takeaway([element.rating for element in top], as_high(case, domain), domain)
    standfirst, table = _standfirst(case, top[0].rating, domain), _table(case, top, domain)
    points = [Point(element.rating.name, element.rating.importance) for element in top]
    alt = alternative(f"Dot chart of the importance of {domain.noun} for {in_a_sentence(case.title)}", points)
    chart = charts.intervals(points, "importance, one to five", alt, tickformat=".1f") if drawable(points) else None
    return Exhibit(domain.id, takeaway, standfirst, table, chart)


def _takeaway(ratings: Sequence[ElementRating], count: Estimate | None, domain: Domain) -> Prose:
    first, second, third = ratings[:3]
    tail = say("; within the errors any of {n} {d} may be the first", n=count, d=domain.noun) if count else say("")
    return say(
        "Rated highest in importance: {a} ({x} of five), {b} ({y}) and {c} ({z}){tail}",
        a=element_name(first.name),
        x=first.importance,
        b=element_name(second.name),
        y=second.importance,
        c=element_name(third.name),
        z=third.importance,
        tail=tail,
    )


def _standfirst(case: Case, first: ElementRating, domain: Domain) -> Prose:
    importance, near = first.importance, neighbor_titles(case)
    beside = say("Neighbors are the closest occupations on O*NET's list: {n}.", n=mark("; ".join(near)))
    if not near:
        beside = say("O*NET's list has no close neighbor of it among the occupations that the wage survey publishes.")
    elif domain is not SKILLS:
        beside = say("Neighbors are the occupations named with the skills.")
    errors = say("No errors are published for them.")
    if importance.error is not None:
        lines = "Lines are the publisher's {ci} confidence intervals, which tell how far raters differ."
        errors = say(lines, ci=declared("statistic", "95-percent"))
    several = len(components(case.dataset, case.soc_code)) > 1
    return join([
        say(
            "O*NET's {d}, rated by {who} (data of {y}): importance from one to five{level}.",
            d=domain.noun,
            who=_RATERS.get(importance.details.get("given by", ""), "those whom O*NET asked"),
            y=period(importance.reference_period),
            level=", level needed from zero to seven" if first.level else "",
        ),
        errors,
        beside,
        say("The wage survey joins several occupations here: their plain mean is shown.") if several else None,
    ])


def neighbor_titles(case: Case) -> list[str]:
    """The neighbors' titles as they stand inside a sentence."""
    titles = survey_titles(case.dataset)
    return [in_a_sentence(titles[code]) for code in neighbors(case)]


def _table(case: Case, top: Sequence[ComparedRating], domain: Domain) -> Table:
    has_level, has_neighbors = top[0].rating.level is not None, bool(neighbors(case))
    of_all = importance_of_all(case.dataset, domain)
    columns = [
        Column("element", domain.element.capitalize(), "element of O*NET's content model", kind="text"),
        Column("importance", "Importance", "rating of importance, one to five"),
        Column("importance_low", "From", "lower bound of the 95-percent confidence interval"),
        Column("importance_high", "To", "upper bound of the 95-percent confidence interval"),
        *([Column("level", "Level", "level needed, zero to seven")] if has_level else []),
        *(_NEIGHBOR_COLUMNS if has_neighbors else []),
        Column("all_importance", "All occupations", "mean importance for all occupations rated"),
    ]
    rows: list[tuple[Value, ...]] = []
    for element in top:
        rating = element.rating
        level = [rating.level] if has_level else []
        beside: list[Value] = [element.others_mean, _VERDICTS[element.verdict]] if has_neighbors else []
        figures = (rating.importance, *bounds(rating.importance), *level, *beside)
        rows.append((rating.name, *figures, of_all.get(rating.element_id)))
    is_open = has_neighbors and any(element.verdict is None for element in top)
    notes = (say("A dash beside the neighbors: errors are not published for all of them, so it is left open."),)
    caption = f"The ten {domain.noun} rated most important, as published"
    return Table(caption, tuple(columns), tuple(rows), notes if is_open else ())


_NEIGHBOR_COLUMNS = (
    Column("neighbors_importance", "Neighbors", "mean importance for the closest related occupations"),
    Column("beside_neighbors", "Beside them", "whether the difference is larger than the errors", kind="text"),
)


def abilities(case: Case) -> Paragraph:
    """What O*NET rates and is not at hand."""
    rated = say(
        "O*NET also rates abilities of body and mind, such as manual dexterity or oral comprehension. Those files are "
        "not among this report's sources, so it has none of {t}.",
        t=in_a_sentence(case.title),
    )
    return Paragraph(rated)


def software(case: Case) -> Exhibit | Paragraph:
    """The software of the occupation: what is in demand and hot first."""
    programs = technology.software(case)
    if not programs:
        return not_told(case, "which software is used", SOFTWARE_TABLE)
    columns = (
        Column("software", "Software", "name as published", kind="long-text"),
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("marks", "Marked", "in demand for this occupation, hot in all postings", kind="text"),
    )
    rows = tuple((item.name, item.kind, _marks(item)) for item in programs[:MOST_SHOWN])
    counts = software_counts(case)
    standfirst = [
        say(
            "O*NET names {n} pieces of software, of which {d} are marked in demand (asked for often in postings for "
            "this occupation) and {h} hot (asked for often in postings for all occupations).",
            n=counts["count"],
            d=counts["in_demand"],
            h=counts["hot"],
        ),
        say("A mark tells of postings, not of how many workers use a program; no shares are published."),
        say("The table has those marked, then others by name, as far as there is room.")
        if len(programs) > MOST_SHOWN
        else None,
    ]
    return Exhibit("software", software_takeaway(case), join(standfirst), Table("Software", columns, rows))


def _marks(item: Software) -> str:
    words = [word for word, is_so in (("in demand", item.is_in_demand), ("hot", item.is_hot)) if is_so]
    return ", ".join(words) or "–"


def software_takeaway(case: Case) -> Prose:
    """Which software postings ask for, without a full stop."""
    title, programs = in_a_sentence(case.title), technology.software(case)
    wanted = [item.name for item in programs if item.is_in_demand][:3]
    if wanted:
        return say("Employers' postings for {t} often ask for {names}", t=title, names=listed(wanted))
    hot = [item.name for item in programs if item.is_hot][:3]
    if hot:
        return say("Software of {t} that employers ask for in many occupations: {names}", t=title, names=listed(hot))
    count = software_counts(case)["count"]
    return say("O*NET names {n} pieces of software for {t}, none of them marked as in demand", n=count, t=title)


def tools(case: Case) -> Exhibit | Paragraph:
    """The kinds of tools and machines of the occupation."""
    kinds, title = technology.tools(case), in_a_sentence(case.title)
    if not kinds:
        return not_told(case, "which tools and machines are used", TOOLS_TABLE)
    columns = (
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("example", "Example", "an example as published", kind="long-text"),
    )
    rows = tuple((kind, examples[0]) for kind, examples in kinds[:MOST_SHOWN])
    more = say("The table has the first of them by name.") if len(kinds) > MOST_SHOWN else None
    takeaway = say("O*NET names {n} kinds of tools and machines that {t} use", n=tool_count(case), t=title)
    standfirst = join([say("A list of what is used somewhere in the occupation; it is in no order of use."), more])
    return Exhibit("tools", takeaway, standfirst, Table("Tools and machines", columns, rows))
