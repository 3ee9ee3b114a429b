"""Careers related to it, where it stands among all, what its market shows, what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook import charts
from careerbook.chapters.outlook.indices import telework_sentence
from careerbook.chapters.phrases import change
from careerbook.charts import percentiles
from careerbook.exhibits.exhibit import Exhibit, Paragraph, Takeaways
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.answers import leavers
from careerbook.figures.case import Case
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.rankings import began_present_method, everyones_pay_change, first_year, standings
from careerbook.figures.related_careers import RelatedCareer, better_paid, related_careers
from careerbook.metrics.standing import Standing

_PREPARATION = {1: "more", 0: "as much", -1: "less", None: "–"}
_NAMES = {
    "pay": "Median pay",
    "pay_change": "Change of median pay",
    "growth": "Projected growth",
    "openings": "Openings for each hundred jobs",
    "jobs": "Number of jobs",
}


def related(case: Case) -> Exhibit | Paragraph:
    """Related careers: rank, pay, growth, openings, education, and whether they ask for more preparation."""
    careers, title = related_careers(case), in_a_sentence(case.title)
    if not careers:
        none = "O*NET lists no close occupation of {t} among those that the wage survey publishes."
        return Paragraph(say(none, t=title))
    columns = (
        Column("occupation", "Related career", "title of the related occupation", kind="text"),
        Column("rank", "Rank", "O*NET's order, one the closest"),
        Column("median_usd", "Median pay", "median pay", f"US$ {pay(case).per}"),
        Column("pay_step_pct", "Against this one", "its median ÷ own median − 1"),
        Column("growth_pct", "Growth", "projected growth of employment over ten years"),
        Column("openings_annual", "Openings a year", "projected openings, average a year"),
        Column("preparation", "Preparation", "its job zone against this one's", kind="text"),
        Column("education", "Education to enter", "typical education to enter", kind="long-text"),
    )
    first = careers[0]
    closest = "The occupation closest to {t} on O*NET's list is {n}"
    if first.median.value is not None:
        closest += "; half of those in it earn less than {m}"
    standfirst = say(
        "The closest of O*NET's list of related occupations that the wage survey publishes, by the publisher's rank: "
        "alike in what people do, know and are called. Pay is {basis} median pay; growth and openings are projected "
        "for {y}. Preparation is O*NET's job zone, more or less than this one's. No errors are published for medians "
        "and projections: the order of near figures says nothing.",
        basis=pay(case).basis,
        y=period(first.growth.reference_period or outlook(case).vintage),
    )
    takeaway = say(closest, t=title, n=mark(in_a_sentence(first.title)), m=first.median)
    table = Table("Related careers", columns, tuple(map(_related_row, careers)))
    return Exhibit("related-careers", takeaway, standfirst, table)


def _related_row(career: RelatedCareer) -> tuple[Value, ...]:
    figures = (career.rank, career.median, career.step, career.growth, career.openings)
    return (career.title, *figures, _PREPARATION[career.preparation], career.education)


def path(case: Case) -> Paragraph:
    """Steps from here: what the table tells of moves sideways and up."""
    if not related_careers(case):
        no_path = "No path from {t} to other occupations can be told from the lists at hand."
        return Paragraph(say(no_path, t=in_a_sentence(case.title)))
    sideways = say("Among the close occupations none asks for as much preparation and has a higher median.")
    if side := better_paid(case, 0):
        sideways = say(
            "The closest related occupation that asks for as much preparation and has a higher median is {n} "
            "({s:size} higher).",
            n=mark(in_a_sentence(side.title)),
            s=side.step,
        )
    upward = say("None of them asks for more preparation and has a higher median.")
    if up := better_paid(case, 1):
        upward = say(
            "The closest that asks for more preparation and has a higher median is {n} ({s:size} higher; education to "
            "enter: {e}).",
            n=mark(in_a_sentence(up.title)),
            s=up.step,
            e=mark(in_a_sentence(up.education.category or "not published")),
        )
    unknown = say(
        "No official survey at hand tells how many people take such a step, or how long it takes them. The salary "
        "chapter has a ladder of levels."
    )
    return Paragraph(join([sideways, upward, unknown]))


def elsewhere(case: Case) -> Paragraph:
    """Work at home and abroad: what the chapters before found."""
    where = say(
        "{h}; the outlook chapter says by which measure. What other countries pay, and the least pay that a visa for "
        "the United Kingdom asks for, are in the international chapter. Visas of other countries, and licenses abroad, "
        "are not among this report's sources.",
        h=telework_sentence(case),
    )
    return Paragraph(where)


def standing(case: Case) -> Exhibit:
    """The percentile of each figure among all occupations."""
    places, title = standings(case), in_a_sentence(case.title)
    of_pay, takeaway = places["pay"], say("Where {t} stand among all occupations", t=title)
    if of_pay.percentile.value is not None:
        at = "The median pay of {t} is at percentile {p} of the {n} occupations that have one"
        takeaway = say(at, t=title, p=of_pay.percentile, n=of_pay.occupations)
    columns = (
        Column("measure", "Figure", "what is put in order", kind="text"),
        Column("value", case.title, "the occupation's figure"),
        Column("percentile", "Percentile", "percentile among all occupations, one hundred the highest"),
        Column("occupations", "Of occupations", "occupations with a figure, each counted once"),
    )
    rows = tuple((_NAMES[name], of.figure, of.percentile, of.occupations) for name, of in places.items())
    table = Table("Standing among all occupations", columns, rows)
    return Exhibit("standing", takeaway, _standfirst(case, of_pay), table, _chart(title, places))


def _standfirst(case: Case, of_pay: Standing) -> Prose:
    return say(
        "Each occupation counts once, whatever its number of workers. Pay is {basis} and of {y}; its change is from "
        "{y0} on{method} and not adjusted for prices; growth and openings are "
        "projected for {v}. A percentile is an order of figures as published. For medians and projections no errors "
        "are published, so only the highest and the lowest quarter are spoken of below.",
        basis=pay(case).basis,
        y=period(of_pay.figure.reference_period or case.wage_year),
        y0=period(first_year(case)),
        method=", the first year of the survey's present method," if began_present_method(case) else "",
        v=period(outlook(case).vintage),
    )


def _chart(title: str, places: Mapping[str, Standing]) -> charts.Chart | None:
    if all(place.percentile.value is None for place in places.values()):
        return None
    rows = [percentiles.Row(_NAMES[name], (place.percentile,)) for name, place in places.items()]
    figures = ", ".join(f"{_NAMES[name]} {place.percentile.text}" for name, place in places.items())
    alt = f"Dot chart of the percentile of {title} among all occupations: {figures}."
    return percentiles.percentiles(rows, "percentile among all occupations", "middle occupation", alt)


def market(case: Case) -> Paragraph:
    """Demand and supply as far as the figures tell."""
    of_career, of_all, leaving = standings(case)["pay_change"].figure, everyones_pay_change(case), leavers(case)
    changes = None
    if of_career.value is not None and of_all.value is not None:
        changes = say(
            "From {y0} to {y1} the median {verb} by {a:size}, that of all occupations together {other} by {b:size}, "
            "neither adjusted for prices.",
            y0=period(first_year(case)),
            y1=period(case.wage_year),
            verb="rose" if of_career.value > 0 else "fell",
            other="rose" if of_all.value > 0 else "fell",
            a=of_career,
            b=of_all,
        )
    places = (
        "Each year {e} people are projected to leave the labor force and {t} to move to other occupations: places to "
        "fill, whether or not the occupation grows."
    )
    untold = say(
        "What no official figure at hand tells: how many people look for this work, how many are trained for it each "
        "year, and how many apply for a place. So whether there are too many or too few of them is not said."
    )
    return Paragraph(join([changes, say(places, e=leaving[0], t=leaving[1]) if leaving else None, untold]))


def pros_and_cons(case: Case) -> Takeaways:
    """What stands in the highest or the lowest quarter of all occupations, as a list; derived, each with its figure."""
    places = standings(case)
    sentences = tuple(_sentence(case, name, places[name]) for name in _NAMES if places[name].quarter)
    nothing = say(
        "None of these figures is in the highest or the lowest quarter of all occupations, so none is called an "
        "advantage or a drawback."
    )
    return Takeaways(sentences or (nothing,))


def _sentence(case: Case, name: str, place: Standing) -> Prose:
    side = "For it: " if place.quarter > 0 else "Against it: "
    figure, quarter = place.figure, "highest" if place.quarter > 0 else "lowest"
    where = say("percentile {p} of all occupations, the {q} quarter (derived).", p=place.percentile, q=quarter)
    if name == "pay":
        return say(side + "median pay of {f} {per}, {w}", f=figure, per=pay(case).per, w=where)
    if name == "pay_change":
        verb, since = "rose" if (figure.value or 0) > 0 else "fell", period(first_year(case))
        return say(side + "the median {v} by {f:size} since {y}, {w}", v=verb, f=figure, y=since, w=where)
    if name == "growth":
        return say(side + "employment is projected to {m}, {w}", m=change(figure), w=where)
    if name == "openings":
        return say(
            "To weigh: {f} of its jobs are projected to open each year, {w} Openings come from growth and from people "
            "who leave.",
            f=figure,
            w=where,
        )
    many = "many places to work at" if place.quarter > 0 else "few places to work at"
    return say(side + many + ": {f} jobs, {w}", f=figure, w=where)
