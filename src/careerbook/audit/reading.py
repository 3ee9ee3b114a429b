"""Reads a guide's file (plain text, Markdown, HTML or PDF, by the ending of its name) as passages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from careerbook.audit import markup, quantities
from careerbook.audit.passages import Guide, Kind, Passage, is_short_text, table_row
from careerbook.core.errors import GuideUnreadable

# What pypdf raises for a broken file.
_BROKEN = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError)
LARGEST_BYTES = 30_000_000
LARGEST_LETTERS = 3_000_000
_TEXT, _MARKDOWN, _HTML, _PDF = {".txt", ".text", ""}, {".md", ".markdown"}, {".html", ".htm", ".xhtml"}, {".pdf"}
_BULLET = re.compile(r"\s*(?:[•‣▪◦·*●○]|[-–—](?=\s))\s+")
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\D)")
_LABELLED = re.compile(r"\s*[A-Z][\w /&()'’–-]{2,40}:\s")
_ORDINAL = re.compile(r"\s*#?(\d{1,2})[.)]?\s*")
_WRAPPED = 50  # a line at least this long may go on in the next
_WIDEST = 120
_JOINT = re.compile(r"(?<=[a-z%)])(?=[A-Z])")
_RULE = re.compile(r"\s*[|:+=-][\s|:+=-]*")
_MONEY_IN = re.compile(r"(?:(?<![A-Z])(?:US|AU?|CA?|NZ|S|HK|MX|R)\$|[$€£])\s?\d")
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
        passages, title = from_text(_decoded(file, content)), ""
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
            passages += from_text(text, number, line)
            line += len(text.splitlines())
    except DependencyError as error:  # what pypdf raises for a cipher for which it lacks a library
        raise GuideUnreadable(f"{file} is encrypted.", "Save it without a password.") from error
    except _BROKEN as error:
        raise GuideUnreadable(f"{file} is no PDF that can be read.", "Save it anew as PDF, or as text.") from error
    return passages, title


def from_text(text: str, page: int = 0, first: int = 1) -> list[Passage]:
    """The passages of plain text, whose first line is the guide's line `first`: joins wrapped lines, finds tables."""
    lines = text.splitlines()
    result: list[Passage] = []
    at, ordinal = 0, None
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        rows, after = _table(lines, at, first, page)
        if not rows:
            passage, after = _passage(lines, at, first, page)
            # '1' alone on a line numbers what comes next, be it on the next line or after a blank one.
            number = _ORDINAL.fullmatch(passage.text)
            if number and passage.kind is Kind.SHORT:
                ordinal = int(number[1])
            elif ordinal is not None:
                passage, ordinal = replace(passage, number=ordinal), None
            rows = [passage]
        result += rows
        at = after
    return result


def _passage(lines: Sequence[str], at: int, first: int, page: int) -> tuple[Passage, int]:
    """The passage that begins at a line, and the line after it."""
    line = lines[at]
    bullet, numbered = _BULLET.match(line), _NUMBERED.match(line)
    mark = bullet or numbered
    text, breaks = (line[mark.end() :] if mark else line).strip(), []
    after = at + 1
    while after < len(lines) and _goes_on(lines, after):
        breaks.append(len(text) + 1)
        text = f"{text} {lines[after].strip()}"
        after += 1
    number = int(numbered[1]) if numbered else None
    kind = Kind.ITEM if mark else Kind.SHORT if is_short_text(text) else Kind.PARAGRAPH
    return Passage(text, first + at, kind, page, tuple(breaks), number=number), after


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the wrapped rest of the one before it."""
    before, line = lines[at - 1].rstrip(), lines[at]
    begins_anew = not line.strip() or any(form.match(line) for form in (_LABELLED, _BULLET, _NUMBERED))
    if begins_anew or _ORDINAL.fullmatch(line) or not _WRAPPED <= len(before) <= _WIDEST:
        return False
    if not re.search(r"[.!?:]$", before):
        return True
    # In a block of lines of nearly one length, a full stop at a line's end is chance.
    return at >= 2 and len(lines[at - 2].rstrip()) >= _WRAPPED and abs(len(lines[at - 2]) - len(lines[at - 1])) <= 15


def _table(lines: Sequence[str], at: int, first: int, page: int) -> tuple[list[Passage], int]:
    """The rows of a table that begins at a line, and the line after it; no rows where there is no table."""
    for split in (_bars, _columns):
        head, rows, after = split(lines[at]), [], at + 1
        if len(head) < 2:
            continue
        while after < len(lines) and ((rule := _RULE.fullmatch(lines[after])) or len(split(lines[after])) == len(head)):
            rows += [] if rule else [table_row(split(lines[after]), first + after, head, page)]
            after += 1
        if rows and not any(quantities.find(cell) for cell in head[1:]):
            return rows, after
    return _run_together(lines, at, first, page)


def _bars(line: str) -> list[str]:
    """Cells with bars or tabs between them."""
    if "\t" in line.strip():
        return [cell.strip() for cell in line.strip().split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if "|" in line else []


def _columns(line: str) -> list[str]:
    """Cells with two blanks or more between them, as in a table aligned by hand."""
    cells = re.split(r"\s{2,}", line.strip())
    return cells if len(cells) > 1 and not re.search(r"[.!?]$", line.rstrip()) else []


def _run_together(lines: Sequence[str], at: int, first: int, page: int) -> tuple[list[Passage], int]:
    """A table that lost its cell borders when copied: 'Nurse$42k USD$45k USD' under 'RoleMedianMean'."""
    rows, after = [], at + 1
    while after < len(lines) and (cells := list(_glued(lines[after]))):
        rows.append(cells)
        after += 1
    widths = {len(cells) for cells in rows}
    if len(widths) != 1 or _MONEY_IN.search(lines[at]) or len(lines[at]) > _WIDEST:
        return [], at
    head = [part.strip() for part in _JOINT.split(lines[at].strip())]
    # Where the joints of the header give another number of columns, a cell's column can't be told.
    header = head if len(head) == widths.pop() else []
    return [table_row(cells, first + at + n, header, page) for n, cells in enumerate(rows, start=1)], after


def _glued(line: str) -> Iterator[str]:
    """The cells of a line in which an amount follows a word without a blank; none if it is no such line."""
    starts = [match.start() for match in _MONEY_IN.finditer(line)]
    if not starts or starts[0] == 0 or not re.match(r"[A-Za-z)]", line[starts[0] - 1]) or len(line) > 160:
        return
    for start, end in pairwise([0, *starts, len(line)]):
        yield line[start:end].strip()
