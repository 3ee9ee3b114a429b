"""The exhibits of where the jobs are: in which states they are concentrated, and in which industries."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import QUOTIENT, alternative, groups_of, inside, short, the, transcribed, withheld
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.concentration import most_concentrated
from careerbook.figures.jobs_by_industry import Employers, employers
from careerbook.figures.pay_by_area import areas_of
from careerbook.figures.pay_by_industry import edition, industries_of
from careerbook.metrics.areas import Area
from careerbook.metrics.industries import Industry

_FLOOR = rule("1,000")
_ORDER = mark("In order of the location quotient, which has no published error.")


def concentration(case: Case) -> Exhibit:
    """The states with the highest location quotients among those with jobs enough; no chart if there are none."""
    top = most_concentrated(case)
    standfirst = say(
        "States and territories with the highest location quotients, among those with at least {n} jobs of the "
        "occupation. No errors are at hand for areas, so neighbors in the order can't be told apart. A high quotient "
        "tells where the occupation is common, not where there are vacancies.",
        n=_FLOOR,
    )
    columns = (
        Column("area", "Area", "state", kind="text"),
        Column("location_quotient", "Location quotient", "share of the area's jobs against the nation's share"),
        Column("employment", "Employment", "employment", "jobs"),
    )
    rows = tuple((area.title, area.quotient, area.employment) for area in top)
    notes = (_ORDER, QUOTIENT, *transcribed(areas_of(case)))
    table = Table("States where the occupation is most concentrated", columns, rows, notes)
    points = [Point(area.title, area.quotient) for area in top]
    alt = alternative("Bar chart of location quotients, the states where the occupation is most concentrated", points)
    chart = charts.bars(points, "location quotient, the nation being one", ".1f", alt) if points else None
    return Exhibit("concentration", _states_takeaway(in_a_sentence(case.title), top), standfirst, table, chart)


def _states_takeaway(title: str, top: list[Area]) -> Prose:
    if not top:
        return say("No state has {n} jobs of {t}, too few to say where they are concentrated", n=_FLOOR, t=title)
    if (top[0].quotient.value or 0) <= 1:
        return say("No state with at least {n} jobs of {t} has more than its share of them", n=_FLOOR, t=title)
    highest = "Of the states with at least {n} jobs of {t}, {a} has the highest published share: {q} times the nation's"
    return say(highest, n=_FLOOR, t=title, a=the(top[0]), q=top[0].quotient)


def industries(case: Case) -> Exhibit:
    """The industries with the most jobs of the occupation and their shares; no chart if no jobs are released."""
    result = employers(case)
    columns = (
        Column("industry", "Industry", "NAICS industry group", kind="text"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the industry ÷ jobs in the nation", "percent"),
        Column("employment", f"Employment, May {result.year}", "employment", "jobs"),
    )
    rows = tuple((mark(industry.title), industry.share, industry.employment) for industry in result.largest)
    notes = (groups_of(edition(case.dataset)), *withheld(industries_of(case)))
    points = [Point(short(industry.title), industry.share) for industry in result.largest]
    what = f"Bar chart of the occupation's jobs by industry in May {result.year}, percent of its jobs"
    return Exhibit(
        "jobs-by-industry",
        _industries_takeaway(in_a_sentence(case.title), result.largest),
        _industries_standfirst(result),
        Table("Industries with the most jobs", columns, rows, notes),
        charts.bars(points, "percent of its jobs", ".0f", alternative(what, points, "; ")) if points else None,
    )


def _industries_takeaway(title: str, top: Sequence[Industry]) -> Prose:
    if not top:
        return say("How many {t} work in which industry is not released", t=title)
    first = say("{s} of the wage and salary jobs of {t} are in {x}", s=top[0].share, t=title, x=inside(top[0].title))
    return say("{first}, {r} in {y}", first=first, r=top[1].share, y=inside(top[1].title)) if len(top) > 1 else first


def _industries_standfirst(result: Employers) -> Prose:
    together, published = result.together, result.published
    held = "Together they hold {h} of the jobs; all industries whose jobs are published hold {c}."
    if together and not published:
        held = "Together they hold {h} of the jobs."
    return join([
        say(
            "Industries with the most published jobs of the occupation in {y}, as shares of all its jobs in that "
            "survey, which leaves out the self-employed.",
            y=period(f"May {result.year}"),
        ),
        say(held, h=together, c=published or together) if together else None,
        say(
            "These are the shares of the survey and not projected ones: the projections by industry are not at hand. "
            "No errors are at hand either. A large employer is not the same as one with vacancies."
        ),
    ])
