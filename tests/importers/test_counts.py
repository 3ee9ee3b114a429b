"""Nothing dropped, nothing invented: figures and signs in the tables against a count in each sheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from careerbook.core import catalog
from careerbook.dataset.store import Dataset
from careerbook.sources import READERS

SOURCES = catalog.load()
NUMBER = "a number"


def of_reader(reader: str) -> list[str]:
    return [id for id, source in SOURCES.items() if source.reader == reader and not source.optional]


def sheet(path: Path, name: str | int = 0) -> pd.DataFrame:
    return pd.read_excel(path, sheet_name=name, header=None, engine="calamine", keep_default_na=False, dtype=object)


def kinds(cells: Iterable[object]) -> Counter[str]:
    return Counter(NUMBER if isinstance(cell, int | float) else str(cell).strip() for cell in cells)


def kinds_in_table(rows: pd.DataFrame) -> Counter[str]:
    is_number = rows["status"].eq("available") & rows["category"].isna()
    return Counter(rows["raw"].mask(is_number, NUMBER))


@pytest.mark.parametrize("id", of_reader("oews_national"))
def test_oews(raw_dir: Path, tables: Dataset, id: str) -> None:
    cells = sheet(raw_dir / SOURCES[id].file)
    names = cells.iloc[0].str.upper()
    figures = names.str.match(r"(TOT_EMP|EMP_PRSE|MEAN_PRSE|[AH]_(MEAN|MEDIAN|PCT\d\d))$")
    counted = kinds(cells.iloc[1:, figures.to_numpy().nonzero()[0]].to_numpy().ravel())
    found = tables.rows("wages", source_id=id)
    assert kinds_in_table(found) == counted
    assert Counter(found["status"]) == Counter(
        available=counted[NUMBER],
        **{k: v for k, v in (("not_released", counted["*"] + counted["**"]), ("top_coded", counted["#"])) if v},
    )


@pytest.mark.parametrize("id", of_reader("ep_workbook"))
@pytest.mark.parametrize("kind", ["projections_sheet", "separations_sheet"])
def test_projections(raw_dir: Path, tables: Dataset, id: str, kind: str) -> None:
    name = SOURCES[id].options[kind]
    cells = sheet(raw_dir / SOURCES[id].file, name)
    cells = cells[cells[2].isin(["Summary", "Line item"])]
    columns = {"Table 1.7": range(3, 13), "Table 1.2": [3, 4, *range(7, 15)], "Table 1.10": [10, 11]}[name]
    found = tables.rows("projections", source_id=id, source_sheet=name)
    in_table = found.assign(category=None) if kind == "separations_sheet" else found
    assert kinds_in_table(in_table) == kinds(cells[list(columns)].to_numpy().ravel())


def test_projections_export(raw_dir: Path, tables: Dataset) -> None:
    (id,) = of_reader("ep_export")
    with (raw_dir / SOURCES[id].file).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    texts = Counter(row[i] for row in rows for i in (2, 3, 4, 5, 6, 7, 8, 10, 12))
    assert Counter(tables.rows("projections", source_id=id)["raw"]) == texts


@pytest.mark.parametrize("id", of_reader("ashe"))
def test_ashe(raw_dir: Path, tables: Dataset, id: str) -> None:
    with pd.ExcelFile(raw_dir / SOURCES[id].file, engine="calamine") as book:
        names = book.sheet_names[1:]
    for name in names:
        cells = sheet(raw_dir / SOURCES[id].file, str(name))
        last = cells.index[cells[0].astype(str).str.strip() == "Not Classified"][0]
        figures = cells.loc[5:last, [3, 5, *range(7, 17)]].to_numpy().ravel()
        assert kinds_in_table(tables.rows("earnings_abroad", source_id=id, source_sheet=str(name))) == kinds(figures)


def test_ilostat(raw_dir: Path, tables: Dataset) -> None:
    (id,) = of_reader("ilostat_earnings")
    rows = pd.read_csv(raw_dir / SOURCES[id].file, dtype=str, keep_default_na=False)
    rows = rows[~rows["classif1.label"].str.contains("Skill level")]
    found = tables.rows("earnings_abroad", source_id=id)
    assert Counter(found["raw"]) == Counter(rows["obs_value"])
    assert (found["status"] == "unreliable").sum() == (rows["obs_status.label"] == "Unreliable").sum()
    assert (found["status"] == "nil").sum() == (rows["obs_value"] == "0").sum() == 15
    assert found["value"].count() == (~rows["obs_value"].isin(["", "0"])).sum()


def test_titles(raw_dir: Path, tables: Dataset) -> None:
    (first, second) = of_reader("onet_titles")
    for id in (first, second):
        cells = sheet(raw_dir / SOURCES[id].file)
        columns = cells.iloc[0].isin(SOURCES[id].options["columns"]).to_numpy().nonzero()[0]
        texts = Counter(str(text).strip() for text in cells.iloc[1:, columns].to_numpy().ravel())
        del texts[""]
        assert Counter(tables.rows("titles", source_id=id)["title"]) == texts


@pytest.mark.parametrize(("year", "median"), [(2022, 20078), (2023, 21117)])
def test_older_ashe_workbooks_are_read(raw_dir: Path, year: int, median: int) -> None:
    """The .xls files of earlier years: medical secretaries, sheet All, D310."""
    source = SOURCES["ons_ashe_14_7a_2024p"]
    path = raw_dir / source.file.replace("2024.xlsx", f"{year}.xls")
    rows = READERS["ashe"](path, source)["earnings_abroad"]
    rows = rows[(rows["occupation_code"] == "4211") & (rows["source_sheet"] == "All")]
    found = rows[rows["statistic"] == "median"].iloc[0]
    assert (found["value"], found["source_row"], found["source_column"]) == (median, 310, "Median")


def test_every_reader_is_used_and_every_entry_has_one() -> None:
    assert {source.reader for source in SOURCES.values()} == set(READERS)


def test_catalog_agrees_with_the_manifest(raw_dir: Path) -> None:
    with (raw_dir / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        manifest = {row["path"]: row for row in csv.DictReader(file)}
    for source in (one for one in SOURCES.values() if one.sha256 or not one.optional):
        assert source.sha256 == manifest[source.file]["sha256"], source.id
        assert source.status == manifest[source.file]["status"], source.id
        assert source.url.startswith("https://"), source.id
