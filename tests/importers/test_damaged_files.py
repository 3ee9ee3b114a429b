"""Files that are not what they should be: one clear error each, with file, sheet, row, column and remedy."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerbook.core.catalog import Source
from careerbook.core.errors import DataMissing, SourceFormatError
from careerbook.sources import READERS
from tests.importers import tiny_workbook

MakeSource = Callable[..., Source]
POINTS = ["mean", "pct10", "pct25", "median", "pct75", "pct90"]
OEWS_HEADER = ["occ_code", "occ_title", "o_group", "tot_emp", "emp_prse", "mean_prse"]
OEWS_HEADER += [f"{unit}_{point}" for unit in "ha" for point in POINTS] + ["annual", "hourly"]
OEWS_ROW = [
    "31-9092",
    "Medical Assistants",
    "detailed",
    817870.0,
    0.5,
    0.2,
    *[22.5] * 6,
    *[46120.0] * 5,
    "#",
    None,
    None,
]
OEWS_OPTIONS = {"reference_year": 2025, "classification": "SOC 2018", "annual_top_code": 239200}
EP_HEADER = [
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024-34",
    "Percent self employed, 2024",
    "Occupational openings, 2024–34 annual average",
    "Median annual wage, dollars, 2024[1]",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency",
]
EP_ROW = [
    "    Medical assistants",
    "31–9092",
    "Line item",
    811.0,
    912.2,
    101.2,
    12.5,
    "—",
    112.3,
    ">=$239,200",
    "None",
    "None",
    "None",
]
EP_SEPARATIONS = ["Labor force exits, 2024–34 annual average", "Occupational transfers, 2024–34 annual average"]
EP_OPTIONS = {
    "classification": "SOC 2018",
    "vintage": "2024-34",
    "base_year": 2024,
    "target_year": 2034,
    "projections_sheet": "Table 1.2",
    "separations_sheet": "Table 1.10",
}


def oews(path: Path, header: list[Any] = OEWS_HEADER, *rows: list[Any]) -> Path:
    return tiny_workbook.write(path, {"national_M2025_dl": [header, *(rows or [OEWS_ROW])]})


def ep(path: Path, header: list[Any] = EP_HEADER, row: list[Any] = EP_ROW, separations: str = "Table 1.10") -> Path:
    others = [["Table 1.10"], [*EP_HEADER[:3], *EP_SEPARATIONS], [*EP_ROW[:3], 1.5, 2.5], ["Source: the agency"]]
    return tiny_workbook.write(path, {"Table 1.2": [["Table 1.2"], header, row, ["Footnotes:"]], separations: others})


def read(source: MakeSource, path: Path, reader: str, /, **options: Any) -> dict[str, Any]:
    return READERS[reader](path, source(path, reader, **options))


def damage(source: MakeSource, path: Path, reader: str, /, **options: Any) -> SourceFormatError:
    with pytest.raises(SourceFormatError) as caught:
        read(source, path, reader, **options)
    error = caught.value
    assert error.file == path.name
    assert error.remedy
    assert "\n" not in str(error)
    return error


def test_a_tiny_oews_workbook_is_read(tmp_path: Path, source: MakeSource) -> None:
    wages = read(source, oews(tmp_path / "w.xlsx"), "oews_national", **OEWS_OPTIONS)["wages"]
    assert len(wages) == len(OEWS_ROW) - 5
    top = wages[wages["status"] == "top_coded"].iloc[0]
    assert (top["source_row"], top["source_column"], top["bound"]) == (2, "a_pct90", 239200)


def test_a_tiny_projections_workbook_is_read(tmp_path: Path, source: MakeSource) -> None:
    table = read(source, ep(tmp_path / "p.xlsx"), "ep_workbook", **EP_OPTIONS)["projections"]
    assert set(table["soc_code"]) == {"31-9092"}
    assert set(table["occupation_title"]) == {"Medical assistants"}
    assert table.set_index("measure").loc["work_experience", "category"] == "None"
    assert len(table) == 12


def test_renamed_header(tmp_path: Path, source: MakeSource) -> None:
    header = [name.replace("a_median", "a_medium") for name in OEWS_HEADER]
    error = damage(source, oews(tmp_path / "w.xlsx", header), "oews_national", **OEWS_OPTIONS)
    assert (error.sheet, error.row, error.column) == ("national_M2025_dl", 1, "A_MEDIAN")
    assert "the nearest is" in error.message


def test_no_header_at_all(tmp_path: Path, source: MakeSource) -> None:
    error = damage(source, oews(tmp_path / "w.xlsx", OEWS_ROW), "oews_national", **OEWS_OPTIONS)
    assert "OCC_CODE" in error.column


def test_missing_sheet(tmp_path: Path, source: MakeSource) -> None:
    error = damage(source, ep(tmp_path / "p.xlsx", separations="Table 9"), "ep_workbook", **EP_OPTIONS)
    assert error.sheet == "Table 1.10"
    assert "Table 1.2, Table 9" in error.message


@pytest.mark.parametrize(
    "content", [b"", b"<html>Access denied</html>", b"PK\x03\x04 cut"], ids=["empty", "html", "cut"]
)
@pytest.mark.parametrize("reader", ["oews_national", "ep_workbook", "ashe", "soc_structure", "onet_titles"])
def test_what_is_no_workbook(tmp_path: Path, source: MakeSource, content: bytes, reader: str) -> None:
    path = tmp_path / "w.xlsx"
    path.write_bytes(content)
    error = damage(source, path, reader, **{**OEWS_OPTIONS, **EP_OPTIONS, "columns": ["Alternate Title"]})
    assert "again" in error.remedy


def test_truncated_workbook(tmp_path: Path, source: MakeSource) -> None:
    path = oews(tmp_path / "w.xlsx")
    path.write_bytes(path.read_bytes()[:-200])
    damage(source, path, "oews_national", **OEWS_OPTIONS)


def test_row_shifted_by_a_column(tmp_path: Path, source: MakeSource) -> None:
    path = oews(tmp_path / "w.xlsx", OEWS_HEADER, OEWS_ROW, [None, *OEWS_ROW])
    error = damage(source, path, "oews_national", **OEWS_OPTIONS)
    assert (error.row, error.column) == (3, "occ_code")


def test_figures_shifted_by_a_column(tmp_path: Path, source: MakeSource) -> None:
    shifted = [*OEWS_ROW[:2], "Medical", *OEWS_ROW[2:]]
    error = damage(source, oews(tmp_path / "w.xlsx", OEWS_HEADER, OEWS_ROW, shifted), "oews_national", **OEWS_OPTIONS)
    assert (error.row, error.column) == (3, "tot_emp")
    assert "'detailed'" in error.message


def test_unknown_sign(tmp_path: Path, source: MakeSource) -> None:
    row = [*OEWS_ROW[:3], "§", *OEWS_ROW[4:]]
    error = damage(source, oews(tmp_path / "w.xlsx", OEWS_HEADER, row), "oews_national", **OEWS_OPTIONS)
    assert (error.sheet, error.row, error.column) == ("national_M2025_dl", 2, "tot_emp")


def test_top_coding_without_threshold(tmp_path: Path, source: MakeSource) -> None:
    options = {name: value for name, value in OEWS_OPTIONS.items() if name != "annual_top_code"}
    error = damage(source, oews(tmp_path / "w.xlsx"), "oews_national", **options)
    assert (error.row, error.column) == (2, "a_pct90")


def test_another_year_than_the_catalog_says(tmp_path: Path, source: MakeSource) -> None:
    damage(source, oews(tmp_path / "w.xlsx"), "oews_national", **{**OEWS_OPTIONS, "reference_year": 2024})
    swapped = {**EP_OPTIONS, "base_year": 2023, "target_year": 2033}
    error = damage(source, ep(tmp_path / "p.xlsx"), "ep_workbook", **swapped)
    assert (error.sheet, error.row) == ("Table 1.2", 2)


def test_type_without_code(tmp_path: Path, source: MakeSource) -> None:
    row = [EP_ROW[0], "", *EP_ROW[2:]]
    error = damage(source, ep(tmp_path / "p.xlsx", row=row), "ep_workbook", **EP_OPTIONS)
    assert (error.sheet, error.row) == ("Table 1.2", 3)


def test_missing_file(tmp_path: Path, source: MakeSource) -> None:
    with pytest.raises(DataMissing):
        read(source, tmp_path / "none.xlsx", "oews_national", **OEWS_OPTIONS)


def test_wrong_encoding(tmp_path: Path, source: MakeSource) -> None:
    path = tmp_path / "cpi.csv"
    path.write_bytes("Date,Index\n2025-05-01,321.465é\n".encode("latin-1"))
    assert "utf-8" in damage(source, path, "cpi_monthly", series="cpi_u").message


def test_another_indicator(tmp_path: Path, source: MakeSource) -> None:
    path = tmp_path / "wdi.csv"
    header = '"Country Name","Country Code","Indicator Code","2024",'
    path.write_text(f'\ufeff"Data Source","WDI",\n\n{header}\n"Aruba","ABW","B","1",\n')
    error = damage(source, path, "worldbank_indicator", series="x", unit="LCU", indicator="A")
    assert (error.row, error.column) == (4, "Indicator Code")


def test_unknown_country_and_currency(tmp_path: Path, source: MakeSource) -> None:
    names = [
        "ref_area",
        "source",
        "indicator",
        "sex",
        "classif1",
        "time",
        "obs_value",
        "obs_status",
        "note_indicator",
        "note_source",
    ]
    header = ",".join(n if n in ("time", "obs_value") else f"{n}.label" for n in names)
    cells = [
        "Germany",
        "LFS",
        "Earnings",
        "Total",
        "Occupation (ISCO-08): Total",
        "2022",
        "4412.67",
        "",
        "Currency: DEU - Euro (EUR)",
        "",
    ]
    good = tmp_path / "ilo.csv"
    good.write_text(header + "\n" + ",".join(cells) + "\n")
    frame = read(source, good, "ilostat_earnings", currency_of={})["earnings_abroad"]
    assert frame.loc[0, ["country_code", "unit", "value", "source_row"]].to_list() == [
        "DEU",
        "EUR per month",
        4412.67,
        2,
    ]
    for index, text, column in [
        (0, "Atlantis", "ref_area.label"),
        (8, "Currency: FRA - Euro (EUR)", "note_indicator.label"),
        (4, "Trades", "classif1.label"),
    ]:
        bad = [*cells[:index], text, *cells[index + 1 :]]
        good.write_text(header + "\n" + ",".join(bad) + "\n")
        error = damage(source, good, "ilostat_earnings", currency_of={})
        assert (error.row, error.column) == (2, column)


def test_crosswalk_link_without_target(tmp_path: Path, source: MakeSource) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b,c,d\n1,one,11,eleven\n2,two,,\n3,three,13,thirteen\n")
    columns = {"from_code": "a", "from_title": "b", "to_code": "c", "to_title": "d"}
    options = {"from_classification": "A", "to_classification": "B", "columns": columns}
    error = damage(source, path, "crosswalk", **options)
    assert (error.row, error.column) == (3, "c")


@pytest.mark.parametrize(
    "content", [b"", b"{}", gzip.compress(b"{"), gzip.compress(b'{"stats": {}}')], ids=["empty", "plain", "cut", "bare"]
)
def test_damaged_snapshot(tmp_path: Path, source: MakeSource, content: bytes) -> None:
    path = tmp_path / "x.json.gz"
    path.write_bytes(content)
    damage(source, path, "snapshot", path=["stats"], country_code="DEU", null_status="not_released")
