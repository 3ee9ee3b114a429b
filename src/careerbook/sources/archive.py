"""Look into a workbook's zip archive before a parser does: bombs, damage, and cells that the parser would lose."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

MAX_BYTES = 500_000_000
MAX_RATIO = 200  # publishers' workbooks reach 27
SMALL = 20_000_000  # bytes below which the ratio is no danger
_CHUNK = 1 << 20
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"""\st=["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s/>]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def is_zip(content: bytes) -> bool:
    """True if the content begins as a zip archive does."""
    return content.startswith(b"PK")


def check(content: bytes) -> None:
    """Raise ValueError if the archive is damaged, or unpacks to more than it may or says.

    Every member is unpacked in small pieces and counted, since a declared size can be wrong.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_size(sum(member.file_size for member in archive.infolist()), len(content))
            total = 0
            for member in archive.infolist():
                total = _unpacked(archive, member, total, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError(f"the archive is damaged: {error}") from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, total: int, packed: int) -> int:
    """`total` and the bytes that the member unpacks to; zipfile compares the checksum at the end."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{member.filename} is packed in a way that workbooks don't use")
    declared, before = member.file_size, total
    member.file_size = MAX_BYTES + 1  # zipfile would stop at the declared size
    with archive.open(member) as file:
        while piece := file.read(_CHUNK):
            total += len(piece)
            _check_size(total, packed)
    if total - before != declared:
        raise ValueError(f"{member.filename} is damaged: it does not unpack to what the archive says")
    return total


def gunzipped(path: Path) -> bytes:
    """The content of a gzip file. Raises ValueError if it is larger than any publisher's file."""
    with gzip.open(path) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"more than {MAX_BYTES:,} bytes when unpacked")
    return content


def _check_size(unpacked: int, packed: int) -> None:
    if unpacked > MAX_BYTES or (unpacked > SMALL and unpacked > MAX_RATIO * packed):
        raise ValueError(f"{packed:,} bytes unpack to {unpacked:,} or more: a zip bomb, or no file of a publisher")


def lost_cell(content: bytes, sheet: str) -> tuple[int, str, str] | None:
    """Row (from 1), column letters and fault of a cell of the sheet that a parser takes for an empty one.

    That is a cell with a formula but no value kept with it, or with an error such as #DIV/0! as its value.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = _parts(archive).get(sheet)
        xml = archive.read(part) if part in archive.namelist() else b""
    if not _FORMULA.search(xml) and not _ERROR.search(xml):
        return None
    for attributes, inside in _CELL.findall(xml):
        fault = _fault(attributes, inside)
        place = _PLACE.search(attributes)
        if fault and place:
            return int(place[2]), place[1].decode(), fault
    return None


def _fault(attributes: bytes, inside: bytes) -> str:
    if _ERROR.search(attributes):
        return "the cell's value is an error, as spreadsheets show for a formula that fails"
    if _FORMULA.search(inside) and not _VALUE.search(inside):
        return "the cell has a formula but no value: the file was saved by a program that did not compute it"
    return ""


def _parts(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The archive's member of each sheet, by the sheet's name; empty if the archive is no xlsx."""
    names = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    if not set(names) <= set(archive.namelist()):
        return {}
    workbook, relations = (ElementTree.fromstring(archive.read(name)) for name in names)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    return {
        sheet.get("name", ""): _member(targets.get(sheet.get(_RELATION), ""))
        for sheet in workbook.iter()
        if sheet.tag.endswith("}sheet")
    }


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
