"""The opening sentences on pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook.estimate import Status
from careerbook.prose import Prose, mark, say
from careerbook.sections.common import compared, in_a_sentence, when

if TYPE_CHECKING:
    from careerbook.sections.salary import Salary


def sentences(salary: Salary) -> list[Prose | None]:
    """The median against all occupations; the range; how sure that is."""
    return [_median(salary), _range(salary), _certainty(salary)]


def _median(salary: Salary) -> Prose:
    median, title = salary.pay("median"), in_a_sentence(salary.career.title)
    if median.status is Status.TOP_CODED:
        return say(
            "In {y} half of the {t} earned {m} {per}: the survey gives no exact figure that high.",
            y=when(median), t=title, m=median, per=salary.per,
        )  # fmt: skip
    if median.value is None:
        return say("For {y} the median pay is {m}: {why}.", y=when(median), m=median, why=mark(median.reason))
    gap, times = salary.figures[f"{median.id}.vs_all"], salary.figures[f"{median.id}.times_all"]
    twice = times.value is not None and times.value >= 2
    return say(
        "In {y} half of the {t} earned less than {m} {per} and half more. That is {gap} the median of all "
        "occupations, {all} {per}.",
        y=when(median), t=title, m=median, per=salary.per, all=salary.figures[f"all.{median.id}"],
        gap=say("{n}", n=times) if twice else compared(gap, above="above", below="below", equal="the same as"),
    )  # fmt: skip


def _range(salary: Salary) -> Prose | None:
    low, high = salary.pay("p10"), salary.pay("p90")
    if low.value is None or (high.value is None and high.status is not Status.TOP_CODED):
        return None
    more = "" if high.status is Status.TOP_CODED else "more than "
    return say(
        "The lowest-paid tenth earned less than {low} {per}; the highest-paid tenth earned {more}{high}.",
        low=low, high=high, more=more, per=salary.per,
    )  # fmt: skip


def _certainty(salary: Salary) -> Prose:
    error = salary.figures["wage.mean.rse"]
    if error.value is None:
        return say("No sampling error is published for these figures.")
    return say(
        "The survey publishes a relative standard error for the mean ({e}); none is published for the median and "
        "the other percentiles, so no margin is given for them.",
        e=error,
    )
