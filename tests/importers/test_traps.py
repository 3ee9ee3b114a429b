"""The traps of the publishers' formats (shared/raw/README.md), each shown to be minded in the tables."""

from __future__ import annotations

from careerbook.core import catalog, countries, schema
from careerbook.dataset.store import Dataset
from careerbook.sources import ilostat
from tests.importers.test_expected_figures import wage


def test_top_codes_end_with_2024(tables: Dataset) -> None:
    wages = tables.rows("wages")
    top = wages[wages["status"] == "top_coded"]
    assert sorted(top["reference_year"].unique()) == list(range(2017, 2025))
    bounds = top.groupby(["measure", top["reference_year"] > 2021])["bound"].unique().map(list).to_dict()
    assert bounds == {
        ("annual_wage", False): [208000.0],
        ("annual_wage", True): [239200.0],
        ("hourly_wage", False): [100.0],
        ("hourly_wage", True): [115.0],
    }
    assert top["value"].isna().all()
    assert wage(tables, "27-2021", 2025, statistic="p90")["value"] == 742310
    assert wage(tables, "29-1229", 2024)["raw"] == "#"
    assert wage(tables, "29-1229", 2025)["value"] == 265930


def test_the_same_code_as_broad_and_detailed(tables: Dataset) -> None:
    wages = tables.rows("wages", measure="employment", statistic="total")
    both = wages[wages["occupation_group"].isin(["broad", "detailed"])]
    twice = both[both.duplicated(["soc_code", "reference_year"])].groupby("reference_year")["soc_code"].agg(set)
    assert twice[2025] == {"13-1020", "13-2020", "29-2010", "31-1120", "39-7010", "47-4090", "51-2090"}
    assert len(twice[2019]) == len(twice[2020]) == 13


def test_detailed_codes_that_are_not_soc_2018_are_kept(tables: Dataset) -> None:
    wages = tables.rows("wages", reference_year=2025, measure="employment", statistic="total")
    detailed = set(wages.loc[wages["occupation_group"] == "detailed", "soc_code"])
    soc = set(tables.rows("occupations", level="detailed")["soc_code"])
    assert len(detailed) == 830
    assert len(detailed - soc) == 12
    assert {"25-9045", "53-1047"} <= detailed - soc


def test_annual_and_hourly_only(tables: Dataset) -> None:
    attendants = wage(tables, "53-2011", 2025, "hourly_wage")
    assert (attendants["status"], attendants["raw"], attendants["annual_only"]) == ("not_released", "*", True)
    actors = wage(tables, "27-2011", 2025)
    assert (actors["status"], actors["raw"], actors["hourly_only"]) == ("not_released", "*", True)


def test_education_none_is_a_category(tables: Dataset) -> None:
    rows = tables.rows("projections", measure="work_experience", vintage="2024-34").set_index("soc_code")
    assert rows.loc["31-9092", ["category", "status"]].to_list() == ["None", "available"]
    assert rows.loc["00-0000", ["raw", "status"]].to_list() == ["—", "not_applicable"]
    entry = tables.rows("projections", measure="entry_education", soc_code="31-9092")
    assert set(entry["category"]) == {"Postsecondary nondegree award"}


def test_titles_have_no_indent_and_no_alternates(tables: Dataset) -> None:
    titles = tables.rows("projections", soc_code="13-2011")["occupation_title"].unique()
    assert list(titles) == ["Accountants and auditors"]
    assert tables.rows("projections")["occupation_title"].str.strip().str.len().gt(0).all()


def test_top_coded_wage_of_the_projections(tables: Dataset) -> None:
    rows = tables.rows("projections", measure="median_wage", soc_code="29-1214").set_index("vintage")
    assert rows.loc["2024-34", ["raw", "bound", "status"]].to_list() == [">=$239,200", 239200.0, "top_coded"]
    assert rows.loc["2021-31", ["raw", "bound", "status"]].to_list() == [">=208,000", 208000.0, "top_coded"]


def test_ilostat_currency_and_time_unit(tables: Dataset) -> None:
    rows = tables.rows("earnings_abroad", source_id="ilostat_earnings_by_occupation_2026_04")
    assert set(rows.loc[rows["country_code"] == "GBR", "currency_code"]) == {"GBP"}
    assert set(rows.loc[rows["country_code"] == "CAN", "unit"]) == {"CAD per week"}
    assert set(rows.loc[rows["country_code"].isin(["CAN", "AUS"]), "classification"]) == {"ISCO-88"}
    assert rows["country_code"].nunique() == 165
    assert set(rows["country_code"]) <= set(countries.by_code())
    assert set(rows["occupation_code"]) == {*"0123456789X", "TOTAL"}
    assert not rows["value"].eq(0).any()


def test_uk_signs(tables: Dataset) -> None:
    rows = tables.rows("earnings_abroad", country_code="GBR", classification="UK SOC 2020", measure="earnings")
    expected = {"x": "unreliable", "..": "suppressed", ":": "not_applicable"}
    signs = rows[rows["raw"].isin(list(expected))]
    assert signs["status"].tolist() == signs["raw"].map(expected).tolist()
    assert set(rows.loc[rows["raw"] == "", "status"]) == {"suppressed", "not_applicable"}


def test_codes_keep_their_leading_zeros(tables: Dataset) -> None:
    noc = tables.rows("crosswalks", from_classification="NOC 2021")["from_code"]
    assert noc.str.fullmatch(r"\d{5}").all()
    assert "00010" in set(noc)
    isco = tables.rows("classifications", classification="ISCO-08")["code"]
    assert {"0", "03", "031", "0310"} <= set(isco)


def test_spain_keeps_only_what_means_isco(tables: Dataset) -> None:
    rows = tables.rows("earnings_abroad", source_id="ine_ees_70672_2018")
    assert set(rows["occupation_code"]) <= {"0", "1", "3", "6"}
    assert rows["value"].dropna().gt(0).all()


def test_no_sentences_of_publishers(tables: Dataset) -> None:
    notes = set(tables.rows("earnings_abroad")["note"].str.split("; ").explode())
    ours = {term for source in catalog.load().values() for term in str(source.options.get("note", "")).split("; ")}
    assert notes <= set(ilostat.TERMS.values()) | ours
    for table in schema.TABLES:
        texts = tables.rows(table).select_dtypes("str").stack()
        assert texts.str.len().max() < 250, table


def test_keys_are_unique(tables: Dataset) -> None:
    for table in ("occupations", "wages", "projections", "classifications", "earnings_abroad", "price_series"):
        assert not tables.rows(table).duplicated(list(schema.TABLES[table].sort_by)).any(), table
