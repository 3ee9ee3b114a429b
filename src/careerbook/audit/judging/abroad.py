"""Verdicts on pay in other countries and on conversions between currencies."""

from __future__ import annotations

from careerbook.audit import money
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.quantities import Quantity
from careerbook.audit.subjects import OWN
from careerbook.audit.verdicts import Finding, Verdict, agrees, finding, in_words, not_checked
from careerbook.chapters.international.opening import the
from careerbook.core import countries
from careerbook.estimate import Estimate, Label, derive
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade

_A_YEAR = {"year": 1, "month": 12, "week": 52, "hour": 2080}
_YEARLY = 5_000  # an amount without a period that is at least this is taken as a year's
_OLD = 2  # years by which a figure may be older than the newest and still contradict a claim without a year
_FAR = 0.1  # a figure without a year may be of another one: only what is further off is contradicted


def pay(claim: Claim, official: Official) -> Finding:
    """Pay abroad, against the best figure of the country and with how well its group fits."""
    quantity, scope = claim.quantity, claim.scope
    assert quantity is not None
    assert scope is not None
    country = countries.by_code()[scope.place.country].name
    if claim.subject is None or claim.subject.who != OWN:
        return not_checked(claim, f"Pay abroad is held only against the audited occupation's figures ({country}).")
    found = official.abroad.get(scope.place.country)
    if found is None or found.lcu.value is None:
        return finding(
            claim, Verdict.NO_SOURCE, f"No figure of {country} is at hand for this occupation or one near it."
        )
    per = scope.per or ("year" if quantity.low >= _YEARLY else "")
    if per not in _A_YEAR:
        return not_checked(claim, "It can't be told for how long this pay is.", found.lcu)
    one = _over(found, per)
    if one is None or found.match is None or not one.unit.startswith(quantity.unit):
        return not_checked(claim, f"The figure of {country} is in other units: {in_words(found.lcu)}.", found.lcu)
    return _held(claim, found, one, official)


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


def _over(found: Comparison, per: str) -> Estimate | None:
    """The country's figure over the claim's period; an hour's as a year's is a proxy, of 2,080 hours."""
    currency, _, own = found.lcu.unit.partition(" per ")
    if own not in _A_YEAR:
        return None
    times = _A_YEAR[own] / _A_YEAR[per]
    if times == 1:
        return found.lcu
    label = Label.PROXY if "hour" in (own, per) else Label.DERIVED
    step = (
        f"× {_A_YEAR[own]:,} {own}s a year"
        if per == "year"
        else f"from a {own} to a {per}, by {_A_YEAR[own]} and {_A_YEAR[per]} a year"
    )
    return derive(
        f"audit.{found.lcu.id}.{per}", f"{currency} per {per}", (found.lcu,), lambda pay: pay * times, step, label=label
    )


def _held(claim: Claim, found: Comparison, one: Estimate, official: Official) -> Finding:
    quantity, match, country = claim.quantity, found.match, the(found.country)
    assert quantity is not None
    assert match is not None
    assert one.value is not None
    what = f"the {found.statistic} ({found.basis})"
    figure = (
        f"{in_words(one)}"
        if one is found.lcu
        else f"{in_words(one)}, from {found.lcu.text} {_a(found.lcu.unit.rpartition(' ')[2])}"
    )
    inside = agrees(quantity, one.value)
    if found.grade not in (Grade.EXACT, Grade.SHARED):
        holds = (
            "which agrees with" if inside else "which is not in" if quantity.written_as_range else "which differs from"
        )
        sentence = (
            f"For {country} the nearest group at hand is {match.classification} {match.code}, {found.group_title} "
            f"({found.grade}): {what} was {figure}, {holds} what is said; but it is not of this occupation alone."
        )
        return finding(claim, Verdict.OUT_OF_SCOPE, sentence, one, *(other.lcu for other in found.others))
    held = " (a group that holds other occupations too)" if found.grade is Grade.SHARED else ""
    sentence = f"In {country} {what} of {match.classification} {match.code}, {found.group_title}{held}, was {figure}"
    if inside:
        more = "; the percentiles around it are not at hand" if quantity.written_as_range else ""
        return finding(claim, Verdict.SUPPORTED, f"{sentence}{more}.", one)
    gap = min(abs(one.value - end) / one.value for end in quantity.values)
    old = found.year < max(one.year for one in official.abroad.values()) - _OLD
    if old or gap <= _FAR or (claim.scope is not None and claim.scope.year not in (None, found.year)):
        return not_checked(claim, f"{sentence}; it may be of another year or statistic.", one)
    return finding(claim, Verdict.CONTRADICTED, f"{sentence}.", one)


def conversion(claim: Claim, official: Official) -> Finding:
    """An amount given over again in US dollars (or from them), at the average rates of the latest years.

    A conversion is 'about' the amount, said or not: it agrees within the place it is written to, or two percent.
    """
    into, out = claim.quantity, claim.other
    assert into is not None
    assert out is not None
    dollars = {"USD", money.DOLLAR}
    foreign = out if into.unit in dollars else into
    if (into.unit in dollars) == (out.unit in dollars) or foreign.unit == money.DOLLAR:
        return not_checked(claim, "Only conversions from and to US dollars are checked.")
    rates = official.exchange_rates(foreign.unit, money.country_of(foreign.unit)).known
    if not rates:
        return not_checked(claim, f"No rate of {foreign.unit} is at hand.")
    from_dollars = into is foreign
    fits = {year: _converts(out, into, rate, from_dollars=from_dollars) for year, rate in rates.items()}
    newest = list(rates)[-1]
    rate = rates[newest]
    made = _converted(out, rate, from_dollars=from_dollars)
    at = f"At the average rate of {newest}, {rate.text} {foreign.unit} for a dollar, it is {made}"
    if fits[newest]:
        return finding(claim, Verdict.SUPPORTED, f"{at}.", rate)
    older = [year for year, fit in fits.items() if fit]
    if older:
        then = rates[older[-1]]
        return finding(claim, Verdict.STALE, f"{at}; the amounts fit the rate of {older[-1]}, {then.text}.", rate, then)
    return finding(claim, Verdict.CONTRADICTED, f"{at}; no year's rate since {next(iter(rates))} fits.", rate)


def _amounts(out: Quantity, rate: Estimate, *, from_dollars: bool) -> list[float]:
    assert rate.value is not None
    return [amount * rate.value if from_dollars else amount / rate.value for amount in out.values]


def _converts(out: Quantity, into: Quantity, rate: Estimate, *, from_dollars: bool) -> bool:
    pairs = zip(_amounts(out, rate, from_dollars=from_dollars), into.values, strict=True)
    return all(abs(amount - said) <= max(into.step, 0.02 * said) for amount, said in pairs)


def _converted(out: Quantity, rate: Estimate, *, from_dollars: bool) -> str:
    return " to ".join(f"{amount:,.0f}" for amount in _amounts(out, rate, from_dollars=from_dollars))
