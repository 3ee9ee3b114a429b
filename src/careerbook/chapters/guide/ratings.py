"""The exhibits of skills, knowledge and work styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import components, in_a_sentence
from careerbook.chapters.guide.onet import latest, whole, why_not
from careerbook.chapters.salary.compared import onet, survey_codes
from careerbook.charts import Point
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import levels, ratings
from careerbook.metrics.ratings import Beside, Rated

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

TABLE = "onet_ratings"
_SHOWN, _MOST_NEIGHBORS = 10, 4
_GIVEN: dict[str, str] = {
    "Analyst": "trained analysts",
    "Incumbent": "people who do the work",
    "Occupational Expert": "experts on the occupation",
}
_VERDICTS = {1: "above", -1: "below", 0: "not told apart", None: "–"}


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of the content model: its name in the tables, its nouns in sentences, what an element of it is."""

    name: str
    noun: str
    one: str
    id: str


SKILLS = Domain("skills", "skills", "skill", "skills")
KNOWLEDGE = Domain("knowledge", "areas of knowledge", "area of knowledge", "knowledge")
STYLES = Domain("work_styles", "ways of working", "way of working", "soft-skills")
DOMAINS = (SKILLS, KNOWLEDGE, STYLES)


def rated(guide: Guide, domain: Domain) -> list[Rated]:
    """The occupation's ratings in a domain; none where O*NET does not rate the whole of it."""
    rows = latest(guide.dataset, TABLE, domain.name)
    codes = whole(guide, rows)
    return ratings.profile(rows, codes, domain.name, guide.dataset.sources) if codes else []


def neighbors(guide: Guide) -> list[str]:
    """The SOC codes of the closest occupations of O*NET's primary list that the wage survey has, at most four."""
    own = components(guide.dataset, guide.career.soc_code)
    near = levels.related(*onet(guide.dataset), own, survey_codes(guide.dataset))
    return [one.soc_code for one in near if one.tier.startswith("Primary")][:_MOST_NEIGHBORS]


def beside_neighbors(guide: Guide, domain: Domain) -> list[Beside]:
    """Each element of the domain beside the mean of the neighbors, in the order of importance."""
    found = [_profile(guide.dataset, code, domain.name) for code in neighbors(guide)]
    return [
        ratings.beside(one, domain.name, [each[one.element_id] for each in found if one.element_id in each])
        for one in rated(guide, domain)
    ]


@shared
def _profile(dataset: Dataset, soc_code: str, domain: str) -> dict[str, Estimate]:
    """The importance of each element to a neighbor, by element id."""
    rows, own = latest(dataset, TABLE, domain), components(dataset, soc_code)
    codes = ratings.whole_codes(own, _codes(dataset, domain))
    found = ratings.profile(rows, codes, domain, dataset.sources) if codes else []
    return {one.element_id: one.importance for one in found}


@shared
def _codes(dataset: Dataset, domain: str) -> frozenset[str]:
    return frozenset(latest(dataset, TABLE, domain)["onet_soc_code"].unique())


@shared
def _everyone(dataset: Dataset, domain: str) -> dict[str, Estimate]:
    return ratings.everyone(latest(dataset, TABLE, domain), domain, dataset.sources)


def exhibit(guide: Guide, domain: Domain) -> Exhibit | Paragraph:
    """The ten elements of a domain with the highest importance, beside the neighbors and all occupations."""
    found = guide.beside[domain]
    if not found:
        rows = latest(guide.dataset, TABLE, domain.name)
        return Paragraph(why_not(guide, rows, f"how important {domain.noun} are"))
    own = [one.rated for one in found]
    title, top = in_a_sentence(guide.career.title), found[:_SHOWN]
    return Exhibit(
        domain.id,
        _takeaway(own, domain),
        _standfirst(guide, own, domain),
        _table(guide, top, domain),
        _chart(title, [one.rated for one in top], domain),
    )


def named(name: str) -> str:
    """An element's name inside a sentence."""
    return in_a_sentence(name.replace("/", " and "))


def _takeaway(own: list[Rated], domain: Domain) -> Prose:
    first, second, third = own[:3]
    count = ratings.as_high(own, domain.name)
    tail = say("")
    if count is not None and (count.value or 0) > 1:
        tail = say("; within the errors any of {n} {d} may be the first", n=count, d=domain.noun)
    return say(
        "Rated highest in importance: {a} ({x} of five), {b} ({y}) and {c} ({z}){tail}",
        a=named(first.name),
        x=first.importance,
        b=named(second.name),
        y=second.importance,
        c=named(third.name),
        z=third.importance,
        tail=tail,
    )


