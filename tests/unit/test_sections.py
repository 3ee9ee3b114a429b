"""A section: its parts in order, each made once, its estimates and sources collected from them."""

from __future__ import annotations

from functools import cached_property

from tests.making import estimate

from careerbook import api
from careerbook.chapters.base import Section, part
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Paragraph
from careerbook.exhibits.prose import say


class Small(Section):
    """A section of two parts."""

    made = 0

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """One figure."""
        return {"a": estimate(1.0)}

    @part
    def second_in_the_alphabet(self) -> Paragraph:
        """The first part."""
        self.made += 1
        return Paragraph(say("{x}", x=estimate(2.0, id="b")))

    @part
    def first_in_the_alphabet(self) -> Paragraph:
        """The second part."""
        return Paragraph(say("{x}", x=estimate(3.0, id="c")))

    def not_a_part(self) -> None:
        """Something else."""


def test_parts_come_in_the_order_in_which_they_are_defined() -> None:
    assert Small.parts == ("second_in_the_alphabet", "first_in_the_alphabet")


def test_a_part_is_made_once_for_each_section() -> None:
    career = api.career("31-9092")
    one, other = Small(career), Small(career)
    assert one.second_in_the_alphabet() is one.second_in_the_alphabet()
    assert one.second_in_the_alphabet() is not other.second_in_the_alphabet()
    assert one.made == 1


def test_the_estimates_are_those_it_starts_from_and_those_it_shows() -> None:
    section = Small(api.career("31-9092"))
    assert list(section.estimates) == ["a", "b", "c"]
    assert {one.id for one in section.sources().estimates} == {"b", "c"}
