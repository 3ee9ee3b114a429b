"""Figures around an occupation, read in the publishers' files (shared/raw/README.md, or the place named)."""

from __future__ import annotations

import math
from typing import Any

import pytest

from careerbook.dataset.store import Dataset
from tests.importers.test_expected_figures import one

Where = dict[str, Any]


@pytest.mark.parametrize(
    ("source", "where", "value", "unit", "row"),
    [
        # ASHE: sheets All and Full-Time, medical secretaries in row 310, all employees in row 6.
        ("ons_ashe_14_7a_2022p", {"basis": "all employees"}, 20078, "GBP per year", 310),
        ("ons_ashe_14_7a_2023p", {"basis": "full-time"}, 24792, "GBP per year", 310),
        ("ons_ashe_14_1a_2024p", {"basis": "all employees"}, 437.3, "GBP per week", 310),
        ("ons_ashe_14_5a_2024p", {"basis": "full-time"}, 13.44, "GBP per hour", 310),
        ("ons_ashe_14_9a_2024p", {"basis": "all employees"}, 36.0, "hours per week", 310),
        ("ons_ashe_14_5a_2024p", {"basis": "all employees", "occupation_code": "TOTAL"}, 17.09, "GBP per hour", 6),
    ],
)
def test_ashe(tables: Dataset, source: str, where: Where, value: float, unit: str, row: int) -> None:
    where = {"occupation_code": "4211", "sex": "total", "statistic": "median"} | where
    found = one(tables, "earnings_abroad", source_id=source, **where)
    assert (found["value"], found["unit"], found["source_row"]) == (value, unit, row)
    assert (found["measure"] == "hours") == (source == "ons_ashe_14_9a_2024p")


def test_ashe_2025_as_transcribed(tables: Dataset) -> None:
    """The full-time median of medical secretaries that the README gives for 14.7a is of 2025."""
    where = {"occupation_code": "4211", "sex": "total", "statistic": "median", "basis": "full-time"}
    found = one(tables, "earnings_abroad", source_id="ons_ashe_14_7a_2025p_transcribed", **where)
    assert (found["value"], found["reference_year"], found["unit"]) == (26958, 2025, "GBP per year")
    assert found["source_column"].startswith("annual.ft.4[")


@pytest.mark.parametrize(
    ("source", "where", "value", "unit"),
    [
        ("ons_ashe_14_7a_2021_transcribed", {"occupation_code": "6131", "statistic": "median"}, 1576, "GBP per month"),
        ("ons_ashe_14_7a_2021_transcribed", {"occupation_code": "6131", "measure": "jobs"}, 326000, "jobs"),
        ("eurostat_ses_2022_aut", {"occupation_code": "3", "sex": "female"}, 3387, "EUR per month"),
        ("ibge_pnad_9457_2025", {"occupation_code": "3"}, 5034, "BRL per month"),
        ("mhlw_wage_structure_2023", {"occupation_code": "0213"}, 331300, "JPY per month"),
        ("inegi_enoe_2025", {"occupation_code": "1", "sex": "female", "statistic": "mean"}, 15336, "MXN per month"),
        ("inegi_enoe_2025", {"occupation_code": "1", "sex": "female", "statistic": "median"}, 12958, "MXN per month"),
        ("statsnz_inc_004_2025", {"occupation_code": "4", "statistic": "median"}, 4342, "NZD per month"),
        ("abs_eeh_2025", {"occupation_code": "4233"}, 4843, "AUD per month"),
    ],
)
def test_national_snapshots(tables: Dataset, source: str, where: Where, value: float, unit: str) -> None:
    found = one(tables, "earnings_abroad", source_id=source, **({"sex": "total"} | where))
    assert (found["value"], found["unit"]) == (value, unit)


