"""What a declared layout gives: which rows, which figures, their place and their source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from careerbook.core import schema
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources import READERS
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Key, Layout, by_year, declared, form, term
from careerbook.sources.rows import PAY, earnings
from tests.importers.tiny_workbook import write

Make = Callable[..., Source]
OUTLOOK = Layout(
    "outlook_abroad",
    code="Code",
    form=r"\d{5}",
    keys={"occupation_code": "Code", "occupation_title": ("Title", "Name")},
    figures=by_year("period", measure="employment", unit="persons"),
    notation=Notation({"x": "suppressed"}),
    constants={"country_code": "CAN", "classification": "NOC 2021", "vintage": "2024"},
)
TEXT = "a note\nCode,Name,Area,2023,2024\n00010,Legislators,NAT,5,x\n\n00011,Senior managers,ON,7,\n"


def read(folder: Path, source: Make, text: str, layout: Layout = OUTLOOK) -> pd.DataFrame:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    (frame,) = declared(lambda _: layout)(path, source(path, "declared")).values()
    return schema.conform(layout.table, frame)


def test_a_row_is_a_figure_that_knows_its_source_and_place(tmp_path: Path, source: Make) -> None:
    frame = read(tmp_path, source, TEXT).sort_values(["source_row", "period"])
    shown = frame[["occupation_code", "period", "value", "status", "raw", "source_row", "source_column"]]
    assert shown.astype(object).where(shown.notna(), None).values.tolist() == [
        ["00010", "2023", 5.0, "available", "5", 3, "2023"],
        ["00010", "2024", None, "suppressed", "x", 3, "2024"],
        ["00011", "2023", 7.0, "available", "7", 5, "2023"],
        ["00011", "2024", None, "missing", "", 5, "2024"],
    ]
    assert set(frame["source_id"]) == {"made_up"}
    assert set(frame["country_code"]) == {"CAN"}
    assert frame["category"].isna().all()


def test_rows_that_are_left_out_or_refused(tmp_path: Path, source: Make) -> None:
    assert set(read(tmp_path, source, TEXT, replace(OUTLOOK, only={"Area": "NAT"}))["occupation_code"]) == {"00010"}
    with pytest.raises(SourceFormatError, match="'ON' where NAT is expected") as caught:
        read(tmp_path, source, TEXT, replace(OUTLOOK, must={"Area": "NAT"}))
    assert (caught.value.row, caught.value.column) == (5, "Area")
    with pytest.raises(SourceFormatError, match="no rows of Area"):
        read(tmp_path, source, TEXT, replace(OUTLOOK, only={"Area": "QC"}))
    with pytest.raises(SourceFormatError, match="not a code") as caught:
        read(tmp_path, source, TEXT + "Source: the agency\n")
    assert caught.value.row == 6
    assert len(read(tmp_path, source, TEXT + "Source: the agency\n", replace(OUTLOOK, footer=True))) == 4
    with pytest.raises(SourceFormatError, match="not a code"):
        read(tmp_path, source, TEXT.replace("00011", "Total") + "00012,Others,ON,1,2\n", replace(OUTLOOK, footer=True))


def test_a_column_that_is_not_there_is_named_with_the_nearest(tmp_path: Path, source: Make) -> None:
    with pytest.raises(SourceFormatError, match="the nearest is 'name'") as caught:
        read(tmp_path, source, TEXT, replace(OUTLOOK, keys={"occupation_code": "Code", "occupation_title": "Names"}))
    assert (caught.value.row, caught.value.column) == (2, "Names")
    optional = {"occupation_code": "Code", "occupation_title": Key("Names", optional=True)}
    assert read(tmp_path, source, TEXT, replace(OUTLOOK, keys=optional))["occupation_title"].isna().all()
    with pytest.raises(SourceFormatError, match="headed by a year"):
        read(tmp_path, source, TEXT.replace("2023,2024", "first,second"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key("Name", form("(.).*")), "L"),
        (Key("Area", term({"NAT": "nation", "ON": "province"}, "area")), "nation"),
        (Key("Name", lambda text: "constant"), "constant"),
    ],
)
def test_what_the_texts_of_a_key_mean(tmp_path: Path, source: Make, key: Key, value: str) -> None:
    frame = read(tmp_path, source, TEXT, replace(OUTLOOK, keys={"occupation_code": "Code", "occupation_title": key}))
    assert frame.loc[frame["occupation_code"] == "00010", "occupation_title"].unique().tolist() == [value]


@pytest.mark.parametrize("key", [Key("Area", form("(N.*)")), Key("Area", term({"NAT": "nation"}, "area"))])
def test_a_text_that_means_nothing_is_refused_with_its_place(tmp_path: Path, source: Make, key: Key) -> None:
    with pytest.raises(SourceFormatError, match="'ON'") as caught:
        read(tmp_path, source, TEXT, replace(OUTLOOK, keys={"occupation_code": "Code", "occupation_title": key}))
    assert (caught.value.row, caught.value.column) == (5, "Area")


def test_figures_by_pattern_and_in_the_rows_money(tmp_path: Path, source: Make) -> None:
    columns = [
        FigureColumn(re.compile(r"pay,? 2\d{3}"), "earnings", "median", PAY, also={"pay_period": "month"}),
        FigureColumn("Hours", "hours", "mean", "hours per week", also={"pay_period": "week"}),
    ]
    path = tmp_path / "a.csv"
    path.write_text("Code,Name,Pay 2024,Hours\n1111,Legislators,5000,37\n")
    entry = source(path, "declared", classification="ISCO-08", reference_year=2024)
    layout = replace(
        OUTLOOK,
        table="earnings_abroad",
        form=r"\d{4}",
        keys={"occupation_code": "Code", "occupation_title": "Name"},
        figures=columns,
        constants=earnings(entry, "NOR"),
    )
    (frame,) = declared(lambda _: layout)(path, entry).values()
    assert frame[["measure", "unit", "currency_code", "source_column"]].values.tolist() == [
        ["earnings", "NOK per month", "NOK", "Pay 2024"],
        ["hours", "hours per week", "NOK", "Hours"],
    ]


def test_a_layout_without_figures_is_about_a_key(tmp_path: Path, source: Make) -> None:
    titles = Layout(
        "job_titles_abroad",
        code="Code",
        form=r"\d{5}",
        keys={"code": "Code", "title": Key("Name", lambda text: text or None)},
        about="title",
        constants={"classification": "NOC 2021"},
    )
    path = tmp_path / "a.csv"
    path.write_text(TEXT.replace("Senior managers", ""))
    (frame,) = declared(lambda _: titles)(path, source(path, "declared")).values()
    assert frame[["code", "title", "source_row", "source_column"]].values.tolist() == [
        ["00010", "Legislators", 3, "Name"]
    ]


def test_the_year_in_the_sheets_name(tmp_path: Path, source: Make) -> None:
    rows: list[list[Any]] = [["Code", "Name", "2023"], ["00010", "Legislators", 5]]
    path = write(tmp_path / "a.xlsx", {"M2024": rows})
    layout = replace(OUTLOOK, sheet=(r"M(\d{4})", "2025"))
    with pytest.raises(SourceFormatError, match="named for 2024, the catalog says 2025") as caught:
        declared(lambda _: layout)(path, source(path, "declared"))
    assert caught.value.sheet == "M2024"


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_says_what_it_gives(reader: str) -> None:
    assert READERS[reader].__doc__
