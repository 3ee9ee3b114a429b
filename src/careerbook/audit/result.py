"""An audit: a guide's claims with their verdicts; as JSON, as schema.org's ClaimReview, and as a notebook's table."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from careerbook.audit.consistency import Conflict
from careerbook.audit.passages import Guide
from careerbook.audit.verdicts import Finding, Verdict
from careerbook.dataset import Career
from careerbook.estimate import Estimate

# schema.org rates on a scale; only what was held against a figure of its own scope is rated.
_RATINGS = {Verdict.CONTRADICTED: 1, Verdict.STALE: 3, Verdict.SUPPORTED: 5}
_HEADS = ("Claim", "Line", "Kind", "In the guide", "Verdict", "Why", "Official figure")


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
        counter = Counter(each.verdict for each in self.findings)
        return {verdict: counter[verdict] for verdict in Verdict}

    @property
    def title(self) -> str:
        """What the guide calls itself, else the name of its file."""
        return self.guide.title or self.guide.name

    def _repr_html_(self) -> Markup:
        items = Markup("").join(
            Markup("<li>{} (line {}): {}</li>").format(each.kind, ", ".join(map(str, each.lines)), each.sentence)
            for each in self.conflicts
        )
        conflicts = Markup("<p>Contradictions:</p><ul>{}</ul>").format(items) if items else ""
        return table(self.findings, linked=False) + conflicts

    def as_dict(self) -> dict[str, Any]:
        """The whole audit: the guide, the career, findings with the official figures' lineage, contradictions."""
        career = self.career
        return {
            "guide": {"file": self.guide.name, "title": self.guide.title},
            "career": {"slug": career.slug, "soc_code": career.soc_code, "title": career.title},
            "counts": {str(verdict): count for verdict, count in self.counts.items()},
            "findings": [_finding(each) for each in self.findings],
            "contradictions": [
                {
                    "kind": conflict.kind,
                    "lines": list(conflict.lines),
                    "sentence": conflict.sentence,
                    "official": [estimate.as_dict() for estimate in conflict.official],
                }
                for conflict in self.conflicts
            ],
        }

    def claim_review(self) -> dict[str, Any]:
        """schema.org JSON-LD: a ClaimReview for each claim that was held against a figure of its own scope."""
        graph = [self._review(each) for each in self.findings if each.verdict in _RATINGS]
        return {"@context": "https://schema.org", "@graph": graph}

    def _review(self, finding: Finding) -> dict[str, Any]:
        return {
            "@type": "ClaimReview",
            "claimReviewed": finding.claim.statement,
            "itemReviewed": {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": self.title}},
            "author": {"@type": "Organization", "name": "Careerbook"},
            "about": {"@type": "Occupation", "name": self.career.title, "occupationalCategory": self.career.soc_code},
            "reviewBody": finding.sentence,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": _RATINGS[finding.verdict],
                "worstRating": 1,
                "bestRating": 5,
                "alternateName": str(finding.verdict),
            },
        }


def _finding(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    return {
        "line": claim.line,
        "page": claim.page or None,
        "kind": str(claim.kind),
        "quote": claim.context.quote,
        "statement": claim.statement,
        "values": list(claim.values),
        "unit": claim.quantity.unit if claim.quantity else None,
        "said": list(claim.terms),
        "scope": _scope(finding),
        "verdict": str(finding.verdict),
        "sentence": finding.sentence,
        "official": [estimate.as_dict() for estimate in finding.official],
    }


def _scope(finding: Finding) -> dict[str, Any] | None:
    scope, subject = finding.claim.scope, finding.claim.subject
    if scope is None:
        return None
    return {
        "place": scope.place.state or scope.place.country,
        "year": scope.year,
        "span": list(scope.span) if scope.span else None,
        "statistic": scope.statistic or None,
        "level": scope.level or None,
        "per": scope.per or None,
        "source": scope.source or None,
        "subject": subject.who if subject else None,
    }


def table(findings: Sequence[Finding], *, linked: bool) -> Markup:
    """The findings; `linked` to the claims in the annotated guide and to the figures' lineages."""
    rows = Markup("").join(_row(number, finding, linked=linked) for number, finding in enumerate(findings, start=1))
    return Markup(
        '<div class="table-scroll" role="region" tabindex="0" aria-labelledby="findings-caption"><table>'
        '<caption id="findings-caption">Each claim with its verdict</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(joined('<th scope="col">{}</th>', _HEADS), rows)


def _row(number: int, finding: Finding, *, linked: bool) -> Markup:
    claim = finding.claim
    figures = Markup("; ").join(
        Markup('<a href="#{}">{}</a>').format(anchor(figure), figure.text) if linked else escape(figure.text)
        for figure in finding.official[:3]
    )
    return Markup(
        '<tr{}><th scope="row">{}</th><td class="line">{}</td><td class="kind">{}</td><td class="words">{}</td>'
        '<td><span class="verdict {}">{}</span></td><td class="why">{}</td><td>{}</td></tr>'
    ).format(
        Markup(' id="finding-{}"').format(number) if linked else "",
        Markup('<a href="#claim-{0}">{0}</a>').format(number) if linked else number,
        f"{claim.line}" + (f" (page {claim.page})" if claim.page else ""),
        str(claim.kind),
        claim.context.quote,
        css_class(finding),
        str(finding.verdict),
        finding.sentence,
        figures,
    )


def joined(template: str, texts: Iterable[str]) -> Markup:
    """Each text in the template, escaped, one after the other."""
    return Markup("").join(Markup(template).format(text) for text in texts)


def css_class(finding: Finding) -> str:
    """The class that colors the verdict."""
    return str(finding.verdict).replace(" ", "-")


def anchor(figure: Estimate) -> str:
    """The id of a figure's lineage on the page."""
    return f"figure-{hashlib.sha256(figure.id.encode()).hexdigest()[:12]}"
