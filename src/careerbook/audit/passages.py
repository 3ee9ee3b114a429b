"""A guide as passages: headings, paragraphs, short lines, items and table rows, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_SHORT = 72  # letters of a line that stands by itself: a label, a figure of a card, a heading
_ABBREVIATIONS = (
    r"(?<!\bU\.S)(?<!\bU\.K)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bvs)(?<!\bNo)(?<!\bca)(?<!\bSt)(?<!\bDr)"
)
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}[.!?](?:[\"'”’)\]]+)?\s+(?=[\"'“‘(\[]?[A-Z0-9$€£≈])")


class Kind(StrEnum):
    """What a passage is in its guide."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SHORT = "short line"
    ITEM = "list item"
    ROW = "table row"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a guide's text. `line` counts from 1, `page` too (0 where there are no pages).

    `breaks` are the places in the text where a further line begins; a table row's `cells` are where each cell lies
    in the text, and `header` what stands above each. `number` is a numbered item's own.
    """

    text: str
    line: int
    kind: Kind
    page: int = 0
    breaks: tuple[int, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    header: tuple[str, ...] = ()
    number: int | None = None

    def line_at(self, at: int) -> int:
        """The line of the guide that the letter `at` lies in."""
        return self.line + bisect_right(self.breaks, at)

    @property
    def is_short(self) -> bool:
        """Whether it stands by itself, as labels, headings and figures of a card do."""
        return self.kind in (Kind.HEADING, Kind.SHORT)

    @property
    def label(self) -> str:
        """A table row's first cell; "" for others."""
        return self.cell(0)

    def cell(self, at: int) -> str:
        """The text of one cell of a row; "" where there is none."""
        return self.text[slice(*self.cells[at])] if at < len(self.cells) else ""

    def column_at(self, at: int) -> int | None:
        """Which cell of a row the letter `at` lies in."""
        return next((n for n, (start, end) in enumerate(self.cells) if start <= at < end), None)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends; a row or a short line is one."""
        start = 0
        if self.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            yield 0, len(self.text)
            return
        for match in _SENTENCE_END.finditer(self.text):
            yield start, match.end()
            start = match.end()
        yield start, len(self.text)


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide's passages in order, and what it calls itself."""

    passages: tuple[Passage, ...]
    title: str = ""
    name: str = ""

    def headings_above(self, at: int, most: int = 2) -> list[str]:
        """The nearest headings above a passage, the nearest first: real ones, or short lines without a number."""
        found: list[str] = []
        real = any(one.kind is Kind.HEADING for one in self.passages)
        for one in reversed(self.passages[:at]):
            if len(found) == most:
                break
            if one.kind is Kind.HEADING or (not real and is_label(one)):
                found.append(one.text)
        return found


def is_label(one: Passage) -> bool:
    """A short line of words only, as a heading or the label of a figure."""
    words = re.sub(r"\b(?:19|20)\d\d\b|\b\d\d?(?:st|nd|rd|th)\b", "", one.text)
    return (
        one.is_short
        and not re.search(r"\d", words)
        and re.search(r"[A-Za-z]{2}", words) is not None
        and not one.text.rstrip().endswith((".", "!", ","))
    )


def row(cells: Sequence[str], line: int, header: Sequence[str] = (), page: int = 0) -> Passage:
    """A table row as one passage, its cells parted by bars."""
    places, text = [], ""
    for cell in cells:
        text += " | " if text else ""
        places.append((len(text), len(text) + len(cell)))
        text += cell
    return Passage(text, line, Kind.ROW, page, cells=tuple(places), header=tuple(header))


def is_short_text(text: str) -> bool:
    """Whether a line is too short for a paragraph and no full sentence."""
    return len(text) <= _SHORT and not re.search(r"[.!]$", text.rstrip().removesuffix("U.S."))
