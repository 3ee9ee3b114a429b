"""The traps of the files around an occupation: in the tables, and on small files written here."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from careerbook.core import catalog, schema
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.dataset.reading import at_hand, link_grades
from careerbook.dataset.store import Dataset
from careerbook.sources import READERS

Make = Callable[..., Source]
TABLES = ("earnings_abroad", "price_series", "outlook_abroad", "employment_abroad", "labour_indicators", "exposure")
JOB_BANK = "esdc_job_bank_wages_2025"
HEADER = (
    "NOC_CNP,NOC_Title_eng,NOC_Title_fra,prov,ER_Code_Code_RE,ER_Name,Nom_RE,Low_Wage_Salaire_Minium,"
    "Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,Average_Wage_Salaire_Moyen,"
    "Quartile1_Wage_Salaire_Quartile1,Quartile3_Wage_Salaire_Quartile3,Source2025_NHQ,Data_Source_E,Data_Source_F,"
    "Reference_Period,Revision_Date_Date_revision,Annual_Wage_Flag_Salaire_annuel,Wage_Comment_E,Wage_Comment_F,"
    "EmployeesWithNonWageBenefit_Pct"
)
WHOLE_FILE = f"""{HEADER}
NOC_00010,Legislators,Membres,NAT,ER00,Canada,Canada,32867,84000,184000,97600,54400,132000,C,C,R,2021,,1,,,63.1
NOC_33109,"Other assisting, health",Autre,NAT,ER00,Canada,Canada,18,23,29.81,23.5,20,26,L,L,E,2023-2024,,0,,,77.7
NOC_33109,"Other assisting, health",Autre,ON,ER35,Ontario,Ontario,19,24,30,24,21,27,L,L,E,2023-2024,2025-11-19,0,,,70
NOC_33109,"Other assisting, health",Autre,NS,ER1210,Cape Breton,Cap,,,,,,,N/A,NA,NA,NA,2025-11-19,0,,,
NOC_40042,Officers,Officiers,NAT,ER00,Canada,Canada,,,,,,,N/A,NA,NA,NA,2025-11-19,0,,,
"""


@pytest.mark.parametrize("table", [*TABLES, "visa_going_rates"])
def test_keys_are_unique(tables: Dataset, table: str) -> None:
    assert not tables.rows(table).duplicated(list(schema.TABLES[table].sort_by)).any()


def test_the_whole_file_of_the_job_bank(tmp_path: Path) -> None:
    """National rows only; hourly and yearly; blank is not released."""
    (tmp_path / "wages.csv").write_text(WHOLE_FILE, encoding="utf-8-sig")
    frame = READERS["job_bank"](tmp_path / "wages.csv", catalog.load()[JOB_BANK])["earnings_abroad"]
    assert dict(frame.groupby("occupation_code")["pay_period"].first()) == {
        "00010": "year",
        "33109": "hour",
        "40042": "hour",
    }
    median = frame[frame["statistic"] == "median"].set_index("occupation_code")
    assert median["value"].dropna().to_dict() == {"00010": 84000, "33109": 23}
    assert median["unit"].to_dict() == {"00010": "CAD per year", "33109": "CAD per hour", "40042": "CAD per hour"}
    assert (median.loc["40042", "status"], median.loc["40042", "reference_year"]) == ("not_released", 2025)
    assert median["reference_year"].to_dict() == {"00010": 2021, "33109": 2024, "40042": 2025}
    assert set(frame.loc[frame["occupation_code"] == "40042", "status"]) == {"not_released"}


def test_the_whole_file_takes_the_place_of_the_excerpt(tmp_path: Path) -> None:
    sources = [source for id, source in catalog.load().items() if id.startswith(JOB_BANK)]
    assert [source.id for source in at_hand(tmp_path, sources)] == [f"{JOB_BANK}_excerpt"]
    file = tmp_path / catalog.load()[JOB_BANK].file
    file.parent.mkdir()
    file.write_text(WHOLE_FILE, encoding="utf-8")
    assert [source.id for source in at_hand(tmp_path, sources)] == [JOB_BANK]
    assert catalog.load()[JOB_BANK].status == "original"


def test_ashe_2025_workbooks_take_the_place_of_the_transcription(tmp_path: Path) -> None:
    sources = [source for source in catalog.load().values() if "2025p" in source.id and "ashe" in source.id]
    assert {source.id for source in at_hand(tmp_path, sources)} == {
        f"ons_ashe_14_{table}_2025p_transcribed" for table in ("7a", "1a", "5a", "9a")
    }
    original = catalog.load()["ons_ashe_14_5a_2025p"]
    (tmp_path / original.file).parent.mkdir()
    (tmp_path / original.file).touch()
    there = {source.id for source in at_hand(tmp_path, sources)}
    assert original.id in there
    assert "ons_ashe_14_5a_2025p_transcribed" not in there
    assert "ons_ashe_14_7a_2025p_transcribed" in there


def write_snapshot(path: Path, stats: dict[str, object]) -> Path:
    codes = {"EN": {"1": "Managers", "2": "Professionals"}}
    path.write_bytes(gzip.compress(json.dumps({"stat_cols": ["mean"], "codes": codes, "stats": stats}).encode()))
    return path


SNAPSHOT = {
    "country_code": "AUT",
    "currency_code": "EUR",
    "classification": "ISCO-08",
    "reference_year": 2006,
    "pay_period": "month",
    "basis": "all employees",
    "null_status": "not_released",
}


def test_an_edition_with_one_value_for_all_groups_is_refused(tmp_path: Path, source: Make) -> None:
    path = write_snapshot(tmp_path / "a.json.gz", {"2006": {"total": {"1": [2342], "2": [2342]}}})
    with pytest.raises(SourceFormatError, match=r"stats\.2006.*not by occupation"):
        READERS["snapshot"](path, source(path, "snapshot", path=["stats", "2006"], **SNAPSHOT))


@pytest.mark.parametrize("id", [id for id in catalog.load() if id.startswith("eurostat_ses_2022")])
def test_the_edition_of_2006_is_refused(raw_dir: Path, source: Make, id: str) -> None:
    """Structure of Earnings Survey, 2006: 2342 for every major group of Austria, and so on in every country."""
    path = raw_dir / catalog.load()[id].file
    if "2006" in json.loads(gzip.decompress(path.read_bytes()))["stats"]:
        options = SNAPSHOT | {"country_code": catalog.load()[id].options["country_code"], "path": ["stats", "2006"]}
        with pytest.raises(SourceFormatError, match="not by occupation"):
            READERS["snapshot"](path, source(path, "snapshot", **options))


def test_a_snapshot_without_sexes(tmp_path: Path, source: Make) -> None:
    path = write_snapshot(tmp_path / "b.json.gz", {"2025": {"1": [9], "2": [None]}})
    options = SNAPSHOT | {"path": ["stats", "2025"]}
    frame = READERS["snapshot"](path, source(path, "snapshot", **options))["earnings_abroad"]
    assert frame["source_column"].to_list() == ["stats.2025.1[0]", "stats.2025.2[0]"]
    assert frame["status"].to_list() == ["available", "not_released"]
    assert set(frame["sex"]) == {"total"}


def test_groups_that_only_look_like_isco_are_not_called_so(tables: Dataset) -> None:
    own = {"MEX": "inegi_enoe_2025", "JPN": "mhlw_wage_structure_2023", "NZL": "statsnz_inc_004_2025"}
    for country, id in own.items():
        rows = tables.rows("earnings_abroad", country_code=country, source_id=id)
        assert not rows["classification"].str.startswith("ISCO").any()
    assert "0213" in set(tables.rows("earnings_abroad", source_id=own["JPN"])["occupation_code"])


def test_overall_indices_rebased_apart_from_their_divisions_have_no_value(tables: Dataset) -> None:
    rows = tables.rows("price_series", series="cpi_national_ilostat").set_index("country_code")
    odd = rows[rows["status"] == "unreliable"]
    assert set(odd.index) == {"ALB", "BEL", "BGR", "ESP", "FIN", "HUN", "LVA", "NOR", "SVK", "SVN", "TUR"}
    assert odd["value"].isna().all()
    assert odd.loc["TUR", "raw"] == "100"


def test_a_series_has_one_source(tables: Dataset) -> None:
    """So that vintages of the World Development Indicators never mix."""
    assert tables.rows("price_series").groupby("series")["source_id"].nunique().eq(1).all()


def test_transcribed_rates_agree_with_the_original(raw_dir: Path, tables: Dataset) -> None:
    source = catalog.load()["worldbank_wdi_exchange_rate_2026_08_transcribed"]
    content = json.loads((raw_dir / source.file).read_text("utf-8"))["data"]
    original = tables.rows("price_series", series="exchange_rate_lcu_per_usd").set_index(["country_code", "period"])
    seen = [
        entry["value"] / original["value"][source.options["country_codes"][country], str(entry["year"])]
        for country, entries in content.items()
        for entry in entries
        if (source.options["country_codes"][country], str(entry["year"])) in original.index
    ]
    assert len(seen) > 1000
    assert max(abs(ratio - 1) for ratio in seen) < 1e-6


def test_canadian_codes_and_aggregates(tables: Dataset) -> None:
    codes = set(tables.rows("outlook_abroad", country_code="CAN")["occupation_code"])
    assert {"00000", "00010", "TEER_0", "NOC1_1", "33109"} <= codes
    titles = tables.rows("outlook_abroad", country_code="CAN", occupation_code="TEER_0")["occupation_title"]
    assert set(titles) == {"TEER 0"}


def test_codes_of_the_indices_are_of_their_classification(tables: Dataset) -> None:
    for classification, onet in (("O*NET-SOC 2010", "from_code"), ("O*NET-SOC 2019", "from_code")):
        known = set(tables.rows("crosswalks", from_classification=classification)[onet])
        assert set(tables.rows("exposure", classification=classification)["occupation_code"]) <= known


@pytest.mark.parametrize(
    ("links", "grades"),
    [
        ([("a", "x")], ["one_to_one"]),
        ([("a", "x"), ("a", "y")], ["one_to_many", "one_to_many"]),
        ([("a", "x"), ("b", "x")], ["many_to_one", "many_to_one"]),
        ([("a", "x"), ("a", "y"), ("b", "x")], ["many_to_many", "one_to_many", "many_to_one"]),
        ([("a", "x"), ("a", "x")], ["one_to_one", "one_to_one"]),
    ],
)
def test_grades_of_links(links: list[tuple[str, str]], grades: list[str]) -> None:
    frame = pd.DataFrame(links, columns=["from_code", "to_code"])
    frame = frame.assign(from_classification="A", to_classification="B")
    assert link_grades(frame).to_list() == grades


def test_grades_in_the_tables(tables: Dataset) -> None:
    where = {"from_classification": "SOC 2010", "to_classification": "SOC 2018"}
    software = tables.rows("crosswalks", from_code="15-1132", **where)
    assert software["to_code"].to_list() == ["15-1252", "15-1253"]
    assert set(software["grade"]) <= {"one_to_many", "many_to_many"}
    assistants = tables.rows("crosswalks", from_code="31-9092", **where)
    assert assistants[["to_code", "grade"]].values.tolist() == [["31-9092", "one_to_one"]]
    assert set(tables.rows("crosswalks")["grade"]) == {"one_to_one", "one_to_many", "many_to_one", "many_to_many"}


def test_no_sentences_in_titles_and_roles(tables: Dataset) -> None:
    rates = tables.rows("visa_going_rates")
    assert rates["role"].str.len().max() < 120
    assert rates.loc[rates["rate_table"] != "6", "raw"].str.len().max() < 40  # Table 6's are the groups' names
    assert set(rates.loc[rates["listed_jobs"] != "", "occupation_code"]) == {"9119"}
    assert not rates["occupation_title"].str.contains("only|Note").any()
