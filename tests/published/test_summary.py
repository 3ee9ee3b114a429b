"""The opening of a report: six facts for every career, three takeaways, one chart; honest where something lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.dataset import Careers, default
from careerbook.estimate import Status
from careerbook.exhibits.exhibit import collect
from careerbook.figures import everything, summary
from careerbook.figures.case import Case, case_of
from careerbook.figures.pay import pay

CAREERS = ["31-9092", "29-1211", "27-2011", "11-1011", "45-2092"]
NAMES = ["Projected growth", "Openings a year", "Education to enter"]


def case(code: str) -> Case:
    return case_of(Careers(default()).find(code))


@pytest.fixture(scope="module", params=CAREERS)
def chapter(request: pytest.FixtureRequest) -> OpenChapter:
    return OpenChapter(CHAPTERS["summary"], case(request.param))


def test_there_are_six_facts_three_takeaways_and_one_chart(chapter: OpenChapter) -> None:
    facts, takeaways, exhibit = chapter.shown()
    names = [fact.name for fact in facts.facts]
    assert (len(names), names[2:5]) == (6, NAMES)
    assert names[0].startswith("Median pay") and names[5].startswith("Pay ")
    assert len([sentence for sentence in takeaways.sentences if sentence.estimates]) == 3
    assert exhibit.chart is not None or pay(chapter.case)["p10"].value is None


def test_they_are_the_sections_own_figures(chapter: OpenChapter) -> None:
    figures = everything.estimates(chapter.case)
    for id, estimate in chapter.estimates.items():
        assert figures[id] == estimate


def test_the_opening_needs_no_more_figures_than_it_shows(chapter: OpenChapter) -> None:
    shown = {estimate.id for estimate in collect([chapter.facts(), chapter.pay()])}
    assert shown == summary.estimates(chapter.case).keys()


def test_each_fact_says_its_period_and_error_or_why_it_lacks(chapter: OpenChapter) -> None:
    for fact in chapter.facts().facts:
        note = fact.note.plain
        assert fact.estimate.error is None or "confidence interval" in note
        if fact.estimate.status is Status.AVAILABLE and fact.estimate.category is None:
            assert "error" in note or "confidence interval" in note
        assert any(sign.isdigit() for sign in note) or fact.estimate.reason


def test_a_top_coded_median_stays_top_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = OpenChapter(CHAPTERS["summary"], case("29-1211"))
    figures = pay(chapter.case).figures
    top = replace(figures["wage.annual.median"], value=None, status=Status.TOP_CODED, bound=239200.0)
    monkeypatch.setitem(figures, "wage.annual.median", top)  # type: ignore[arg-type]
    assert chapter.facts().facts[0].estimate.text == "$239,200 or more"
    assert chapter.pay().takeaway.plain.startswith("Half earn $239,200 or more a year; ")


def test_pay_by_the_hour_stays_by_the_hour() -> None:
    chapter = OpenChapter(CHAPTERS["summary"], case("27-2011"))
    assert chapter.facts().facts[0].name == "Median pay, hourly"
    assert "an hour" in chapter.pay().takeaway.plain
