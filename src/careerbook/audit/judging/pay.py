"""Verdicts on pay in the United States."""

from __future__ import annotations

import re
from dataclasses import replace

from careerbook.audit import patterns, scopes
from careerbook.audit.claims import Claim
from careerbook.audit.judging import pay_ranges
from careerbook.audit.official import Official
from careerbook.audit.places import UNKNOWN
from careerbook.audit.scopes import Scope
from careerbook.audit.subjects import AUDITED, UNCLEAR
from careerbook.audit.verdicts import Finding, Verdict, agrees, by_vintage, finding, in_words, not_checked
from careerbook.estimate import Estimate

_NAMES = {f"p{rank}": f"the {rank}th percentile" for rank in (10, 25, 75, 90)}
_NAMES |= {"median": "the median", "mean": "the mean"}
_YEARLY = 10_000  # US dollars: an amount without a period that is at least this is a year's
_A_YEAR, _AN_HOUR = 1_000, 1_000  # less is no year's pay, and more no hour's


def judge(claim: Claim, official: Official) -> Finding:
    """The verdict on an amount of pay at home."""
    scope, subject = claim.scope, claim.subject
    assert scope is not None
    assert subject is not None
    name = subject.name if len(subject.name) <= 60 else f"{subject.name[:57]}…"
    if subject.who == UNCLEAR:
        return not_checked(claim, f"It can't be told for sure whose pay this is ({name}).")
    figures = official.of(subject.who)
    if figures is None:
        return not_checked(claim, f"No official figures of {name} are at hand.")
    per = _period(claim, scope)
    if per is None:
        return not_checked(claim, "It can't be told for how long this pay is.")
    median = figures.pay("median", per).newest
    unfit = _unfit(claim, scope, figures)
    if unfit:
        return not_checked(claim, unfit, median)
    if scope.source:
        sentence = f"It is said to be of {scope.source}, no official source; the official median is {_text(median)}."
        return finding(claim, Verdict.OUT_OF_SCOPE, sentence, median)
    if scope.place.state:
        return _in_state(claim, scope, figures, per)
    if median is None:
        return _without_median(claim, figures, per)
    dated = _at_home(claim, scope, figures, per)
    if not scope.is_year_doubtful or dated.verdict in (Verdict.SUPPORTED, Verdict.NO_SOURCE):
        return dated
    undated = _at_home(claim, replace(scope, year=None, is_year_doubtful=False), figures, per)
    if undated.verdict in (dated.verdict, Verdict.SUPPORTED):
        return undated
    sentence = f"Whether the year {scope.year} is meant can't be told. {undated.sentence}"
    return not_checked(claim, sentence, *undated.official)


def _text(estimate: Estimate | None) -> str:
    return in_words(estimate) if estimate else "not published"


def _period(claim: Claim, scope: Scope) -> str | None:
    """The period of the pay: as written, or a year where the amount can be nothing else; None if it isn't clear."""
    number = claim.number
    if scope.per:
        fits = (scope.per == "year" and number.high >= _A_YEAR) or (scope.per == "hour" and number.low < _AN_HOUR)
        return scope.per if fits or scope.per in ("month", "week") else None
    return "year" if number.low >= _YEARLY else None


def _unfit(claim: Claim, scope: Scope, figures: Official) -> str:
    """Why an amount can't be compared with a survey's wage; "" if it can."""
    if scope.place.country == UNKNOWN:
        return "It can't be told of which place this pay is."
    context = claim.context
    near = re.split(r"\d", context.before)[-1][-60:]
    if patterns.OTHER_INCOME.search(near) or patterns.OTHER_INCOME.match(context.after[:20].strip()):
        return "It is no wage of an occupation."
    if patterns.PART_OF_PAY.search(near) or patterns.BY.search(near) or patterns.DIFFERENCE.match(context.after):
        return "It is a part of pay, or a difference, that the wage survey doesn't publish."
    text = f"{context.label} {re.sub(r'[(][^)]*[)]', ' ', context.before)} {scopes.near_after(context)}"
    if scope.level:
        return ""
    if patterns.SOME_PLACES.search(text):
        return "It is of some places only."
    words = [match[0].lower() for match in patterns.SUBGROUP.finditer(text)]
    subgroups = [word for word in words if word not in figures.case.title.lower().split()]
    return f"It is of a part of the occupation only ('{subgroups[0]}')." if subgroups and claim.who == AUDITED else ""


