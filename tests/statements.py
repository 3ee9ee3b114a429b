"""What the reports of some careers say and show, as JSON: run as a module, in the dataset that CAREERBOOK_DATA names.

Figures, periods and the way that a figure went are left out, so that only what is claimed remains.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from careerbook import api
from careerbook.chapters.contents import CHAPTERS
from careerbook.exhibits.exhibit import Exhibit, Facts, Paragraph, Takeaways
from careerbook.exhibits.prose import Declared, Figure, Prose

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WAY = re.compile(r"\b(?:up|down) by\b|, (?:about the same)\b")
_YEAR = re.compile(r"(?:May |April |October )?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?(?:-\d\d)?)?")
_EARLIER = re.compile(r"\b(?:a year|two years) before")


def masked(words: Prose | str | None) -> str:
    """The words with a mark for each figure and each period."""
    if words is None or isinstance(words, str):
        return _YEAR.sub("{period}", words or "")
    parts = []
    for part in words.parts:
        if isinstance(part, Figure):
            parts.append("{figure}")
        elif isinstance(part, Declared):
            parts.append("{period}" if part.kind in ("period", "source") else part.text)
        else:
            parts.append(_YEAR.sub("{period}", part if isinstance(part, str) else part.text))
    return _EARLIER.sub("{period} before", _WAY.sub("{change}", "".join(parts)))


def statements(shown: Iterable[Any]) -> Iterator[str]:
    """Every sentence, heading, caption, column and note of what is shown."""
    for part in shown:
        if isinstance(part, Paragraph):
            yield masked(part.prose)
        elif isinstance(part, Takeaways):
            yield from map(masked, part.sentences)
        elif isinstance(part, Facts):
            yield from (f"{fact.name}: {masked(fact.note)}" for fact in part.facts)
        elif isinstance(part, Exhibit):
            yield masked(part.takeaway)
            yield masked(part.standfirst)
            yield masked(part.table.caption)
            yield from (masked(f"{column.title} ({column.unit})") for column in part.table.columns)
            yield from map(masked, part.table.notes)
            if part.chart:
                yield f"chart: {_NUMBER.sub('{figure}', masked(part.chart.alt.partition(':')[0]))}"


def report(name: str) -> dict[str, Any]:
    """The statements and the estimates of every chapter of a career."""
    career = api.career(name)
    chapters: dict[str, Any] = {}
    for chapter in CHAPTERS:
        opened = getattr(career, chapter)
        chapters[chapter] = {
            "statements": list(statements(opened.shown())),
            "estimates": {
                id: [str(each.status), each.text, each.reference_period, sorted({c.source_id for c in each.cells})]
                for id, each in opened.estimates.items()
            },
        }
    return chapters


if __name__ == "__main__":
    json.dump({name: report(name) for name in sys.argv[1:]}, sys.stdout)
