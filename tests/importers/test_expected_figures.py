"""Figures copied from the publishers (shared/raw/README.md, or the cell named), looked up in the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from careerbook.dataset.store import Dataset

MEDICAL_ASSISTANTS = [32480, 33610, 34800, 35850, 37190, 38270, 42000, 44200, 45690]
ASHE: dict[str, str | int] = {"source_id": "ons_ashe_14_7a_2024p"}
SOFTWARE_DEVELOPERS = [120730, 127260, 132270, 133080, 135980]


def one(tables: Dataset, table: str, **where: str | int) -> pd.Series:
    rows = tables.rows(table, **where)
    assert len(rows) == 1, rows
    return rows.iloc[0]


def wage(tables: Dataset, code: str, year: int, measure: str = "annual_wage", statistic: str = "median") -> pd.Series:
    where = {"soc_code": code, "reference_year": year, "measure": measure, "statistic": statistic}
    return one(tables, "wages", occupation_group="detailed", **where)


@pytest.mark.parametrize(
    ("code", "first", "medians"), [("31-9092", 2017, MEDICAL_ASSISTANTS), ("15-1252", 2021, SOFTWARE_DEVELOPERS)]
)
def test_annual_medians(tables: Dataset, code: str, first: int, medians: list[int]) -> None:
    assert [wage(tables, code, first + i)["value"] for i in range(len(medians))] == medians


def test_software_developers_before_2021(tables: Dataset) -> None:
    assert wage(tables, "15-1132", 2018)["value"] == 103620
    assert wage(tables, "15-1133", 2018)["status"] == "available"
    for year in (2019, 2020):
        assert "Quality Assurance" in wage(tables, "15-1256", year)["occupation_title"]


def test_medical_assistants_2025(tables: Dataset) -> None:
    assert wage(tables, "31-9092", 2025, "employment", "total")["value"] == 817870
    mean = wage(tables, "31-9092", 2025, statistic="mean")
    assert (mean["value"], mean["raw"], mean["unit"]) == (46120, "46120", "USD per year")
    assert (mean["source_id"], mean["source_sheet"]) == ("bls_oews_national_2025", "national_M2025_dl")
    assert (mean["source_column"], mean["classification"]) == ("A_MEAN", "SOC 2018")


@pytest.mark.parametrize(
    ("code", "vintage", "measure", "value"),
    [
        ("31-9092", "2016-26", "growth_pct", 29.0),
        ("31-9092", "2019-29", "growth_pct", 19.2),
        ("31-9092", "2019-29", "openings_annual", 92.8),
        ("31-9092", "2021-31", "growth_pct", 15.8),
        ("31-9092", "2021-31", "openings_annual", 123.0),
        ("31-9092", "2022-32", "growth_pct", 13.9),
        ("31-9092", "2022-32", "openings_annual", 114.6),
        ("31-9092", "2024-34", "employment_base", 811.0),
        ("31-9092", "2024-34", "employment_target", 912.2),
        ("31-9092", "2024-34", "growth_pct", 12.5),
        ("31-9092", "2024-34", "openings_annual", 112.3),
        ("15-1252", "2022-32", "growth_pct", 25.7),
        ("15-1252", "2022-32", "openings_annual", 136.3),
        ("15-1252", "2024-34", "growth_pct", 15.8),
        ("15-1252", "2024-34", "openings_annual", 115.2),
        ("00-0000", "2024-34", "employment_base", 169956.1),  # Table 1.2, D3
        ("00-0000", "2024-34", "labor_force_exits_annual", 8155.0),  # Table 1.10, K3
        ("00-0000", "2019-29", "occupational_transfers_annual", 9770.9),  # Table 1.10, L4
    ],
)
def test_projections(tables: Dataset, code: str, vintage: str, measure: str, value: float) -> None:
    assert one(tables, "projections", soc_code=code, vintage=vintage, measure=measure)["value"] == value


@pytest.mark.parametrize(
    ("vintage", "year", "common"), [("2019-29", 2019, 789), ("2022-32", 2022, 830), ("2024-34", 2024, 831)]
)
def test_projections_print_the_medians_of_the_wage_survey(
    tables: Dataset, vintage: str, year: int, common: int
) -> None:
    projected = tables.rows("projections", vintage=vintage, measure="median_wage")
    surveyed = tables.rows("wages", reference_year=year, measure="annual_wage", statistic="median")
    surveyed = surveyed[surveyed["occupation_group"] == "detailed"]
    both = projected.merge(surveyed, on="soc_code", suffixes=("_projected", "_surveyed"))
    assert len(both) == common
    figures = both.dropna(subset=["value_projected", "value_surveyed"])
    pd.testing.assert_series_equal(figures["value_projected"], figures["value_surveyed"], check_names=False)
    assert both["value_projected"].isna().equals(both["value_surveyed"].isna())
    top = both["status_surveyed"] == "top_coded"
    assert top.equals(both["status_projected"] == "top_coded")
    assert both.loc[top, "bound_projected"].equals(both.loc[top, "bound_surveyed"].rename("bound_projected"))


@pytest.mark.parametrize(
    ("series", "country", "value"),
    [
        ("ppp_private_consumption", "DEU", 0.7238),
        ("ppp_private_consumption", "GBR", 0.7035),
        ("ppp_private_consumption", "MEX", 10.985),
        ("ppp_private_consumption", "CAN", 1.1974),
        ("ppp_private_consumption", "AUS", 1.4356),
        ("exchange_rate_lcu_per_usd", "EMU", 0.9239),
        ("exchange_rate_lcu_per_usd", "MEX", 18.305),
    ],
)
def test_prices_2024(tables: Dataset, series: str, country: str, value: float) -> None:
    found = one(tables, "price_series", series=series, country_code=country, period="2024")["value"]
    assert found == pytest.approx(value, rel=1e-4)


def test_consumer_prices(tables: Dataset) -> None:
    months = tables.rows("price_series", series="cpi_u").set_index("period")["value"]
    assert months["2025-05"] == pytest.approx(321.465)
    assert months["2026-05"] == pytest.approx(335.123)
    assert "2025-10" not in months  # not published


@pytest.mark.parametrize(
    ("country", "where", "value"),
    [
        ("GBR", {"occupation_code": "TOTAL", "basis": "all employees", "statistic": "median", **ASHE}, 31602),
        ("GBR", {"occupation_code": "6131", "basis": "all employees", "statistic": "median", **ASHE}, 23543),
        ("GBR", {"occupation_code": "6131", "basis": "full-time", "statistic": "median", **ASHE}, 28041),
        ("GBR", {"occupation_code": "4211", "basis": "full-time", "statistic": "median", **ASHE}, 26281),  # D310
        ("DEU", {"occupation_code": "81102", "statistic": "median"}, 3270),
        ("DEU", {"occupation_code": "81102", "statistic": "mean"}, 3334),
        ("AUS", {"occupation_code": "4233", "pay_period": "week"}, 1612),
        ("AUS", {"occupation_code": "5421", "pay_period": "week"}, 1229),
        ("CAN", {"occupation_code": "33109", "statistic": "median", "pay_period": "hour"}, 23.00),
        ("CAN", {"occupation_code": "33102", "statistic": "median", "pay_period": "hour"}, 24.00),
        ("MEX", {"occupation_code": "3", "statistic": "mean", "classification": "ISCO-08"}, 13745.681),
        ("NOR", {"occupation_code": "3256", "statistic": "median"}, 35810),
        ("NOR", {"occupation_code": "3256", "statistic": "mean"}, 35680),
    ],
)
def test_earnings_abroad(tables: Dataset, country: str, where: dict[str, str | int], value: float) -> None:
    found = tables.rows("earnings_abroad", country_code=country, sex="total", measure="earnings", **where)
    assert found["value"].to_list() == [value]


def test_variation_of_uk_earnings(tables: Dataset) -> None:
    where = {"occupation_code": "111", "measure": "earnings_cv", "basis": "all employees", "sex": "total"}
    found = tables.rows("earnings_abroad", country_code="GBR", **where).set_index("statistic")
    assert found.loc[["median", "mean", "p10"], "value"].to_list() == [6.8, 28.0, 20.0]  # 14.7b, All, row 9
    assert found.loc["p90", "status"] == "unreliable"


def test_german_group_of_medical_assistants(tables: Dataset) -> None:
    links = tables.rows("crosswalks", from_classification="KldB 2010", from_code="81102")
    assert links[["to_code", "is_partial", "rank"]].values.tolist() == [["3256", False, 1]]
    assert "01402" in set(tables.rows("crosswalks", from_classification="KldB 2010")["from_code"])
