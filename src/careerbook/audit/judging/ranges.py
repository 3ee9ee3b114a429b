"""Verdicts on ranges of pay that name no percentiles.

The rule: a range stands if it holds the median, the percentiles in it are those of at least half of the workers, and
neither end lies further out than a tenth beyond the 10th or the 90th percentile. It falls if it does not hold the
median. A range that holds the median, but is narrower or wider than that, can't be checked.
"""

from __future__ import annotations

from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.quantities import Quantity
from careerbook.audit.scopes import Scope
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked
from careerbook.estimate import Estimate

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
    found = _in_year(claim, {name: one.figures[year] for name, one in vintages.items()})
    if found.verdict is not Verdict.CONTRADICTED or scope.year:
        return found
    for older in reversed(years[:-1]):
        then = _in_year(claim, {name: one.figures[older] for name, one in vintages.items()})
        if then.verdict is Verdict.SUPPORTED:
            sentence = f"{then.sentence} The newest median is {in_words(found.official[0])}, outside of it."
            return finding(claim, Verdict.STALE, sentence, found.official[0], *then.official)
    return found


def _in_year(claim: Claim, figures: dict[str, Estimate]) -> Finding:
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


def _is_too_wide(quantity: Quantity, figures: dict[str, Estimate]) -> bool:
    low, high = figures["p10"].value, figures["p90"].value
    below = low is not None and quantity.low < low * (1 - _BEYOND)
    return below or (high is not None and quantity.high > high * (1 + _BEYOND))
