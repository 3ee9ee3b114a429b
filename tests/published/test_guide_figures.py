"""The guide's figures beside those that a person read in the publishers' files (BLS table 5.3, O*NET's workbooks)."""

from __future__ import annotations

from functools import cache

import pytest

from careerbook import api
from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.estimate import Estimate, Label, Status
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.figures.case import case_of


@cache
def guide(code: str) -> OpenChapter:
    return OpenChapter(CHAPTERS["guide"], case_of(api.career(code)))


@cache
def figures(code: str) -> dict[str, Estimate]:
    return guide(code).estimates


def takeaway(shown: Exhibit | Paragraph) -> str:
    assert isinstance(shown, Exhibit)
    return shown.takeaway.plain


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
    assert (certificate.value, certificate.status) == (None, Status.SUPPRESSED)
    assert found["education.asked.on_the_job.3"].value == 65.95


@pytest.mark.parametrize(("code", "said"), [("31-9092", "95-percent"), ("13-1081", "none are published")])
def test_errors_of_answers_are_spoken_of_where_the_workbook_has_them(code: str, said: str) -> None:
    for shown in (guide(code).education_asked(), guide(code).training_asked()):  # 22 and 0 rows with bounds
        assert isinstance(shown, Exhibit)
        assert said in shown.standfirst.plain


def test_an_occupation_that_onet_did_not_ask_about_says_so_in_a_sentence() -> None:
    said = guide("15-1252").education_asked()
    assert isinstance(said, Paragraph)
    assert (
        "Of software developers O*NET's release at hand does not say what education the work needs." in said.prose.plain
    )


def test_a_skill_has_importance_and_level_with_the_publishers_bounds() -> None:
    found = figures("31-9092")
    importance, level = (found[f"ratings.skills.2-B-1-a.{name}"] for name in ("importance", "level"))
    assert (importance.value, level.value) == (4.0, 3.88)  # Social Perceptiveness, release 30.x
    assert importance.error is not None
    assert (importance.error.low, importance.error.high) == (3.6296, 4.3704)


def test_a_level_that_onet_recommends_to_suppress_is_not_shown() -> None:
    found = figures("15-1252")
    assert found["ratings.skills.2-B-3-e.importance"].value == 4.0  # Programming
    assert found["ratings.skills.2-B-3-e.level"].value is None  # 4.12, flagged Y
    assert found["ratings.skills.2-B-3-e.level"].status is Status.SUPPRESSED


def test_neighbors_and_everyone_are_plain_means_of_the_publishers_figures() -> None:
    found = figures("31-9092")
    # 29-2061 4.00, 29-9093 3.12, 29-2057 3.12, 29-1141 4.12, with standard errors 0, .125, .125, .125.
    neighbors = found["ratings.skills.2-B-1-a.neighbors"]
    assert neighbors.value == pytest.approx(3.59)
    assert neighbors.error is not None
    assert neighbors.error.high - 3.59 == pytest.approx(1.96 * (3 * 0.125**2) ** 0.5 / 4, abs=1e-4)
    assert found["ratings.skills.2-B-1-a.everyone"].value == pytest.approx(3.1494518716577553)  # of 748 occupations


def test_how_many_skills_may_be_the_first_was_counted_by_hand() -> None:
    # 4.00 ± .37; 3.88 ± .25 twice; 3.75 ± .32; 3.62 ± .36; 3.50 ± .37 three times; the next, 3.38 ± .36, is too far.
    assert figures("31-9092")["ratings.skills.as_high"].value == 8


def test_the_verdict_beside_the_neighbors_follows_the_errors() -> None:
    table = guide("31-9092").skills()
    assert isinstance(table, Exhibit)
    rows = {str(row[0]): row for row in table.table.rows}
    assert rows["Social Perceptiveness"][6] == "above"  # .41 apart, errors together .385


def test_knowledge_and_work_styles() -> None:
    found = figures("31-9092")
    assert found["ratings.knowledge.2-C-5-a.importance"].value == 4.33  # Medicine and Dentistry
    assert found["ratings.work_styles.1-C-5-c.importance"].value == 4.78  # Integrity
    assert isinstance(guide("15-1252").knowledge(), Paragraph)


def test_activities_and_those_no_neighbor_has_were_counted_in_tasks_to_dwas() -> None:
    found = figures("31-9092")
    assert (found["activities.count"].value, found["activities.own"].value) == (21, 16)
    assert found["activities.4-A-4-a-5-I03-D01.title"].text == "Give medications or immunizations"
    assert found["activities.4-A-4-a-5-I03-D01.tasks"].value == 2


def test_software_and_tools_were_counted_in_the_publishers_lists() -> None:
    found = figures("31-9092")
    counts = [found[f"technology.{name}"].value for name in ("count", "in_demand", "hot")]
    assert (*counts, found["tools.count"].value) == (34, 2, 11, 68)
    said = takeaway(guide("31-9092").software())
    assert said == "Employers' postings for medical assistants often ask for Epic Systems and Microsoft Office software"


def test_who_works_is_what_the_household_survey_published() -> None:
    found = figures("31-9092")  # CPS 2022, table 11; 2025, table 11b: 680 thousand, 15 and 126 of them under 25
    shares = [found[f"people.3645.{name}_share"].value for name in ("women", "white", "black", "asian", "hispanic")]
    assert shares == [89.2, 75.7, 15.7, 5.6, 32.9]
    assert found["people.3645.median_age"].value == 35.0
    assert found["people.3645.age_under_25_share"].value == pytest.approx(141 / 680 * 100)
    assert found["people.all_occupations.women_share"].value == 46.8
    assert found["workers.3645.women_to_men_pct"].value == pytest.approx(841 / 1073 * 100)


def test_no_share_of_too_few_workers() -> None:
    said = guide("27-2021").who_works()  # 39 thousand: the publisher shows a dash for each share
    assert isinstance(said, Paragraph)
    assert said.prose.plain.startswith("There are too few athletes and sports competitors in the household survey")


def test_related_careers_have_the_publishers_rank_pay_and_growth() -> None:
    found = figures("31-9092")
    assert (found["nearby.29-2061.rank"].value, found["nearby.29-9093.rank"].value) == (1, 2)
    assert found["related.29-2061.wage.annual.median"].value == 64_400
    assert found["nearby.29-2061.pay_step"].value == pytest.approx((64_400 / 45_690 - 1) * 100)
    assert found["related.29-2061.outlook.growth_pct"].value == 2.6


def test_the_change_of_pay_is_from_two_published_medians() -> None:
    # OEWS, May 2021 and May 2025: 37,190 and 45,690; software developers 120,730 and 135,980.
    assert figures("31-9092")["standing.pay_change"].value == pytest.approx((45_690 / 37_190 - 1) * 100)
    assert figures("15-1252")["standing.pay_change"].value == pytest.approx((135_980 / 120_730 - 1) * 100)


def test_what_speaks_for_and_against_names_the_quarter_and_the_figure() -> None:
    said = [one.plain for one in guide("31-9092").pros_and_cons().sentences]
    assert said[0].startswith("Against it: median pay of $45,690 a year, percentile ")
    assert any(one.startswith("For it: employment is projected to grow by 12.5%, percentile ") for one in said)


def test_the_percentile_of_pay_was_counted_in_the_publishers_workbook() -> None:
    found = figures("31-9092")  # of 825 detailed occupations with an annual median in May 2025
    assert found["standing.pay.occupations"].value == 825
    assert found["standing.pay.percentile"].value == pytest.approx(21.03030303)
