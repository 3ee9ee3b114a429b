"""Archives that unpack to more than they may, cells that would be lost, encodings, and every reader's refusals."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from careerbook.core import catalog
from careerbook.core.errors import DataDamaged
from careerbook.sources import READERS, archive
from careerbook.sources.workbook import open_sheets, open_text
from tests.importers import tiny_workbook
from tests.importers.test_damaged_files import EP_OPTIONS as EP
from tests.importers.test_damaged_files import OEWS_HEADER, OEWS_OPTIONS, OEWS_ROW, MakeSource, damage, ep, oews, read

BOMB = 60_000_000  # bytes of one letter


def with_member(path: Path, name: str, body: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, body)
    return path


def test_a_zip_bomb(tmp_path: Path, source: MakeSource) -> None:
    path = with_member(oews(tmp_path / "w.xlsx"), "xl/media/bomb.bin", b"0" * BOMB)
    assert path.stat().st_size < 200_000
    error = damage(source, path, "oews_national", **OEWS_OPTIONS)
    assert "zip bomb" in error.message


def test_a_zip_bomb_that_declares_little(tmp_path: Path, source: MakeSource) -> None:
    path = with_member(oews(tmp_path / "w.xlsx"), "xl/media/bomb.bin", b"0" * BOMB)
    content = path.read_bytes().replace(struct.pack("<L", BOMB), struct.pack("<L", 1000))
    path.write_bytes(content)
    with zipfile.ZipFile(path) as opened:
        assert opened.getinfo("xl/media/bomb.bin").file_size == 1000
    error = damage(source, path, "oews_national", **OEWS_OPTIONS)
    assert "zip bomb" in error.message


def test_the_bound_is_on_all_members_together(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for number in range(4):
            opened.writestr(str(number), random.Random(number).randbytes(1000))
    archive.check(buffer.getvalue())
    monkeypatch.setattr(archive, "MAX_BYTES", 3999)
    with pytest.raises(ValueError, match="zip bomb"):
        archive.check(buffer.getvalue())


@pytest.mark.parametrize("where", ["content", "sum", "encrypted", "method"])
def test_members_that_are_not_what_the_archive_says(where: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a", random.Random(1).randbytes(500))
        (member,) = opened.infolist()
    content = bytearray(buffer.getvalue())
    central = content.rindex(b"PK\x01\x02")
    if where == "content":
        content[60:80] = b"\xff" * 20
    elif where == "sum":
        content = bytearray(bytes(content).replace(struct.pack("<L", member.CRC), struct.pack("<L", 7)))
    elif where == "encrypted":
        content[central + 8] |= 1
    else:
        content[central + 10] = 12
    with pytest.raises(ValueError):
        archive.check(bytes(content))


def formula(inside: str, kind: str = "") -> str:
    return f'<c r="N2"{kind}>{inside}</c>'


def with_formula(path: Path, cell: str) -> Path:
    """The tiny OEWS workbook with another cell N2: the annual median's column is P, N is a_pct10."""
    oews(path)
    with zipfile.ZipFile(path) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    members["xl/worksheets/sheet1.xml"] = sheet.replace('<c r="N2"><v>46120.0</v></c>', cell).encode()
    assert cell.encode() in members["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as opened:
        for name, body in members.items():
            opened.writestr(name, body)
    return path


def test_a_formula_is_read_by_its_kept_value(tmp_path: Path, source: MakeSource) -> None:
    path = with_formula(tmp_path / "w.xlsx", formula("<f>SUM(A1:A2)</f><v>46121</v>"))
    wages = read(source, path, "oews_national", **OEWS_OPTIONS)["wages"]
    assert wages.loc[wages["source_column"] == OEWS_HEADER[13], "value"].tolist() == [46121.0]


@pytest.mark.parametrize("inside", ["<f>SUM(A1:A2)</f>", '<f t="shared" si="0"/>'])
def test_a_formula_without_a_value_is_named(tmp_path: Path, source: MakeSource, inside: str) -> None:
    path = with_formula(tmp_path / "w.xlsx", formula(inside))
    error = damage(source, path, "oews_national", **OEWS_OPTIONS)
    assert (error.sheet, error.row, error.column) == ("national_M2025_dl", 2, "N")
    assert "formula" in error.message


def test_a_formula_elsewhere_does_no_harm(tmp_path: Path, source: MakeSource) -> None:
    path = with_formula(tmp_path / "w.xlsx", '<c r="N2" s="1"/><c r="AZ9"><v>1</v></c>')
    (grid,) = open_sheets(path)
    assert grid.text(1, 13) == ""


@pytest.mark.parametrize("inside", ["<f>1/0</f><v>#DIV/0!</v>", "<v>#N/A</v>"])
def test_an_error_value_is_named(tmp_path: Path, source: MakeSource, inside: str) -> None:
    path = with_formula(tmp_path / "w.xlsx", formula(inside, ' t="e"'))
    error = damage(source, path, "oews_national", **OEWS_OPTIONS)
    assert (error.sheet, error.row, error.column) == ("national_M2025_dl", 2, "N")
    assert "error" in error.message


def test_another_encoding_is_named_with_row_and_field(tmp_path: Path, source: MakeSource) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes('a,b,c,d\n1,"one, or so",11,eleven\n2,two,12,caf\xe9\n'.encode("cp1252"))
    columns = {"from_code": "a", "from_title": "b", "to_code": "c", "to_title": "d"}
    options = {"from_classification": "A", "to_classification": "B", "columns": columns}
    error = damage(source, path, "crosswalk", **options)
    assert (error.row, error.column) == (3, "field 4")
    assert "0xe9" in error.message
    path.write_text("a,b\n1,é\n", encoding="utf-16")
    with pytest.raises(DataDamaged):
        open_text(path)


def test_swapped_years_in_the_headers(tmp_path: Path, source: MakeSource) -> None:
    error = damage(source, ep(tmp_path / "p.xlsx"), "ep_workbook", **{**EP, "base_year": 2034, "target_year": 2024})
    assert (error.sheet, error.row) == ("Table 1.2", 1 + 1)
    assert error.column


def test_a_cell_in_a_row_shorter_than_its_header_is_missing_not_shifted(tmp_path: Path, source: MakeSource) -> None:
    row = OEWS_ROW[:-4]
    wages = read(source, oews(tmp_path / "w.xlsx", OEWS_HEADER, OEWS_ROW, row), "oews_national", **OEWS_OPTIONS)[
        "wages"
    ]
    assert (wages.loc[wages["source_row"] == 3, "status"] == "missing").sum() == 2


def first_sources() -> list[catalog.Source]:
    """A source of the catalog for each reader."""
    return list({source.reader: source for source in catalog.load().values()}.values())


WRONG = {
    "0 bytes": b"",
    "html": b"<!doctype html><html><body>Access denied</body></html>",
    "cut zip": zlib.compress(b"PK")[:4] + b"PK\x03\x04",
    "binary": bytes(range(256)) * 4,
    "cut gzip": gzip.compress(b"{" * 1000)[:40],
}


@pytest.mark.parametrize("source", first_sources(), ids=lambda source: source.reader)
@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_every_reader_refuses_what_is_no_file_of_its_publisher(
    tmp_path: Path, source: catalog.Source, content: bytes
) -> None:
    path = tmp_path / Path(source.file).name
    path.write_bytes(content)
    with pytest.raises(DataDamaged) as caught:
        READERS[source.reader](path, source)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@pytest.mark.raw
@pytest.mark.parametrize("source", first_sources(), ids=lambda source: source.reader)
def test_every_reader_refuses_its_own_workbook_cut_short(raw_dir: Path, tmp_path: Path, source: catalog.Source) -> None:
    whole = raw_dir / source.file
    if whole.suffix not in (".xlsx", ".xls", ".gz") or not whole.is_file():
        pytest.skip("a text file has no end of its own, or the file is not at hand")
    path = tmp_path / whole.name
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    with pytest.raises(DataDamaged, match=path.name[:6]):
        READERS[source.reader](path, source)


def test_two_sheets_of_one_book_are_both_looked_at(tmp_path: Path) -> None:
    path = tiny_workbook.write(tmp_path / "b.xlsx", {"one": [["a"]], "two": [["b"]]})
    assert [archive.lost_cell(path.read_bytes(), name) for name in ("one", "two", "none")] == [None] * 3
