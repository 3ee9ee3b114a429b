"""A guide as passages: headings, paragraphs, short lines, items and table rows, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice, pairwise

_FARTHEST = 400  # a heading is looked for among this many passages above
_SHORT = 72  # letters of a line that stands by itself: a label, a card's figure, a heading
_ABBREVIATIONS = (
    r"(?<!\bU\.S)(?<!\bU\.K)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bvs)(?<!\bNo)(?<!\bca)(?<!\bSt)(?<!\bDr)"
)
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}[.!?](?:[\"'”’)\]]+)?\s+(?=[\"'“‘(\[]?[A-Z0-9$€£≈])")


class Kind(StrEnum):
    """The form of a passage."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SHORT = "short line"
    ITEM = "list item"
    ROW = "table row"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a guide's text. `line` and `page` count from 1; `page` is 0 where there are no pages.

    `breaks` are the positions in the text where a further line begins. Of a table row, `cells` are the start and end
    of each cell, and `header` the column heads. `number` is that of a numbered item.
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
        """The line of the guide that position `at` of the text lies in."""
        return self.line + bisect_right(self.breaks, at)

    @property
    def is_short(self) -> bool:
        """Whether it stands alone, like labels, headings and figures of cards."""
        return self.kind in (Kind.HEADING, Kind.SHORT)

    @property
    def reads_as_label(self) -> bool:
        """Whether it is a short line of words only, like a heading or a figure's label."""
        return self.is_short and _is_wordy(self.text)

    def column_at(self, at: int) -> int | None:
        """The number of the cell that position `at` lies in."""
        return next((n for n, (start, end) in enumerate(self.cells) if start <= at < end), None)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The start and end of each sentence; a row or a short line is one sentence."""
        yield from _sentences(self.text) if self.kind in (Kind.PARAGRAPH, Kind.ITEM) else ((0, len(self.text)),)


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each sentence of a text. Cached, since each claim in the text asks for them."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(pairwise(ends))


@dataclass(frozen=True)
class Guide:
    """The passages of a guide in order, its title and its file name."""

    passages: tuple[Passage, ...]
    title: str = ""
    name: str = ""

    @cached_property
    def _has_headings(self) -> bool:
        return any(passage.kind is Kind.HEADING for passage in self.passages)

    def headings_above(self, at: int) -> tuple[str, ...]:
        """The two nearest headings above a passage, the nearest first: real ones, else short lines of words."""
        above = reversed(self.passages[max(0, at - _FARTHEST) : at])
        headings = (
            passage.text
            for passage in above
            if passage.kind is Kind.HEADING or (passage.reads_as_label and not self._has_headings)
        )
        return tuple(islice(headings, 2))


@lru_cache(maxsize=4096)
def _is_wordy(text: str) -> bool:
    """Whether a text has words, no number but years and ordinals, and is not a full sentence."""
    words = re.sub(r"\b(?:19|20)\d\d(?:\s?[-–]\s?\d\d)?\b|\b\d\d?(?:st|nd|rd|th)\b", "", text)
    is_wordy = not re.search(r"\d", words) and re.search(r"[A-Za-z]{2}", words) is not None
    return is_wordy and not text.rstrip().endswith((".", "!", ","))


def table_row(cells: Sequence[str], line: int, header: Sequence[str] = (), page: int = 0) -> Passage:
    """A table row as one passage, with bars between its cells."""
    places, text = [], ""
    for cell in cells:
        text += " | " if text else ""
        places.append((len(text), len(text) + len(cell)))
        text += cell
    return Passage(text, line, Kind.ROW, page, cells=tuple(places), header=tuple(header))


def is_short_text(text: str) -> bool:
    """Whether a line is too short for a paragraph and not a full sentence."""
    return len(text) <= _SHORT and not re.search(r"[.!]$", text.rstrip().removesuffix("U.S."))
