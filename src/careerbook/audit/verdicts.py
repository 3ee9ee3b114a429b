"""Verdicts on claims, and the rules that all kinds share: whether a number agrees with a figure, and with which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from careerbook.audit.claims import Claim
from careerbook.audit.official import Vintages
from careerbook.audit.quantities import Quantity
from careerbook.estimate import Estimate

_LOOSE = 1.25  # 'more than 40,000' is true of a million, but says nothing of it


_NEAR = 0.2  # a round of projections may differ from the nearest at hand by this share
_NEAR_BEFORE = 0.6  # and pay before the series by this much


class Series(StrEnum):
    """How the vintages of a figure follow each other: every year, or in rounds of which some are not at hand."""

    YEARS = "years"
    ROUNDS = "rounds"


class Verdict(StrEnum):
    """What the official figures say of a claim."""

    SUPPORTED = "supported"
    STALE = "stale"
    CONTRADICTED = "contradicted"
    OUT_OF_SCOPE = "out of scope"
    NO_SOURCE = "no official source"
    NOT_CHECKED = "not checked"


MEANINGS = {
    Verdict.SUPPORTED: "the newest official figure agrees",
    Verdict.STALE: "an official figure agrees, but a newer one is published and differs",
    Verdict.CONTRADICTED: "the official figures of that scope say otherwise",
    Verdict.OUT_OF_SCOPE: "the official figure at hand is of another scope, which is named",
    Verdict.NO_SOURCE: "no official figure of this exists at hand; the nearest is named as such",
    Verdict.NOT_CHECKED: "what the claim is about can't be told for sure",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its verdict, the sentence that says why, and the official figures, the one to go by first."""

    claim: Claim
    verdict: Verdict
    sentence: str
    official: tuple[Estimate, ...] = ()


def not_checked(claim: Claim, why: str, *official: Estimate | None) -> Finding:
    """A claim that can't be placed; official figures near it may be shown."""
    return Finding(claim, Verdict.NOT_CHECKED, why, _known(official))


def finding(claim: Claim, verdict: Verdict, sentence: str, *official: Estimate | None) -> Finding:
    """A finding with those of the figures that are at hand."""
    return Finding(claim, verdict, sentence, _known(official))


def _known(official: tuple[Estimate | None, ...]) -> tuple[Estimate, ...]:
    return tuple(dict.fromkeys(one for one in official if one is not None))


def agrees(quantity: Quantity, official: float) -> bool | None:
    """Whether the number says what the official figure says; None where it is true but says next to nothing.

    A number agrees if the figure rounds to it at the place that it is written to; where it says 'about', within that
    place or two percent, whichever is wider. A range agrees if the figure lies in it. 'Over' and 'up to' agree on the
    figure's right side up to a quarter of it.
    """
    slack = quantity.tolerance + 1e-9
    if quantity.written_as_range:
        top = quantity.high * _LOOSE if quantity.bound == "least" else quantity.high
        return quantity.low - slack <= official <= top + slack
    if quantity.bound == "least":
        return False if official < quantity.low - slack else True if official <= quantity.low * _LOOSE else None
    if quantity.bound == "most":
        return False if official > quantity.low + slack else True if official * _LOOSE >= quantity.low else None
    return abs(official - quantity.low) <= slack


def by_vintage(
    claim: Claim,
    figures: Vintages,
    named: str | None,
    what: str,
    say: Callable[[Estimate], str],
    *,
    strictly: bool = True,
    series: Series = Series.YEARS,
) -> Finding:
    """The verdict on a number against a figure's vintages.

    `named` is the vintage that the claim names, `what` the figure in words, `say` writes a figure with its period.
    Not `strictly`: the year named may be that of writing, so the one before it counts as named too.
    """
    quantity, newest = claim.quantity, figures.newest
    assert quantity is not None
    if newest is None or newest.value is None:
        return not_checked(claim, f"No official figure is at hand ({what} …).")
    fits = {name: agrees(quantity, one.value) for name, one in figures.known.items() if one.value is not None}
    if named is not None and named not in fits:
        return not_checked(claim, f"No figure of {named} is at hand. {what} {say(newest)}, the newest.", newest)
    if None in (fits[named] if named else fits[list(fits)[-1]],):
        return not_checked(claim, f"As a bound it says little. {what} {say(newest)}.", newest)
    if named is not None:
        return _named(claim, figures, fits, named, what, say, strictly=strictly)
    if fits[list(fits)[-1]]:
        return finding(claim, Verdict.SUPPORTED, f"{what} {say(newest)}, the newest.", newest)
    older = [name for name, fit in fits.items() if fit]
    if older:
        then = figures.known[older[-1]]
        sentence = f"{what} {say(then)}; the newest is {say(newest)}."
        return finding(claim, Verdict.STALE, sentence, newest, then)
    if _may_be_of_another(quantity, figures, series):
        sentence = f"{what} {say(newest)}; no vintage at hand agrees, but those that are not at hand might."
        return not_checked(claim, sentence, newest)
    return finding(claim, Verdict.CONTRADICTED, f"{what} {say(newest)}, and no vintage at hand agrees.", newest)


def _may_be_of_another(quantity: Quantity, figures: Vintages, series: Series) -> bool:
    """Whether a number without a vintage may be that of one which is not at hand.

    A yearly series that rises may have been there before it begins here. Of the rounds of projections some are not at
    hand, among them one after the last but one: what lies between the others, or near them, may be of these.
    """
    known = [one.value for one in figures.known.values() if one.value is not None]
    if series is Series.ROUNDS:
        near = (value * factor for value in known for factor in (1 - _NEAR, 1 + _NEAR))
        ends = sorted(near)
        return ends[0] <= quantity.low <= ends[-1]
    return _NEAR_BEFORE * min(known) <= quantity.low < min(known)


def _named(
    claim: Claim,
    figures: Vintages,
    fits: dict[str, bool | None],
    named: str,
    what: str,
    say: Callable[[Estimate], str],
    *,
    strictly: bool,
) -> Finding:
    """The verdict where the claim names its vintage."""
    newest, own = figures.newest, figures.known[named]
    assert newest is not None
    names = list(fits)
    last = names[-1]
    before = names[names.index(named) - 1] if names.index(named) else None
    if fits[named] and (named == last or fits[last]):
        return finding(claim, Verdict.SUPPORTED, f"{what} {say(own)}.", newest, own)
    if fits[named]:
        sentence = f"{what} {say(own)}, as it says; the newest is {say(newest)}."
        return finding(claim, Verdict.STALE, sentence, newest, own)
    if not strictly and before and fits[before]:
        sentence = f"That is the figure of the year before: {say(figures.known[before])}. {what} {say(own)}."
        return finding(claim, Verdict.STALE, sentence, newest, own, figures.known[before])
    like = [figures.known[name] for name in names if fits[name] and name != named]
    hint = f" The number is that of {say(like[-1])}." if like else ""
    also = "" if own is newest else f" The newest is {say(newest)}."
    sentence = f"{what} {say(own)}, which is the vintage that it names.{also}{hint}"
    return finding(claim, Verdict.CONTRADICTED, sentence, newest, own, *like[-1:])


def in_words(one: Estimate) -> str:
    """A figure with its period: '$45,690 (May 2025)'."""
    return f"{one.text} ({one.reference_period})" if one.reference_period else one.text


def retold(one: Finding, sentence: str) -> Finding:
    """The finding with another sentence."""
    return replace(one, sentence=sentence)
