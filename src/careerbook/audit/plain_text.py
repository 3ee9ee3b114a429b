"""Plain text as passages: wrapped lines joined, list marks read, tables recognised, also those run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careerbook.audit import quantities
from careerbook.audit.passages import Kind, Passage, is_short_text, row

_BULLET = re.compile(r"\s*(?:[•‣▪◦·*●○]|[-–—](?=\s))\s+")
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\D)")
_LABELLED = re.compile(r"\s*[A-Z][\w /&()'’–-]{2,40}:\s")
_ORDINAL = re.compile(r"\s*#?(\d{1,2})[.)]?\s*")
_WRAPPED = 50  # a line at least this long may go on in the next
_JOINT = re.compile(r"(?<=[a-z%)])(?=[A-Z])")
_RULE = re.compile(r"[\s|:+=-]+")
_MONEY_IN = re.compile(r"(?:(?<![A-Z])(?:US|AU?|CA?|NZ|S|HK|MX|R)\$|[$€£])\s?\d")


def passages(text: str, page: int = 0, first: int = 1) -> list[Passage]:
    """The passages of `text`, whose first line is the guide's line `first`."""
    lines = text.splitlines()
    found: list[Passage] = []
    at, ordinal = 0, None
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        table, after = _table(lines, at, first, page)
        if table:
            found += table
            at = after
            continue
        one, after = _passage(lines, at, first, page)
        # '1' alone on a line numbers what comes next, which is on the next line or, after a blank one, too.
        number = _ORDINAL.fullmatch(one.text)
        if number and one.kind is Kind.SHORT:
            ordinal = int(number[1])
        elif ordinal is not None:
            one, ordinal = Passage(one.text, one.line, one.kind, page, one.breaks, number=ordinal), None
        found.append(one)
        at = after
    return found


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
    if (
        not line.strip()
        or _LABELLED.match(line)
        or _BULLET.match(line)
        or _NUMBERED.match(line)
        or _ORDINAL.fullmatch(line)
    ):
        return False
    wrapped = _WRAPPED <= len(before) <= 120 and not re.search(r"[.!?:]$", before)
    return wrapped or (_WRAPPED <= len(before) <= 120 and at >= 2 and bool(lines[at - 2].strip()) and _near(lines, at))


def _near(lines: Sequence[str], at: int) -> bool:
    """In a block of lines of nearly one length, a full stop at a line's end is chance."""
    return len(lines[at - 2].rstrip()) >= _WRAPPED and abs(len(lines[at - 2]) - len(lines[at - 1])) <= 15


def _table(lines: Sequence[str], at: int, first: int, page: int) -> tuple[list[Passage], int]:
    """The rows of a table that begins at a line, and the line after it; none where there is none."""
    for split in (_bars, _columns):
        head, rows, after = split(lines[at]), [], at + 1
        if len(head) < 2:
            continue
        while after < len(lines) and (len(split(lines[after])) == len(head) or _is_rule(lines[after])):
            if not _is_rule(lines[after]):
                rows.append((after, split(lines[after])))
            after += 1
        if rows and not any(quantities.find(cell) for cell in head[1:]):
            return [row(cells, first + n, head, page) for n, cells in rows], after
    return _run_together(lines, at, first, page)


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _bars(line: str) -> list[str]:
    """Cells parted by bars or tabs."""
    if "\t" in line.strip():
        return [cell.strip() for cell in line.strip().split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if "|" in line else []


def _columns(line: str) -> list[str]:
    """Cells parted by two blanks or more, as where a table was aligned by hand."""
    cells = re.split(r"\s{2,}", line.strip())
    return cells if len(cells) > 1 and not re.search(r"[.!?]$", line.rstrip()) else []


def _run_together(lines: Sequence[str], at: int, first: int, page: int) -> tuple[list[Passage], int]:
    """A table whose cells were run together when it was copied: 'Nurse$42k USD$45k USD' under 'RoleMedianMean'."""
    rows = []
    after = at + 1
    while after < len(lines) and (cells := list(_glued(lines[after]))):
        rows.append((after, cells))
        after += 1
    head = [part.strip() for part in _JOINT.split(lines[at].strip())]
    wide = {len(cells) for _, cells in rows}
    if not rows or len(wide) != 1 or _MONEY_IN.search(lines[at]) or len(lines[at]) > 120:
        return [], at
    # Where the header's joints don't give as many columns, which cell is of which column can't be told.
    header = head if len(head) == wide.pop() else []
    return [row(cells, first + n, header, page) for n, cells in rows], after


def _glued(line: str) -> Iterator[str]:
    """The cells of a line in which an amount follows a word without a blank; nothing if it is no such line."""
    starts = [match.start() for match in _MONEY_IN.finditer(line)]
    if not starts or starts[0] == 0 or not re.match(r"[A-Za-z)]", line[starts[0] - 1]) or len(line) > 160:
        return
    for start, end in zip([0, *starts], [*starts, len(line)], strict=True):
        yield line[start:end].strip()
