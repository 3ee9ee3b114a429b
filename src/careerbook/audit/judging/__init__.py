"""The judge of each kind of claim: it takes a claim and the official figures, and gives a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerbook.audit.claims import Claim, Kind
from careerbook.audit.judging import foreign_pay, industries_and_codes, pay, projections
from careerbook.audit.official import Official
from careerbook.audit.verdicts import Finding, not_checked

_JUDGES: Mapping[Kind, Callable[[Claim, Official], Finding]] = {
    Kind.PAY: pay.judge,
    Kind.PAY_ABROAD: foreign_pay.judge,
    Kind.CONVERSION: foreign_pay.conversion,
    Kind.GROWTH: projections.growth,
    Kind.ADJECTIVE: projections.adjective,
    Kind.OPENINGS: projections.openings,
    Kind.JOBS: projections.jobs,
    Kind.JOBS_ADDED: projections.jobs_added,
    Kind.INDUSTRY: industries_and_codes.industry,
    Kind.CODE: industries_and_codes.code,
    Kind.EDUCATION: projections.education,
    Kind.DURATION: projections.duration,
    Kind.COST: projections.cost,
    Kind.NUMBER: lambda claim, _: not_checked(claim, "It can't be told what this number is of."),
}


def judge(claim: Claim, official: Official) -> Finding:
    """The verdict on a claim."""
    return _JUDGES[claim.kind](claim, official)
