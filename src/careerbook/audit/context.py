"""What stands around a number: its sentence, the label and the note of a card, a table's header, the headings above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerbook.audit import words
from careerbook.audit.passages import Guide, Kind, Passage, is_label

_BACK_REFERENCE = re.compile(r"(?:This|That|These|Those|It|Such|Which)\b")
_LABEL = 30  # letters of a label
_REACH = 2  # passages before a figure of a card among which its label is sought


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of the letters `start` to `end` of a passage; positions are those in the passage.

    `before` and `after` are the rest of the sentence, `earlier` the paragraph's sentences before it, `label` and
    `note` what stands over and under a card's figure, or a table's header and its row's first cell.
    """

    passage: Passage
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
    def sentence(self) -> str:
        """The whole sentence, or the cell of a table with its header and row."""
        return f"{self.before}{self.passage.text[self.start : self.end]}{self.after}"

    @property
    def own(self) -> str:
        """The sentence with its label, header and note: all that is surely about the number."""
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
    """The context of the letters `start` to `end` of the guide's passage number `at`."""
    passage = guide.passages[at]
    headings = tuple(guide.headings_above(at))
    if passage.kind is Kind.ROW:
        return _in_row(passage, start, end, headings)
    first, last = next((a, z) for a, z in passage.sentences() if a <= start < z or z == len(passage.text))
    label, note = _card(guide, at) if passage.is_short else ("", "")
    return Context(
        passage,
        start,
        end,
        before=passage.text[first:start],
        after=passage.text[end:last],
        earlier=passage.text[:first],
        label=label,
        note=note,
        headings=headings,
    )


def _in_row(passage: Passage, start: int, end: int, headings: tuple[str, ...]) -> Context:
    column = passage.column_at(start) or 0
    first, last = passage.cells[column]
    header = passage.header[column] if column < len(passage.header) else ""
    return Context(
        passage,
        start,
        end,
        before=passage.text[first:start],
        after=passage.text[end:last],
        label=" ; ".join(part for part in (header, passage.label if column else "") if part),
        row_label=passage.label if column else "",
        headings=headings,
    )


def _card(guide: Guide, at: int) -> tuple[str, str]:
    """The label before a short line and the note after it, over the blank lines between them."""
    before = [one for one in guide.passages[max(0, at - _REACH) : at] if is_label(one) and not _is_note(one)]
    after = guide.passages[at + 1] if at + 1 < len(guide.passages) else None
    if after is not None and _names_statistic(after) and _labels_follow(guide, at):
        return after.text, ""
    note = after.text if after and after.is_short and _is_note(after) else ""
    return (before[-1].text if before else ""), note


def _labels_follow(guide: Guide, at: int) -> bool:
    """Whether the figures of a list stand over their labels: no label of a statistic stands over the first of them."""
    while at >= 2 and _names_statistic(guide.passages[at - 1]) and guide.passages[at - 2].is_short:
        if not re.search(r"\d{3}|\d%", guide.passages[at - 2].text):
            return False
        at -= 2
    return at == 0 or not _names_statistic(guide.passages[at - 1])


def _names_statistic(one: Passage) -> bool:
    """A short line that names a statistic of pay, and nothing more."""
    if not one.is_short or len(one.text) > _LABEL or re.search(r"[$€£]|\d{3}", one.text):
        return False
    known = (words.MEDIAN, words.MEAN, *words.PERCENTILES.values())
    return re.fullmatch(r"\s*\d\dth\s*", one.text) is not None or any(each.search(one.text) for each in known)


def _is_note(one: Passage) -> bool:
    """A remark on the figure above it begins with a bracket or a small letter."""
    return re.match(r"[(\[a-z*]", one.text) is not None
