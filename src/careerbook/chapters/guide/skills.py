"""The exhibits of skills, knowledge and ways of working."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.guide.absence import why_not
from careerbook.charts import Point
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import element_name, in_a_sentence
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
from careerbook.figures.releases import latest
from careerbook.metrics.ratings import ComparedRating, ElementRating

_RATERS: dict[str, str] = {
    "Analyst": "trained analysts",
    "Incumbent": "people who do the work",
    "Occupational Expert": "experts on the occupation",
}
_VERDICTS = {1: "above", -1: "below", 0: "not told apart", None: "–"}
_AXIS = "importance, one to five"


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
        rows = latest(case.dataset, TABLE, domain.name)
        return Paragraph(why_not(case, rows, f"how important {domain.noun} are"))
    top = compared[:MOST_IMPORTANT]
    ratings = [element.rating for element in top]
    return Exhibit(
        domain.id,
        _takeaway(ratings, as_high(case, domain), domain),
        _standfirst(case, ratings[0], domain),
        _table(case, top, domain),
        _chart(in_a_sentence(case.title), ratings, domain),
    )


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
    beside = (
        say("Neighbors are the occupations named with the skills.")
        if near and domain is not SKILLS
        else say("Neighbors are the closest occupations on O*NET's list: {n}.", n=mark("; ".join(near)))
        if near
        else say("O*NET's list has no close neighbor of it among the occupations that the wage survey publishes.")
    )
    errors = (
        say("No errors are published for them.")
        if importance.error is None
        else say(
            "Lines are the publisher's {ci} confidence intervals, which tell how far raters differ.",
            ci=declared("statistic", "95-percent"),
        )
    )
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
        bounds = ends(rating.importance) or (None, None)
        rows.append((rating.name, rating.importance, *bounds, *level, *beside, of_all.get(rating.element_id)))
    is_open = has_neighbors and any(element.verdict is None for element in top)
    notes = (say("A dash beside the neighbors: errors are not published for all of them, so it is left open."),)
    caption = f"The ten {domain.noun} rated most important, as published"
    return Table(caption, tuple(columns), tuple(rows), notes if is_open else ())


_NEIGHBOR_COLUMNS = (
    Column("neighbors_importance", "Neighbors", "mean importance for the closest related occupations"),
    Column("beside_neighbors", "Beside them", "whether the difference is larger than the errors", kind="text"),
)


def _chart(title: str, ratings: Sequence[ElementRating], domain: Domain) -> charts.Chart | None:
    if not any(rating.importance.value is not None for rating in ratings):
        return None
    figures = ", ".join(f"{rating.name} {rating.importance.text}" for rating in ratings)
    alt = f"Dot chart of the importance of {domain.noun} for {title}: {figures}."
    return charts.intervals([Point(rating.name, rating.importance) for rating in ratings], _AXIS, alt, tickformat=".1f")


def abilities(case: Case) -> Paragraph:
    """What O*NET rates and is not at hand."""
    return Paragraph(
        say(
            "O*NET also rates abilities of body and mind, such as manual dexterity or oral comprehension. Those files "
            "are not among this report's sources, so it has none of {t}.",
            t=in_a_sentence(case.title),
        )
    )