@pytest.mark.parametrize(
    ("series", "country", "period", "value"),
    [
        ("cpi_national", "DEU", "2024", 134.868598852104),  # row 61
        ("cpi_national_ilostat", "DEU", "2025", 121.92),  # row 431
        ("cpi_national_ilostat_coicop_04", "DEU", "2025", 117.5),  # row 435
        ("ppp_gdp", "DEU", "2023", 0.728102),
        ("exchange_rate_lcu_per_usd_transcribed", "DEU", "2025", 0.88496895841236),
        ("exchange_rate_lcu_per_usd_transcribed", "GBR", "2025", 0.759473957338608),
    ],
)
def test_prices(tables: Dataset, series: str, country: str, period: str, value: float) -> None:
    found = one(tables, "price_series", series=series, country_code=country, period=period)
    assert found["value"] == pytest.approx(value, rel=1e-12)


def test_price_levels_are_ppp_over_exchange_rate(tables: Dataset) -> None:
    """PA.NUS.PPPC.RF is of the vintage after PA.NUS.PPP's, so close to the quotient, but not equal."""
    where = {"country_code": "DEU", "period": "2023"}
    level = one(tables, "price_series", series="price_level_ratio_gdp", **where)["value"]
    rate = one(tables, "price_series", series="exchange_rate_lcu_per_usd", country_code="EMU", period="2023")["value"]
    ppp = one(tables, "price_series", series="ppp_gdp", **where)["value"]
    assert level == pytest.approx(ppp / rate, rel=0.05)


@pytest.mark.parametrize(
    ("where", "value", "unit"),
    [
        ({"indicator": "EAR_INEE_CUR_NB", "unit": "EUR per month"}, 2161, "EUR per month"),  # row 112
        ({"indicator": "HOW_XEES_SEX_NB", "sex": "female"}, 29.3, "hours per week"),  # row 113
        ({"indicator": "AV_TW_PT_COS_LB", "period": "2025"}, 49.263147, "percent of labour costs"),
    ],
)
def test_german_labour_market(tables: Dataset, where: Where, value: float, unit: str) -> None:
    found = one(tables, "labour_indicators", country_code="DEU", **({"sex": "total"} | where))
    assert (found["value"], found["unit"]) == (value, unit)


def test_average_wages_of_the_oecd(tables: Dataset) -> None:
    found = one(tables, "labour_indicators", indicator="AV_AN_WAGE", country_code="BEL", period="2020")  # row 2
    assert (found["value"], found["note"], found["source_row"]) == (63677, "prices of 2022", 2)


def test_british_earnings_are_pounds_though_the_note_says_euro(tables: Dataset) -> None:
    rows = tables.rows("labour_indicators", indicator="EAR_4MTH_SEX_CUR_NB", country_code="GBR", sex="total")
    assert dict(zip(rows["unit"], rows["value"], strict=True)) == {
        "GBP per month": 3156.794,
        "2021 international dollars per month": 4123.988,
    }


def test_canadian_outlook(tables: Dataset) -> None:
    where: Where = {"country_code": "CAN", "measure": "employment"}
    assert one(tables, "outlook_abroad", occupation_code="00000", period="2023", **where)["value"] == 20_170_900
    health = tables.rows("outlook_abroad", occupation_code="33109", **where).set_index("period")["value"]
    assert (health["2023"], health["2033"]) == (32_000, 42_500)
    seekers = one(tables, "outlook_abroad", country_code="CAN", occupation_code="00000", measure="job_seekers")
    assert (seekers["value"], seekers["raw"], seekers["period"]) == (8_238_800, "8,238,800", "2024-2033")
    future = one(tables, "outlook_abroad", occupation_code="33109", measure="future_conditions")
    assert (future["category"], future["status"]) == ("Balance", "available")
    nothing = one(tables, "outlook_abroad", occupation_code="00000", measure="future_conditions")
    assert (nothing["raw"], nothing["status"]) == ("N/A", "not_applicable")


