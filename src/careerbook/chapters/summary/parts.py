"""The opening of a report: the figures that it starts from, and its parts: all are the chapters' that follow."""

from __future__ import annotations

from itertools import islice

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.international import amounts
from careerbook.chapters.outlook import opening, openings, projection
from careerbook.chapters.salary import ladder, overview, years
from careerbook.chapters.summary import at_a_glance
from careerbook.exhibits.exhibit import Fact, Facts, Takeaways
from careerbook.exhibits.prose import mark, say
from careerbook.exhibits.wording import interval, the
from careerbook.figures import summary
from careerbook.figures.case import Case

_IN_ORDER_OF_WEIGHT = (ladder.ladder, projection.projection, amounts.exhibit, openings.openings, years.history)
_TAKEAWAYS = 3


def facts(case: Case) -> Facts:
    """Median pay, jobs, growth, openings, education, pay abroad: each with its period and error."""
    median, _, jobs = overview.facts(case).facts
    return Facts((median, jobs, *opening.facts(case).facts, _abroad(case)))


def _abroad(case: Case) -> Fact:
    """Pay in the first comparator abroad whose figure is of the occupation's own group or one near it."""
    comparison, annual = summary.abroad(case), summary.annual_pay_abroad(case)
    if comparison is None:
        return Fact("Pay abroad", annual, say("{why}", why=annual.reason))
    note = say(
        "at US prices; {s} a year, {y}, {fit} match; {error}",
        s=comparison.statistic,
        y=mark(comparison.lcu.reference_period),
        fit=mark(comparison.grade),
        error=interval(annual) or say("no error is published"),
    )
    return Fact(f"Pay in {the(comparison.country)}", annual, note)


def takeaways(case: Case) -> Takeaways:
    """What three of the chapters' own exhibits say: the first three, in order of weight, that have a figure."""
    headings = (exhibit(case).takeaway for exhibit in _IN_ORDER_OF_WEIGHT)
    return Takeaways(tuple(islice((heading for heading in headings if heading.estimates), _TAKEAWAYS)))


CHAPTER = Chapter(
    "summary",
    "What a reader in a hurry wants to know: six key facts, three takeaways, one chart.",
    parts={"facts": facts, "takeaways": takeaways, "pay": at_a_glance.exhibit},
)
