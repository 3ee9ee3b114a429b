"""O*NET's ratings and lists: the workbooks of 29.3 and 30.x, text of 30.2, and text that the tests write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from careerbook.core import catalog, schema
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.dataset.reading import read_source
from careerbook.dataset.store import Dataset
from careerbook.sources import READERS
from tests.importers.test_counts import of_reader, sheet

SOURCES = catalog.load()
CODE, ASSISTANTS, DEVELOPERS = "O*NET-SOC Code", "31-9092.00", "15-1252.00"
RATED = [CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error", "Lower CI Bound"]
RATED += ["Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"]


def at_hand(reader: str) -> list[str]:
    return [id for id in of_reader(reader) if SOURCES[id].sha256]


def text(path: Path, *rows: list[str]) -> Path:
    """Tab-separated, CRLF, no quoting."""
    path.write_bytes("".join("\t".join(row) + "\r\n" for row in rows).encode())
    return path


@pytest.fixture
def read(source: Callable[..., Source]) -> Callable[..., pd.DataFrame]:
    def one(path: Path, reader: str, /, **options: object) -> pd.DataFrame:
        entry = source(path, reader, **options)
        (found,) = READERS[reader](path, entry).items()
        name, frame = found
        return schema.conform(name, frame)

    return one


@pytest.mark.parametrize("id", at_hand("onet_ratings") + at_hand("onet_education"))
def test_rating_counts(raw_dir: Path, id: str) -> None:
    cells = sheet(raw_dir / SOURCES[id].file)
    cells = cells.iloc[1:].set_axis(cells.iloc[0], axis=1)
    (found,) = read_source(raw_dir, SOURCES[id]).values()
    assert len(found) == len(cells)
    assert found["value"].sum() == pytest.approx(cells["Data Value"].sum())
    assert set(found["status"]) == {"available"}
    for ours, theirs in {
        "n": "N",
        "standard_error": "Standard Error",
        "ci_lower": "Lower CI Bound",
        "ci_upper": "Upper CI Bound",
        "category": "Category",
    }.items():
        if theirs in cells:
            assert found[ours].notna().sum() == (cells[theirs] != "").sum()
        else:
            assert ours not in found or found[ours].isna().all()
    for ours, theirs in {"recommend_suppress": "Recommend Suppress", "not_relevant": "Not Relevant"}.items():
        if theirs in cells:
            signs = found[ours].map({True: "Y", False: "N"}).fillna("")
            assert Counter(signs) == Counter(cells[theirs])


@pytest.mark.parametrize("id", [id for id in at_hand("onet_list") if SOURCES[id].file.endswith(".xlsx")])
def test_list_counts(raw_dir: Path, id: str) -> None:
    cells = sheet(raw_dir / SOURCES[id].file)
    (found,) = read_source(raw_dir, SOURCES[id]).values()
    column = cells.iloc[0].eq(found["source_column"].iloc[0]).to_numpy().nonzero()[0][0]
    texts = cells.iloc[1:, column].astype(str).str.strip()
    shown = {"onet_job_zones": "job_zone", "onet_tasks": "task", "onet_related": "related_onet_soc_code"}
    shown |= {"onet_work_activities": "dwa_id", "onet_activities": "dwa_title"}
    table = schema.LOCAL_TABLES["onet_tasks"].name if SOURCES[id].local else _table(raw_dir, id)
    assert Counter(found[shown.get(table, "example")].astype(str)) == Counter(texts)


def _table(raw_dir: Path, id: str) -> str:
    return next(iter(READERS["onet_list"](raw_dir / SOURCES[id].file, SOURCES[id])))


def test_real_text_release(raw_dir: Path) -> None:
    source = SOURCES["onet_technology_30_2"]
    lines = (raw_dir / source.file).read_text("utf-8").splitlines()
    found = read_source(raw_dir, source)["onet_technology"]
    assert len(found) == len(lines) - 1
    first = found.iloc[0]
    assert first[["onet_soc_code", "example", "commodity_code", "is_hot", "source_row"]].to_list() == [
        "11-1011.00",
        "Adobe Acrobat",
        "43232202",
        True,
        2,
    ]
    assert found["is_hot"].sum() == sum(line.split("\t")[4] == "Y" for line in lines)


def test_occupations_with_skills(tables: Dataset) -> None:
    rows = tables.rows("onet_ratings", domain="skills")
    assert rows.groupby("release")["onet_soc_code"].nunique().to_dict() == {"29.3": 879, "30.x": 894}
    developers = rows[rows["onet_soc_code"] == DEVELOPERS]
    assert developers.groupby("release").size().to_dict() == {"30.x": 70}


def test_a_rating_with_its_precision(tables: Dataset) -> None:
    """29.3 Knowledge.xlsx, row 2: chief executives, administration and management, importance."""
    rows = tables.rows("onet_ratings", onet_soc_code="11-1011.00", domain="knowledge")
    one = rows[(rows["element_id"] == "2.C.1.a") & (rows["scale_id"] == "IM")].iloc[0]
    assert one[["value", "raw", "n", "standard_error", "ci_lower", "ci_upper", "date"]].to_list() == [
        4.78,
        "4.78",
        28,
        0.1102,
        4.5564,
        5.0,
        "08/2023",
    ]
    assert one["source_row"] == 2
    assert one["recommend_suppress"] is False or not one["recommend_suppress"]
    assert pd.isna(one["not_relevant"])


def test_ratings_that_should_not_be_shown_keep_value_and_sign(tables: Dataset) -> None:
    rows = tables.rows("onet_ratings", domain="skills", release="29.3")
    suppressed = rows[rows["recommend_suppress"].fillna(False)]
    assert len(suppressed) == 124
    assert suppressed["value"].notna().all()


def test_education_categories_have_names(tables: Dataset) -> None:
    rows = tables.rows("onet_education", onet_soc_code=ASSISTANTS, scale_id="RL")
    names = rows.set_index("category")["category_name"]
    assert names[1] == "Less than a High School Diploma"
    assert names[2] == "High School Diploma"
    assert names[3] == "Post-Secondary Certificate"
    assert rows["value"].sum() == pytest.approx(100, abs=0.1)
    assert tables.rows("onet_education", scale_id="IM")["category"].isna().all()
    none = tables.rows("onet_categories", scale_id="RW", category=1)["category_name"]
    assert none.to_list() == ["None"]


def test_lists_of_medical_assistants(tables: Dataset) -> None:
    assert tables.rows("onet_job_zones", onet_soc_code=ASSISTANTS)["job_zone"].to_list() == [3]
    related = tables.rows("onet_related", onet_soc_code=ASSISTANTS)
    assert related["rank"].to_list() == list(range(1, 21))
    assert Counter(related["tier"]) == {"Primary-Short": 5, "Primary-Long": 5, "Supplemental": 10}
    activities = set(tables.rows("onet_work_activities", onet_soc_code=ASSISTANTS)["dwa_id"])
    titled = set(tables.rows("onet_activities")["dwa_id"])
    assert activities <= titled
    assert set(tables.rows("onet_technology")["release"]) == {"29.3", "30.2"}


def test_no_sentences(tables: Dataset) -> None:
    assert "onet_tasks" not in schema.TABLES
    titles = tables.rows("onet_activities")["dwa_title"]
    assert titles.str.split().str.len().max() <= 16
    assert tables.rows("onet_categories")["category_name"].str.len().max() < 70


def test_ratings_as_text(tmp_path: Path, read: Callable[..., pd.DataFrame]) -> None:
    row = [ASSISTANTS, "2.A.1.a", 'Reading "x', "IM", "3.12", "8", "0.125", "2.88", "3.37", "N", "n/a"]
    path = text(
        tmp_path / "Skills.txt",
        RATED,
        [*row, "08/2023", "Analyst"],
        [*row[:3], "LV", "2.75", "n/a", "n/a", "n/a", "n/a", "Y", "Y", "08/2023", "Analyst"],
        [*row[:3], "IM", "n/a", "", "", "", "", "n/a", "n/a", "08/2023", "Analyst"],
    )
    found = read(path, "onet_ratings", domain="skills")
    assert found["element_name"].to_list() == ['Reading "x'] * 3
    assert found["status"].to_list() == ["available", "available", "not_applicable"]
    assert found["n"].astype(object).where(found["n"].notna(), None).to_list() == [8, None, None]
    assert found["recommend_suppress"].to_list()[:2] == [False, True]
    assert found["not_relevant"].isna().to_list() == [True, False, True]
    assert found["source_row"].to_list() == [2, 3, 4]


def test_ratings_without_precision(tmp_path: Path, read: Callable[..., pd.DataFrame]) -> None:
    """Interests, and from 30.1 on the work styles, have neither sample nor error."""
    header = [CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "Date", "Domain Source"]
    rows = [ASSISTANTS, "1.D.1.a", "Innovation", "WI", "-0.5", "12/2025", "Expert"]
    found = read(text(tmp_path / "Work Styles.txt", header, rows), "onet_ratings", domain="work_styles")
    assert found.iloc[0][["value", "scale_id"]].to_list() == [-0.5, "WI"]
    assert found[["n", "standard_error", "recommend_suppress"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("place", "cell", "what"),
    [
        (4, "3,12", "neither a number"),
        (5, "eight", "neither a number"),
        (9, "X", "neither Y nor N"),
        (0, "31-9092", "code"),
    ],
)
def test_damaged_ratings(tmp_path: Path, read: Callable[..., pd.DataFrame], place: int, cell: str, what: str) -> None:
    row = [ASSISTANTS, "2.A.1.a", "Reading", "IM", "3.12", "8", "0.1", "2", "4", "N", "n/a", "08/2023", "Analyst"]
    path = text(tmp_path / "Skills.txt", RATED, [*row[:place], cell, *row[place + 1 :]])
    with pytest.raises(SourceFormatError, match=what) as caught:
        read(path, "onet_ratings", domain="skills")
    assert (caught.value.row, caught.value.column) == (2, RATED[place])


def test_education_as_text(tmp_path: Path, read: Callable[..., pd.DataFrame]) -> None:
    categories = text(
        tmp_path / "Categories.txt",
        ["Element ID", "Scale ID", "Category", "Category Description"],
        ["2.D.1", "RL", "1", "Less than a High School Diploma"],
        ["2.D.1", "RL", "2", "High School Diploma - or the equivalent"],
    )
    header = [*RATED[:4], "Category", *RATED[4:10], *RATED[11:]]
    row = [ASSISTANTS, "2.D.1", "Required Level of Education", "RL", "2", "27.5", "30", "4.1", "15", "40", "N"]
    path = text(tmp_path / "Education.txt", header, [*row, "08/2023", "Incumbent"])
    found = read(path, "onet_education", categories=categories.name)
    assert found.iloc[0][["category", "category_name", "value"]].to_list() == [2, "High School Diploma", 27.5]
    path = text(path, header, [*row[:4], "9", *row[5:], "08/2023", "Incumbent"])
    with pytest.raises(SourceFormatError, match=r"Categories.txt doesn't name"):
        read(path, "onet_education", categories=categories.name)


TEXT_LISTS = {
    "job_zones": ([CODE, "Job Zone", "Date", "Domain Source"], [ASSISTANTS, "3", "08/2023", "Analyst"]),
    "tools": ([CODE, "Example", "Commodity Code", "Commodity Title"], [ASSISTANTS, "Scales", "42182601", "Scale"]),
    "work_activities": (
        [CODE, "Task ID", "DWA ID", "Date", "Domain Source"],
        [ASSISTANTS, "20461", "4.A.2.a.4.I09.D03", "07/2014", "Analyst"],
    ),
    "activities": (
        ["Element ID", "IWA ID", "DWA ID", "DWA Title"],
        ["4.A.1.a.1", "4.A.1.a.1.I01", "4.A.1.a.1.I01.D01", "Review art or design materials."],
    ),
    "related": (
        [CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"],
        [ASSISTANTS, "29-2061.00", "Primary-Short", "1"],
    ),
    "tasks": (
        [CODE, "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"],
        [ASSISTANTS, "1", "A made-up task.", "n/a", "n/a", "07/2014", "Analyst"],
    ),
}
# Release 30.3: other names for some files and columns.
TEXT_LISTS_30_3 = {
    "technology": (
        [CODE, "Workplace Example", "Element ID", "Element Name", "Hot Technology", "In Demand"],
        [ASSISTANTS, "eClinicalWorks", "2.E.5.b", "Medical software", "N", "Y"],
    ),
    "work_activities": (
        [CODE, "Task ID", "DWA Element ID", "Date", "Domain Source"],
        [ASSISTANTS, "20461", "4.A.2.a.4.I09.D03", "07/2014", "Analyst"],
    ),
    "activities": (
        ["GWA Element ID", "IWA Element ID", "DWA Element ID", "DWA Element Name"],
        ["4.A.1.a.1", "4.A.1.a.1.I01", "4.A.1.a.1.I01.D01", "Review art or design materials."],
    ),
}


@pytest.mark.parametrize(
    ("kind", "rows"), [*TEXT_LISTS.items(), *((kind, rows) for kind, rows in TEXT_LISTS_30_3.items())]
)
def test_lists_as_text(
    tmp_path: Path, read: Callable[..., pd.DataFrame], kind: str, rows: tuple[list[str], list[str]]
) -> None:
    found = read(text(tmp_path / "list.txt", *rows), "onet_list", kind=kind)
    (one,) = found.to_dict("records")
    given = dict(zip(*rows, strict=True))
    assert one["release"] == "made up"
    assert one["source_row"] == 2
    values = {str(value) for value in one.values()}
    texts = {cell for name, cell in given.items() if cell not in ("n/a", "Y", "N") and name != "Incumbents Responding"}
    assert texts <= values


def test_essential_skills_of_30_3(tmp_path: Path, read: Callable[..., pd.DataFrame]) -> None:
    assert SOURCES["onet_essential_skills_30_3"].optional
    row = [ASSISTANTS, "2.A.1.a", "Reading Comprehension", "IM", "3.12", "8", "0.125", "2.88", "3.37", "N", "n/a"]
    path = text(tmp_path / "Essential Skills.txt", RATED, [*row, "08/2023", "Analyst"])
    options = SOURCES["onet_essential_skills_30_3"].options
    assert read(path, "onet_ratings", **options)["domain"].to_list() == ["skills"]


def test_a_list_with_a_hole(tmp_path: Path, read: Callable[..., pd.DataFrame]) -> None:
    header, row = TEXT_LISTS["tools"]
    path = text(tmp_path / "Tools Used.txt", header, [row[0], "n/a", *row[2:]])
    with pytest.raises(SourceFormatError, match="nothing where a name") as caught:
        read(path, "onet_list", kind="tools")
    assert (caught.value.row, caught.value.column) == (2, "Example")


def test_titles_as_text(tmp_path: Path, source: Callable[..., Source]) -> None:
    path = text(
        tmp_path / "Alternate Titles.txt",
        [CODE, "Alternate Title", "Short Title", "Source(s)"],
        [ASSISTANTS, 'Certified "Medical Assistant', "CMA", "08"],
        [ASSISTANTS, "Chiropractic Assistant", "n/a", "02"],
    )
    entry = source(path, "onet_titles", kind="onet_alternate", columns=["Alternate Title", "Short Title"])
    titles = READERS["onet_titles"](path, entry)["titles"]["title"]
    assert set(titles) == {'Certified "Medical Assistant', "CMA", "Chiropractic Assistant"}
