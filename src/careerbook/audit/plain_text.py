"""Plain text as passages: joins wrapped lines, reads list marks, and recognizes tables, also those run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from careerbook.audit import quantities
from careerbook.audit.passages import Kind, Passage, is_short_text, table_row

_BULLET = re.compile(r"\s*(?:[•‣▪◦·*●○]|[-–—](?=\s))\s+")
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\D)")
_LABELLED = re.compile(r"\s*[A-Z][\w /&()'’–-]{2,40}:\s")
_ORDINAL = re.compile(r"\s*#?(\d{1,2})[.)]?\s*")
_WRAPPED = 50  # a line at least this long may go on in the next
_WIDEST = 120
_JOINT = re.compile(r"(?<=[a-z%)])(?=[A-Z])")
_RULE = re.compile(r"[\s|:+=-]+")
_MONEY_IN = re.compile(r"(?:(?<![A-Z])(?:US|AU?|CA?|NZ|S|HK|MX|R)\$|[$€£])\s?\d")


def passages(text: str, page: int = 0, first: int = 1) -> list[Passage]:
    """The passages of `text`, whose first line is the guide's line `first`."""
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
        while after < len(lines) and ((is_rule := _is_rule(lines[after])) or len(split(lines[after])) == len(head)):
            rows += [] if is_rule else [table_row(split(lines[after]), first + after, head, page)]
            after += 1
        if rows and not any(quantities.find(cell) for cell in head[1:]):
            return rows, after
    return _run_together(lines, at, first, page)


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


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
    """A table whose cells ran together when it was copied: 'Nurse$42k USD$45k USD' under 'RoleMedianMean'."""
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
