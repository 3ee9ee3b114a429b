"""Titles as slugs and as keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.core.slugs import key, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Medical Assistants", "medical-assistant"),
        ("Software Developers", "software-developer"),
        ("Actors", "actor"),
        ("Registered Nurses", "registered-nurse"),
        ("Chief Executives", "chief-executive"),
        ("Electricians", "electrician"),
        ("Cooks, Restaurant", "cook-restaurant"),
        ("Nurse Midwives", "nurse-midwife"),
        ("Secretaries and Administrative Assistants", "secretary-and-administrative-assistant"),
        ("Coaches and Scouts", "coach-and-scout"),
        ("Hosts and Hostesses", "host-and-hostess"),
        ("Computer Programmers", "computer-programmer"),
        ("Physicists", "physicist"),
        ("Judges, Magistrate Judges, and Magistrates", "judge-magistrate-judge-and-magistrate"),
        ("Café Attendants", "cafe-attendant"),
    ],
)
def test_workers_are_named_in_the_singular(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize("word", ["Computers", "Orders", "Events", "Students", "Glass", "Business", "Mathematics"])
def test_things_and_fields_stay_as_they_are(word: str) -> None:
    assert slug(word) == word.lower()


@given(st.text())
def test_a_slug_is_safe_in_a_path_and_an_address(title: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(title))


@given(st.text())
def test_making_a_slug_twice_changes_nothing(title: str) -> None:
    assert slug(slug(title)) == slug(title)


@pytest.mark.parametrize(
    "name", ["medical assistant", "Medical Assistants", "MEDICAL-ASSISTANT", " medical  assistants. "]
)
def test_case_number_and_punctuation_make_no_difference_to_a_key(name: str) -> None:
    assert key(name) == key("Medical Assistant")


def test_different_occupations_have_different_keys() -> None:
    assert key("Actors") != key("Actuaries")
