"""Verdicts on pay in the United States."""

from __future__ import annotations

import re
from dataclasses import replace

from careerbook.audit import scopes, words
from careerbook.audit.claims import Claim
from careerbook.audit.judging import ranges
from careerbook.audit.official import Official, Vintages
from careerbook.audit.places import UNKNOWN
from careerbook.audit.scopes import Scope
from careerbook.audit.subjects import OWN
from careerbook.audit.subjects import UNKNOWN as NOBODY
from careerbook.audit.verdicts import Finding, Verdict, agrees, by_vintage, finding, in_words, not_checked
from careerbook.estimate import Estimate

NAMES = {
    "median": "the median",
    "mean": "the mean",
    "p10": "the 10th percentile",
    "p25": "the 25th percentile",
    "p75": "the 75th percentile",
    "p90": "the 90th percentile",
}
_YEARLY = 10_000  # US dollars: an amount without a period that is at least this is a year's
_A_YEAR, _AN_HOUR = 1_000, 1_000  # less is no year's pay, and more no hour's


def judge(claim: Claim, official: Official) -> Finding:
    """The verdict on an amount of pay at home."""
    scope, subject = claim.scope, claim.subject
    assert scope is not None
    assert subject is not None
    if subject.who == NOBODY:
        return not_checked(claim, f"It can't be told for sure whose pay this is ({_short(subject.name)}).")
    figures = official if subject.who == OWN else official.of(subject.who)
    if figures is None:
        return not_checked(claim, f"No official figures of {_short(subject.name)} are at hand.")
    per = period(claim, scope)
    if per is None:
        return not_checked(claim, "It can't be told for how long this pay is.")
    median = figures.pay("median", per).newest
    unfit = _unfit(claim, scope, figures)
    if unfit:
        return not_checked(claim, unfit, median)
    if scope.source:
        sentence = f"It is said to be of {scope.source}, no official source; the official median is {_said(median)}."
        return finding(claim, Verdict.OUT_OF_SCOPE, sentence, median)
    if scope.place.state:
        return _in_state(claim, scope, figures, per)
    if median is None:
        return _without_median(claim, figures, per)
    found = _at_home(claim, scope, figures, per)
    if not scope.is_year_doubtful or found.verdict in (Verdict.SUPPORTED, Verdict.NO_SOURCE):
        return found
    without = _at_home(claim, replace(scope, year=None, is_year_doubtful=False), figures, per)
    if without.verdict is found.verdict or without.verdict is Verdict.SUPPORTED:
        return without
    return not_checked(
        claim, f"Whether the year {scope.year} is meant can't be told. {without.sentence}", *without.official
    )


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:57]}…"


def _said(one: Estimate | None) -> str:
    return in_words(one) if one else "not published"


def period(claim: Claim, scope: Scope) -> str | None:
    """The period that the pay is for: as written, or a year where the amount can be nothing else; None if unknown."""
    quantity = claim.quantity
    assert quantity is not None
    if scope.per:
        fits = (scope.per == "year" and quantity.high >= _A_YEAR) or (scope.per == "hour" and quantity.low < _AN_HOUR)
        return scope.per if fits or scope.per in ("month", "week") else None
    return "year" if quantity.low >= _YEARLY else None


def _unfit(claim: Claim, scope: Scope, figures: Official) -> str:
    """Why an amount can't be held against a survey's wage; "" if it can."""
    if scope.place.country == UNKNOWN:
        return "It can't be told of which place this pay is."
    context = claim.context
    near = re.split(r"\d", context.before)[-1][-60:]
    if words.OTHER_INCOME.search(near) or words.OTHER_INCOME.match(context.after[:20].strip()):
        return "It is no wage of an occupation."
    if words.PART_OF_PAY.search(near) or words.BY.search(near) or words.DIFFERENCE.match(context.after):
        return "It is a part of pay, or a difference, that the wage survey doesn't publish."
    piece = f"{context.label} {re.sub(r'[(][^)]*[)]', ' ', context.before)} {scopes.near_after(context)}"
    if words.SOME_PLACES.search(piece) and not scope.level:
        return "It is of some places only."
    own = figures.career.title.lower().split()
    subgroup = next((one for one in words.SUBGROUP.finditer(piece) if one[0].lower() not in own), None)
    if subgroup and not scope.level and claim.subject is not None and claim.subject.who == OWN:
        return f"It is of a part of the occupation only ('{subgroup[0].lower()}')."
    return ""