def _standfirst(guide: Guide, own: list[Rated], domain: Domain) -> Prose:
    known = own[0].importance
    who = _GIVEN.get(known.details.get("given by", ""), "those whom O*NET asked")
    near = titles(guide)
    beside = (
        say("Neighbors are the occupations named with the skills.")
        if near and domain is not SKILLS
        else say("Neighbors are the closest occupations on O*NET's list: {n}.", n=mark("; ".join(near)))
        if near
        else say("O*NET's list has no close neighbor of it among the occupations that the wage survey publishes.")
    )
    errors = (
        say("No errors are published for them.")
        if known.error is None
        else say(
            "Lines are the publisher's {ci} confidence intervals, which tell how far raters differ.",
            ci=declared("statistic", "95-percent"),
        )
    )
    several = len(components(guide.dataset, guide.career.soc_code)) > 1
    return join([
        say(
            "O*NET's {d}, rated by {who} (data of {y}): importance from one to five{level}.",
            d=domain.noun,
            who=who,
            y=period(known.reference_period),
            level=", level needed from zero to seven" if own[0].level else "",
        ),
        errors,
        beside,
        say("The wage survey joins several occupations here: their plain mean is shown.") if several else None,
    ])


def titles(guide: Guide) -> list[str]:
    """The neighbors' titles as they stand inside a sentence."""
    known = surveyed(guide.dataset)
    return [in_a_sentence(known[code]) for code in neighbors(guide)]


@shared
def surveyed(dataset: Dataset) -> dict[str, str]:
    """The title of every occupation that the wage survey publishes, by SOC code."""
    return {career.soc_code: career.title for career in Careers(dataset)}


def _table(guide: Guide, top: list[Beside], domain: Domain) -> Table:
    has_level, near = top[0].rated.level is not None, bool(neighbors(guide))
    everyone = _everyone(guide.dataset, domain.name)
    columns = [
        Column("element", domain.one.capitalize(), "element of O*NET's content model", kind="text"),
        Column("importance", "Importance", "rating of importance, one to five"),
        Column("importance_low", "From", "lower bound of the 95-percent confidence interval"),
        Column("importance_high", "To", "upper bound of the 95-percent confidence interval"),
        *([Column("level", "Level", "level needed, zero to seven")] if has_level else []),
        *(
            [
                Column("neighbors_importance", "Neighbors", "mean importance for the closest related occupations"),
                Column(
                    "beside_neighbors", "Beside them", "whether the difference is larger than the errors", kind="text"
                ),
            ]
            if near
            else []
        ),
        Column("all_importance", "All occupations", "mean importance for all occupations rated"),
    ]
    rows: list[tuple[Value, ...]] = []
    for one in top:
        bounds = ends(one.rated.importance) or (None, None)
        level = [one.rated.level] if has_level else []
        others: list[Value] = [one.others, _VERDICTS[one.verdict]] if near else []
        row: list[Value] = [one.rated.name, one.rated.importance, *bounds, *level, *others]
        rows.append((*row, everyone.get(one.rated.element_id)))
    is_open = near and any(one.verdict is None for one in top)
    notes = (say("A dash beside the neighbors: errors are not published for all of them, so it is left open."),)
    caption = f"The ten {domain.noun} rated most important, as published"
    return Table(caption, tuple(columns), tuple(rows), notes if is_open else ())


def _chart(title: str, top: list[Rated], domain: Domain) -> charts.Chart | None:
    if not any(one.importance.value is not None for one in top):
        return None
    said = ", ".join(f"{one.name} {one.importance.text}" for one in top)
    alt = f"Dot chart of the importance of {domain.noun} for {title}: {said}."
    points = [Point(one.name, one.importance) for one in top]
    return charts.intervals(points, "importance, one to five", alt, tickformat=".1f")


def abilities(guide: Guide) -> Paragraph:
    """What O*NET rates and is not at hand."""
    return Paragraph(
        say(
            "O*NET also rates abilities of body and mind, such as manual dexterity or oral comprehension. Those files "
            "are not among this report's sources, so it has none of {t}.",
            t=in_a_sentence(guide.career.title),
        )
    )
