"""The audit of a career guide: its claims, each with a verdict, the official figure and where that comes from.

No language model and no network: patterns find the claims, the tables judge them. Precision goes before recall:
a claim that can't be placed with certainty is 'not checked', never guessed.
"""

from __future__ import annotations

from pathlib import Path

from careerbook.audit import consistency, reading, search
from careerbook.audit.consistency import Conflict
from careerbook.audit.judging import judge
from careerbook.audit.official import Official
from careerbook.audit.passages import Guide
from careerbook.audit.result import Audit
from careerbook.audit.subjects import Subjects
from careerbook.audit.verdicts import Finding, Verdict
from careerbook.dataset import Career, Dataset
from careerbook.figures.case import case_of

__all__ = ["Audit", "Conflict", "Finding", "Verdict", "audit_guide", "of_guide"]


def audit_guide(file: Path | str, career: Career, dataset: Dataset | None = None) -> Audit:
    """Audit the guide in `file` (text, Markdown, HTML or PDF) as one of `career`. Raises GuideUnreadable."""
    return of_guide(reading.read(Path(file)), career, dataset)


def of_guide(guide: Guide, career: Career, dataset: Dataset | None = None) -> Audit:
    """Audit a guide that has been read."""
    case = case_of(career, dataset)
    official = Official(case)
    claims = search.find(guide, Subjects(career, case.dataset))
    findings = tuple(judge(claim, official) for claim in claims)
    return Audit(guide, career, findings, tuple(consistency.find(findings, official)))
