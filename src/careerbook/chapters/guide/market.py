"""Where the occupation stands among all, what its market shows, and what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook import charts
from careerbook.chapters.growth_words import move
from careerbook.charts import percentiles
from careerbook.exhibits.exhibit import Exhibit, Paragraph, Takeaways
from careerbook.exhibits.prose import Prose, join, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.answers import leavers
from careerbook.figures.case import Case
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.rankings import everyones_pay_change, first_year, standings
from careerbook.metrics.standing import Standing

_NAMES = {
    "pay": "Median pay",
    "pay_change": "Change of median pay",
    "growth": "Projected growth",
    "openings": "Openings for each hundred jobs",
    "jobs": "Number of jobs",
}


def standing(case: Case) -> Exhibit:
    """The percentile of each figure among all occupations."""
    places, title = standings(case), in_a_sentence(case.title)
    of_pay = places["pay"]
    takeaway = (
        say(
            "The median pay of {t} is at percentile {p} of the {n} occupations that have one",
            t=title,
            p=of_pay.percentile,
            n=of_pay.occupations,
        )
        if of_pay.percentile.value is not None
        else say("Where {t} stand among all occupations", t=title)
    )
    columns = (
        Column("measure", "Figure", "what is put in order", kind="text"),
        Column("value", case.title, "the occupation's figure"),
        Column("percentile", "Percentile", "percentile among all occupations, one hundred the highest"),
        Column("occupations", "Of occupations", "occupations with a figure, each counted once"),
    )
    rows: list[tuple[Value, ...]] = [
        (_NAMES[name], place.figure, place.percentile, place.occupations) for name, place in places.items()
    ]
    table = Table("Standing among all occupations", columns, tuple(rows))
    return Exhibit("standing", takeaway, _standfirst(case, of_pay), table, _chart(title, places))


def _standfirst(case: Case, of_pay: Standing) -> Prose:
    return join([
        say(
            "Each occupation counts once, whatever its number of workers. Pay is {basis} and of {y}; its change is "
            "from {y0} on, the first year of the survey's present method, and not adjusted for prices; growth and "
            "openings are projected for {v}.",
            basis=pay(case).basis,
            y=period(of_pay.figure.reference_period or case.wage_year),
            y0=period(first_year(case)),
            v=period(outlook(case).vintage),
        ),
        say(
            "A percentile is an order of figures as published. For medians and projections no errors are published, so "
            "only the highest and the lowest quarter are spoken of below."
        ),
    ])


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
    return Paragraph(
        join([
            changes,
            say(
                "Each year {e} people are projected to leave the labor force and {t} to move to other occupations: "
                "places to fill, whether or not the occupation grows.",
                e=leaving[0],
                t=leaving[1],
            )
            if leaving
            else None,
            say(
                "What no official figure at hand tells: how many people look for this work, how many are trained for "
                "it each year, and how many apply for a place. So whether there are too many or too few of them is not "
                "said."
            ),
        ])
    )


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
    where = say(
        "percentile {p} of all occupations, the {q} quarter (derived).",
        p=place.percentile,
        q="highest" if place.quarter > 0 else "lowest",
    )
    figure = place.figure
    if name == "pay":
        return say(side + "median pay of {f} {per}, {w}", f=figure, per=pay(case).per, w=where)
    if name == "pay_change":
        verb, since = "rose" if (figure.value or 0) > 0 else "fell", period(first_year(case))
        return say(side + "the median {v} by {f:size} since {y}, {w}", v=verb, f=figure, y=since, w=where)
    if name == "growth":
        return say(side + "employment is projected to {m}, {w}", m=move(figure), w=where)
    if name == "openings":
        return say(
            "To weigh: {f} of its jobs are projected to open each year, {w} Openings come from growth and from people "
            "who leave.",
            f=figure,
            w=where,
        )
    many = "many places to work at" if place.quarter > 0 else "few places to work at"
    return say(side + many + ": {f} jobs, {w}", f=figure, w=where)
