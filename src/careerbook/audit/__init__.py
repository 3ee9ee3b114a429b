"""The audit of a career guide: its claims, each with a verdict, the official figure and where that comes from.

No language model and no network: patterns find the claims, the tables judge them. Precision goes before recall:
what can't be placed for sure is 'not checked', never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from careerbook.audit import consistency, finding, page, reading
from careerbook.audit.consistency import Conflict
from careerbook.audit.judging import judge
from careerbook.audit.official import Official
from careerbook.audit.passages import Guide
from careerbook.audit.subjects import Subjects
from careerbook.audit.verdicts import Finding, Verdict
from careerbook.dataset import Career, Dataset, default

__all__ = ["Audit", "Conflict", "Finding", "Verdict", "audit_guide", "of_guide"]


@dataclass(frozen=True)
class Audit:
    """A guide's claims with their verdicts, in its order, and where it contradicts itself."""

    guide: Guide
    career: Career
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict."""
        found = Counter(one.verdict for one in self.findings)
        return {verdict: found[verdict] for verdict in Verdict}

    def _repr_html_(self) -> Markup:
        """The table of findings, for a notebook."""
        return page.table(self.findings, self.conflicts)


def audit_guide(file: Path | str, career: Career, dataset: Dataset | None = None) -> Audit:
    """Audit the guide in `file` (text, Markdown, HTML or PDF) as one of `career`. Raises GuideUnreadable."""
    return of_guide(reading.read(Path(file)), career, dataset)


def of_guide(guide: Guide, career: Career, dataset: Dataset | None = None) -> Audit:
    """Audit a guide that has been read."""
    dataset = dataset or default()
    official = Official(career, dataset)
    claims = finding.find(guide, Subjects(career, dataset))
    findings = tuple(judge(claim, official) for claim in claims)
    return Audit(guide, career, findings, tuple(consistency.find(findings, official)))
