"""Verdicts on pay in other countries and on conversions between currencies."""

from __future__ import annotations

from careerbook.audit import money
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.quantities import Quantity
from careerbook.audit.subjects import AUDITED
from careerbook.audit.verdicts import Finding, Verdict, agrees, finding, in_words, not_checked
from careerbook.core import countries
from careerbook.estimate import Estimate, Label, derive
from careerbook.exhibits.wording import the
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade

_A_YEAR = {"year": 1, "month": 12, "week": 52, "hour": 2080}
_YEARLY = 5_000  # an amount without a period that is at least this is taken as a year's
_OLD = 2  # years by which a figure may be older than the newest and still contradict a claim without a year
_FAR = 0.1  # a figure without a year may be of another one: only what is further off is contradicted


def judge(claim: Claim, official: Official) -> Finding:
    """Pay abroad, against the country's best figure; the verdict depends on how well its group fits."""
    number, scope = claim.number, claim.scope
    assert scope is not None
    country = countries.by_code()[scope.place.country].name
    if claim.who != AUDITED:
        return not_checked(claim, f"Pay abroad is held only against the audited occupation's figures ({country}).")
    best = official.abroad.get(scope.place.country)
    if best is None or best.lcu.value is None:
        sentence = f"No figure of {country} is at hand for this occupation or one near it."
        return finding(claim, Verdict.NO_SOURCE, sentence)
    per = scope.per or ("year" if number.low >= _YEARLY else "")
    if per not in _A_YEAR:
        return not_checked(claim, "It can't be told for how long this pay is.", best.lcu)
    pay = _over(best, per)
    if pay is None or best.match is None or not pay.unit.startswith(number.unit):
        return not_checked(claim, f"The figure of {country} is in other units: {in_words(best.lcu)}.", best.lcu)
    return _against(claim, best, pay, official)


def _over(best: Comparison, per: str) -> Estimate | None:
    """The country's figure over the claim's period; an hour's as a year's is a proxy, of 2,080 hours."""
    currency, _, published = best.lcu.unit.partition(" per ")
    if published not in _A_YEAR:
        return None
    times = _A_YEAR[published] / _A_YEAR[per]
    if times == 1:
        return best.lcu
    label = Label.PROXY if "hour" in (published, per) else Label.DERIVED
    step = (
        f"× {_A_YEAR[published]:,} {published}s a year"
        if per == "year"
        else f"from a {published} to a {per}, by {_A_YEAR[published]} and {_A_YEAR[per]} a year"
    )
    id, unit = f"audit.{best.lcu.id}.{per}", f"{currency} per {per}"
    return derive(id, unit, (best.lcu,), lambda pay: pay * times, step, label=label)


def _against(claim: Claim, best: Comparison, pay: Estimate, official: Official) -> Finding:
    number, match, country = claim.number, best.match, the(best.country)
    assert match is not None
    assert pay.value is not None
    what, group = f"the {best.statistic} ({best.basis})", f"{match.classification} {match.code}, {best.group_title}"
    figure = in_words(pay)
    if pay is not best.lcu:
        period = best.lcu.unit.rpartition(" ")[2]
        figure += f", from {best.lcu.text} {'an' if period == 'hour' else 'a'} {period}"
    fits = agrees(number, pay.value)
    if best.grade not in (Grade.EXACT, Grade.SHARED):
        differs = "which is not in" if number.written_as_range else "which differs from"
        sentence = (
            f"For {country} the nearest group at hand is {group} ({best.grade}): {what} was {figure}, "
            f"{'which agrees with' if fits else differs} what is said; but it is not of this occupation alone."
        )
        return finding(claim, Verdict.OUT_OF_SCOPE, sentence, pay, *(other.lcu for other in best.others))
    shared = " (a group that holds other occupations too)" if best.grade is Grade.SHARED else ""
    sentence = f"In {country} {what} of {group}{shared}, was {figure}"
    if fits:
        more = "; the percentiles around it are not at hand" if number.written_as_range else ""
        return finding(claim, Verdict.SUPPORTED, f"{sentence}{more}.", pay)
    gap = min(abs(pay.value - end) / pay.value for end in number.values)
    is_old = best.year < max(other.year for other in official.abroad.values()) - _OLD
    if is_old or gap <= _FAR or (claim.scope is not None and claim.scope.year not in (None, best.year)):
        return not_checked(claim, f"{sentence}; it may be of another year or statistic.", pay)
    return finding(claim, Verdict.CONTRADICTED, f"{sentence}.", pay)


def conversion(claim: Claim, official: Official) -> Finding:
    """An amount converted to US dollars (or from them), at the average rates of the latest years.

    A conversion is always approximate: it agrees within the place it is written to, or two percent.
    """
    target, origin = claim.number, claim.other
    assert origin is not None
    dollars = {"USD", money.DOLLAR}
    from_dollars = origin.unit in dollars
    foreign = target if from_dollars else origin
    if (target.unit in dollars) == from_dollars or foreign.unit == money.DOLLAR:
        return not_checked(claim, "Only conversions from and to US dollars are checked.")
    rates = official.exchange_rates(foreign.unit, money.country_of(foreign.unit)).available
    if not rates:
        return not_checked(claim, f"No rate of {foreign.unit} is at hand.")
    amounts = {
        year: [amount * rate.value if from_dollars else amount / rate.value for amount in origin.values]
        for year, rate in rates.items()
        if rate.value is not None
    }
    fitting = [year for year, converted in amounts.items() if _agree(converted, target)]
    newest = list(rates)[-1]
    rate, amount = rates[newest], " to ".join(f"{each:,.0f}" for each in amounts[newest])
    sentence = f"At the average rate of {newest}, {rate.text} {foreign.unit} for a dollar, it is {amount}"
    if newest in fitting:
        return finding(claim, Verdict.SUPPORTED, f"{sentence}.", rate)
    if fitting:
        then = rates[fitting[-1]]
        sentence += f"; the amounts fit the rate of {fitting[-1]}, {then.text}."
        return finding(claim, Verdict.STALE, sentence, rate, then)
    return finding(claim, Verdict.CONTRADICTED, f"{sentence}; no year's rate since {next(iter(rates))} fits.", rate)


def _agree(amounts: list[float], target: Quantity) -> bool:
    pairs = zip(amounts, target.values, strict=True)
    return all(abs(amount - written) <= max(target.step, 0.02 * written) for amount, written in pairs)