@pytest.mark.parametrize(
    ("country", "code", "measure", "period", "value"),
    [
        ("DEU", "32", "employment", "2035", 2_980_682),
        ("EU27", "TOTAL", "employment", "2035", 224_533_324),
        ("ITA", "3", "job_openings", "2030", 144_518),
    ],
)
def test_european_outlook(tables: Dataset, country: str, code: str, measure: str, period: str, value: float) -> None:
    where: Where = {"country_code": country, "occupation_code": code, "measure": measure, "period": period}
    assert one(tables, "outlook_abroad", **where)["value"] == value


@pytest.mark.parametrize(
    ("source", "code", "measure", "value"),
    [
        ("felten_aioe_2021", "31-9092", "aioe", 0.1498),
        ("felten_aioe_language_models_2023", "31-9092", "aioe_language_models", 0.235649),
        ("eloundou_gpts_2023", "15-1252.00", "human_beta", 0.4473684),
        ("microsoft_ai_applicability_2025", "31-9092", "ai_applicability_score", 0.0698489),
        ("microsoft_ai_metrics_2025", "31-9092", "ai_applicability_score_ai", 0.0376703),
        ("frey_osborne_2013", "31-9092", "computerisation_probability", 0.3),
        ("frey_osborne_2013", "29-1060", "training_label", 0),
        ("dingel_neiman_onet_2020", "31-9092.00", "teleworkable", 0),
        ("dingel_neiman_oes_2020", "31-9092", "teleworkable", 0),
    ],
)
def test_exposure(tables: Dataset, source: str, code: str, measure: str, value: float) -> None:
    found = one(tables, "exposure", source_id=source, occupation_code=code, measure=measure)
    assert found["value"] == pytest.approx(value, abs=5e-5)


def test_going_rates(tables: Dataset) -> None:
    rows = tables.rows("visa_going_rates", occupation_code="2137", percent="100")
    first = rows[rows["rate_table"] == "1"].set_index("unit")
    assert first["value"].to_dict() == {"GBP per year": 45600.0, "GBP per hour": 23.38}
    assert set(first["raw"]) == {"£45,600 (£23.38 per hour)"}
    assert set(first["options"]) == {"A D"}
    assert set(first["source_row"]) == {172}  # the file's line


def test_a_code_in_several_tables_has_each_tables_rate(tables: Dataset) -> None:
    rows = tables.rows("visa_going_rates", occupation_code="6135", percent="100", unit="GBP per year")
    assert rows.set_index("rate_table")["value"].to_dict() == {"1a": 33400.0, "2aa": 25000.0}
    assert set(rows["permission_before"]) == {"2025-07-22"}
    assert set(rows["occupation_title"]) == {"Care workers and home carers"}
    nurses = one(tables, "visa_going_rates", occupation_code="2237")
    assert (nurses["category"], math.isnan(nurses["value"])) == ("See relevant pay band in Table 4", True)
    band = one(tables, "visa_going_rates", rate_table="4", role="Band 5", area="England")
    assert band["value"] == 29970
    nursing = one(tables, "visa_going_rates", occupation_code="6131")
    assert (nursing["rate_table"], nursing["permission_before"]) == ("3a", "")  # which the text above Table 3a exempts
    dental = one(tables, "visa_going_rates", occupation_code="6133")
    assert (dental["rate_table"], dental["permission_before"]) == ("3a", "2025-07-22")


def test_employment_by_industry(tables: Dataset) -> None:
    where: Where = {"occupation_code": "1111", "industry_code": "A"}
    found = tables.rows("employment_abroad", **where).set_index("reference_year")
    assert found["raw"].to_dict() == {2021: "335", 2022: "-", 2023: "*", 2024: "861"}  # row 9, column C
    assert found["status"].to_dict() == {2021: "available", 2022: "nil", 2023: "unreliable", 2024: "available"}
    total = one(tables, "employment_abroad", occupation_code="TOTAL", industry_code="Q", reference_year=2024)
    assert total["value"] == 4630386  # row 421, column S


def test_gender_gap(tables: Dataset) -> None:
    gaps = tables.rows("earnings_abroad", measure="gender_wage_gap", classification="ISCO-08")
    assert gaps["country_code"].nunique() == 115
    assert set(gaps["unit"]) == {"percent"}
