"""What the sections say, on careers whose figures ask for care."""

from __future__ import annotations

import re
from functools import cache

import pytest

from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.dataset import Careers, default
from careerbook.exhibits.exhibit import Exhibit
from careerbook.figures.case import case_of


@cache
def salary(code: str) -> OpenChapter:
    return OpenChapter(CHAPTERS["salary"], case_of(Careers(default()).find(code)))


@cache
def outlook(code: str) -> OpenChapter:
    return OpenChapter(CHAPTERS["outlook"], case_of(Careers(default()).find(code)))


def column(exhibit: Exhibit, name: str) -> list[str]:
    return list(exhibit.frame()[name])


def test_areas_below_the_floor_are_in_no_order() -> None:
    # Anesthesiologists: Ohio's median at the nation's prices is the highest, and it has fewer than 1,000 of the jobs.
    exhibit = salary("29-1211").areas()
    places, order = column(exhibit, "area"), column(exhibit, "in_order")
    assert order[places.index("Ohio")] == "too few jobs"
    assert exhibit.chart is not None
    assert "Ohio" not in exhibit.chart.alt + exhibit.takeaway.plain
    ranked = [place for place, kept in zip(places, order, strict=True) if kept == "yes"]
    assert ranked[0] in exhibit.chart.alt


def test_where_no_annual_pay_is_published_no_map_is_spoken_of() -> None:
    exhibit = salary("27-2011").areas()
    assert exhibit.chart is None
    assert "map" not in exhibit.standfirst.plain
    assert "hourly pay above" in salary("27-2011").women_and_men().standfirst.plain
    assert "an hour" in salary("27-2011").levels().takeaway.plain


def test_the_largest_employer_stands_beside_the_best_paying() -> None:
    exhibit = salary("31-9092").best_industries()
    among = dict(zip(column(exhibit, "industry"), column(exhibit, "stands_for"), strict=True))
    assert among["Offices of Physicians"] == "largest"
    assert among["Outpatient Care Centers"] == "best paying and largest"
    assert "offices of physicians" in exhibit.standfirst.plain


def test_real_pay_names_the_dollars_and_both_years() -> None:
    # 37,190 × 321.465 ÷ 269.195 = 44,411; (45,690 ÷ 44,411)^(1/4) − 1 = 0.7 % (CPI-U of May 2025 and of May 2021)
    said = salary("31-9092").history().takeaway.plain
    assert (
        said == "In dollars of May 2025 the published median was $44,411 in 2021 and $45,690 in 2025, up by 0.7% a year"
    )


def test_nothing_is_said_of_a_change_from_a_threshold() -> None:
    # Anesthesiologists: '#' in 2021, 391,490 in 2025.
    assert not re.search(r"\d", salary("29-1211").history().takeaway.plain)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("31-9092", "is projected to grow by 12.5%, from 811,000 jobs in 2024 to 912,200 in 2034"),
        ("27-2011", "is projected to show little or no change (0.3%), from 57,000 jobs in 2024 to 57,100 in 2034"),
        ("43-3031", "is projected to decline by 5.8%, from 1,613,400 jobs in 2024 to 1,519,100 in 2034"),
    ],
)
def test_employment_is_projected_in_the_bureaus_words(code: str, said: str) -> None:
    assert said in outlook(code).opening().prose.plain


def test_the_cut_offs_stand_on_the_page() -> None:
    said = outlook("31-9092").projection().standfirst.plain
    assert all(cut_off in said for cut_off in ("7%", "5%", "3%", "1%"))


def test_a_count_stands_with_its_interval() -> None:
    certain, open_ = (outlook(code).track_record().takeaway.plain for code in ("31-9092", "27-2011"))
    assert "90-percent confidence interval" in certain
    assert "leave open" not in certain
    assert open_.endswith("whether jobs changed the errors leave open")  # actors: −2.2% to 28.7% a year


def test_an_error_of_nothing_is_no_interval() -> None:
    # Postal service mail carriers: 328,820 jobs with a relative standard error of 0.
    notes = [fact.note.plain for fact in salary("43-5052").facts().facts]
    assert not any("interval" in note for note in notes)
    assert sum("rounds to nothing" in note for note in notes) == 2
    assert outlook("43-5052").track_record().takeaway.plain.endswith("the published sampling error rounds to nothing")


def test_the_accuracy_shown_crosses_no_break() -> None:
    exhibit = outlook("31-9092").accuracy()
    assert "2021–31" in exhibit.takeaway.plain
