"""A guide's file as passages: plain text, Markdown, HTML or PDF, by its name's ending."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from careerbook.audit import markup, plain_text
from careerbook.audit.passages import Guide, Kind, Passage
from careerbook.core.errors import GuideUnreadable

LARGEST_BYTES = 30_000_000
LARGEST_LETTERS = 3_000_000
_TEXT, _MARKDOWN, _HTML, _PDF = {".txt", ".text", ""}, {".md", ".markdown"}, {".html", ".htm", ".xhtml"}, {".pdf"}
_FORMS = "Give a text (.txt), Markdown (.md), HTML (.html) or PDF file."


def read(file: Path) -> Guide:
    """The guide in `file`. Raises GuideUnreadable, with what to do, for a file that isn't there or isn't one."""
    suffix = file.suffix.lower()
    if suffix not in _TEXT | _MARKDOWN | _HTML | _PDF:
        raise GuideUnreadable(f"{file} is no guide that can be read: its name ends in {suffix}.", _FORMS)
    content = _bytes(file)
    if suffix in _PDF or content.startswith(b"%PDF-"):
        found, title = _pdf(file)
    elif suffix in _HTML:
        try:
            found, title = markup.from_html(_decoded(file, content))
        except ValueError as error:
            raise GuideUnreadable(f"{file} can't be read: {error}.", _FORMS) from error
    elif suffix in _MARKDOWN:
        found, title = markup.from_markdown(_decoded(file, content))
    else:
        found, title = plain_text.passages(_decoded(file, content)), ""
    if not found:
        raise GuideUnreadable(f"{file} has no text.", "Give a guide with text; a scanned PDF needs text recognition.")
    return Guide(tuple(found), title or _first_line(found), file.name)


def _first_line(found: list[Passage]) -> str:
    return found[0].text if found[0].kind in (Kind.SHORT, Kind.HEADING) else ""


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise GuideUnreadable(f"{file} is larger than {LARGEST_BYTES:,} bytes.", "Give the guide alone.")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        raise GuideUnreadable(f"{str(file)!r} can't be read: {why}.", _FORMS) from error


def _decoded(file: Path, content: bytes) -> str:
    """Text in UTF-8 or, where a mark says so, UTF-16; in the Western code page where it isn't UTF-8."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise GuideUnreadable(f"{file} is no text.", _FORMS)
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > LARGEST_LETTERS:
            raise GuideUnreadable(f"{file} has more than {LARGEST_LETTERS:,} letters.", "Give the guide alone.")
        return text
    raise GuideUnreadable(f"{file} is in no encoding that can be read.", "Save it as UTF-8.")


def _pdf(file: Path) -> tuple[list[Passage], str]:
    """The text of each page; lines are counted on from page to page."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found: list[Passage] = []
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted:
            raise DependencyError
        title = (reader.metadata.title if reader.metadata else None) or ""
        line = 1
        for number, page in enumerate(reader.pages, start=1):
            text = re.sub(r"(?<=\w)-\n(?=[a-z])", "", page.extract_text())
            found += plain_text.passages(text, number, line)
            line += len(text.splitlines())
    except DependencyError as error:  # pypdf's own for a cipher that it would need another library for
        raise GuideUnreadable(f"{file} is encrypted.", "Save it without a password.") from error
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise GuideUnreadable(f"{file} is no PDF that can be read.", "Save it anew as PDF, or as text.") from error
    return found, title
