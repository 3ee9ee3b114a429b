"""Nothing dropped, nothing invented, in the files around an occupation: an independent count of each."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from careerbook.core import catalog
from careerbook.dataset.store import Dataset
from tests.importers.test_counts import SOURCES, kinds, kinds_in_table, of_reader, sheet


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parsed(path: Path) -> Any:
    content = path.read_bytes()
    return json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)


def leaves(node: Any) -> list[Any]:
    if isinstance(node, dict | list):
        return [leaf for child in (node.values() if isinstance(node, dict) else node) for leaf in leaves(child)]
    return [node]


def text(number: Any) -> str:
    if number is None:
        return "null"
    return str(int(number)) if float(number).is_integer() else repr(float(number))


@pytest.mark.parametrize("id", [id for id in of_reader("snapshot") if "codes" not in SOURCES[id].options])
def test_snapshots(raw_dir: Path, tables: Dataset, id: str) -> None:
    node = parsed(raw_dir / SOURCES[id].file)["stats"]
    for key in SOURCES[id].options["path"][1:]:
        node = node[key]
    assert Counter(tables.rows("earnings_abroad", source_id=id)["raw"]) == Counter(map(text, leaves(node)))


@pytest.mark.parametrize("id", of_reader("ashe_json"))
def test_ashe_2025(raw_dir: Path, tables: Dataset, id: str) -> None:
    groups = [
        group
        for cut in parsed(raw_dir / SOURCES[id].file)[SOURCES[id].options["table"]].values()
        for major in cut.values()
        for group in major
    ]
    names = {"id", "majorGroupId", "label", "shortLabel"}
    counted = Counter(text(value) for group in groups for name, value in group.items() if name not in names)
    assert Counter(tables.rows("earnings_abroad", source_id=id)["raw"]) == counted


@pytest.mark.parametrize("id", of_reader("ilostat_indicator"))
def test_ilostat_indicators(raw_dir: Path, tables: Dataset, id: str) -> None:
    rows = records(raw_dir / SOURCES[id].file)
    found = tables.rows("labour_indicators", source_id=id)
    assert Counter(found["raw"]) == Counter(row["obs_value"] for row in rows)
    unreliable = sum(row.get("obs_status.label") == "Unreliable" and row["obs_value"] != "" for row in rows)
    assert (found["status"] == "unreliable").sum() == unreliable
    assert (found["status"] == "missing").sum() == sum(row["obs_value"] == "" for row in rows)


def test_gender_gaps(raw_dir: Path, tables: Dataset) -> None:
    (id,) = of_reader("ilostat_gender_gap")
    rows = [row for row in records(raw_dir / SOURCES[id].file) if "Skill level" not in row["classif1.label"]]
    assert Counter(tables.rows("earnings_abroad", source_id=id)["raw"]) == Counter(row["obs_value"] for row in rows)


def test_ilostat_prices(raw_dir: Path, tables: Dataset) -> None:
    (id,) = of_reader("ilostat_prices")
    rows = {tuple(row.values()) for row in records(raw_dir / SOURCES[id].file)}
    assert len(tables.rows("price_series", source_id=id)) == len(rows) == 1811 - 13  # Slovenia is there twice


@pytest.mark.parametrize("id", of_reader("worldbank_indicator"))
def test_world_bank(raw_dir: Path, tables: Dataset, id: str) -> None:
    with (raw_dir / SOURCES[id].file).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[5:]
    counted = sum(bool(cell) for row in rows for cell in row[4:])
    assert len(tables.rows("price_series", source_id=id)) == counted


def test_oecd(raw_dir: Path, tables: Dataset) -> None:
    (first,), (second,) = of_reader("oecd_average_wages"), of_reader("indicators_json")
    rows = records(raw_dir / SOURCES[first].file)
    found = tables.rows("labour_indicators", source_id=first)
    assert Counter(found["raw"]) == Counter(row["OBS_VALUE"] for row in rows)
    data = parsed(raw_dir / SOURCES[second].file)["data"].values()
    blocks = [block for country in data for name, block in country.items() if name != "house_prices"]
    entries = [entry for block in blocks for series in block.values() for entry in series]
    found = tables.rows("labour_indicators", source_id=second)
    assert Counter(found["raw"]) == Counter(text(entry["value"]) for entry in entries)


@pytest.mark.parametrize("id", [id for id in of_reader("cops") if "measure" in SOURCES[id].options])
def test_canadian_years(raw_dir: Path, tables: Dataset, id: str) -> None:
    rows = records(raw_dir / SOURCES[id].file)
    counted = Counter(row[str(year)] for row in rows for year in range(2023, 2034))
    assert Counter(tables.rows("outlook_abroad", source_id=id)["raw"]) == counted


@pytest.mark.parametrize("id", [id for id in of_reader("cops") if "columns" in SOURCES[id].options])
def test_canadian_columns(raw_dir: Path, tables: Dataset, id: str) -> None:
    rows, columns = records(raw_dir / SOURCES[id].file), SOURCES[id].options["columns"]
    counted = Counter(row[column] for row in rows for column in columns)
    assert Counter(tables.rows("outlook_abroad", source_id=id)["raw"]) == counted


def test_the_canadian_summary_repeats_other_files(raw_dir: Path) -> None:
    """Why its employment and its conditions are not read from it."""
    files = {source.options.get("measure") or id: raw_dir / source.file for id, source in SOURCES.items()}
    summary = {row["Code"]: row for row in records(files["esdc_cops_2024_33_summary"])}
    for row in records(files["employment"]):
        assert row["2023"].replace(",", "") == summary[row["Code"]]["Employment_emploi_2023"].replace(",", "")
    for id, name in (
        ("esdc_cops_2021_23_conditions", "Recent_Labour_Market_Conditions"),
        ("esdc_cops_2024_33_conditions", "Future_Labour_Market_Conditions"),
    ):
        assert all(row[name] == summary[row["Code"]][name] for row in records(files[id]))


@pytest.mark.parametrize("id", of_reader("cedefop_forecast"))
def test_european_outlook(raw_dir: Path, tables: Dataset, id: str) -> None:
    groups = [group for area in parsed(raw_dir / SOURCES[id].file).values() for group in area.values()]
    years = [year for group in groups for year in group["history"]]
    counted = Counter(text(value) for year in years for name, value in year.items() if name != "year")
    assert Counter(tables.rows("outlook_abroad", source_id=id)["raw"]) == counted


def test_british_employment(raw_dir: Path, tables: Dataset) -> None:
    (id,) = of_reader("ons_employment")
    for year in SOURCES[id].options["sheets"]:
        cells = sheet(raw_dir / SOURCES[id].file, year).iloc[8:421, 2:]
        found = tables.rows("employment_abroad", source_id=id, source_sheet=year)
        assert kinds_in_table(found) == kinds(cells.to_numpy().ravel())


@pytest.mark.parametrize("id", of_reader("exposure_index"))
def test_exposure(raw_dir: Path, tables: Dataset, id: str) -> None:
    source = SOURCES[id]
    path, columns = raw_dir / source.file, list(source.options["scores"])
    if path.suffix == ".csv":
        cells = pd.DataFrame(records(path))[columns]
    else:
        cells = pd.read_excel(path, sheet_name=source.options["sheet"], engine="calamine")[columns].map(text)
    counted = Counter(cells.to_numpy().ravel())
    counted.pop("", None)  # Frey and Osborne's labels: 70 of 702 occupations have one
    assert Counter(tables.rows("exposure", source_id=id)["raw"]) == counted


def test_going_rates(raw_dir: Path, tables: Dataset) -> None:
    """Every amount of pounds in the tables' columns of rates, and every cell without one."""
    (id,) = of_reader("going_rates")
    found = tables.rows("visa_going_rates", source_id=id)
    lines = (raw_dir / SOURCES[id].file).read_text("utf-8").split("\n")
    first, last = (next(i for i, line in enumerate(lines) if line.startswith(f"Table {n}:")) for n in "16")
    rows = [line for line in lines[first:last] if line.startswith("|")]
    assert found["value"].notna().sum() == sum(len(re.findall(r"£\d", row)) for row in rows)
    cells = [cell.strip() for row in rows for cell in row.strip("|").split("|")]
    assert (found["raw"] == "Not applicable").sum() == 2 * cells.count("Not applicable")
    assert (found["raw"] == "-").sum() == cells.count("-")


@pytest.mark.parametrize(
    ("id", "rows"),
    [
        ("onet_crosswalk_onet_soc_2010_soc_2018", 1170),
        ("onet_crosswalk_onet_soc_2010_soc_2010", 1110),
        ("ilo_crosswalk_isco_88_isco_08", 671),
        ("ssb_crosswalk_styrk_98_styrk_08", 6820),
    ],
)
def test_crosswalks(tables: Dataset, id: str, rows: int) -> None:
    assert len(tables.rows("crosswalks", source_id=id)) == rows


def test_partial_links_of_isco(raw_dir: Path, tables: Dataset) -> None:
    id = "ilo_crosswalk_isco_88_isco_08"
    cells = sheet(raw_dir / catalog.load()[id].file)
    assert tables.rows("crosswalks", source_id=id)["is_partial"].sum() == (cells[3] == "p").sum() == 451
