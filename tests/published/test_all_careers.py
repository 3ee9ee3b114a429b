"""Every occupation of the survey: all chapters compute and render, and no page has a slip or says what it can't."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import pytest
from tests import slips
from tests.slips import CLAIMS, DOWN, UP, Passage

from careerbook.api import career
from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.dataset import Career, Careers, default
from careerbook.exhibits.exhibit import MIME, PLOTLY_MIME, Shown
from careerbook.figures import everything
from careerbook.figures.case import case_of
from careerbook.operate import methods
from careerbook.publish.check import orphans
from careerbook.publish.page.carried import packed

EVERYONE = list(Careers(default()))
# Of all kinds: hourly only, annual only, top-coded, withheld, joined by the survey, tiny, large, growing, declining,
# unchanged, without a link to the household survey, to the international classification or to earlier codes.
SAMPLE = [
    "11-1011",
    "13-1020",
    "15-1252",
    "15-2099",
    "19-3093",
    "21-2011",
    "25-1194",
    "25-2021",
    "25-9045",
    "27-2011",
    "27-2021",
    "29-1211",
    "29-1229",
    "29-2010",
    "31-1120",
    "31-9092",
    "35-9099",
    "39-5012",
    "41-2031",
    "43-9022",
    "45-2092",
    "47-2111",
    "47-4090",
    "51-2061",
    "53-2011",
]


def shown(chapters: Iterable[OpenChapter]) -> Iterator[Shown]:
    for chapter in chapters:
        yield from chapter.shown()
        yield chapter.sources()


def findings(parts: list[dict[str, Any]], seen: set[str]) -> list[str]:
    """The slips of all that a reader reads, and the words that their figures belie; `seen` gains what was judged."""
    found, texts = [], [entry["text"] for part in parts for entry in part[MIME].get("ledger", [])]
    for part in parts:
        about = part[MIME]
        alt = about.get("alt", "")
        words = [Passage("alt", alt), *(Passage("chart", text) for text in written(part.get(PLOTLY_MIME, {})))]
        read = [] if about["part"] == "sources" else list(slips.passages(part.get("text/html", "")))
        found += [slip for passage in (*words, *read) for slip in slips.slips(passage)]
        found += [slip for passage in read for slip in slips.belied(passage, seen)]
        found += [f"{amount} in an alternative text is no figure" for amount in slips.undeclared(alt, texts)]
    return found


def written(spec: Any) -> Iterator[str]:
    """The titles, names and remarks of a chart."""
    for title in (spec.get("layout", {}).get(f"{axis}axis", {}).get("title", {}) for axis in "xy"):
        yield title.get("text", "")
    yield from (
        str(note.get("text", "")).replace("<br>", " ") for note in spec.get("layout", {}).get("annotations", [])
    )
    yield from (str(trace.get("name", "")) for trace in spec.get("data", []))


def page(parts: list[dict[str, Any]]) -> str:
    """The parts as the publisher's checker reads them, charts and alternative texts with them."""
    html = "".join(part.get("text/html", "") for part in parts)
    drawn = {part[MIME]["id"]: part for part in parts if PLOTLY_MIME in part}
    html += "".join(f'<figure aria-label="{escape(part[MIME]["alt"])}"></figure>' for part in drawn.values())
    charts = packed({id: part[PLOTLY_MIME] for id, part in drawn.items()})
    return f'<html><body>{html}<script id="charts">{charts}</script></body></html>'


def test_the_checker_sees_the_charts() -> None:
    chart = {"data": [], "layout": {"xaxis": {"title": {"text": "percent of the 12,345 asked"}}}}
    about = {"id": "asked", "part": "chart", "alt": "Chart."}
    assert list(orphans.find(page([{MIME: about, PLOTLY_MIME: chart}]), [])) == ["12,345 in a chart's words"]


def undocumented(ids: Iterable[str]) -> list[str]:
    """The ids of figures whose method docs/methods.md does not give."""
    plain = {re.sub(r"^(?:all|group|related\.[^.]+)\.", "", id) for id in ids}
    plain = {re.sub(r"\.group(?:_[^.]+)?(?=\.earnings)", "", id) for id in plain}
    return sorted(id for id in plain if not any(method.covers(id) for method in methods.documented()))


def look_through(career: Career, seen: set[str]) -> list[str]:
    """All that is wrong with a career's pages."""
    case = case_of(career)
    chapters = [OpenChapter(chapter, case) for name, chapter in CHAPTERS.items() if name != "summary"]
    parts = [bundle for one in shown(chapters) for bundle in one.bundles()]
    ledger = [entry for part in parts for entry in part[MIME].get("ledger", [])]
    found = [*findings(parts, seen), *orphans.find(page(parts), ledger)]
    found += [f"{part[MIME]['id']}: an empty chart" for part in parts if not part.get(PLOTLY_MIME, {"data": 1})["data"]]
    figures = everything.estimates(case)
    for topic in everything.TOPICS:
        of_topic = topic.estimates(case)
        found += [f"{id} twice" for id, one in of_topic.items() if one.as_dict() != figures[id].as_dict()]
        found += [f"{id} under {one.id}" for id, one in of_topic.items() if one.id != id]
    for chapter in chapters:
        found += [f"{id} is shown otherwise" for id, one in chapter.estimates.items() if one != figures.get(id)]
    return found + [f"{id} has no method" for id in undocumented(figures)]


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
    assert not look_through(career, set())


@pytest.mark.parametrize("code", SAMPLE)
def test_careers_of_all_kinds(code: str) -> None:
    assert not look_through(Careers(default()).find(code), set())


# Where each claim of tests/slips.py is made: a rule that judges no sentence any more has to follow the wording.
WITNESSES = ["31-9092", "27-2011", "29-1211", "45-2092", "47-2111", "11-9033"]
PARTS = {
    "salary": ("facts", "opening", "areas", "industries", "history"),
    "outlook": ("opening", "projection", "openings", "industries", "exposure", "accuracy"),
}


def test_every_claim_is_made_somewhere() -> None:
    seen: set[str] = set()
    for code in WITNESSES:
        for chapter, names in PARTS.items():
            opened = getattr(career(code), chapter)
            html = [
                bundle["text/html"]
                for name in names
                for bundle in getattr(opened, name)().bundles()
                if bundle[MIME]["part"] in ("facts", "paragraph", "takeaways", "exhibit")
            ]
            assert not [said for one in html for passage in slips.passages(one) for said in slips.belied(passage, seen)]
    assert not {*UP, *DOWN, *CLAIMS} - seen
