"""The exhibits of education, experience and training, and the editors' notes on licenses and the usual steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from careerbook import charts
from careerbook.chapters.phrases import alternative, bounds, not_told
from careerbook.charts.base import Point, drawable
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, declared, expires, join, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures import editors_notes as notes
from careerbook.figures import entry
from careerbook.figures.case import Case
from careerbook.metrics.schooling import LEVELS, Attainment, most_named

Shares = Sequence[tuple[str, Estimate]]

_KINDS = {
    "RW": "Related work experience",
    "PT": "Training at the workplace, organized",
    "OJ": "Training on the job, with an experienced worker",
}
_NUMBERS = {"1": "one", "2": "two", "3": "three", "4": "four", "6": "six", "8": "eight", "10": "ten"}
_RESPONDENTS = {"Incumbent": "people who do the work", "Occupational Expert": "experts on the occupation"}


def facts(case: Case) -> Facts:
    """The key facts: education, experience and training to enter."""
    names = ("Education to enter", "Experience in a related occupation", "Training on the job")
    figures = zip(names, entry.to_enter(case), strict=True)
    return Facts(tuple(Fact(name, estimate, say("typical, {y}", y=when(estimate))) for name, estimate in figures))


def of_workers(case: Case) -> Exhibit:
    """The distribution of workers by education, beside all occupations."""
    workers, everyone = entry.workers_education(case), entry.education_of_all(case.dataset)
    title, more, more_of_all = in_a_sentence(case.title), workers.bachelors_or_more, everyone.bachelors_or_more
    columns = (
        Column("education", "Highest level of education", "level reached", kind="text"),
        Column("workers_pct", case.title, "share of the workers aged 25 and over"),
        Column("all_workers_pct", "All occupations", "the same share of all workers"),
    )
    rows = (
        *((name, workers.shares[id], everyone.shares[id]) for id, name in LEVELS.items()),
        ("Bachelor's degree or more", more, more_of_all),
    )
    takeaway, chart = say("The share of {t} by education is not published", t=title), None
    if more.value is not None:
        have = "Of {t} aged twenty-five and over, {m} have a bachelor's degree or more; of all workers {a}"
        takeaway = say(have, t=title, m=more, a=more_of_all)
        points = [Point(name, workers.shares[id]) for id, name in LEVELS.items()]
        alt = alternative(f"Bar chart of {title} by the highest level of education that they have", points)
        chart = charts.bars(points, "percent of workers aged twenty-five and over", ",.0f", alt)
    standfirst = _of_workers_standfirst(workers, more_of_all.reference_period)
    return Exhibit("education-of-workers", takeaway, standfirst, Table("Education of workers", columns, rows), chart)


def _of_workers_standfirst(workers: Attainment, reference_period: str) -> Prose:
    group = say(
        "The survey knows only a wider group of occupations here, and its shares are repeated for each of them: the "
        "figures are a proxy."
    )
    return join([
        say(
            "The highest level that workers have reached, {y}, whatever their employer asked for. The Bureau of Labor "
            "Statistics takes it from the American Community Survey; no errors are published with it.",
            y=mark(reference_period) if " " in reference_period else period(reference_period),
        ),
        group if workers.is_shared else None,
    ])


def asked(case: Case) -> Exhibit | Paragraph:
    """What education respondents say a newcomer needs."""
    shares, title = entry.respondents(case, entry.EDUCATION), in_a_sentence(case.title)
    if not shares:
        return not_told(case, "what education the work needs", entry.TABLE)
    takeaway = say("No level of education stands out among those asked what {t} need, given the errors", t=title)
    if most := most_named(shares):
        named = "Most often named as the education that {t} need: {name}, by {share} of those asked"
        takeaway = say(named, t=title, name=mark(_plain(most[0])), share=most[1])
    table = _table({"": shares}, "Education that respondents say the work needs")
    return Exhibit("education-asked", takeaway, _asked_standfirst(shares), table, _asked_chart(title, shares))


def _asked_standfirst(shares: Shares) -> Prose:
    first, errors = shares[0][1], say("without errors: none are published for this occupation")
    if any(ends(share) for _, share in shares):
        wide = "with the publisher's {ci} confidence intervals: they are wide where few were asked"
        errors = say(wide, ci=declared("statistic", "95-percent"))
    return say(
        "Shares of {who} whom O*NET asked (data of {y}), {errors}. A share that the publisher holds too imprecise is "
        "not shown, and shares of which one is lacking can't be put in order.",
        who=_RESPONDENTS.get(first.details.get("given by", ""), "those"),
        y=period(first.reference_period),
        errors=errors,
    )


def _table(groups: Mapping[str, Shares], caption: str) -> Table:
    """The shares of each kind of preparation; a table of one kind does not name it."""
    kind = (Column("kind", "Of what", "kind of preparation", kind="text"),) if len(groups) > 1 else ()
    columns = (
        *kind,
        Column("category", "Answer", "category of the questionnaire", kind="text"),
        Column("share_pct", "Share", "share of those asked"),
        Column("share_low_pct", "From", "lower bound of the 95-percent confidence interval"),
        Column("share_high_pct", "To", "upper bound of the 95-percent confidence interval"),
    )
    rows = tuple(
        (*((name,) if kind else ()), mark(_plain(category)), share, *bounds(share))
        for name, shares in groups.items()
        for category, share in shares
    )
    return Table(caption, columns, rows)


def _plain(category: str) -> str:
    """A category's name with its small numbers as words: 'over one month, up to and including three months'."""
    if category == "None":
        return "Nothing"
    words = category.replace("None or", "Nothing or")
    return re.sub(r"\b\d+\b", lambda number: _NUMBERS.get(number[0], number[0]), words)


