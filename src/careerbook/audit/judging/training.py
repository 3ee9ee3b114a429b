"""Verdicts on education, and on what training takes and costs."""

from __future__ import annotations

import re

from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked

_ASKED = re.compile(r"\b(?:entry[- ]level education|need|needs|requires?|required|must have)\b", re.IGNORECASE)


def education(claim: Claim, official: Official) -> Finding:
    """The education typical for entering, as BLS assigns one category to each occupation."""
    vintages = official.outlook("entry_education")
    newest = vintages.newest
    if newest is None:
        return not_checked(claim, "The projections have no typical education for this occupation.")
    says = f"BLS' typical education for entering is '{newest.text}' ({newest.reference_period})"
    if newest.category in claim.said:
        others = [name for name in claim.said if name != newest.category]
        more = f"; it doesn't name {' or '.join(others)}" if others else ""
        return finding(claim, Verdict.SUPPORTED, f"{says}{more}.", newest)
    older = [one for one in vintages.known.values() if one.category in claim.said]
    if older:
        return finding(claim, Verdict.STALE, f"{says}; it was {in_words(older[-1])}.", newest, older[-1])
    if claim.context.label or _ASKED.search(claim.quote):
        return finding(claim, Verdict.CONTRADICTED, f"{says}.", newest)
    return not_checked(claim, f"{says}; it isn't clear that this is meant.", newest)


def duration(claim: Claim, official: Official) -> Finding:
    """How long programs, training or a step of a ladder take: not published by occupation."""
    entry = official.outlook("entry_education").newest
    training = official.outlook("on_the_job_training").newest
    if claim.context.is_card:
        sentence = "No survey measures years on a step of a career."
        return finding(claim, Verdict.NO_SOURCE, sentence)
    sentence = "How long training takes is not published by occupation."
    if entry is not None:
        sentence += f" Nearest: the typical education for entering is '{entry.text}'"
        sentence += f", the typical training on the job '{training.text}'." if training is not None else "."
    return finding(claim, Verdict.NO_SOURCE, sentence, entry, training)


def cost(claim: Claim, official: Official) -> Finding:
    """What programs and courses cost: no official figure by occupation is at hand."""
    del official
    return finding(claim, Verdict.NO_SOURCE, "Costs of programs and courses are in no official source at hand.")
