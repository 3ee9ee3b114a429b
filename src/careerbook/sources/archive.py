"""Look into a workbook's zip archive before a parser does: bombs, damage, and cells that it would lose."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

MAX_BYTES = 500_000_000
MAX_RATIO = 200  # publishers' workbooks reach 27
SMALL = 20_000_000  # bytes below which the ratio is no danger
_CHUNK = 1 << 20
_LOCAL_HEADER = 30
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

    What it declares is looked at first; then every member is unpacked in small pieces and counted, since a
    declared size can be wrong.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ValueError(f"the archive is damaged: {error}") from error
    _check_size(sum(member.file_size for member in members), len(content))
    total = 0
    for member in members:
        for size in _sizes(content, member):
            total += size
            _check_size(total, len(content))


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


def _sizes(content: bytes, member: zipfile.ZipInfo) -> Iterable[int]:
    """The sizes of the member's unpacked pieces. Raises ValueError if they are not what the archive says."""
    if member.flag_bits & 1:
        raise ValueError(f"{member.filename} is encrypted")
    names = content[member.header_offset + 26 : member.header_offset + _LOCAL_HEADER]
    start = member.header_offset + _LOCAL_HEADER
    start += int.from_bytes(names[:2], "little") + int.from_bytes(names[2:], "little")
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        pieces: Iterable[bytes] = [packed]
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        pieces = _inflated(packed)
    else:
        raise ValueError(f"{member.filename} is packed in a way that workbooks don't use")
    size, crc = 0, 0
    for piece in pieces:
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        yield len(piece)
    if (size, crc) != (member.file_size, member.CRC):
        raise ValueError(f"{member.filename} is damaged: it does not unpack to what the archive says")


def _inflated(packed: bytes) -> Iterable[bytes]:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not unpacking.eof:
            yield unpacking.decompress(packed, _CHUNK)
            packed = unpacking.unconsumed_tail
        yield unpacking.flush()
    except zlib.error as error:
        raise ValueError(f"the archive is damaged: {error}") from error


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
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    return {
        one.get("name", ""): _full(targets.get(one.get(_RELATION), ""))
        for one in workbook.iter()
        if one.tag.endswith("}sheet")
    }


def _full(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
