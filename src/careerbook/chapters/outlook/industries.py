"""The exhibit of where the jobs are, by industry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import in_a_sentence
from careerbook.chapters.salary.best_industries import TRANSCRIBED, YEAR, figures, rows_of
from careerbook.chapters.salary.industries import inside, short, withheld
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics import industries
from careerbook.metrics.industries import Industry

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook

_SHOWN = 10


def exhibit(outlook: Outlook) -> Exhibit:
    """The industries with the most jobs of the occupation and their shares; no chart if no jobs are released."""
    found = figures(outlook.dataset, outlook.career, outlook.surveyed_employment)
    nation = industries.national(outlook.surveyed_employment, YEAR)
    top = [one for one in found if one.share.value is not None][:_SHOWN]
    rows = rows_of(outlook.dataset, outlook.career)
    covered = industries.published(rows, nation, outlook.dataset.sources, year=YEAR)
    held = _held(industries.together(top, nation, year=YEAR), covered) if top else None
    return Exhibit("jobs-by-industry", _takeaway(outlook, top), _standfirst(held), _table(top, found), _chart(top))


def _held(together: Estimate, covered: Estimate) -> Prose:
    if together.text == covered.text:
        return say("Together they hold {h} of the jobs.", h=together)
    return say(
        "Together they hold {h} of the jobs; all industries whose jobs are published hold {c}.", h=together, c=covered
    )


def _takeaway(outlook: Outlook, top: Sequence[Industry]) -> Prose:
    title = in_a_sentence(outlook.career.title)
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


def _standfirst(held: Prose | None) -> Prose:
    return join([
        say(
            "Industries with the most published jobs of the occupation in {y}, as shares of all its jobs in that "
            "survey, which leaves out the self-employed.",
            y=period(f"May {YEAR}"),
        ),
        held,
        say(
            "These are the shares of the survey and not projected ones: the projections by industry are not at hand. "
            "No errors are at hand either. A large employer is not the same as one with vacancies."
        ),
    ])


def _table(top: Sequence[Industry], found: Sequence[Industry]) -> Table:
    when = f"May {YEAR}"
    columns = (
        Column("industry", "Industry", "NAICS industry group", kind="text"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the industry ÷ jobs in the nation", "percent"),
        Column("employment", f"Employment, {when}", "employment", "jobs"),
    )
    rows = tuple((mark(one.title), one.share, one.employment) for one in top)
    return Table("Industries with the most jobs", columns, rows, (TRANSCRIBED, *withheld(found)))


def _chart(top: Sequence[Industry]) -> charts.Chart | None:
    if not top:
        return None
    said = "; ".join(f"{short(one.title)} {one.share.text}" for one in top)
    alt = f"Bar chart of the occupation's jobs by industry in May {YEAR}, percent of its jobs: {said}."
    points = [Point(short(one.title), one.share) for one in top]
    return charts.bars(points, "percent of its jobs", ".0f", alt)
