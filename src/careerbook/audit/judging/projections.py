"""Verdicts on projected growth, openings and jobs in the United States, on education, and on training."""

from __future__ import annotations

import re
from functools import partial

from careerbook.audit import patterns
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.subjects import UNCLEAR
from careerbook.audit.verdicts import Finding, Verdict, by_vintage, finding, in_words, not_checked
from careerbook.estimate import Estimate

_THOUSANDS = 1_000  # openings: a number below this, where there are more, may be in thousands
_UNTIL = re.compile(r"\b(?:by|through|until|to)(?: the year)? (20[1-4]\d)\b(?!\s?[-–])")
_OF_BLS = ("bls", "bureau of labor statistics", "project", "employment", "jobs will")
_REQUIRED = patterns.any_case(r"\b(?:entry[- ]level education|need|needs|requires?|required|must have)\b")
_ORDER = tuple(Verdict)


def growth(claim: Claim, official: Official) -> Finding:
    """Percent over a round's ten years."""
    result = _by_round(claim, official, "growth_pct", "Projected growth{whose} is")
    text = claim.context.statement.lower()
    is_clear = claim.context.is_card or (claim.subject and claim.subject.name) or any(word in text for word in _OF_BLS)
    if result.verdict is Verdict.CONTRADICTED and _round(claim) is None and not is_clear:
        return not_checked(claim, f"It can't be told what is said to grow. {result.sentence}", *result.official)
    return result


def openings(claim: Claim, official: Official) -> Finding:
    """Openings a year, on average over a round's ten years."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    newest = figures.outlook("openings_annual").newest
    if newest is not None and claim.number.low < _THOUSANDS <= (newest.value or 0):
        sentence = f"It may be counted in thousands. Projected openings are {_over(newest, ' a year')}."
        return not_checked(claim, sentence, newest)
    result = _by_round(claim, official, "openings_annual", "Projected openings{whose} are", " a year")
    if not patterns.EVERY_YEAR.search(f"{claim.context.statement} {' '.join(claim.context.headings[:1])}"):
        return not_checked(claim, f"It doesn't say for how long. {result.sentence}", *result.official)
    return result


def jobs_added(claim: Claim, official: Official) -> Finding:
    """The change of employment over a round's ten years."""
    if _figures(claim, official)[0] and patterns.YEARLY.match(claim.context.after[:40].split("jobs")[-1]):
        return not_checked(claim, "New jobs a year are not published; openings are something else.")
    return _by_round(claim, official, "employment_change", "The projected change{whose} is", " jobs")


def _over(estimate: Estimate, unit: str) -> str:
    return f"{estimate.text}{unit} over {estimate.reference_period}"


def _by_round(claim: Claim, official: Official, name: str, what: str, unit: str = "") -> Finding:
    """The verdict on a number against each round's figure of that name, written with its unit."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    vintages, what, say = figures.outlook(name), what.format(whose=figures.whose), partial(_over, unit=unit)
    return by_vintage(claim, vintages, _round(claim), what, say, in_rounds=True)


def _figures(claim: Claim, official: Official) -> tuple[Official | None, str]:
    """The figures of the claim's subject, or why there are none."""
    if claim.who == UNCLEAR:
        return None, "It can't be told for sure of whom this is."
    if not claim.is_at_home:
        return None, "The projections at hand are of the United States as a whole."
    if claim.scope and claim.scope.source:
        return None, f"It is said to be of {claim.scope.source}."
    figures = official.of(claim.who)
    return figures, "" if figures else "No official figures are at hand."


def _round(claim: Claim) -> str | None:
    """The name of the round that a claim names (2022-32), also where it has only the last year."""
    if claim.span:
        return f"{claim.span[0]}-{claim.span[1] % 100:02d}"
    until = _UNTIL.search(claim.context.sentence)
    if until and claim.context.sentence.count(until[0]) == 1:
        return f"{int(until[1]) - 10}-{int(until[1]) % 100:02d}"
    return None


