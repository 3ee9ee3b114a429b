"""Workers by occupation (CPS), joined to SOC by the Census list, and the price levels of areas (BEA)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from careerbook.core import catalog
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.dataset.reading import read_source
from careerbook.dataset.store import Dataset
from careerbook.sources import READERS
from tests.importers.test_counts import kinds, kinds_in_table, of_reader, sheet
from tests.importers.tiny_workbook import Rows, write

SOURCES = catalog.load()
# Groups of the CPS tables that the Census list has no single SOC code for.
NOT_JOINED = {
    "Total employed",
    "Total, 16 years and over",
    "Total, full-time wage and salary workers",
    "Management, professional, and related occupations",
    "Management, business, and financial operations occupations",
    "Professional and related occupations",
    "Education, training, and library occupations",
    "Service occupations",
    "Sales and office occupations",
    "Natural resources, construction, and maintenance occupations",
    "Production, transportation, and material moving occupations",
}


@pytest.mark.parametrize("id", of_reader("cps_table"))
def test_cps_counts(raw_dir: Path, id: str) -> None:
    cells = sheet(raw_dir / SOURCES[id].file)
    last = cells.index[cells[0].astype(str).str.startswith("NOTE:")][0]
    body = cells.loc[7 if SOURCES[id].options["table"] != "11b" else 6 : last - 1]
    counted = kinds(body[body[0] != ""].iloc[:, 1:].to_numpy().ravel())
    found = read_source(raw_dir, SOURCES[id])["cps_workers"]
    assert kinds_in_table(found) == counted
    assert (found["status"] == "base_too_small").sum() == counted["–"] > 0


def cps(tables: Dataset, title: str, **where: str | int) -> pd.Series:
    rows = tables.rows("cps_workers", occupation_title=title, **where)
    return rows.set_index(["measure", "group"])["value"]


def test_weekly_medians_of_2025(tables: Dataset) -> None:
    assistants = cps(tables, "Medical assistants", measure="weekly_earnings")
    assert assistants.droplevel(0).to_dict() == {"all": 862, "women": 841, "men": 1073}
    assert cps(tables, "Software developers", measure="weekly_earnings")["weekly_earnings", "all"] == 2506


def test_workers_of_2022_and_2025(tables: Dataset) -> None:
    shares = cps(tables, "Medical assistants", reference_year=2022)  # cpsaat11_2022.xlsx, row 276
    assert shares["employed", "all"] == 541
    assert shares["share_of_employed"].to_dict() == {
        "women": 89.2,
        "White": 75.7,
        "Black or African American": 15.7,
        "Asian": 5.6,
        "Hispanic or Latino": 32.9,
    }
    ages = cps(tables, "Medical assistants", reference_year=2025, workers="all employed")  # cpsaat11b_2025, row 275
    assert ages["employed", "all"] == 680
    assert ages["age", "all"] == 35
    assert ages["employed", "25 to 34"] == 207


def test_months_of_the_average(tables: Dataset) -> None:
    periods = tables.rows("cps_workers").groupby("reference_year")["reference_period"].unique().map(list).to_dict()
    assert periods == {2022: ["annual average 2022"], 2025: ["2025, average of 11 months without October"]}


def test_titles_are_joined_by_the_census_list(tables: Dataset) -> None:
    rows = tables.rows("cps_workers")
    assert set(rows.loc[rows["soc_code"].isna(), "occupation_title"]) == NOT_JOINED
    codes = rows.drop_duplicates("occupation_title").set_index("occupation_title")[["census_code", "soc_code"]]
    assert codes.loc["Medical assistants"].to_list() == ["3645", "31-9092"]
    assert codes.loc["Other healthcare support workers"].to_list() == ["3655", "31-909X"]
    assert codes.loc["Public relations and fundraising managers"].to_list() == ["0060", "11-2030"]
    assert codes.loc["Management occupations", "soc_code"] == "11-0000"
    assert pd.isna(codes.loc["Management occupations", "census_code"])


def test_groups_of_the_census_list_have_members(tables: Dataset) -> None:
    links = tables.rows("crosswalks", from_classification="Census 2018")
    assert set(links["to_classification"]) == {"SOC 2018"}
    assert links["from_code"].nunique() == 568  # 570 codes, of which two have no SOC code
    members = links[links["from_code"] == "3655"].set_index("to_code")["is_partial"]
    assert members.to_dict() == {"31-909X": True, "31-9093": True, "31-9099": True}
    assert links[links["from_code"] == "3645"]["to_code"].to_list() == ["31-9092"]
    soc = set(tables.rows("occupations")["soc_code"])
    listed = links[links["source_sheet"].str.startswith("2010")]
    assert set(listed["to_code"]) <= soc
    misprint = listed[listed["to_code"] == "53-6031"]  # printed 56-6031
    assert misprint["to_title"].str.contains("Automotive and Watercraft").all()
    groups = links[links["to_code"].str.endswith(("X", "0"))]["from_code"]
    assert set(groups) == set(listed["from_code"])


def tables_of_cps(folder: Path, body: Rows, year: object = "2025") -> Path:
    census = [["", "2018 Census Title ", "2018 Census Code", "2018 SOC Code"]]
    census += [["", "Medical assistants", "3645", "31-9092"]]
    write(folder / "census.xlsx", {"list": census})
    rows = [
        ["HOUSEHOLD DATA"],
        ["[Numbers in thousands]"],
        [],
        ["Occupation", year],
        ["", "Total", None, "Men", None, "Women"],
        ["", *["Number of workers", "Median weekly earnings"] * 3],
        [],
        *body,
    ]
    return write(folder / "cpsaat39.xlsx", {"cpsaat39": rows})


OPTIONS = {"table": "39", "reference_year": 2025, "codes": "census.xlsx", "codes_sheet": "list"}
ASSISTANTS = ["Medical  assistants", 557, 862, 57, 1073, 500, 841]


def test_made_up_cps_table(tmp_path: Path, source: Callable[..., Source]) -> None:
    unknown = ["Wizards", 3, "–", 2, "–", 1, "–"]
    path = tables_of_cps(tmp_path, [ASSISTANTS, [], unknown, ["NOTE: made up"], ["Medical assistants", 1]])
    found = READERS["cps_table"](path, source(path, "cps_table", **OPTIONS))["cps_workers"]
    assert found["occupation_title"].unique().tolist() == ["Medical assistants", "Wizards"]
    assert found.groupby("occupation_title")["soc_code"].agg(lambda codes: codes.isna().all()).to_dict() == {
        "Medical assistants": False,
        "Wizards": True,
    }
    small = found[found["status"] == "base_too_small"]
    assert (len(small), set(small["raw"]), small["value"].isna().all()) == (3, {"–"}, True)
    assert found["source_row"].unique().tolist() == [8, 10]


@pytest.mark.parametrize(
    ("body", "year", "what"),
    [
        ([ASSISTANTS], "2025", "NOTE"),
        ([ASSISTANTS, ["NOTE: x"]], "2024", "2024"),
        ([["Medical assistants", "~"], ["NOTE: x"]], "2025", "notation"),
    ],
)
def test_damaged_cps_tables(tmp_path: Path, source: Callable[..., Source], body: Rows, year: str, what: str) -> None:
    path = tables_of_cps(tmp_path, body, year)
    with pytest.raises(SourceFormatError, match=what):
        READERS["cps_table"](path, source(path, "cps_table", **OPTIONS))


@pytest.mark.parametrize("id", of_reader("bea_parities"))
def test_parities_count(raw_dir: Path, id: str) -> None:
    with (raw_dir / SOURCES[id].file).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, skipinitialspace=True) if len(row) > 8][1:]
    cells = [cell for row in rows if row[6].strip().startswith("RPPs") for cell in row[8:]]
    found = read_source(raw_dir, SOURCES[id])["regional_prices"]
    assert sorted(found["raw"]) == sorted(cells)
    assert (found["status"] == "not_released").sum() == cells.count("(NA)")
    assert found["value"].sum() == pytest.approx(sum(float(cell) for cell in cells if cell != "(NA)"))


@pytest.mark.parametrize(
    ("area", "type", "year", "statistic", "value"),
    [
        ("99", "nation", 2024, "all items", 100.0),
        ("10180", "metropolitan area", 2024, "all items", 90.364),  # MARPP, row 4
        ("49740", "metropolitan area", 2024, "other services", 99.838),  # MARPP, its last row
        ("01998", "metropolitan portion", 2008, "all items", 90.962),  # PARPP, row 3
        ("56999", "nonmetropolitan portion", 2024, "other services", 100.428),  # PARPP, its last row
        ("00999", "nonmetropolitan portion of the nation", 2024, "all items", 88.699),  # MARPP, row 3
    ],
)
def test_price_levels(tables: Dataset, area: str, type: str, year: int, statistic: str, value: float) -> None:
    found = tables.rows("regional_prices", area_code=area, reference_year=year, statistic=statistic)
    assert set(found["value"]) == {value}
    assert set(found["area_type"]) == {type}


def test_states_have_the_wage_surveys_codes(raw_dir: Path, tables: Dataset) -> None:
    """SARPP: line 5 is all items, where lines 1 to 4 and 10 are no parities."""
    states = tables.rows("regional_prices", area_type="state")
    with (raw_dir / "bea/SARPP_STATE_2008_2023.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.reader(file, skipinitialspace=True) if row[0] == "06000" and row[4] == "5")
    california = states[(states["area_code"] == "06") & (states["statistic"] == "all items")]
    assert california.set_index("reference_year").loc[2023, "value"] == float(row[-1])
    assert states["area_code"].nunique() == 51
    names = states.drop_duplicates("area_code").set_index("area_code")["area_title"]
    wages = tables.rows("wages_by_area", soc_code="31-9092").drop_duplicates("area_code")
    wages = wages[wages["area_type"] == "state"].set_index("area_code")["area_title"]
    assert names.sort_index().to_dict() == wages.sort_index().to_dict()


def test_lines_that_are_no_parities(tmp_path: Path, source: Callable[..., Source]) -> None:
    path = tmp_path / "SARPP.csv"
    path.write_text(
        "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023\r\n"
        ' "06000","California",8,SARPP,1,"...","Real personal income",Millions,5.0\r\n"Note: x"\r\n'
    )
    with pytest.raises(SourceFormatError, match=r"Real personal income.*RPPs") as caught:
        READERS["bea_parities"](path, source(path, "bea_parities", area_type="state", lines={"1": "all items"}))
    assert caught.value.row == 2
