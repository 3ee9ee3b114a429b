"""Verdicts on ranges of pay that name no percentiles.

The rule: a range stands if it holds the median, the percentiles in it are those of at least half of the workers, and
neither end lies further out than a tenth beyond the 10th or the 90th percentile. It falls if it does not hold the
median. A range that holds the median, but is narrower or wider than that, can't be checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.quantities import Quantity
from careerbook.audit.scopes import Scope
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked
from careerbook.estimate import Estimate

_MIDDLE = re.compile(r"\bmiddle (?:50 ?(?:percent|%)|half)", re.IGNORECASE)
_RANKS = {"p10": 10, "p25": 25, "median": 50, "p75": 75, "p90": 90}
_HALF = 50  # of a hundred workers
_BEYOND = 0.1


def judge(claim: Claim, scope: Scope, figures: Official, per: str) -> Finding:
    """The verdict on a range, in the year it names, else in the newest survey."""
    vintages = {name: figures.pay(name, per) for name in _RANKS}
    years = list(vintages["median"].known)
    year = str(scope.year) if scope.year else years[-1]
    if year not in years:
        return not_checked(claim, f"No figures of {year} are at hand.", vintages["median"].newest)
    by_year = {name: {statistic: one.figures[name] for statistic, one in vintages.items()} for name in years}
    if _MIDDLE.search(claim.context.before):
        return _middle_half(claim, by_year, year if scope.year else "")
    found = _in_year(claim, by_year[year])
    if found.verdict is not Verdict.CONTRADICTED or scope.year:
        return found
    return _undated(claim, by_year, found)


def _undated(claim: Claim, by_year: Mapping[str, Mapping[str, Estimate]], found: Finding) -> Finding:
    """A range without a year that doesn't hold the newest median: it may have been right once."""
    quantity, newest = claim.quantity, found.official[0]
    assert quantity is not None
    outside = f"The newest median is {in_words(newest)}, outside of it."
    for year in reversed(list(by_year)[:-1]):
        then = _in_year(claim, by_year[year])
        if then.verdict is Verdict.SUPPORTED:
            return finding(claim, Verdict.STALE, f"{then.sentence} {outside}", newest, *then.official)
        if then.verdict is not Verdict.CONTRADICTED:
            return not_checked(claim, f"{then.sentence} {outside}", newest, *then.official)
    oldest = next(iter(by_year.values()))["median"].value
    if oldest is not None and quantity.high < oldest:
        return not_checked(claim, f"{outside} It may be older than the figures at hand.", newest)
    return found


def _middle_half(claim: Claim, by_year: Mapping[str, Mapping[str, Estimate]], named: str) -> Finding:
    """'The middle 50 percent': its ends are the 25th and the 75th percentile."""
    quantity, years = claim.quantity, list(by_year)
    assert quantity is not None
    newest = by_year[years[-1]]["p25"], by_year[years[-1]]["p75"]
    told = f"The 25th and the 75th percentile were {newest[0].text} and {in_words(newest[1])}"
    for year in [named] if named else reversed(years):
        pair = by_year[year]["p25"], by_year[year]["p75"]
        gaps = [abs((one.value or 0) - end) for one, end in zip(pair, quantity.values, strict=True)]
        if max(gaps) <= quantity.tolerance:
            if year == years[-1]:
                return finding(claim, Verdict.SUPPORTED, f"{told}.", *newest)
            sentence = f"{told}; in May {year} they were {pair[0].text} and {pair[1].text}."
            return finding(claim, Verdict.STALE, sentence, *newest, *pair)
    return not_checked(claim, f"{told}; no survey at hand agrees.", *newest)


def _in_year(claim: Claim, figures: Mapping[str, Estimate]) -> Finding:
    quantity, median = claim.quantity, figures["median"]
    assert quantity is not None
    assert median.value is not None
    if not _holds(quantity, median.value):
        sentence = f"The median was {in_words(median)}, outside of this range."
        return finding(claim, Verdict.CONTRADICTED, sentence, median)
    inside = [name for name, one in figures.items() if one.value is not None and _holds(quantity, one.value)]
    share = _RANKS[inside[-1]] - _RANKS[inside[0]]
    first, last = figures[inside[0]], figures[inside[-1]]
    reach = f"{first.text} (P{_RANKS[inside[0]]}) to {last.text} (P{_RANKS[inside[-1]]})"
    told = f"It holds the median, {in_words(median)}, and, of percentiles, {reach}"
    if share >= _HALF and not _is_too_wide(quantity, figures):
        sentence = f"{told}: at least {share} of 100 workers. No statistic is named, so that is all that can be said."
        return finding(claim, Verdict.SUPPORTED, sentence, median, first, last)
    why = (
        "an end lies far beyond the 10th or the 90th percentile"
        if share >= _HALF
        else f"only {share} of 100 workers for sure"
    )
    return not_checked(claim, f"{told}: {why}. No statistic is named.", median, first, last)


def _holds(quantity: Quantity, value: float) -> bool:
    slack = quantity.tolerance
    return quantity.low - slack <= value and (quantity.bound == "least" or value <= quantity.high + slack)


def _is_too_wide(quantity: Quantity, figures: Mapping[str, Estimate]) -> bool:
    low, high = figures["p10"].value, figures["p90"].value
    below = low is not None and quantity.low < low * (1 - _BEYOND)
    return below or (high is not None and quantity.high > high * (1 + _BEYOND))
