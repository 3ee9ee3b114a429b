"""A chapter: its parts in order, each made once, its estimates and sources those of what it shows."""

from __future__ import annotations

import pytest
from tests.making import estimate

from careerbook.chapters.chapter import Chapter, OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.dataset import Careers, default
from careerbook.estimate import Status
from careerbook.exhibits.exhibit import Nothing, Paragraph, Takeaways, collect, nothing
from careerbook.exhibits.prose import say
from careerbook.figures import everything, summary
from careerbook.figures.case import Case, case_of

MADE: list[str] = []


def second_in_the_alphabet(case: Case) -> Paragraph:
    MADE.append(case.title)
    return Paragraph(say("{x}", x=estimate(2.0, id="b")))


def first_in_the_alphabet(_: Case) -> Paragraph:
    return Paragraph(say("{x}", x=estimate(3.0, id="c")))


SMALL = Chapter(
    "small",
    "A chapter of two parts and a table.",
    parts={"second_in_the_alphabet": second_in_the_alphabet, "first_in_the_alphabet": first_in_the_alphabet},
    tables={"title": lambda case: case.title},
    notes=(say("A note."),),
)


def case(name: str) -> Case:
    return case_of(Careers(default()).find(name))


def test_parts_come_in_the_order_of_the_chapter() -> None:
    shown = OpenChapter(SMALL, case("31-9092")).shown()
    assert [each.id for each in collect(shown)] == ["b", "c"]


def test_a_part_is_made_once_for_each_opened_chapter() -> None:
    career = case("31-9092")
    chapter, other = OpenChapter(SMALL, career), OpenChapter(SMALL, career)
    MADE.clear()
    assert chapter.second_in_the_alphabet() is chapter.second_in_the_alphabet()
    assert chapter.second_in_the_alphabet() is not other.second_in_the_alphabet()
    assert len(MADE) == 2


def test_what_is_not_at_hand_is_a_line_a_part_and_one_for_figures_to_be_fetched() -> None:
    remedy = "careerbook data refresh bls_x"
    states = estimate(None, id="d", status=Status.NOT_AT_HAND, reason="pay by state is not here", remedy=remedy)
    parts = {
        "empty": lambda _: nothing(say("Earnings by sex are not published.")),
        "full": lambda _: Paragraph(say("{x} and {y}", x=states, y=estimate(3.0, id="c"))),
    }
    listed = OpenChapter(Chapter("small", "Two parts.", parts=parts), case("31-9092")).not_at_hand()
    assert isinstance(listed, Takeaways)
    assert [sentence.plain for sentence in listed.sentences] == [
        "Earnings by sex are not published.",
        "Pay by state is not here: careerbook data refresh bls_x.",
    ]


def test_a_chapter_that_lacks_nothing_lists_nothing() -> None:
    assert isinstance(OpenChapter(SMALL, case("31-9092")).not_at_hand(), Nothing)


def test_its_estimates_and_sources_are_those_of_what_it_shows() -> None:
    chapter = OpenChapter(SMALL, case("31-9092"))
    assert list(chapter.estimates) == ["b", "c"]
    assert {each.id for each in chapter.sources().estimates} == {"b", "c"}
    assert chapter.sources().notes == SMALL.notes


def test_what_a_chapter_lacks_is_said_with_what_it_has() -> None:
    chapter = OpenChapter(SMALL, case("31-9092"))
    assert chapter.title() == "Medical Assistants"
    assert {"second_in_the_alphabet", "title"} <= set(dir(chapter))
    with pytest.raises(AttributeError, match=r"small has no part 'third'; it has second_in_the_alphabet"):
        chapter.third()


@pytest.mark.parametrize("code", ["31-9092", "27-2011", "29-1211", "45-2092", "15-2051"])
def test_the_chapters_show_only_figures_of_the_topics(code: str) -> None:
    career = case(code)
    figures = everything.estimates(career) | summary.estimates(career)
    assert not [id for id, each in figures.items() if each.id != id]
    for chapter in CHAPTERS.values():
        shown = OpenChapter(chapter, career).estimates
        assert not [id for id, each in shown.items() if figures.get(id) != each]
