"""The judge of each kind of claim: a claim and the official figures in, a finding out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerbook.audit.claims import Claim, Kind
from careerbook.audit.judging import foreign_pay, industries_and_codes, pay, projections, training
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
    Kind.EDUCATION: training.education,
    Kind.DURATION: training.duration,
    Kind.COST: training.cost,
}


def judge(claim: Claim, official: Official) -> Finding:
    """The verdict on a claim."""
    judge_of_kind = _JUDGES.get(claim.kind)
    if judge_of_kind is None:
        return not_checked(claim, "It can't be told what this number is of.")
    return judge_of_kind(claim, official)
