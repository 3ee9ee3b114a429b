"""Positions, outlooks and going rates, as their publishers' files have them (read there by eye)."""

from __future__ import annotations

from functools import cache

import pytest

import careerbook as cb
from careerbook.chapters.chapter import OpenChapter
from careerbook.exhibits.markup import html_of
from careerbook.figures import pay_position


@cache
def section(code: str) -> OpenChapter:
    return cb.career(code).international


@cache
def value(code: str, id: str) -> float | None:
    return section(code).estimates[id].value


@pytest.mark.parametrize(
    ("code", "country", "own", "everyone"),
    [
        ("31-9092", "USA.", 45690, 50980),  # OEWS May 2025, annual medians of 31-9092 and 00-0000
        ("27-2011", "USA.", 29.05, 24.51),  # by the hour
        ("31-9092", "GBR.", 28041, 37430),  # ASHE 14.7a 2024, full-time medians of 6131 and all employees
        ("31-9092", "MEX.group.", 13745.681, 10608.909),  # ILOSTAT 2025, group 3 and total
        ("31-9092", "USA.group.", 6509.175, 6272.925),
    ],
)
def test_percent_of_all_occupations(code: str, country: str, own: float, everyone: float) -> None:
    assert value(code, f"international.{country}earnings_pct_of_all") == pytest.approx(own / everyone * 100)


@pytest.mark.parametrize("country", ["NOR", "DEU", "CAN"])
def test_a_source_without_all_occupations_has_no_position(country: str) -> None:
    positions = pay_position.positions(section("31-9092").case)
    (one,) = (each for each in positions if each.comparison.country_code == country)
    assert one.comparison.lcu.value is not None
    assert (one.pct.value, one.everyone.value) == (None, None)
    assert "all occupations" in one.pct.reason


def test_canada() -> None:
    start = "outlook_abroad.CAN"
    assert value("31-9092", f"{start}.33109.employment_base") == 32000
    assert value("31-9092", f"{start}.33109.employment_target") == 42500
    assert value("31-9092", f"{start}.33109.openings") == 18600
    assert value("31-9092", f"{start}.33109.job_seekers") == 18200
    assert value("31-9092", f"{start}.00000.employment_base") == 20170900
    assert section("31-9092").estimates[f"{start}.33102.future_conditions"].text == "Strong risk of Shortage"


def test_an_occupation_that_canadas_crosswalk_lacks() -> None:
    shown = section("53-7064").outlook_canada()
    assert "can’t be matched" in shown.takeaway.plain
    assert not shown.estimates


def test_europe() -> None:
    # db_occupation_detail.json, Eu-27, 32 and Total, years 2024 and 2034
    assert value("31-9092", "outlook_abroad.EU27.TOTAL.growth_pct") == pytest.approx((223637305 / 216426495 - 1) * 100)
    assert value("31-9092", "outlook_abroad.EU27.32.employment_base") == 6773897


def test_going_rates_of_a_table_with_options() -> None:
    shown = section("15-1252").visas()
    figures = {one.text for one in shown.estimates}
    assert {"GBP 54,700", "GBP 28.05", "GBP 40,000", "GBP 20.51"} <= figures  # 2134 in Tables 1 and 2
    assert "May 2026" in shown.standfirst.plain
    assert 'datetime="2026-05-25"' in html_of(shown.standfirst)


@pytest.mark.parametrize(
    ("code", "figure"),
    [
        ("25-2021", "GBP 31,650"),  # Table 5, qualified teachers, England outside London
        ("29-1141", "GBP 29,970"),  # Table 4, band 5, England
        ("29-1211", "GBP 105,504"),  # 2212 is paid as 2211: consultant, England
    ],
)
def test_going_rates_of_national_pay_scales(code: str, figure: str) -> None:
    shown = section(code).visas()
    assert figure in {one.text for one in shown.estimates}
    assert "national pay scales" in shown.takeaway.plain


def test_earlier_permission_is_said_and_6131_is_exempt() -> None:
    assert "22 July 2025" in section("47-2111").visas().standfirst.plain
    assert "22 July 2025" not in section("31-9092").visas().standfirst.plain


def test_a_group_that_the_rules_leave_out_is_said_to_be_so() -> None:
    # Table 6, line 889 of the file: 4211 Medical secretaries
    shown = section("31-9092").visas().standfirst.plain
    assert "Table 6 of the appendix has UK SOC 4211 among the groups that are not eligible" in shown
    assert "no line for" not in shown


def test_a_group_of_which_only_listed_jobs_are_eligible_names_them() -> None:
    # Tables 1 and 2, lines 403 and 698 of the file, and Table 6, line 958: 9119
    shown = section("45-2092").visas()
    assert "only some listed jobs are eligible" in shown.takeaway.plain
    assert "only these jobs are eligible: vent chick sexer; Deckhand on large fishing vessel" in shown.standfirst.plain


@pytest.mark.parametrize(
    ("code", "yen", "evidence"),
    [
        ("29-1051", 388_700, "Pharmacists"),  # japan_earnings.json.gz, stats.2023.total.0217
        ("29-1141", 319_300, "Registered nurses"),  # 0220
        ("51-9081", 326_000, "Dental technicians"),  # 0226
    ],
)
def test_japan_by_equal_titles(code: str, yen: float, evidence: str) -> None:
    pay = section(code).estimates["international.JPN.earnings_lcu"]
    assert (pay.value, pay.unit, pay.label) == (yen, "JPY per month", "proxy")
    assert (pay.details["match"], evidence in pay.details["evidence"]) == ("near", True)
    assert "transcription" in pay.method
    # API_PA.NUS.PRVT.PP, Japan, 2023: 101.777283
    assert value(code, "international.JPN.earnings_ppp_annual") == pytest.approx(yen * 12 / 101.777283)


def test_japan_is_not_guessed_at() -> None:
    """No group of Japan's survey is called as this occupation is, so none stands for it."""
    shown = section("31-9092")
    assert shown.estimates["international.JPN.earnings_lcu"].value is None
    assert "For Japan no comparable figure is at hand." in shown.opening().prose.plain


def test_a_survey_of_large_firms_is_not_called_rescaled() -> None:
    (japan,) = (row for row in section("29-1051").pay().table.rows if row[0] == "Japan")
    assert "mean, all employees; transcription" in japan