def _asked_chart(title: str, shares: Shares) -> charts.Chart | None:
    points = [Point(_plain(name), share) for name, share in shares if share.value != 0]
    if not drawable(points):
        return None
    alt = alternative(f"Dot chart of the education that {title} need, in the eyes of those asked", points)
    return charts.intervals(points, "percent of those asked", alt, tickformat=",.0f")


def training(case: Case) -> Exhibit | Paragraph:
    """What experience and training respondents say a newcomer needs: a table, no chart."""
    title, by_scale = in_a_sentence(case.title), entry.preparation(case)
    if not by_scale:
        return not_told(case, "what experience and training the work needs", entry.TABLE)
    groups = {_KINDS[scale]: shares for scale, shares in by_scale.items()}
    most = [(name, answer) for name, shares in groups.items() if (answer := most_named(shares))]
    takeaway = say("No length of experience or training stands out for {t}, given the errors", t=title)
    if most:
        kind, (category, share) = most[0]
        named = mark(f"“{_plain(category).lower()}”")
        takeaway = say("{kind}: most often named for {t} is {c}, by {s}", kind=kind, t=title, c=named, s=share)
    standfirst = _asked_standfirst([share for shares in groups.values() for share in shares])
    table = _table(groups, "Experience and training that respondents say the work needs")
    return Exhibit("training-asked", takeaway, standfirst, table)


def unknown(case: Case) -> Paragraph:
    """What no source at hand tells."""
    typical = say(
        "What is typical to enter, by the Bureau of Labor Statistics, is one level assigned to the occupation as a "
        "whole; it is no rule of any employer or state."
    )
    nothing = say(
        "No official source at hand tells what a course of study costs, how long it takes, which schools offer it, or "
        "which license or certificate a state or an employer asks for: no figure is given here rather than a guess. "
        "Licenses are a state's matter: its own board is the source."
    )
    return Paragraph(typical + nothing if entry.to_enter(case)[0].category else nothing)


def editors_notes(case: Case) -> Exhibit | Paragraph:
    """What the editors say of a curated career: certification, licenses, the usual steps."""
    written, title = notes.editors_notes(case), in_a_sentence(case.title)
    if not written:
        none = "The editors have written no notes on {t}: all of this guide is computed from publishers' files."
        return Paragraph(say(none, t=title))
    columns = (
        Column("topic", "On", "what the note is about", kind="text"),
        Column("note", "The editors say", "the note", kind="long-text"),
        Column("bodies", "Ask", "the public bodies whose matter it is", kind="long-text"),
    )
    standfirst = say(
        "Editorial: written in {m} from what is commonly known, not checked with the bodies named for this edition, "
        "and to be looked at again after {e}. The bodies decide and change their rules: ask them.",
        m=period(notes.month(min((note for note, _ in written), key=lambda note: note.date))),
        e=expires(min(note.expires for note, _ in written)),
    )
    takeaway = say("The editors' notes on {t}: licenses, certificates and the usual steps", t=title)
    rows = tuple((note.topic, text, note.source) for note, text in written)
    return Exhibit("editors-notes", takeaway, standfirst, Table("The editors' notes", columns, rows))
