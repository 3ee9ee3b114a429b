"""The exhibits of who does the work."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import alternative, months_left_out
from careerbook.charts.base import Point, drawable
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.answers import women_and_men
from careerbook.figures.case import Case
from careerbook.figures.people import all_workers, people, with_ages, with_shares
from careerbook.metrics.workers import SHARES, People, Workers

_NAMES = {"women": "Women", **{name: title for name, title in SHARES.items() if name != "women"}}
_AGES = {
    "under_25": "Under twenty-five",
    "25_to_34": "Twenty-five to thirty-four",
    "35_to_44": "Thirty-five to forty-four",
    "45_to_54": "Forty-five to fifty-four",
    "55_to_64": "Fifty-five to sixty-four",
    "65_and_over": "Sixty-five and over",
}


def shares(case: Case) -> Exhibit | Paragraph:
    """Shares of women, of races and of Hispanic or Latino ethnicity, beside all workers."""
    groups, title = with_shares(case), in_a_sentence(case.title)
    if not groups:
        return Paragraph(_no_shares(title, has_groups=bool(people(case))))
    everyone, first = all_workers(case.dataset), groups[0]
    columns = (
        Column("workers", "Workers", "who", kind="text"),
        *(Column(f"{name}_share_pct", text, f"share of {text} among the workers") for name, text in _NAMES.items()),
    )
    rows: list[tuple[Value, ...]] = [
        (mark(group.title), *(group.shares[name] for name in _NAMES)) for group in (*groups, everyone)
    ]
    table, chart = Table("Workers by sex, race and ethnicity", columns, tuple(rows)), None
    takeaway = say("Who works as {t}, by the occupations that the household survey splits them into", t=title)
    if len(groups) == 1:
        who, women, of_all = mark(_who(title, first)), first.shares["women"], everyone.shares["women"]
        takeaway = say("Of {t}, {w} are women; of all workers {a}", t=who, w=women, a=of_all)
        chart = _shares_chart(title, first, everyone)
    return Exhibit("who-works", takeaway, _shares_standfirst(groups), table, chart)


def _no_shares(title: str, *, has_groups: bool) -> Prose:
    if has_groups:
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


def _who(title: str, group: People | Workers) -> str:
    return title if not group.is_broader else f"the wider group of {in_a_sentence(group.title)}"


def _shares_standfirst(groups: Sequence[People]) -> Prose:
    year = next(iter(groups[0].shares.values())).reference_period
    broader = " and ".join(f"“{group.title}”" for group in groups if group.is_broader)
    within = "The survey counts this occupation only within {t}: its figures are a proxy."
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
        say(within, t=mark(broader)) if broader else None,
    ])


def _shares_chart(title: str, group: People, everyone: People) -> charts.Chart:
    rows = [(text, (group.shares[name], everyone.shares[name])) for name, text in _NAMES.items()]
    figures = "; ".join(f"{text}: {here.text}, all workers {of_all.text}" for text, (here, of_all) in rows)
    alt = f"Dot chart of the shares of groups among {title} and all workers. {figures}."
    return charts.pairs(rows, ("This work", "All workers"), "percent of workers", ",.0f", alt)


def ages(case: Case) -> Exhibit | Paragraph:
    """Median age and shares by age, beside all workers."""
    groups, title = with_ages(case), in_a_sentence(case.title)
    if not groups:
        return Paragraph(say("No median age of {t} is published.", t=title))
    everyone, first = all_workers(case.dataset), groups[0]
    takeaway = say(
        "Half of {t} are younger than {m} years; of all workers half are younger than {a}",
        t=mark(_who(title, first)),
        m=first.median_age,
        a=everyone.median_age,
    )
    standfirst = say(
        "Workers of all ages from sixteen on by the Current Population Survey, {y}{months}. Shares are computed from "
        "workers in thousands; no errors are published with them.",
        y=period(first.median_age.reference_period[:4]),
        months=months_left_out(first.median_age.reference_period),
    )
    return Exhibit("ages", takeaway, standfirst, _ages_table(groups, everyone), _ages_chart(title, first))


def _ages_table(groups: Sequence[People], everyone: People) -> Table:
    columns = (
        Column("age", "Age", "age group", kind="text"),
        *(
            Column(f"workers_{at}", of.title, "share of the workers, and their median age")
            for at, of in enumerate(groups, 1)
        ),
        Column("all_workers", "All workers", "the same of all workers"),
    )
    everybody = (*groups, everyone)
    rows: list[tuple[Value, ...]] = [(text, *(group.ages[name] for group in everybody)) for name, text in _AGES.items()]
    rows.append(("Median age in years", *(group.median_age for group in everybody)))
    return Table("Workers by age", columns, tuple(rows))


def _ages_chart(title: str, group: People) -> charts.Chart | None:
    points = [Point(text, group.ages[name]) for name, text in _AGES.items()]
    alt = alternative(f"Bar chart of {title} by age", points)
    return charts.bars(points, "percent of workers", ",.0f", alt) if drawable(points) else None


def pay_gap(case: Case) -> Paragraph:
    """Women's pay beside men's, in a sentence; the salary chapter has the exhibit."""
    group = women_and_men(case)
    if group is None:
        neither = "Median earnings of both women and men are not published for {t}."
        return Paragraph(say(neither, t=in_a_sentence(case.title)))
    medians = say(
        "Women who work full time in {t} have a median of {w} a week, men {m}: women's is {r} of men's. The salary "
        "chapter has the figures and what they leave open; no errors are published with them.",
        t=mark(_who("this occupation", group)),
        w=group.medians["women"],
        m=group.medians["men"],
        r=group.ratio,
    )
    return Paragraph(medians)
