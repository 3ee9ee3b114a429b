"""Every occupation of the survey: all sections compute and render, and no page has a slip of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from careerbook.api import SECTIONS
from careerbook.dataset import Career, Careers, default
from careerbook.estimate import Estimate
from careerbook.exhibit import MIME, PLOTLY_MIME, Shown
from careerbook.publish import orphans

EVERYONE = list(Careers(default()))
SLIPS = {
    "not a number": r"\bnan\b|\binf\b",
    "None for nothing": r"\bNone [a-z]",
    "minus zero": r"[-−]\$?0(?:\.0+)?(?![.\d])",
    "wrong article": r"\ba (?:8|11|18)(?![\d,]*\d{3})|\ba (?=8)|\ban (?!8|11(?!\d)|18(?!\d))\d",
    "direction twice": r"\b(?:decline|decrease|fall|drop|loss|shrink|below|less|lower|down)\w* (?:of|by) [−-]\$?\d",
    "lacking where a figure is announced": r'\b(?:by|to|than|from|between|against|about|of) <data class="fig missing"',
    "unit twice": r"%%|% percent|\$\$|per year per|a year a year|jobs jobs|times times",
    "article twice": r"\b(?:the the|a a|of of|in in|to to|than than)\b",
    "empty figure": r"<data[^>]*></data>",
    "space before a stop": r" [.,;](?: |$|<)",
    "stop twice": r"[^.]\.\.(?!\.)|,,|;;",
    "raw markup": r"&lt;/?(?:span|data|p|b|em)\b",
    "an object's name": r"<careerbook|Estimate\(|Status\.|Label\.",
}


def shown(sections: Iterable[Any]) -> Iterator[Shown]:
    for section in sections:
        yield from section.shown()
        yield section.sources()


def test_slugs_are_unique_and_lead_back() -> None:
    assert len(EVERYONE) == 830
    twice = [slug for slug, count in Counter(career.slug for career in EVERYONE).items() if count > 1]
    assert not twice
    careers = Careers(default())
    lost = [career.slug for career in EVERYONE if careers.find(career.slug) != career]
    assert not lost


@pytest.mark.all_careers
@pytest.mark.parametrize("career", EVERYONE, ids=lambda career: career.slug)
def test_every_career(career: Career) -> None:
    sections = [section(career) for section in SECTIONS]
    parts = [bundle for one in shown(sections) for bundle in one.bundles()]
    html = "".join(bundle[MIME].get("html", "") for bundle in parts)
    words = re.sub(r"<[^>]+>", "", html) + "".join(bundle[MIME].get("alt", "") for bundle in parts)
    slips = {name: re.findall(slip, html if "<" in slip else words)[:3] for name, slip in SLIPS.items()}
    assert not {name: hits for name, hits in slips.items() if hits}
    ledger = [entry for bundle in parts for entry in bundle[MIME].get("ledger", [])]
    assert not list(orphans.find(f"<html><body>{html}</body></html>", ledger))
    assert all(bundle[PLOTLY_MIME]["data"] for bundle in parts if PLOTLY_MIME in bundle)
    known: dict[str, Estimate] = {}
    for section in sections:
        twice = known.keys() & section.estimates.keys()
        assert not [id for id in twice if known[id].as_dict() != section.estimates[id].as_dict()]
        known |= section.estimates
    assert all(one.id == id and one.as_dict() for section in sections for id, one in section.estimates.items())
