"""Verdicts on claims, and the rules that all kinds share: whether a number agrees with a figure, and with which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from careerbook.audit.claims import Claim
from careerbook.audit.official import Vintages
from careerbook.audit.quantities import Quantity
from careerbook.estimate import Estimate

_LOOSE = 1.25  # 'more than 40,000' is true of a million, but tells nothing about it
_NEAR = 0.2  # a round of projections may differ from the nearest at hand by this share
_NEAR_BEFORE = 0.6  # and pay before the series by this much


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
    """A claim with its verdict, the sentence that says why, and the official figures, the decisive one first."""

    claim: Claim
    verdict: Verdict
    sentence: str
    official: tuple[Estimate, ...] = ()


def finding(claim: Claim, verdict: Verdict, sentence: str, *official: Estimate | None) -> Finding:
    """A finding, with the figures that are available."""
    return Finding(claim, verdict, sentence, tuple(dict.fromkeys(each for each in official if each is not None)))


def not_checked(claim: Claim, why: str, *official: Estimate | None) -> Finding:
    """A claim that can't be placed; official figures near it may be shown."""
    return finding(claim, Verdict.NOT_CHECKED, why, *official)


def agrees(quantity: Quantity, official: float) -> bool | None:
    """Whether the number agrees with the official figure; None where it is true but tells next to nothing.

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
    vintage: str | None,
    what: str,
    say: Callable[[Estimate], str],
    *,
    strictly: bool = True,
    in_rounds: bool = False,
) -> Finding:
    """The verdict on a number against a figure's vintages.

    `vintage` is the one that the claim names, `what` describes the figure, `say` writes a figure with its period.
    Not `strictly`: the year named may be that of writing, so the one before it counts as named too. `in_rounds`:
    some vintages are not at hand, as with projections.
    """
    available, newest = figures.available, figures.newest
    if newest is None or newest.value is None:
        return not_checked(claim, f"No official figure is at hand ({what} …).")
    fits = {name: agrees(claim.number, each.value) for name, each in available.items() if each.value is not None}
    latest = list(fits)[-1]
    if vintage is not None and vintage not in fits:
        return not_checked(claim, f"No figure of {vintage} is at hand. {what} {say(newest)}, the newest.", newest)
    if fits[vintage or latest] is None:
        return not_checked(claim, f"As a bound it says little. {what} {say(newest)}.", newest)
    if vintage is not None:
        return _by_named(claim, available, fits, vintage, what, say, strictly=strictly)
    if fits[latest]:
        return finding(claim, Verdict.SUPPORTED, f"{what} {say(newest)}, the newest.", newest)
    older = [available[name] for name, fit in fits.items() if fit]
    if older:
        sentence = f"{what} {say(older[-1])}; the newest is {say(newest)}."
        return finding(claim, Verdict.STALE, sentence, newest, older[-1])
    if _may_be_of_another(claim.number, available, in_rounds=in_rounds):
        sentence = f"{what} {say(newest)}; no vintage at hand agrees, but those that are not at hand might."
        return not_checked(claim, sentence, newest)
    return finding(claim, Verdict.CONTRADICTED, f"{what} {say(newest)}, and no vintage at hand agrees.", newest)


def _may_be_of_another(quantity: Quantity, available: dict[str, Estimate], *, in_rounds: bool) -> bool:
    """Whether a number without a vintage may be that of one which is not at hand.

    A yearly series that rises may have had the number before it begins here. Of the rounds of projections some are not
    at hand, among them the last but one: what lies between the others, or near them, may be of these.
    """
    values = [each.value for each in available.values() if each.value is not None]
    if in_rounds:
        ends = sorted(value * factor for value in values for factor in (1 - _NEAR, 1 + _NEAR))
        return ends[0] <= quantity.low <= ends[-1]
    return _NEAR_BEFORE * min(values) <= quantity.low < min(values)


def _by_named(
    claim: Claim,
    available: dict[str, Estimate],
    fits: dict[str, bool | None],
    vintage: str,
    what: str,
    say: Callable[[Estimate], str],
    *,
    strictly: bool,
) -> Finding:
    """The verdict where the claim names its vintage."""
    newest, then, names = next(reversed(available.values())), available[vintage], list(fits)
    if fits[vintage] and (vintage == names[-1] or fits[names[-1]]):
        return finding(claim, Verdict.SUPPORTED, f"{what} {say(then)}.", newest, then)
    if fits[vintage]:
        sentence = f"{what} {say(then)}, as it says; the newest is {say(newest)}."
        return finding(claim, Verdict.STALE, sentence, newest, then)
    before = names[names.index(vintage) - 1] if names.index(vintage) else None
    if not strictly and before and fits[before]:
        sentence = f"That is the figure of the year before: {say(available[before])}. {what} {say(then)}."
        return finding(claim, Verdict.STALE, sentence, newest, then, available[before])
    alike = [available[name] for name in names if fits[name] and name != vintage]
    hint = f" The number is that of {say(alike[-1])}." if alike else ""
    also = "" if then is newest else f" The newest is {say(newest)}."
    sentence = f"{what} {say(then)}, which is the vintage that it names.{also}{hint}"
    return finding(claim, Verdict.CONTRADICTED, sentence, newest, then, *alike[-1:])


def in_words(estimate: Estimate) -> str:
    """A figure with its period: '$45,690 (May 2025)'."""
    return f"{estimate.text} ({estimate.reference_period})" if estimate.reference_period else estimate.text