def adjective(claim: Claim, official: Official) -> Finding:
    """BLS' words for growth: only the cut-offs of some rounds are known, so the newest of those decides."""
    figures, why = _figures(claim, official)
    newest = official.adjective()
    if figures is not official or newest is None:
        return not_checked(claim, why or "BLS' words are held only against the audited occupation.")
    vintage, words = newest
    rate = official.outlook("growth_pct").available[vintage]
    sentence = f"In the round {vintage.replace('-', '–')} BLS' words for {rate.text} are '{words.text}'"
    other = _round(claim) if _round(claim) != vintage else None
    sentence += f"; its cut-offs for {other} are not at hand." if other else "."
    if words.category == claim.terms[0]:
        return finding(claim, Verdict.SUPPORTED, sentence, rate, words)
    return finding(claim, Verdict.NOT_CHECKED if other else Verdict.CONTRADICTED, sentence, rate, words)


def jobs(claim: Claim, official: Official) -> Finding:
    """Employment, against the wage survey and the base year of a round of projections: one that agrees is enough."""
    figures, why = _figures(claim, official)
    if figures is None:
        return not_checked(claim, why)
    year = str(claim.scope.year) if claim.scope and claim.scope.year else None
    sources = (figures.jobs_at_base(), "projections"), (figures.jobs(), "wage survey")
    findings = [
        by_vintage(claim, vintages, year, f"Employment in the {source} was", in_words)
        for vintages, source in sources
        if year is None or year in vintages.available
    ]
    if not findings:
        return not_checked(claim, f"No figure of {year} is at hand.", figures.jobs_at_base().newest)
    best = min(findings, key=lambda each: _ORDER.index(each.verdict))
    if best.verdict is not Verdict.CONTRADICTED:
        return best
    if len(findings) < len(sources):
        sentence = f"{best.sentence} The projections count differently, and have no figure of that year at hand."
        return not_checked(claim, sentence, *best.official)
    both = " ".join(each.sentence for each in findings)
    return finding(claim, Verdict.CONTRADICTED, both, *(estimate for each in findings for estimate in each.official))


def education(claim: Claim, official: Official) -> Finding:
    """The education typical for entering, as BLS assigns one category to each occupation."""
    vintages = official.outlook("entry_education")
    newest = vintages.newest
    if newest is None:
        return not_checked(claim, "The projections have no typical education for this occupation.")
    typical = f"BLS' typical education for entering is '{newest.text}' ({newest.reference_period})"
    if newest.category in claim.terms:
        others = [name for name in claim.terms if name != newest.category]
        more = f"; it doesn't name {' or '.join(others)}" if others else ""
        return finding(claim, Verdict.SUPPORTED, f"{typical}{more}.", newest)
    older = [each for each in vintages.available.values() if each.category in claim.terms]
    if older:
        return finding(claim, Verdict.STALE, f"{typical}; it was {in_words(older[-1])}.", newest, older[-1])
    if claim.context.label or _REQUIRED.search(claim.context.quote):
        return finding(claim, Verdict.CONTRADICTED, f"{typical}.", newest)
    return not_checked(claim, f"{typical}; it isn't clear that this is meant.", newest)


def duration(claim: Claim, official: Official) -> Finding:
    """How long programs, training or a step of a ladder take: not published by occupation."""
    if claim.context.is_card:
        return finding(claim, Verdict.NO_SOURCE, "No survey measures years on a step of a career.")
    entry, training = (official.outlook(name).newest for name in ("entry_education", "on_the_job_training"))
    sentence = "How long training takes is not published by occupation."
    if entry is not None:
        sentence += f" Nearest: the typical education for entering is '{entry.text}'"
        if training is not None:
            is_none = training.text == "None"
            sentence += "; no training on the job" if is_none else f"; training on the job: '{training.text}'"
        sentence += "."
    return finding(claim, Verdict.NO_SOURCE, sentence, entry, training)


def cost(claim: Claim, official: Official) -> Finding:
    """What programs and courses cost: no official figure by occupation is at hand."""
    del official
    return finding(claim, Verdict.NO_SOURCE, "Costs of programs and courses are in no official source at hand.")
