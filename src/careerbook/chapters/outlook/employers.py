"""The exhibit of where the jobs are, by industry."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.naming import groups_of, inside, short, withheld
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.jobs_by_industry import Employers, employers
from careerbook.figures.pay_by_industry import edition, industries_of
from careerbook.metrics.industries import Industry


def industries(case: Case) -> Exhibit:
    """The industries with the most jobs of the occupation and their shares; no chart if no jobs are released."""
    result = employers(case)
    takeaway = _takeaway(in_a_sentence(case.title), result.largest)
    table = _table(result, (groups_of(edition(case.dataset)), *withheld(industries_of(case))))
    return Exhibit("jobs-by-industry", takeaway, _standfirst(result), table, _chart(result))


def _takeaway(title: str, top: Sequence[Industry]) -> Prose:
    if not top:
        return say("How many {t} work in which industry is not released", t=title)
    if len(top) == 1:
        return say("{s} of the wage and salary jobs of {t} are in {x}", s=top[0].share, t=title, x=inside(top[0].title))
    return say(
        "{s} of the wage and salary jobs of {t} are in {x}, {r} in {y}",
        s=top[0].share,
        t=title,
        x=inside(top[0].title),
        r=top[1].share,
        y=inside(top[1].title),
    )


def _standfirst(result: Employers) -> Prose:
    return join([
        say(
            "Industries with the most published jobs of the occupation in {y}, as shares of all its jobs in that "
            "survey, which leaves out the self-employed.",
            y=period(f"May {result.year}"),
        ),
        _held(result),
        say(
            "These are the shares of the survey and not projected ones: the projections by industry are not at hand. "
            "No errors are at hand either. A large employer is not the same as one with vacancies."
        ),
    ])


def _held(result: Employers) -> Prose | None:
    if result.together is None:
        return None
    if result.published is None:
        return say("Together they hold {h} of the jobs.", h=result.together)
    return say(
        "Together they hold {h} of the jobs; all industries whose jobs are published hold {c}.",
        h=result.together,
        c=result.published,
    )


def _table(result: Employers, notes: tuple[Prose, ...]) -> Table:
    columns = (
        Column("industry", "Industry", "NAICS industry group", kind="text"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the industry ÷ jobs in the nation", "percent"),
        Column("employment", f"Employment, May {result.year}", "employment", "jobs"),
    )
    rows = tuple((mark(industry.title), industry.share, industry.employment) for industry in result.largest)
    return Table("Industries with the most jobs", columns, rows, notes)


def _chart(result: Employers) -> charts.Chart | None:
    if not result.largest:
        return None
    points = [Point(short(industry.title), industry.share) for industry in result.largest]
    shares = "; ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of the occupation's jobs by industry in May {result.year}, percent of its jobs: {shares}."
    return charts.bars(points, "percent of its jobs", ".0f", alt)
