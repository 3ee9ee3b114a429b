"""The exhibits of education, experience and training."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import ALL, in_a_sentence
from careerbook.chapters.guide.onet import whole, why_not
from careerbook.charts import Point
from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import schooling
from careerbook.metrics.schooling import LEVELS, Attained

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_KINDS = {
    "RW": "Related work experience",
    "PT": "Training at the workplace, organized",
    "OJ": "Training on the job, with an experienced worker",
}
_NUMBERS = {"1": "one", "2": "two", "3": "three", "4": "four", "6": "six", "8": "eight", "10": "ten"}
_NINETY_FIVE = declared("statistic", "95-percent")


def to_enter(guide: Guide) -> tuple[Estimate, Estimate, Estimate]:
    """What BLS assigns as typical to enter: education, related experience, on-the-job training."""
    get = guide.outlook.get
    return get("entry_education"), get("work_experience"), get("on_the_job_training")


@shared
def _attained(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("education_attainment")
    newest: pd.DataFrame = rows[rows["vintage"] == rows["vintage"].max()]
    return newest


@shared
def _everyone(dataset: Dataset) -> Attained:
    rows = _attained(dataset)
    return schooling.attained(rows[rows["soc_code"] == ALL], dataset.sources, "all.")


def workers_education(guide: Guide) -> Attained:
    """The education of the occupation's workers."""
    rows = _attained(guide.dataset)
    return schooling.attained(rows[rows["soc_code"] == guide.career.soc_code], guide.dataset.sources)


def of_workers(guide: Guide) -> Exhibit:
    """The distribution of workers by education, beside all occupations."""
    own, everyone = workers_education(guide), _everyone(guide.dataset)
    title = in_a_sentence(guide.career.title)
    more, all_ = own.bachelors_or_more, everyone.bachelors_or_more
    columns = (
        Column("education", "Highest level of education", "level reached", kind="text"),
        Column("workers_pct", guide.career.title, "share of the workers aged 25 and over"),
        Column("all_workers_pct", "All occupations", "the same share of all workers"),
    )
    rows: list[tuple[Value, ...]] = [(name, own.shares[id], everyone.shares[id]) for id, name in LEVELS.items()]
    rows.append(("Bachelor's degree or more", more, all_))
    said = ", ".join(f"{name} {own.shares[id].text}" for id, name in LEVELS.items())
    takeaway = (
        say("The share of {t} by education is not published", t=title)
        if more.value is None
        else say(
            "Of {t} aged twenty-five and over, {m} have a bachelor's degree or more; of all workers {a}",
            t=title,
            m=more,
            a=all_,
        )
    )
    chart = None
    if more.value is not None:
        points = [Point(name, own.shares[id]) for id, name in LEVELS.items()]
        alt = f"Bar chart of {title} by the highest level of education that they have: {said}."
        chart = charts.bars(points, "percent of workers aged twenty-five and over", ",.0f", alt)
    return Exhibit(
        "education-of-workers",
        takeaway,
        _of_workers_standfirst(own, all_),
        Table("Education of workers", columns, tuple(rows)),
        chart,
    )


def _of_workers_standfirst(own: Attained, everyone: Estimate) -> Prose:
    shared = say(
        "The survey knows only a wider group of occupations here, and its shares are repeated for each of them: the "
        "figures are a proxy."
    )
    return join([
        say(
            "The highest level that workers have reached, {y}, whatever their employer asked for. The Bureau of Labor "
            "Statistics takes it from the American Community Survey; no errors are published with it.",
            y=period(everyone.reference_period.split(" ")[-1])
            if " " not in everyone.reference_period
            else mark(everyone.reference_period),
        ),
        shared if own.is_shared else None,
    ])


