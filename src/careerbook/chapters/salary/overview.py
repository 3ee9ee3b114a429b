"""The key facts of pay, and the sentences that open the chapter."""

from __future__ import annotations

from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, join, mark, say
from careerbook.exhibits.wording import compared, in_a_sentence, interval, when
from careerbook.figures.case import Case
from careerbook.figures.pay import Pay, pay


def facts(case: Case) -> Facts:
    """The key facts: median, mean, employment."""
    wages = pay(case)
    median, mean = wages["median"], wages["mean"]
    no_error = say("{y}; no error is published for percentiles", y=when(median))
    return Facts((
        Fact(f"Median pay, {wages.basis}", median, no_error),
        Fact(f"Mean pay, {wages.basis}", mean, _error(mean)),
        Fact("Jobs, wage and salary", wages.employment, _error(wages.employment)),
    ))


def _error(estimate: Estimate) -> Prose:
    span = interval(estimate) or say("no error is published")
    return say("{y}; {span}", y=when(estimate), span=span)


def opening(case: Case) -> Paragraph:
    """What half of the people in the occupation earn, against all occupations, and how sure that is."""
    wages = pay(case)
    return Paragraph(join([_median(wages, case.title), _group(wages), _range(wages), _certainty(wages)]))


def _median(wages: Pay, title: str) -> Prose:
    median, title = wages["median"], in_a_sentence(title)
    if median.status is Status.TOP_CODED:
        return say(
            "In {y} half of the {t} earned {m} {per}: the survey gives no exact figure that high.",
            y=when(median),
            t=title,
            m=median,
            per=wages.per,
        )
    if median.value is None:
        return say("For {y} the median pay is {m}: {why}.", y=when(median), m=median, why=mark(median.reason))
    return say(
        "In {y} half of the {t} earned less than {m} {per} and half more. That is {gap} the median of all "
        "occupations, {all} {per}.",
        y=when(median),
        t=title,
        m=median,
        per=wages.per,
        all=wages.groups[0].pay(wages.basis, "median"),
        gap=_against(wages, "all"),
    )


def _against(wages: Pay, name: str) -> Prose:
    """'10.4% below', or '2.7 times' from twice on."""
    times = wages.beside("times", name)
    if times.value is not None and times.value >= 2:
        return say("{n}", n=times)
    return compared(wages.beside("vs", name), above="above", below="below", equal="the same as")


def _group(wages: Pay) -> Prose | None:
    group = wages.groups[1]
    if wages.beside("vs", "group").value is None:
        return None
    return say(
        "It is {gap} the median of its major group, {g} ({m}).",
        gap=_against(wages, "group"),
        g=in_a_sentence(group.name),
        m=group.pay(wages.basis, "median"),
    )


def _range(wages: Pay) -> Prose | None:
    low, high = wages["p10"], wages["p90"]
    if low.value is None or (high.value is None and high.status is not Status.TOP_CODED):
        return None
    more = "" if high.status is Status.TOP_CODED else "more than "
    return say(
        "The lowest-paid tenth earned less than {low} {per}; the highest-paid tenth earned {more}{high}.",
        low=low,
        high=high,
        more=more,
        per=wages.per,
    )


def _certainty(wages: Pay) -> Prose:
    error = wages.mean_error
    if error.value is None:
        return say("No sampling error is published for these figures.")
    return say(
        "The survey publishes a relative standard error for the mean ({e}); none is published for the median and "
        "the other percentiles, so no margin is given for them.",
        e=error,
    )
