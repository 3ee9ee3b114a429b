"""Verdicts on education, and on what training takes and costs."""

from __future__ import annotations

from careerbook.audit import patterns
from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked

_REQUIRED = patterns.any_case(r"\b(?:entry[- ]level education|need|needs|requires?|required|must have)\b")


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
