"""Verdicts on ranges of pay that name no percentiles.

The rule: a range stands if it holds the median, the percentiles in it are those of at least half of the workers, and
neither end lies further out than a tenth beyond the 10th or the 90th percentile. It falls if it does not hold the
median. A range that holds the median, but is narrower or wider than that, can't be checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.audit import patterns
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.quantities import Quantity
from careerbook.audit.scopes import Scope
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked
from careerbook.figures.case import Figures

_MIDDLE = patterns.any_case(r"\bmiddle (?:50 ?(?:percent|%)|half)")
_RANKS = {"p10": 10, "p25": 25, "median": 50, "p75": 75, "p90": 90}
_HALF = 50  # of a hundred workers
_BEYOND = 0.1


def judge(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """The verdict on a range, in the year it names, else in the newest survey."""
    vintages = {name: figures.pay(name, per) for name in _RANKS}
    years = list(vintages["median"].available)
    year = str(scope.year) if scope.year else years[-1]
    if year not in years:
        return not_checked(claim, f"No figures of {year} are at hand.", vintages["median"].newest)
    by_year = {name: {statistic: each.figures[name] for statistic, each in vintages.items()} for name in years}
    if _MIDDLE.search(claim.context.before):
        return _middle_half(claim, by_year, year if scope.year else "")
    result = _in_year(claim, by_year[year])
    return result if result.verdict is not Verdict.CONTRADICTED or scope.year else _undated(claim, by_year, result)


def _undated(claim: Claim, by_year: Mapping[str, Figures], newest: Finding) -> Finding:
    """A range without a year that doesn't hold the newest median: it may have been right once."""
    median = newest.official[0]
    outside = f"The newest median is {in_words(median)}, outside of it."
    for year in reversed(list(by_year)[:-1]):
        then = _in_year(claim, by_year[year])
        if then.verdict is not Verdict.CONTRADICTED:
            verdict = Verdict.STALE if then.verdict is Verdict.SUPPORTED else Verdict.NOT_CHECKED
            return finding(claim, verdict, f"{then.sentence} {outside}", median, *then.official)
    oldest = next(iter(by_year.values()))["median"].value
    if oldest is not None and claim.number.high < oldest:
        return not_checked(claim, f"{outside} It may be older than the figures at hand.", median)
    return newest


def _middle_half(claim: Claim, by_year: Mapping[str, Figures], year_named: str) -> Finding:
    """'The middle 50 percent': its ends are the 25th and the 75th percentile."""
    quarters = {year: (figures["p25"], figures["p75"]) for year, figures in by_year.items()}
    newest = next(reversed(quarters.values()))
    were = f"The 25th and the 75th percentile were {newest[0].text} and {in_words(newest[1])}"
    for year in [year_named] if year_named else reversed(quarters):
        pair = quarters[year]
        gaps = [abs((each.value or 0) - end) for each, end in zip(pair, claim.number.values, strict=True)]
        if max(gaps) > claim.number.tolerance:
            continue
        if pair is newest:
            return finding(claim, Verdict.SUPPORTED, f"{were}.", *newest)
        sentence = f"{were}; in May {year} they were {pair[0].text} and {pair[1].text}."
        return finding(claim, Verdict.STALE, sentence, *newest, *pair)
    return not_checked(claim, f"{were}; no survey at hand agrees.", *newest)


def _in_year(claim: Claim, figures: Figures) -> Finding:
    number, median = claim.number, figures["median"]
    assert median.value is not None
    if not _holds(number, median.value):
        sentence = f"The median was {in_words(median)}, outside of this range."
        return finding(claim, Verdict.CONTRADICTED, sentence, median)
    inside = [name for name, each in figures.items() if each.value is not None and _holds(number, each.value)]
    first, last = inside[0], inside[-1]
    share, official = _RANKS[last] - _RANKS[first], (median, figures[first], figures[last])
    reach = " to ".join(f"{figures[name].text} (P{_RANKS[name]})" for name in (first, last))
    holds = f"It holds the median, {in_words(median)}, and, of percentiles, {reach}"
    if share < _HALF:
        sentence = f"{holds}: only {share} of 100 workers for sure. No statistic is named."
        return not_checked(claim, sentence, *official)
    low, high = figures["p10"].value, figures["p90"].value
    is_below = low is not None and number.low < low * (1 - _BEYOND)
    if is_below or (high is not None and number.high > high * (1 + _BEYOND)):
        sentence = f"{holds}: an end lies far beyond the 10th or the 90th percentile. No statistic is named."
        return not_checked(claim, sentence, *official)
    sentence = f"{holds}: at least {share} of 100 workers. No statistic is named, so that is all that can be said."
    return finding(claim, Verdict.SUPPORTED, sentence, *official)


def _holds(number: Quantity, value: float) -> bool:
    slack = number.tolerance
    return number.low - slack <= value and (number.bound == "least" or value <= number.high + slack)
