"""Get a source's file again from the publisher, compare it with the catalog, and replace nothing by surprise."""

from __future__ import annotations

import posixpath
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from careerbook.core.catalog import Source
from careerbook.core.errors import DownloadUnfit, OutputError
from careerbook.dataset.reading import sha256
from careerbook.operate.download import Announce, Patience, fetched
from careerbook.operate.status import newest

PARTIAL = ".partial"  # the folder under raw/ where downloads wait until they are whole
_FILE_NAMES = (".csv", ".gz", ".json", ".txt", ".xls", ".xlsx", ".zip")
_SIGNATURES: Mapping[str, bytes] = {
    ".gz": b"\x1f\x8b",
    ".xls": b"\xd0\xcf\x11\xe0",
    ".xlsx": b"PK\x03\x04",
    ".zip": b"PK\x03\x04",
}


class Kind(StrEnum):
    """What became of a source's file."""

    SAME = "same"
    RESTORED = "restored"
    CHANGED = "changed"
    BY_HAND = "by hand"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a refresh of a source did, and in `message` what it means for the user."""

    source_id: str
    kind: Kind
    message: str


def address(source: Source) -> str:
    """The address of the source's file; empty if the publisher has only pages for people.

    A transcription has one only if the catalog gives its `download`: what the publisher serves is another file.
    """
    if source.download:
        return source.download
    is_file = urlsplit(source.url).path.lower().endswith(_FILE_NAMES)
    return source.url if is_file and source.status != "transcription" else ""


def refresh(
    source: Source,
    raw: Path,
    sources: Mapping[str, Source],
    announce: Announce = lambda received, expected: None,
    patience: Patience | None = None,
) -> Outcome:
    """Download the source's file into `raw`.

    A file with the catalog's checksum takes its place there; any other is put beside it as NAME.new. Raises
    DownloadFailed, DownloadUnfit or OutputError, and then nothing in `raw` has changed.
    """
    where = address(source)
    if not where:
        return Outcome(source.id, Kind.BY_HAND, f"no direct address: get it at {source.url}, save it as {source.file}")
    latest = newest(source, sources)
    if latest.id != source.id and address(latest) == where:
        message = f"the address serves another vintage by now: refresh {latest.id}"
        return Outcome(source.id, Kind.SUPERSEDED, message)
    waiting = raw / PARTIAL
    try:
        with fetched(where, waiting, source.max_bytes, announce, patience) as arrived:
            return _adopt(source, where, arrived, raw)
    except OSError as error:
        raise OutputError(f"{raw} can't be written: {error.strerror}.", "Choose another folder with --raw.") from error
    finally:
        with suppress(OSError):  # not there, or something else still waits in it
            waiting.rmdir()


def _adopt(source: Source, where: str, arrived: Path, raw: Path) -> Outcome:
    target = raw / source.file
    suffix = Path(source.file).suffix.lower()
    if urlsplit(where).path.lower().endswith(".zip") and suffix != ".zip":
        _check_content(arrived, ".zip", where)
        arrived = _member(arrived, source)
    _check_content(arrived, suffix, where)
    checksum, is_new = sha256(arrived), not target.is_file()
    if not is_new and sha256(target) == checksum:
        other = "" if checksum == source.sha256 or not source.sha256 else ", but not the catalog's"
        return Outcome(source.id, Kind.SAME, f"unchanged: the publisher's file is the one that is here{other}")
    if checksum != source.sha256 and (source.sha256 or not is_new):
        _move(arrived, target.with_name(f"{target.name}.new"))
        message = (
            f"changed at the publisher: kept aside as {source.file}.new; to adopt it, save it under a name of its own "
            f"and add an entry to data/catalog.toml with sha256 {checksum}"
        )
        return Outcome(source.id, Kind.CHANGED, message)
    _move(arrived, target)
    what = "it is the catalog's" if source.sha256 else f"its sha256 is {checksum}, the catalog has none"
    return Outcome(source.id, Kind.RESTORED, f"saved as {source.file}: {what}")


def _move(arrived: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    arrived.replace(target)


def _check_content(file: Path, suffix: str, where: str) -> None:
    """Raises DownloadUnfit if the file is empty, a web page, or not of the kind that its name says."""
    with file.open("rb") as opened:
        start = opened.read(2048)
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        what = "an empty file"
    elif text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        what = "a web page, as publishers send to programs that they refuse"
    elif suffix in _SIGNATURES and not start.startswith(_SIGNATURES[suffix]):
        what = "something else"
    elif suffix in (".csv", ".txt") and b"\x00" in start:
        what = "binary data"
    else:
        return
    raise DownloadUnfit(
        f"{where}: a {suffix.lstrip('.')} file was expected and {what} came.",
        "Open the address in a browser and put the file there by hand.",
    )


def _member(archive: Path, source: Source) -> Path:
    """The source's file out of the publisher's zip, unpacked beside it."""
    try:
        with zipfile.ZipFile(archive) as opened:
            chosen = _choose(opened.infolist(), source)
            if chosen.file_size > source.max_bytes:
                raise DownloadUnfit(f"{chosen.filename} unpacks to {chosen.file_size:,} bytes.", "Look at the file.")
            unpacked = archive.with_suffix(".member")
            with opened.open(chosen) as packed, unpacked.open("wb") as out:
                shutil.copyfileobj(packed, out)
            return unpacked
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise DownloadUnfit(f"The zip file of {source.id} is damaged: {error}.", "Try again.") from error


def _choose(members: list[zipfile.ZipInfo], source: Source) -> zipfile.ZipInfo:
    wanted = source.member or posixpath.basename(source.file)
    named = [member for member in members if wanted in (member.filename, posixpath.basename(member.filename))]
    if len(named) != 1:
        held = ", ".join(member.filename for member in members[:6])
        message = f"The zip file of {source.id} has {len(named) or 'no'} files {wanted!r}; it has {held}."
        raise DownloadUnfit(message, "Name the right one as `member` in data/catalog.toml.")
    return named[0]
