"""The exhibits of who does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import census_links, components, in_a_sentence
from careerbook.chapters.salary import women_and_men
from careerbook.charts import Point
from careerbook.dataset import Dataset, shared
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import demographics, workers
from careerbook.metrics.demographics import EMPLOYED, GROUPS, People
from careerbook.metrics.workers import Workers

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_NAMES = {"women": "Women", **{name: title for name, title in GROUPS.items() if name != "women"}}
_AGES = {
    "under_25": "Under twenty-five",
    "25_to_34": "Twenty-five to thirty-four",
    "35_to_44": "Thirty-five to forty-four",
    "45_to_54": "Forty-five to fifty-four",
    "55_to_64": "Fifty-five to sixty-four",
    "65_and_over": "Sixty-five and over",
}


@shared
def _rows(dataset: Dataset) -> pd.DataFrame:
    return dataset.rows("cps_workers", workers=EMPLOYED)


@shared
def everyone(dataset: Dataset) -> People:
    """All workers."""
    rows = _rows(dataset)
    total = rows[rows["occupation_title"].str.startswith("Total")]
    return demographics.people(total, "all_occupations", "All workers", dataset.sources)


def found(guide: Guide) -> list[People]:
    """The Census occupations that the occupation is in, or consists of."""
    dataset, code = guide.dataset, guide.career.soc_code
    rows = _rows(dataset)
    people = []
    for census, is_broader in workers.census_codes(components(dataset, code), code, census_links(dataset)).items():
        own = rows[rows["census_code"] == census]
        if not own.empty:
            title = str(own["occupation_title"].iloc[0])
            people.append(demographics.people(own, census, title, dataset.sources, is_broader=is_broader))
    return people


def shares(guide: Guide) -> Exhibit | Paragraph:
    """Shares of women, of races and of Hispanic or Latino ethnicity, beside all workers."""
    people, title = found(guide), in_a_sentence(guide.career.title)
    known = [one for one in people if one.has_shares]
    if not known:
        return Paragraph(_none(title, people))
    everybody = everyone(guide.dataset)
    columns = (
        Column("workers", "Workers", "who", kind="text"),
        *(Column(f"{name}_share_pct", text, f"share of {text} among the workers") for name, text in _NAMES.items()),
    )
    rows: list[tuple[Value, ...]] = [
        (mark(one.title), *(one.shares[name] for name in _NAMES)) for one in (*known, everybody)
    ]
    own = known[0]
    takeaway = (
        _women(title, own, everybody)
        if len(known) == 1
        else say("Who works as {t}, by the occupations that the household survey splits them into", t=title)
    )
    table = Table("Workers by sex, race and ethnicity", columns, tuple(rows))
    return Exhibit(
        "who-works", takeaway, _standfirst(known), table, _chart(title, own, everybody) if len(known) == 1 else None
    )


def _none(title: str, people: list[People]) -> Prose:
    if people:
        return say(
            "There are too few {t} in the household survey for shares by sex, race and ethnicity: none is published of "
            "fewer than {n} workers.",
            t=title,
            n=rule("50,000"),
        )
    return say(
        "The household survey does not tell who works as {t}: the Census Bureau's list of occupations, which it "
        "uses, has no link to them.",
        t=title,
    )


def _who(title: str, one: People | Workers) -> str:
    return title if not one.is_broader else f"the wider group of {in_a_sentence(one.title)}"


def _women(title: str, own: People, everybody: People) -> Prose:
    return say(
        "Of {t}, {w} are women; of all workers {a}",
        t=mark(_who(title, own)),
        w=own.shares["women"],
        a=everybody.shares["women"],
    )


def _standfirst(people: list[People]) -> Prose:
    year = next(iter(people[0].shares.values())).reference_period
    broad = [one.title for one in people if one.is_broader]
    return join([
        say(
            "Shares of all who work in the occupation, full time or not, by the Current Population Survey ({y}), a "
            "survey of households. People of Hispanic or Latino ethnicity may be of any race, so shares do not add up.",
            y=period(year[-4:]),
        ),
        say(
            "No share of fewer than {n} workers is published. No errors are published with these figures; small "
            "differences say nothing.",
            n=rule("50,000"),
        ),
        say(
            "The survey counts this occupation only within {t}: its figures are a proxy.",
            t=mark(" and ".join(f"“{title}”" for title in broad)),
        )
        if broad
        else None,
    ])


def _chart(title: str, own: People, everybody: People) -> charts.Chart:
    rows = [(text, (own.shares[name], everybody.shares[name])) for name, text in _NAMES.items()]
    said = "; ".join(f"{text}: {one.text}, all workers {other.text}" for text, (one, other) in rows)
    alt = f"Dot chart of the shares of groups among {title} and all workers. {said}."
    return charts.pairs(rows, ("This work", "All workers"), "percent of workers", ",.0f", alt)


def ages(guide: Guide) -> Exhibit | Paragraph:
    """Median age and shares by age, beside all workers."""
    people, title = found(guide), in_a_sentence(guide.career.title)
    known = [one for one in people if one.median_age.value is not None]
    if not known:
        return Paragraph(say("No median age of {t} is published.", t=title))
    everybody, own = everyone(guide.dataset), known[0]
    columns = (
        Column("age", "Age", "age group", kind="text"),
        *(
            Column(f"workers_{number}", one.title, "share of the workers, and their median age")
            for number, one in enumerate(known, 1)
        ),
        Column("all_workers", "All workers", "the same of all workers"),
    )
    rows: list[tuple[Value, ...]] = [
        (text, *(one.ages[name] for one in known), everybody.ages[name]) for name, text in _AGES.items()
    ]
    rows.append(("Median age in years", *(one.median_age for one in known), everybody.median_age))
    takeaway = say(
        "Half of {t} are younger than {m} years; of all workers half are younger than {a}",
        t=mark(_who(title, own)),
        m=own.median_age,
        a=everybody.median_age,
    )
    standfirst = say(
        "Workers of all ages from sixteen on by the Current Population Survey, {y}, an average of eleven months "
        "without October. Shares are computed from workers in thousands; no errors are published with them.",
        y=period(own.median_age.reference_period[:4]),
    )
    points = [Point(text, own.ages[name]) for name, text in _AGES.items()]
    chart = None
    if any(point.estimate.value is not None for point in points):
        said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
        chart = charts.bars(points, "percent of workers", ",.0f", f"Bar chart of {title} by age: {said}.")
    return Exhibit("ages", takeaway, standfirst, Table("Workers by age", columns, tuple(rows)), chart)


def gap(guide: Guide) -> Paragraph:
    """Women's pay beside men's, in a sentence; the salary chapter has the exhibit."""
    both = [one for one in women_and_men.figures(guide.salary) if one.both]
    title = in_a_sentence(guide.career.title)
    if not both:
        return Paragraph(say("Median earnings of both women and men are not published for {t}.", t=title))
    one = both[0]
    women, men, ratio = one.medians["women"], one.medians["men"], one.ratio
    return Paragraph(
        say(
            "Women who work full time in {t} have a median of {w} a week, men {m}: women's is {r} of men's. The salary "
            "chapter has the figures and what they leave open; no errors are published with them.",
            t=mark(_who("this occupation", one)),
            w=women,
            m=men,
            r=ratio,
        )
    )
