"""An audit as JSON, and as schema.org's ClaimReview."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careerbook.audit.verdicts import Finding, Verdict

if TYPE_CHECKING:
    from careerbook.audit import Audit

# schema.org rates on a scale; only what was held against a figure of its own scope is rated.
_RATINGS = {Verdict.CONTRADICTED: 1, Verdict.STALE: 3, Verdict.SUPPORTED: 5}


def as_dict(audit: Audit) -> dict[str, Any]:
    """The whole audit: the guide, the career, findings with the official figures' lineage, contradictions."""
    career = audit.career
    return {
        "guide": {"file": audit.guide.name, "title": audit.guide.title},
        "career": {"slug": career.slug, "soc_code": career.soc_code, "title": career.title},
        "counts": {str(verdict): count for verdict, count in audit.counts.items()},
        "findings": [_finding(one) for one in audit.findings],
        "contradictions": [
            {
                "kind": one.kind,
                "lines": list(one.lines),
                "sentence": one.sentence,
                "official": [figure.as_dict() for figure in one.official],
            }
            for one in audit.conflicts
        ],
    }


def _finding(one: Finding) -> dict[str, Any]:
    claim = one.claim
    return {
        "line": claim.line,
        "page": claim.page or None,
        "kind": str(claim.kind),
        "quote": claim.quote,
        "statement": claim.statement,
        "values": list(claim.values),
        "unit": claim.quantity.unit if claim.quantity else None,
        "said": list(claim.said),
        "scope": _scope(one),
        "verdict": str(one.verdict),
        "sentence": one.sentence,
        "official": [figure.as_dict() for figure in one.official],
    }


def _scope(one: Finding) -> dict[str, Any] | None:
    scope, subject = one.claim.scope, one.claim.subject
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


def claim_review(audit: Audit) -> dict[str, Any]:
    """schema.org JSON-LD: a ClaimReview for each claim that was held against a figure of its own scope."""
    rated = [one for one in audit.findings if one.verdict in _RATINGS]
    return {"@context": "https://schema.org", "@graph": [_review(one, audit) for one in rated]}


def _review(one: Finding, audit: Audit) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": one.claim.statement,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "name": audit.guide.title or audit.guide.name},
        },
        "author": {"@type": "Organization", "name": "Careerbook"},
        "about": {"@type": "Occupation", "name": audit.career.title, "occupationalCategory": audit.career.soc_code},
        "reviewBody": one.sentence,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[one.verdict],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": str(one.verdict),
        },
    }


def text(content: dict[str, Any]) -> str:
    """JSON as the project writes it."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
