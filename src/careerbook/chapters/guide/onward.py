"""The exhibit of related careers, and where the chapters before tell of the path, work at home and work abroad."""

from __future__ import annotations

from careerbook.chapters.outlook.telework import telework_sentence
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.related_careers import RelatedCareer, better_paid, related_careers

_PREPARATION = {1: "more", 0: "as much", -1: "less", None: "–"}


def related(case: Case) -> Exhibit | Paragraph:
    """Related careers: rank, pay, growth, openings, education, and whether they ask for more preparation."""
    careers, title = related_careers(case), in_a_sentence(case.title)
    if not careers:
        return Paragraph(
            say("O*NET lists no close occupation of {t} among those that the wage survey publishes.", t=title)
        )
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
    rows: list[tuple[Value, ...]] = [
        (
            career.title,
            career.rank,
            career.median,
            career.step,
            career.growth,
            career.openings,
            _PREPARATION[career.preparation],
            career.education,
        )
        for career in careers
    ]
    table = Table("Related careers", columns, tuple(rows))
    return Exhibit("related-careers", _takeaway(title, careers[0]), _standfirst(case, careers[0]), table)


def _takeaway(title: str, first: RelatedCareer) -> Prose:
    median = first.median
    earn_less = say("; half of those in it earn less than {m}", m=median) if median.value is not None else say("")
    return say(
        "The occupation closest to {t} on O*NET's list is {n}{pay}",
        t=title,
        n=mark(in_a_sentence(first.title)),
        pay=earn_less,
    )


def _standfirst(case: Case, first: RelatedCareer) -> Prose:
    return join([
        say(
            "The closest of O*NET's list of related occupations that the wage survey publishes, by the publisher's "
            "rank: alike in what people do, know and are called. Pay is {basis} median pay; growth and openings are "
            "projected for {y}.",
            basis=pay(case).basis,
            y=period(first.growth.reference_period or outlook(case).vintage),
        ),
        say(
            "Preparation is O*NET's job zone, more or less than this one's. No errors are published for medians and "
            "projections: the order of near figures says nothing."
        ),
    ])


def path(case: Case) -> Paragraph:
    """Steps from here: what the table tells of moves sideways and up."""
    if not related_careers(case):
        return Paragraph(
            say(
                "No path from {t} to other occupations can be told from the lists at hand.", t=in_a_sentence(case.title)
            )
        )
    side, up = better_paid(case, 0), better_paid(case, 1)
    return Paragraph(
        join([
            say(
                "The closest related occupation that asks for as much preparation and has a higher median is {n} "
                "({s:size} higher).",
                n=mark(in_a_sentence(side.title)),
                s=side.step,
            )
            if side
            else say("Among the close occupations none asks for as much preparation and has a higher median."),
            say(
                "The closest that asks for more preparation and has a higher median is {n} ({s:size} higher; education "
                "to enter: {e}).",
                n=mark(in_a_sentence(up.title)),
                s=up.step,
                e=mark(in_a_sentence(up.education.category or "not published")),
            )
            if up
            else say("None of them asks for more preparation and has a higher median."),
            say(
                "No official survey at hand tells how many people take such a step, or how long it takes them. The "
                "salary chapter has a ladder of levels."
            ),
        ])
    )


def elsewhere(case: Case) -> Paragraph:
    """Work at home and abroad: what the chapters before found."""
    return Paragraph(
        join([
            say("{h}; the outlook chapter says by which measure.", h=telework_sentence(case)),
            say(
                "What other countries pay, and the least pay that a visa for the United Kingdom asks for, are in the "
                "international chapter. Visas of other countries, and licenses abroad, are not among this report's "
                "sources."
            ),
        ])
    )
