"""Verdicts on projected growth, openings and jobs in the United States."""

from __future__ import annotations

import re

from careerbook.audit import words
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.subjects import OWN, UNKNOWN
from careerbook.audit.verdicts import Finding, Series, Verdict, by_vintage, finding, in_words, not_checked
from careerbook.estimate import Estimate


def growth(claim: Claim, official: Official) -> Finding:
    """Percent over a round's ten years."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    found = by_vintage(
        claim,
        figures.outlook("growth_pct"),
        _named(claim),
        f"Projected growth{_whose(claim, figures)} is",
        _over,
        series=Series.ROUNDS,
    )
    told = claim.context.is_card or claim.subject is None or claim.subject.name or _is_projection(claim)
    if found.verdict is Verdict.CONTRADICTED and _named(claim) is None and not told:
        return not_checked(claim, f"It can't be told what is said to grow. {found.sentence}", *found.official)
    return found


def _is_projection(claim: Claim) -> bool:
    text = claim.context.own.lower()
    return any(word in text for word in ("bls", "bureau of labor statistics", "project", "employment", "jobs will"))


def _figures(claim: Claim, official: Official) -> tuple[Official | None, str]:
    """The figures of whom the claim is about, or why there are none."""
    if claim.subject is None or claim.subject.who == UNKNOWN:
        return None, "It can't be told for sure of whom this is."
    if not claim.is_at_home:
        return None, "The projections at hand are of the United States as a whole."
    if claim.scope and claim.scope.source:
        return None, f"It is said to be of {claim.scope.source}."
    figures = official if claim.subject.who == OWN else official.of(claim.subject.who)
    return figures, "" if figures else "No official figures are at hand."


def _whose(claim: Claim, figures: Official) -> str:
    if claim.subject is None or claim.subject.who == OWN:
        return ""
    return " of all occupations" if figures.everybody else f" of {figures.career.title}"


def _named(claim: Claim) -> str | None:
    """The round that a claim names, as rounds are called: 2022-32; by its last year alone, if only that is said."""
    span = claim.scope.span if claim.scope else None
    if span:
        return f"{span[0]}-{span[1] % 100:02d}"
    until = _UNTIL.search(claim.context.sentence)
    if until and claim.context.sentence.count(until[0]) == 1:
        return f"{int(until[1]) - 10}-{int(until[1]) % 100:02d}"
    return None


def _over(one: Estimate) -> str:
    return f"{one.text} over {one.reference_period}"


def adjective(claim: Claim, official: Official) -> Finding:
    """BLS' words for growth: only the cut-offs of some rounds are known, so the newest of these decides."""
    figures, why = _figures(claim, official)
    newest = official.adjective()
    if figures is not official or newest is None:
        return not_checked(claim, why or "BLS' words are held only against the audited occupation.")
    vintage, one = newest
    rate = official.outlook("growth_pct").known[vintage]
    says = f"In the round {vintage.replace('-', '–')} BLS' words for {rate.text} are '{one.text}'"
    named = _named(claim)
    other = "" if named in (None, vintage) else f"; its cut-offs for {named} are not at hand"
    if one.category == claim.said[0]:
        return finding(claim, Verdict.SUPPORTED, f"{says}{other}.", rate, one)
    if other:
        return not_checked(claim, f"{says}{other}.", rate, one)
    return finding(claim, Verdict.CONTRADICTED, f"{says}.", rate, one)


def openings(claim: Claim, official: Official) -> Finding:
    """Openings a year, on average over a round's ten years."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    newest = figures.outlook("openings_annual").newest
    if claim.quantity is not None and newest is not None and claim.quantity.low < _THOUSANDS <= (newest.value or 0):
        return not_checked(claim, f"It may be counted in thousands. Projected openings are {_a_year(newest)}.", newest)
    found = by_vintage(
        claim,
        figures.outlook("openings_annual"),
        _named(claim),
        f"Projected openings{_whose(claim, figures)} are",
        _a_year,
        series=Series.ROUNDS,
    )
    if not words.EVERY_YEAR.search(f"{claim.context.own} {' '.join(claim.context.headings[:1])}"):
        return not_checked(claim, f"It doesn't say for how long. {found.sentence}", *found.official)
    return found


def _a_year(one: Estimate) -> str:
    return f"{one.text} a year over {one.reference_period}"


def jobs_added(claim: Claim, official: Official) -> Finding:
    """The change of employment over a round's ten years."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    if words.YEARLY.match(claim.context.after[:40].split("jobs")[-1]):
        return not_checked(claim, "New jobs a year are not published; openings are something else.")
    return by_vintage(
        claim,
        figures.outlook("employment_change"),
        _named(claim),
        f"The projected change{_whose(claim, figures)} is",
        _jobs,
        series=Series.ROUNDS,
    )


def _jobs(one: Estimate) -> str:
    return f"{one.text} jobs over {one.reference_period}"


def jobs(claim: Claim, official: Official) -> Finding:
    """Employment: in the wage survey or in the base year of a round of projections; either will do."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    named = str(claim.scope.year) if claim.scope and claim.scope.year else None
    sources = (
        (figures.jobs_at_base(), "Employment in the projections was"),
        (figures.jobs(), "Employment in the wage survey was"),
    )
    found = [
        by_vintage(claim, vintages, named, what, in_words)
        for vintages, what in sources
        if named is None or vintages.named(named)
    ]
    if not found:
        return not_checked(claim, f"No figure of {named} is at hand.", figures.jobs_at_base().newest)
    best = min(found, key=lambda one: _ORDER.index(one.verdict))
    if best.verdict is Verdict.CONTRADICTED and len(found) < len(sources):
        sentence = f"{best.sentence} The projections count differently, and have no figure of that year at hand."
        return not_checked(claim, sentence, *best.official)
    if best.verdict is Verdict.CONTRADICTED:
        both = " ".join(one.sentence for one in found)
        return finding(claim, Verdict.CONTRADICTED, both, *(one for each in found for one in each.official))
    return best


_THOUSANDS = 1_000  # openings: a number below this, where there are more, may be in thousands
_UNTIL = re.compile(r"\b(?:by|through|until|to)(?: the year)? (20[1-4]\d)\b(?!\s?[-–])")
_ORDER = tuple(Verdict)
