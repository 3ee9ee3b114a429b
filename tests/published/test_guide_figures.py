"""The guide's figures beside those that a person read in the publishers' files (BLS table 5.3, O*NET's workbooks)."""

from __future__ import annotations

from functools import cache

import pytest

from careerbook import api
from careerbook.estimate import Estimate, Label, Status
from careerbook.exhibit import Paragraph
from careerbook.sections.guide import Guide


@cache
def guide(code: str) -> Guide:
    return Guide(api.career(code))


@cache
def figures(code: str) -> dict[str, Estimate]:
    return guide(code).estimates


ATTAINED = {
    "31-9092": (2.0, 20.1, 38.1, 24.6, 11.7, 2.4, 1.1),
    "15-1252": (0.5, 1.8, 7.0, 4.1, 51.4, 31.1, 4.1),
    "27-2011": (2.0, 11.3, 15.2, 6.8, 50.1, 12.9, 1.6),
    "45-2092": (48.9, 28.2, 11.1, 4.2, 6.5, 1.0, 0.3),
}
LEVELS = ("less_than_high_school", "high_school", "some_college", "associates", "bachelors", "masters", "doctoral")


@pytest.mark.parametrize("code", ATTAINED)
def test_workers_by_education(code: str) -> None:
    shares = [figures(code)[f"education.attained.{name}"] for name in LEVELS]
    assert tuple(one.value for one in shares) == ATTAINED[code]
    assert {one.label for one in shares} == {Label.PROXY if code == "45-2092" else Label.OFFICIAL}


def test_a_bachelors_degree_or_more_is_the_sum_of_three() -> None:
    assert figures("15-1252")["education.attained.bachelors_or_more"].value == pytest.approx(51.4 + 31.1 + 4.1)
    assert figures("15-1252")["all.education.attained.bachelors_or_more"].value == pytest.approx(24.5 + 11.2 + 4.6)


def test_education_that_respondents_name_has_the_publishers_bounds_and_flags() -> None:
    found = figures("31-9092")
    high_school = found["education.asked.education.2"]
    assert high_school.value == 20.54
    assert (found["education.asked.education.2.low"].value, found["education.asked.education.2.high"].value) == (
        3.1689,
        67.1331,
    )
    certificate = found["education.asked.education.3"]  # 44.74, which O*NET recommends to suppress
    assert (certificate.value, certificate.status) == (None, Status.UNRELIABLE)
    assert found["education.asked.on_the_job.3"].value == 65.95


def test_an_occupation_that_onet_did_not_ask_about_says_so_in_a_sentence() -> None:
    said = guide("15-1252").education_asked()
    assert isinstance(said, Paragraph)
    assert "does not tell of software developers what education the work needs" in said.prose.plain
