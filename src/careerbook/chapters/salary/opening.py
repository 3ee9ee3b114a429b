"""The opening sentences on pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook.chapters.common import compared, in_a_sentence, when
from careerbook.estimate import Status
from careerbook.exhibits.prose import Prose, mark, say

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary


def sentences(salary: Salary) -> list[Prose | None]:
    """The median against all occupations; the range; how sure that is."""
    return [_median(salary), _group(salary), _range(salary), _certainty(salary)]


def _median(salary: Salary) -> Prose:
    median, title = salary.pay("median"), in_a_sentence(salary.career.title)
    if median.status is Status.TOP_CODED:
        return say(
            "In {y} half of the {t} earned {m} {per}: the survey gives no exact figure that high.",
            y=when(median),
            t=title,
            m=median,
            per=salary.per,
        )
    if median.value is None:
        return say("For {y} the median pay is {m}: {why}.", y=when(median), m=median, why=mark(median.reason))
    return say(
        "In {y} half of the {t} earned less than {m} {per} and half more. That is {gap} the median of all "
        "occupations, {all} {per}.",
        y=when(median),
        t=title,
        m=median,
        per=salary.per,
        all=salary.figures[f"all.{median.id}"],
        gap=_against(salary, "all"),
    )


def _against(salary: Salary, name: str) -> Prose:
    """'10.4% below', or '2.7 times' from twice on."""
    id = salary.pay("median").id
    gap, times = salary.figures[f"{id}.vs_{name}"], salary.figures[f"{id}.times_{name}"]
    if times.value is not None and times.value >= 2:
        return say("{n}", n=times)
    return compared(gap, above="above", below="below", equal="the same as")


def _group(salary: Salary) -> Prose | None:
    median = salary.pay("median")
    group = salary.groups[1]
    if salary.figures[f"{median.id}.vs_group"].value is None:
        return None
    return say(
        "It is {gap} the median of its major group, {g} ({m}).",
        gap=_against(salary, "group"),
        g=in_a_sentence(group.name),
        m=group.pay(salary.basis, "median"),
    )


def _range(salary: Salary) -> Prose | None:
    low, high = salary.pay("p10"), salary.pay("p90")
    if low.value is None or (high.value is None and high.status is not Status.TOP_CODED):
        return None
    more = "" if high.status is Status.TOP_CODED else "more than "
    return say(
        "The lowest-paid tenth earned less than {low} {per}; the highest-paid tenth earned {more}{high}.",
        low=low,
        high=high,
        more=more,
        per=salary.per,
    )


def _certainty(salary: Salary) -> Prose:
    error = salary.figures["wage.mean.rse"]
    if error.value is None:
        return say("No sampling error is published for these figures.")
    return say(
        "The survey publishes a relative standard error for the mean ({e}); none is published for the median and "
        "the other percentiles, so no margin is given for them.",
        e=error,
    )