def _in_state(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """Pay in one state: only the latest survey is at hand by state."""
    state, statistic = scope.place.state, scope.statistic or "median"
    wage = figures.in_state(state, statistic, per)
    if wage is None or wage.value is None:
        return not_checked(claim, f"No official figure for {state} is at hand.")
    was = f"{_NAMES[statistic]} was {in_words(wage)}"
    is_plain = scope.statistic and not scope.level and not claim.number.written_as_range
    if not is_plain or scope.year not in (None, int(wage.reference_period[-4:])):
        return not_checked(claim, f"For {state} only the newest survey is at hand: {was}.", wage)
    if agrees(claim.number, wage.value):
        return finding(claim, Verdict.SUPPORTED, f"In {state} {was}.", wage)
    if scope.year is None:
        sentence = f"In {state} {was}; no earlier survey is at hand by state, and it names no year."
        return not_checked(claim, sentence, wage)
    return finding(claim, Verdict.CONTRADICTED, f"In {state} {was}.", wage)


def _without_median(claim: Claim, figures: Official, per: str) -> Finding:
    """Occupations of which only hourly, or only annual, pay is published."""
    only, other = ("hourly", "hour") if per != "hour" else ("annual", "year")
    instead = figures.pay("median", other).newest
    if instead is None:
        return finding(claim, Verdict.NO_SOURCE, "The wage survey publishes no pay of this occupation.")
    sentence = f"The wage survey publishes only {only} pay of this occupation: the median was {in_words(instead)}."
    return finding(claim, Verdict.NO_SOURCE, sentence, instead)


def _at_home(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    if scope.level and scope.statistic not in ("p10", "p25", "p75", "p90"):
        return _by_level(claim, scope, figures, per)
    if claim.number.written_as_range:
        return pay_ranges.judge(claim, scope, figures, per)
    return (_statistic if scope.statistic else _unnamed)(claim, scope, figures, per)


def _by_level(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """Pay by experience: no survey publishes it; a percentile of all workers is the nearest."""
    p10, median, p75, p90 = (figures.pay(name, per).newest for name in ("p10", "median", "p75", "p90"))
    if scope.level == "entry":
        sentence = "Pay by experience is not published. Nearest, as a proxy: the 10th percentile of all was "
        return finding(claim, Verdict.NO_SOURCE, f"{sentence}{_text(p10)}.", p10, median)
    sentence = (
        "Pay by seniority or experience is not published. Nearest, as proxies: the 75th percentile of all was "
        f"{_text(p75)}, the 90th {_text(p90)}."
    )
    return finding(claim, Verdict.NO_SOURCE, sentence, p75, p90, median)


def _statistic(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """A named statistic, against its vintages."""
    if scope.statistic.startswith("p"):  # 'less than' and 'more than' belong to the percentile
        claim = replace(claim, quantity=replace(claim.number, bound=""))
    # 'May 2024' or '(BLS, 2024)' is the year of the figure, 'as of 2025' may be that of writing.
    is_strict = any(f"{word} {scope.year}" in claim.context.statement for word in ("May", "BLS,"))
    vintages, year, what = figures.pay(scope.statistic, per), _year(scope), _whose(scope.statistic, figures)
    result = by_vintage(claim, vintages, year, what, in_words, strictly=is_strict)
    if result.verdict is Verdict.CONTRADICTED and scope.statistic == "mean":
        medians = figures.pay("median", per)
        median = medians.available.get(year) if year else medians.newest
        if median is not None and median.value is not None and agrees(claim.number, median.value):
            sentence = f"That is the median: {in_words(median)}. The mean was {_text(vintages.newest)}."
            return finding(claim, Verdict.OUT_OF_SCOPE, sentence, median, vintages.newest)
    return result


def _year(scope: Scope) -> str | None:
    return str(scope.year) if scope.year else None


def _whose(statistic: str, figures: Official) -> str:
    """The statistic, with the occupation where it isn't the audited one."""
    name = f"{_NAMES[statistic]}{figures.whose} was"
    return name[0].upper() + name[1:]


def _unnamed(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """One amount without a statistic: it may be the median or the mean; else only an impossible one is contradicted."""
    number, year = claim.number, _year(scope)
    median, mean, low, high = (figures.pay(name, per).newest for name in ("median", "mean", "p10", "p90"))
    if number.bound:
        name, end = ("p90", high) if number.bound == "most" else ("p10", low)
        ends = f"{_NAMES[name]} was {_text(end)}, the median {_text(median)}"
        return not_checked(claim, f"It is a bound without a statistic; {ends}.", end, median)
    for statistic in ("median", "mean"):
        what = _whose(statistic, figures)
        result = by_vintage(claim, figures.pay(statistic, per), year, what, in_words, strictly=False)
        if result.verdict in (Verdict.SUPPORTED, Verdict.STALE):
            return result
    outside = [low] if low and low.value is not None and number.low < low.value * 0.9 else []
    outside += [high] if high and high.value is not None and number.low > high.value * 1.1 else []
    sentence = f"It names no statistic. The median was {_text(median)}, the mean {_text(mean)}"
    if outside and year is None and not patterns.HYPOTHETICAL.search(claim.context.sentence):
        sentence += f"; and it lies outside the middle 80 of 100: {_text(low)} to {_text(high)}."
        return finding(claim, Verdict.CONTRADICTED, sentence, median, *outside)
    return not_checked(claim, f"{sentence}.", median, mean)
