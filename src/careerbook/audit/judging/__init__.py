"""The judge of each kind of claim: a claim and the official figures in, a finding out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerbook.audit.claims import Claim, Kind
from careerbook.audit.judging import abroad, outlook, pay, training, work
from careerbook.audit.official import Official
from careerbook.audit.verdicts import Finding, not_checked

_JUDGES: Mapping[Kind, Callable[[Claim, Official], Finding]] = {
    Kind.PAY: pay.judge,
    Kind.PAY_ABROAD: abroad.pay,
    Kind.CONVERSION: abroad.conversion,
    Kind.GROWTH: outlook.growth,
    Kind.ADJECTIVE: outlook.adjective,
    Kind.OPENINGS: outlook.openings,
    Kind.JOBS: outlook.jobs,
    Kind.JOBS_ADDED: outlook.jobs_added,
    Kind.INDUSTRY: work.industry,
    Kind.CODE: work.code,
    Kind.EDUCATION: training.education,
    Kind.DURATION: training.duration,
    Kind.COST: training.cost,
}


def judge(claim: Claim, official: Official) -> Finding:
    """The verdict on a claim."""
    judged = _JUDGES.get(claim.kind)
    return judged(claim, official) if judged else not_checked(claim, "It can't be told what this number is of.")
