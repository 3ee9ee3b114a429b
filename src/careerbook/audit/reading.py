"""Reads a guide's file (plain text, Markdown, HTML or PDF, by the ending of its name) as passages."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from careerbook.audit import markup, plain_text
from careerbook.audit.passages import Guide, Passage
from careerbook.core.errors import GuideUnreadable

LARGEST_BYTES = 30_000_000
LARGEST_LETTERS = 3_000_000
_TEXT, _MARKDOWN, _HTML, _PDF = {".txt", ".text", ""}, {".md", ".markdown"}, {".html", ".htm", ".xhtml"}, {".pdf"}
_FORMS = "Give a text (.txt), Markdown (.md), HTML (.html) or PDF file."


def read(file: Path) -> Guide:
    """The guide in `file`. Raises GuideUnreadable, with advice, for a file that is missing or is no guide."""
    suffix = file.suffix.lower()
    if suffix not in _TEXT | _MARKDOWN | _HTML | _PDF:
        raise GuideUnreadable(f"{file} is no guide that can be read: its name ends in {suffix}.", _FORMS)
    content = _bytes(file)
    if suffix in _PDF or content.startswith(b"%PDF-"):
        passages, title = _pdf(file)
    elif suffix in _HTML:
        try:
            passages, title = markup.from_html(_decoded(file, content))
        except ValueError as error:
            raise GuideUnreadable(f"{file} can't be read: {error}.", _FORMS) from error
    elif suffix in _MARKDOWN:
        passages, title = markup.from_markdown(_decoded(file, content))
    else:
        passages, title = plain_text.passages(_decoded(file, content)), ""
    if not passages:
        raise GuideUnreadable(f"{file} has no text.", "Give a guide with text; a scanned PDF needs text recognition.")
    first_line = passages[0].text if passages[0].is_short else ""
    return Guide(tuple(passages), title or first_line, file.name)


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise GuideUnreadable(f"{file} is larger than {LARGEST_BYTES:,} bytes.", "Give the guide alone.")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        raise GuideUnreadable(f"{str(file)!r} can't be read: {why}.", _FORMS) from error


def _decoded(file: Path, content: bytes) -> str:
    """Text in UTF-16 where a byte order mark says so, else in UTF-8 or the Western code page."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not is_wide:
        raise GuideUnreadable(f"{file} is no text.", _FORMS)
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > LARGEST_LETTERS:
            raise GuideUnreadable(f"{file} has more than {LARGEST_LETTERS:,} letters.", "Give the guide alone.")
        return text
    raise GuideUnreadable(f"{file} is in no encoding that can be read.", "Save it as UTF-8.")


# What pypdf raises for a broken file.
_BROKEN = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError)


def _pdf(file: Path) -> tuple[list[Passage], str]:
    """The text of each page and the title; lines are counted on from page to page."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    passages: list[Passage] = []
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted:
            raise DependencyError
        title = (reader.metadata.title if reader.metadata else None) or ""
        line = 1
        for number, page in enumerate(reader.pages, start=1):
            text = re.sub(r"(?<=\w)-\n(?=[a-z])", "", page.extract_text())
            passages += plain_text.passages(text, number, line)
            line += len(text.splitlines())
    except DependencyError as error:  # what pypdf raises for a cipher for which it lacks a library
        raise GuideUnreadable(f"{file} is encrypted.", "Save it without a password.") from error
    except _BROKEN as error:
        raise GuideUnreadable(f"{file} is no PDF that can be read.", "Save it anew as PDF, or as text.") from error
    return passages, title
