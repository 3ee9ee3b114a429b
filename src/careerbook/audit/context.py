"""The context of a number: its sentence, a card's label and note, a table's header, the headings above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerbook.audit import patterns
from careerbook.audit.passages import Guide, Kind, Passage

_BACK_REFERENCE = re.compile(r"(?:This|That|These|Those|It|Such|Which)\b")
_SIGHT = 600  # letters of a sentence that are looked at on each side of a number; no sentence is longer
_LABEL = 30  # letters of a label
_REACH = 2  # the label of a card's figure is looked for among this many passages before it


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of positions `start` to `end` of the guide's passage number `at`.

    `before` and `after` are the rest of the sentence, and `earlier` the sentences of the paragraph before it. `label`
    and `note` stand over and under a card's figure; in a table, `label` is the column's head and the row's first cell.
    """

    passage: Passage
    at: int
    start: int
    end: int
    before: str
    after: str
    earlier: str = ""
    label: str = ""
    note: str = ""
    row_label: str = ""
    headings: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The text from `start` to `end`."""
        return self.passage.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The whole sentence, or the cell of a table."""
        return f"{self.before}{self.quote}{self.after}"

    @property
    def statement(self) -> str:
        """The sentence with its label, header and note: all that is clearly about the number."""
        return " ; ".join(part for part in (self.label, self.sentence, self.note) if part)

    @property
    def refers_back(self) -> str:
        """The sentence before it, where this one begins with This, These or the like; else ""."""
        if not self.earlier or not _BACK_REFERENCE.match(self.before.lstrip() or self.sentence.lstrip()):
            return ""
        return re.split(r"(?<=[.!?])\s+(?=[A-Z])", self.earlier.rstrip())[-1]

    @property
    def is_card(self) -> bool:
        """Whether it is a figure of a card or a table, with a label instead of a sentence."""
        return self.passage.kind is Kind.ROW or self.passage.is_short


def around(guide: Guide, at: int, start: int, end: int) -> Context:
    """The context of positions `start` to `end` of the guide's passage number `at`."""
    passage, headings = guide.passages[at], guide.headings_above(at)
    text, place = passage.text, (passage, at, start, end)
    if passage.kind is Kind.ROW:
        column = passage.column_at(start) or 0
        first, last = passage.cells[column]
        header = passage.header[column] if column < len(passage.header) else ""
        row_label = passage.text[slice(*passage.cells[0])] if column else ""
        label = " ; ".join(part for part in (header, row_label) if part)
        sides = text[first:start], text[end:last]
        return Context(*place, *sides, label=label, row_label=row_label, headings=headings)
    first, last = next((a, z) for a, z in passage.sentences() if a <= start < z or z == len(text))
    label, note = _card(guide, at) if passage.is_short else ("", "")
    sides = text[max(first, start - _SIGHT) : start], text[end : min(last, end + _SIGHT)]
    earlier = text[max(0, first - 3 * _SIGHT) : first]
    return Context(*place, *sides, earlier, label, note, headings=headings)


def _card(guide: Guide, at: int) -> tuple[str, str]:
    """The label before a short line and the note after it."""
    passages = guide.passages
    before = [passage for passage in passages[max(0, at - _REACH) : at] if passage.reads_as_label]
    labels = [passage.text for passage in before if not _is_note(passage)]
    after = passages[at + 1] if at + 1 < len(passages) else None
    if after is not None and _names_statistic(after) and _labels_follow(guide, at):
        return after.text, ""
    note = after.text if after and after.is_short and _is_note(after) else ""
    return (labels[-1] if labels else ""), note


def _labels_follow(guide: Guide, at: int) -> bool:
    """Whether the figures of a list stand over their labels: no label of a statistic stands over the first figure."""
    while at >= 2 and _names_statistic(guide.passages[at - 1]) and guide.passages[at - 2].is_short:
        if not re.search(r"\d{3}|\d%", guide.passages[at - 2].text):
            return False
        at -= 2
    return at == 0 or not _names_statistic(guide.passages[at - 1])


def _names_statistic(passage: Passage) -> bool:
    """Whether it is a short line that names a statistic of pay, and nothing more."""
    text = passage.text
    if not passage.is_short or len(text) > _LABEL or re.search(r"[$€£]|\d{3}", text):
        return False
    statistics = patterns.STATISTICS.values()
    return re.fullmatch(r"\s*\d\dth\s*", text) is not None or any(pattern.search(text) for pattern in statistics)


def _is_note(passage: Passage) -> bool:
    """Whether it begins with a bracket or a small letter, like a remark on the figure above it."""
    return re.match(r"[(\[a-z*]", passage.text) is not None
