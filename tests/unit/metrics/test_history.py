"""Medians year by year, nominal and real. Medians: README; CPI-U of each May: bls/cpi/cpiai.csv, column Index."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.making import estimate

from careerbook.dataset import default
from careerbook.estimate import Estimate, Label, Status
from careerbook.metrics import history

BREAKS = {2019: "SOC 2018", 2021: "another method"}

MEDICAL_ASSISTANTS = {
    2017: 32480,
    2018: 33610,
    2019: 34800,
    2020: 35850,
    2021: 37190,
    2022: 38270,
    2023: 42000,
    2024: 44200,
    2025: 45690,
}
SOFTWARE_DEVELOPERS = {2021: 120730, 2022: 127260, 2023: 132270, 2024: 133080, 2025: 135980}
CPI = {
    2017: 244.733,
    2018: 251.588,
    2019: 256.092,
    2020: 256.394,
    2021: 269.195,
    2022: 292.296,
    2023: 304.127,
    2024: 314.069,
    2025: 321.465,
}


@cache
def medians(code: str, title: str) -> dict[int, Estimate]:
    data = default()
    rows = data.rows("wages", occupation_group="detailed", measure="annual_wage", statistic="median")
    links = data.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    return history.medians(rows, links, code, title, data.sources)


@cache
def prices() -> dict[int, Estimate]:
    rows = default().rows("price_series", series="cpi_u")
    return {year: history.price_index(rows, year, default().sources) for year in CPI}


def values(series: dict[int, Estimate]) -> dict[int, float | None]:
    return {year: one.value for year, one in series.items()}


def test_medical_assistants_have_every_year() -> None:
    assert values(medians("31-9092", "Medical Assistants")) == MEDICAL_ASSISTANTS


def test_each_year_names_its_own_file_and_period() -> None:
    for year, one in medians("31-9092", "Medical Assistants").items():
        assert one.id == f"history.{year}.wage.annual.median"
        assert one.reference_period == f"May {year}"
        assert one.cells[0].file == f"bls/oews/national_M{year}_dl.xlsx"


def test_software_developers_begin_in_2021() -> None:
    series = medians("15-1252", "Software Developers")
    assert values(series) == dict.fromkeys(range(2017, 2021)) | SOFTWARE_DEVELOPERS


@pytest.mark.parametrize(
    ("year", "words"),
    [(2017, "15-1132 and 15-1133"), (2018, "15-1132 and 15-1133"), (2019, "no 15-1252"), (2020, "no 15-1252")],
)
def test_years_before_a_split_or_merger_say_why_they_are_not_comparable(year: int, words: str) -> None:
    one = medians("15-1252", "Software Developers")[year]
    assert one.status is Status.NOT_COMPARABLE
    assert words in one.reason


def test_a_code_that_never_changed_has_every_year() -> None:
    # A_MEDIAN of 29-1161: national_M2017_dl row 536, national_M2019_dl row 515, national_M2025_dl row 544
    series = medians("29-1161", "Nurse Midwives")
    assert (series[2017].value, series[2019].value, series[2025].value) == (100590, 105030, 134040)


def test_actors_have_no_annual_median_in_any_year() -> None:
    for one in medians("27-2011", "Actors").values():
        assert (one.value, one.status, one.reason) == (None, Status.NOT_RELEASED, "hourly pay only")


def test_cardiologists_are_top_coded_until_2024() -> None:
    # national_M2024_dl row 553 A_MEDIAN #; national_M2025_dl row 551 496010. The bound is 208,000 to 2021.
    series = medians("29-1212", "Cardiologists")
    assert [(series[year].status, series[year].text) for year in (2021, 2024)] == [
        (Status.TOP_CODED, "$208,000 or more"),
        (Status.TOP_CODED, "$239,200 or more"),
    ]
    assert series[2025].value == 496010
    assert series[2018].status is Status.NOT_COMPARABLE  # 29-1069 became several codes


def test_the_price_index_is_that_of_may() -> None:
    assert values(prices()) == CPI
    assert prices()[2017].cells[0].column == "Index"


def test_a_year_without_prices_has_no_index() -> None:
    rows = default().rows("price_series", series="cpi_u")
    one = history.price_index(rows, 1900, default().sources)
    assert (one.value, one.status) == (None, Status.NOT_PUBLISHED)


@pytest.mark.parametrize("year", CPI)
def test_a_real_median_is_the_nominal_one_times_the_ratio_of_the_indices(year: int) -> None:
    # For 2017: 32,480 × 321.465 ÷ 244.733 = 42,663.57
    real = history.in_dollars_of(medians("31-9092", "Medical Assistants"), prices(), 2025)[year]
    assert real.value == pytest.approx(MEDICAL_ASSISTANTS[year] * 321.465 / CPI[year])
    assert (real.unit, real.label) == ("2025 USD per year", Label.DERIVED)
    assert real.reference_period == f"May {year}"


def test_2017_in_dollars_of_2025_worked_by_hand() -> None:
    real = history.in_dollars_of(medians("31-9092", "Medical Assistants"), prices(), 2025)
    assert real[2017].text == "$42,664"
    assert {cell.source_id for cell in real[2017].cells} == {"bls_oews_national_2017", "bls_cpi_u_2026_05"}


def test_in_its_own_dollars_a_median_is_itself() -> None:
    real = history.in_dollars_of(medians("31-9092", "Medical Assistants"), prices(), 2020)
    assert real[2020].value == pytest.approx(35850)


def test_a_missing_or_top_coded_median_has_no_real_one() -> None:
    actors = history.in_dollars_of(medians("27-2011", "Actors"), prices(), 2025)
    assert {one.status for one in actors.values()} == {Status.NOT_RELEASED}
    heart = history.in_dollars_of(medians("29-1212", "Cardiologists"), prices(), 2025)
    assert (heart[2024].value, heart[2024].status) == (None, Status.NOT_COMPARABLE)


def series(**by_year: float | None) -> dict[int, Estimate]:
    return {int(year[1:]): estimate(value, "USD per year") for year, value in by_year.items()}


def test_a_rate_is_compound_a_year() -> None:
    # 40,000 × 1.1^4 = 58,564: ten percent a year over four years
    one = history.rate(series(y2021=40000.0, y2025=58564.0), 2021, 2025, "rate", BREAKS)
    assert one.value == pytest.approx(10)
    assert (one.reference_period, one.text) == ("May 2021 to May 2025", "10.0% a year")


def test_medical_assistants_real_rate() -> None:
    # 37,190 × 321.465 ÷ 269.195 = 44,411.2 in dollars of 2025; (45,690 ÷ 44,411.2)^(1/4) − 1 = 0.7123 %
    real = history.in_dollars_of(medians("31-9092", "Medical Assistants"), prices(), 2025)
    assert history.rate(real, 2021, 2025, "rate", BREAKS).value == pytest.approx(0.7123, abs=0.0005)


def test_hourly_careers_have_an_hourly_series() -> None:
    # national_M2025_dl, 27-2011: H_MEDIAN 29.05
    dataset = default()
    rows = dataset.rows("wages", occupation_group="detailed", measure="hourly_wage", statistic="median")
    links = dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    found = history.medians(rows, links, "27-2011", "Actors", dataset.sources, "hourly")
    assert (found[2025].id, found[2025].value) == ("history.2025.wage.hourly.median", 29.05)
    assert found[2025].unit == "USD per hour"


def test_a_year_found_through_a_crosswalk_names_it() -> None:
    found = medians("31-9092", "Medical Assistants")
    assert found[2017].details["crosswalks"]
    assert "crosswalks" not in found[2025].details


@pytest.mark.parametrize(("first", "last"), [(2018, 2019), (2017, 2025), (2020, 2021), (2018, 2021)])
def test_no_rate_is_computed_across_a_break(first: int, last: int) -> None:
    years = {first: estimate(1.0), last: estimate(2.0)}
    one = history.rate(years, first, last, "change", BREAKS)
    assert (one.value, one.status) == (None, Status.NOT_COMPARABLE)
    assert re.search("SOC|method", one.reason)


def test_no_rate_is_computed_from_a_missing_year() -> None:
    years = {2021: estimate(None, status=Status.TOP_CODED, bound=208000.0), 2025: estimate(496010.0)}
    assert history.rate(years, 2021, 2025, "change", BREAKS).status is Status.NOT_COMPARABLE