@shared
def _asked(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("onet_education")
    newest: pd.DataFrame = rows[rows["release"] == rows["release"].max()]
    return newest


def respondents(guide: Guide, scale: str) -> list[tuple[str, Estimate]]:
    """The shares of each category of a scale, where O*NET asked about the occupation as one."""
    codes = whole(guide, _asked(guide.dataset))
    if len(codes) != 1:
        return []
    rows = _asked(guide.dataset)
    return schooling.required(rows[rows["onet_soc_code"] == codes[0]], scale, guide.dataset.sources)


def asked(guide: Guide) -> Exhibit | Paragraph:
    """What education respondents say a newcomer needs."""
    found, title = respondents(guide, "RL"), in_a_sentence(guide.career.title)
    if not found:
        return Paragraph(why_not(guide, _asked(guide.dataset), "what education the work needs"))
    named = [(name, one) for name, one in found if one.value != 0]
    return Exhibit(
        "education-asked",
        _asked_takeaway(title, found),
        _asked_standfirst(found),
        _shares(title, [("", found)], "Education that respondents say the work needs"),
        _asked_chart(title, named),
    )


def _asked_takeaway(title: str, found: list[tuple[str, Estimate]]) -> Prose:
    most = schooling.most_named(found)
    if most:
        return say(
            "Most often named as the education that {t} need: {name}, by {share} of those asked",
            t=title,
            name=mark(_plain(most[0])),
            share=most[1],
        )
    return say("No level of education stands out among those asked what {t} need, given the errors", t=title)


def _asked_standfirst(found: list[tuple[str, Estimate]]) -> Prose:
    given = found[0][1].details.get("given by", "")
    who = {"Incumbent": "people who do the work", "Occupational Expert": "experts on the occupation"}
    errors = (
        say("with the publisher's {ci} confidence intervals: they are wide where few were asked", ci=_NINETY_FIVE)
        if any(ends(one) for _, one in found)
        else say("without errors: none are published for this occupation")
    )
    return say(
        "Shares of {who} whom O*NET asked (data of {y}), {errors}. A share that the publisher holds too imprecise is "
        "not shown, and shares of which one is lacking can't be put in order.",
        who=who.get(given, "those"),
        y=period(found[0][1].reference_period),
        errors=errors,
    )


def _shares(title: str, groups: list[tuple[str, list[tuple[str, Estimate]]]], caption: str) -> Table:
    columns = (
        *((Column("kind", "Of what", "kind of preparation", kind="text"),) if len(groups) > 1 else ()),
        Column("category", "Answer", "category of the questionnaire", kind="text"),
        Column("share_pct", "Share", "share of those asked"),
        Column("share_low_pct", "From", "lower bound of the 95-percent confidence interval"),
        Column("share_high_pct", "To", "upper bound of the 95-percent confidence interval"),
    )
    rows: list[tuple[Value, ...]] = []
    for kind, found in groups:
        for name, share in found:
            if share.value == 0 and len(groups) > 1:
                continue
            bounds = ends(share) or (None, None)
            rows.append((*((kind,) if len(groups) > 1 else ()), mark(_plain(name)), share, *bounds))
    return Table(caption, columns, tuple(rows))


def _plain(category: str) -> str:
    """A category's name with its small numbers as words: 'over one month, up to and including three months'."""
    if category == "None":
        return "Nothing"
    return re.sub(r"\b\d+\b", lambda found: _NUMBERS.get(found[0], found[0]), category.replace("None or", "Nothing or"))


def _asked_chart(title: str, named: list[tuple[str, Estimate]]) -> charts.Chart | None:
    if not any(one.value is not None for _, one in named):
        return None
    said = ", ".join(f"{_plain(name)} {one.text}" for name, one in named)
    alt = f"Dot chart of the education that {title} need, in the eyes of those asked: {said}."
    return charts.intervals(
        [Point(_plain(name), one) for name, one in named], "percent of those asked", alt, tickformat=",.0f"
    )


def training(guide: Guide) -> Exhibit | Paragraph:
    """What experience and training respondents say a newcomer needs: a table, no chart."""
    title = in_a_sentence(guide.career.title)
    groups = [(name, respondents(guide, scale)) for scale, name in _KINDS.items()]
    found = groups[0][1]
    if not found:
        return Paragraph(why_not(guide, _asked(guide.dataset), "what experience and training the work needs"))
    most = [(name, schooling.most_named(one)) for name, one in groups]
    said = [(name, one) for name, one in most if one]
    takeaway = (
        say(
            "{name}: most often named for {t} is {c}, by {s}",
            name=said[0][0],
            t=title,
            c=mark(f"“{_plain(said[0][1][0]).lower()}”"),
            s=said[0][1][1],
        )
        if said
        else say("No length of experience or training stands out for {t}, given the errors", t=title)
    )
    return Exhibit(
        "training-asked",
        takeaway,
        _asked_standfirst([one for _, each in groups for one in each]),
        _shares(title, groups, "Experience and training that respondents say the work needs"),
    )


def unknown(guide: Guide) -> Paragraph:
    """What no source at hand tells."""
    education = to_enter(guide)[0]
    typical = say(
        "What is typical to enter, by the Bureau of Labor Statistics, is one level assigned to the occupation as a "
        "whole; it is no rule of any employer or state."
    )
    return Paragraph(
        join([
            typical if education.category else None,
            say(
                "No official source at hand tells what a course of study costs, how long it takes, which schools offer "
                "it, or which license or certificate a state or an employer asks for: no figure is given here rather "
                "than a guess. Licenses are a state's matter: its own board is the source."
            ),
        ])
    )
