"""Projected against counted growth, openings, and BLS' adjectives: worked by hand, and read in the files."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import SOURCES, estimate, row

from careerbook import charts
from careerbook.charts import Point
from careerbook.core import catalog
from careerbook.dataset import Careers, default
from careerbook.estimate import Status, with_error
from careerbook.figures import projection_accuracy, track_record
from careerbook.figures.case import Case, case_of
from careerbook.figures.outlook import outlook
from careerbook.metrics import projections, record

CUT_OFFS = projections.cut_offs(catalog.load(), "2024-34")
BREAKS = {2019: "SOC 2018", 2021: "another method"}


def case(code: str) -> Case:
    return case_of(Careers(default()).find(code))


def jobs(value: float, year: int) -> record.Estimate:
    one = estimate(value, id=f"record.{year}.employment", reference_period=f"May {year}")
    return with_error(one, estimate(2.0, "percent"), 90)


def test_both_sides_are_compound_rates_a_year() -> None:
    # 21.9 % over ten years: 1.219^(1/10) = 1.02000 (1.02^10 = 1.21899); 1,000 to 1,331 over three years is 10 % a year
    past = record.since(
        "2021-31", estimate(21.899, "percent"), {2021: jobs(1000, 2021), 2024: jobs(1331, 2024)}, BREAKS
    )
    assert past.projected.value == pytest.approx(2.0, abs=1e-4)
    assert past.counted.value == pytest.approx(10.0)
    assert past.difference.value == pytest.approx(-8.0, abs=1e-4)
    assert past.difference.text == "−8.0 percentage points a year"
    assert past.breaks == ()


def test_the_interval_is_that_of_the_ratio() -> None:
    # both RSE 2 %: together sqrt(8) = 2.8284 %, × 1.645 = 4.6528 %; 1.331 × (1 ± 0.046528), cube roots:
    # 1.26907^(1/3) = 1.08267; 1.39293^(1/3) = 1.11681
    past = record.since("2021-31", estimate(0.0, "percent"), {2021: jobs(1000, 2021), 2024: jobs(1331, 2024)}, BREAKS)
    assert past.low is not None
    assert past.high is not None
    assert (past.low.value, past.high.value) == pytest.approx((8.267, 11.681), abs=0.002)


def test_a_count_names_the_breaks_it_crosses_and_waits_for_years() -> None:
    counts = {2018: jobs(1000, 2018), 2022: jobs(1000, 2022)}
    assert len(record.since("2016-26", estimate(1.0, "percent"), counts, BREAKS).breaks) == 2
    early = record.since("2021-31", estimate(1.0, "percent"), {2021: jobs(1, 2021), 2023: jobs(1, 2023)}, BREAKS)
    assert (early.counted.status, early.difference.value) == (Status.NOT_COMPARABLE, None)


def test_a_round_that_no_survey_has_followed_yet_waits_for_years() -> None:
    early = record.since("2026-36", estimate(1.0, "percent"), {2021: jobs(1, 2021), 2025: jobs(1, 2025)}, BREAKS)
    assert (early.counted.reason, early.breaks) == ("too few years have passed", ())


def test_the_rounds_whose_accuracy_is_shown_come_from_the_data() -> None:
    unbroken, longest = projection_accuracy.rounds_followed(default())
    assert (unbroken.vintage, unbroken.classification, unbroken.first_year) == ("2021-31", "SOC 2018", 2021)
    assert (longest.vintage, longest.classification, longest.first_year) == ("2016-26", "SOC 2010", 2017)
    assert (unbroken.breaks, longest.breaks) == ((), (2019, 2021))


def frame(**values: float) -> pd.DataFrame:
    return pd.DataFrame([row(value, soc_code=code) for code, value in values.items()])


def test_only_codes_that_are_joined_one_to_one_are_followed() -> None:
    links = pd.DataFrame([("a", "A"), ("b", "B"), ("b", "C"), ("d", "D"), ("e", "D")], columns=["from_code", "to_code"])
    growth, first = frame(a=0.0, b=0.0, d=0.0, e=0.0), frame(a=100.0, b=100.0, d=100.0, e=1.0)
    found = record.differences(growth, first, frame(A=121.0, B=1.0, D=1.0), links, 2)
    # a: 0 projected, 100 to 121 in two years counted as 10 % a year
    assert dict(found) == {"A": pytest.approx(-10.0)}


def test_the_distribution_counts_every_occupation_once() -> None:
    found = pd.Series([-9.0, -1.0, 0.5, 0.9, 5.0], index=list("ABCDE"))
    spread = record.spread("2016-26", found, (frame(a=1.0),), SOURCES)
    assert [one.value for one in spread.bins] == [1, 0, 0, 3, 0, 0, 1]  # a bin begins with its lower edge
    assert spread.within.value == 1.0  # of 0.5, 0.9, 1, 5, 9
    assert spread.too_high.value == pytest.approx(60)
    assert record.bin_of(-1.0) == "−1 to 1"
    assert record.bin_of(5.2) == "5 and more"


def test_the_marked_class_stands_out() -> None:
    points = [Point("−1 to 1", estimate(3.0, id="x")), Point("1 to 3", estimate(4.0, id="y"))]
    spec = charts.histogram(points, "x", "y", "alt", marked="1 to 3", mark="this one").spec
    assert [note["text"] for note in spec["layout"]["annotations"]] == ["y", "this one"]
    assert len(set(spec["data"][0]["marker"]["color"])) == 2


@pytest.mark.parametrize(
    ("growth", "words"),
    [
        (6.5, "much faster than average"),
        (6.4, "faster than average"),
        (4.5, "faster than average"),
        (4.4, "about as fast as average"),
        (2.5, "about as fast as average"),
        (1.4, "slower than average"),
        (0.4, "little or no change"),
        (-0.4, "little or no change"),
        (-0.6, "decline"),
        (-12.0, "decline"),
    ],
)
def test_the_adjectives_of_bls(growth: float, words: str) -> None:
    found = projections.adjective(estimate(growth, "percent"), "2024-34", CUT_OFFS)
    assert found is not None
    assert (found.text, found.value) == (words, None)


def test_a_round_whose_cut_offs_are_not_known_has_no_adjective() -> None:
    assert projections.cut_offs(catalog.load(), "2016-26") == ()
    assert projections.adjective(estimate(10.0, "percent"), "2016-26", ()) is None
    assert projections.adjective(estimate(None, "percent"), "2024-34", CUT_OFFS) is None


def test_openings_as_published() -> None:
    # EP 2024-34, 31-9092 in thousands: 811.0 to 912.2, openings 112.3, exits 38.7, transfers 63.5 (README and workbook)
    projected = outlook(case("31-9092"))
    assert projected["change_annual"].value == pytest.approx(10120, abs=1)
    parts = sum(projected[name].value or 0 for name in ("exits_annual", "transfers_annual", "change_annual"))
    assert parts == pytest.approx(112300, abs=150)  # the publisher rounds each part to a hundred
    # 112.3 ÷ ((811.0 + 912.2) ÷ 2) = 13.034 %
    assert projected["openings_rate_pct"].value == pytest.approx(13.034, abs=0.001)


def test_medical_assistants_since_2021() -> None:
    # OEWS TOT_EMP of 31-9092: 727,760 in May 2021 and 817,870 in May 2025, four years: 1.12382^(1/4) − 1 = 2.961 %
    past = {each.vintage: each for each in track_record.rounds(case("31-9092"))}["2021-31"]
    # EP 2021-31: 15.8 % over ten years (README) is 1.478 % a year
    assert past.projected.value == pytest.approx(1.478, abs=0.003)
    assert past.counted.value == pytest.approx(2.961, abs=0.002)