def _in_state(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """Pay in one state: only the latest survey is at hand by state."""
    quantity, state = claim.quantity, scope.place.state
    assert quantity is not None
    one = figures.in_state(state, scope.statistic or "median", per)
    if one is None or one.value is None:
        return not_checked(claim, f"No official figure for {state} is at hand.")
    what = NAMES[scope.statistic or "median"]
    if (
        scope.level
        or quantity.written_as_range
        or not scope.statistic
        or scope.year not in (None, int(one.reference_period[-4:]))
    ):
        return not_checked(claim, f"For {state} only the newest survey is at hand: {what} was {in_words(one)}.", one)
    if agrees(quantity, one.value):
        return finding(claim, Verdict.SUPPORTED, f"In {state} {what} was {in_words(one)}.", one)
    if scope.year is None:
        sentence = (
            f"In {state} {what} was {in_words(one)}; no earlier survey is at hand by state, and it names no year."
        )
        return not_checked(claim, sentence, one)
    return finding(claim, Verdict.CONTRADICTED, f"In {state} {what} was {in_words(one)}.", one)


def _without_median(claim: Claim, figures: Official, per: str) -> Finding:
    """Occupations of which only hourly, or only annual, pay is published."""
    other = "hour" if per != "hour" else "year"
    instead = figures.pay("median", other).newest
    if instead is None:
        return finding(claim, Verdict.NO_SOURCE, "The wage survey publishes no pay of this occupation.")
    only = "hourly" if other == "hour" else "annual"
    sentence = f"The wage survey publishes only {only} pay of this occupation: the median was {in_words(instead)}."
    return finding(claim, Verdict.NO_SOURCE, sentence, instead)


def _at_home(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    quantity = claim.quantity
    assert quantity is not None
    if scope.level and scope.statistic not in ("p10", "p25", "p75", "p90"):
        return _by_level(claim, scope, figures, per)
    if quantity.written_as_range:
        return ranges.judge(claim, scope, figures, per)
    if scope.statistic:
        return _statistic(claim, scope, figures, per)
    return _unnamed(claim, scope, figures, per)


def _by_level(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """Pay by experience: no survey publishes it; a percentile of all workers is the nearest."""
    p10, median, p75, p90 = (figures.pay(name, per).newest for name in ("p10", "median", "p75", "p90"))
    if scope.level == "entry":
        sentence = (
            f"Pay by experience is not published. Nearest, as a proxy: the 10th percentile of all was {_said(p10)}."
        )
        return finding(claim, Verdict.NO_SOURCE, sentence, p10, median)
    sentence = (
        "Pay by seniority or experience is not published. Nearest, as proxies: the 75th percentile of all was "
        f"{_said(p75)}, the 90th {_said(p90)}."
    )
    return finding(claim, Verdict.NO_SOURCE, sentence, p75, p90, median)


def _statistic(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """A statistic that is named: against that statistic's vintages."""
    quantity = claim.quantity
    assert quantity is not None
    if scope.statistic.startswith("p"):  # 'less than' and 'more than' are the percentile's own
        claim = replace(claim, quantity=replace(quantity, bound=""))
    named = str(scope.year) if scope.year else None
    found = by_vintage(
        claim,
        figures.pay(scope.statistic, per),
        named,
        _of(scope.statistic, figures, claim),
        in_words,
        strictly=_is_strict(claim, scope),
    )
    if found.verdict is Verdict.CONTRADICTED and scope.statistic == "mean":
        median = figures.pay("median", per)
        like = median.named(named) if named else median.newest
        if like is not None and like.value is not None and agrees(quantity, like.value):
            sentence = f"That is the median: {in_words(like)}. The mean was {_said(figures.pay('mean', per).newest)}."
            return finding(claim, Verdict.OUT_OF_SCOPE, sentence, like, figures.pay("mean", per).newest)
    return found


def _is_strict(claim: Claim, scope: Scope) -> bool:
    """Whether the year is that of the figure: 'May 2024' or '(BLS, 2024)', not 'as of 2025'."""
    return f"May {scope.year}" in claim.context.own or f"BLS, {scope.year}" in claim.context.own


def _of(statistic: str, figures: Official, claim: Claim) -> str:
    """The statistic with whose it is, where that isn't the audited occupation."""
    assert claim.subject is not None
    whose = (
        ""
        if claim.subject.who == OWN
        else " of all occupations"
        if figures.everybody
        else f" of {figures.career.title}"
    )
    name = f"{NAMES[statistic]}{whose} was"
    return name[0].upper() + name[1:]


def _unnamed(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """One amount without a statistic: it may be the median or the mean; else only what is impossible is said."""
    quantity, named = claim.quantity, str(scope.year) if scope.year else None
    assert quantity is not None
    medians, means = figures.pay("median", per), figures.pay("mean", per)
    if quantity.bound:
        return _bound(claim, figures, per, medians)
    for statistic, vintages in (("median", medians), ("mean", means)):
        found = by_vintage(claim, vintages, named, _of(statistic, figures, claim), in_words, strictly=False)
        if found.verdict in (Verdict.SUPPORTED, Verdict.STALE):
            return found
    low, high = figures.pay("p10", per).newest, figures.pay("p90", per).newest
    outside = [one for one, below in ((low, True), (high, False)) if _is_outside(quantity.low, one, below=below)]
    sentence = f"It names no statistic. The median was {_said(medians.newest)}, the mean {_said(means.newest)}"
    if outside and named is None and not words.HYPOTHETICAL.search(claim.context.sentence):
        sentence += f"; and it lies outside the middle 80 of 100: {_said(low)} to {_said(high)}."
        return finding(claim, Verdict.CONTRADICTED, sentence, medians.newest, *outside)
    return not_checked(claim, f"{sentence}.", medians.newest, means.newest)


def _is_outside(value: float, one: Estimate | None, *, below: bool) -> bool:
    return one is not None and one.value is not None and (value < one.value * 0.9 if below else value > one.value * 1.1)


def _bound(claim: Claim, figures: Official, per: str, medians: Vintages) -> Finding:
    """'Up to' or 'more than' without a statistic."""
    quantity = claim.quantity
    assert quantity is not None
    name = "p90" if quantity.bound == "most" else "p10"
    end = figures.pay(name, per).newest
    ends = f"{NAMES[name]} was {_said(end)}, the median {_said(medians.newest)}"
    sentence = f"It is a bound without a statistic; {ends}."
    return not_checked(claim, sentence, end, medians.newest)
