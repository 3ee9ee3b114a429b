"""Tables that render themselves for the page and for CSV; every figure in them is an estimate.

Not by great_tables (tried at 1.1): it puts the title into a cell instead of a caption, eight kilobytes of style beside
each table, takes seconds to import in each kernel, and our figures would have to pass through it as raw HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_lowercase
from typing import Any

from markupsafe import Markup

from careerbook.estimate import WORDS, Estimate, Label, Status
from careerbook.exhibits.markup import figure_html, html_of
from careerbook.exhibits.prose import Prose, mark

# Kinds of columns: figures, words of a line, and text that wants room.
_TYPES = {"figure": "number", "text": "string", "long-text": "string"}
# What stands beside each figure in the CSV: as the page writes it, its unit, status and label, its id in the ledger.
_BESIDE = ("text", "unit", "status", "label", "id")
Value = Estimate | Prose | str | None
_LONG = 20  # rows: a longer table scrolls under its header
_MEANINGS = {
    Status.TOP_CODED: "the publisher says only that it is this much or more",
    Status.NOT_RELEASED: "the publisher withheld it",
    Status.SUPPRESSED: "the publisher withheld it to protect those behind it",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` in the CSV, `title` and `unit` on the page, its meaning. If not `shown`, only the CSV has it."""

    name: str
    title: str
    meaning: str
    unit: str = ""
    kind: str = "figure"
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, columns, and rows; the first column names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Prose, ...] = ()

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates in the table and its notes."""
        noted = (one for note in self.notes for one in note.estimates)
        return (*(value for row in self.rows for value in row if isinstance(value, Estimate)), *noted)

    def html(self, id: str, *, folded: bool = True) -> Markup:
        """The table, in a `details` element if `folded`."""
        reasons = self._reasons()
        usual = [self._usual_label(values) for values in zip(*self.rows, strict=True)] or [None] * len(self.columns)
        heads = zip(self.columns, usual, strict=True)
        head = Markup("").join(_header(column, label) for column, label in heads if column.shown)
        body = Markup("").join(Markup("<tr>{}</tr>").format(self._cells(row, usual, reasons)) for row in self.rows)
        notes = Markup("").join(Markup('<p class="table-note">{}</p>').format(note) for note in self._below(reasons))
        caption = html_of(mark(self.caption))
        table = Markup(
            '<div class="table-scroll{long}" role="region" tabindex="0" aria-labelledby="{id}-caption">'
            '<table><caption id="{id}-caption">{caption}</caption>'
            "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{notes}"
        ).format(
            long=" long" if len(self.rows) > _LONG else "", id=id, caption=caption, head=head, body=body, notes=notes
        )
        if not folded:
            return table
        return Markup('<details class="exhibit-table"><summary>{}</summary>{}</details>').format(
            Markup("Table: {}").format(caption), table
        )

    @staticmethod
    def _usual_label(values: Sequence[Value]) -> Label | None:
        """The label that most of a column's figures have: the header says it, a cell only where it differs."""
        labels = Counter(one.label for one in values if isinstance(one, Estimate) and _is_figure(one))
        return max(labels, key=lambda label: labels[label]) if labels else None

    def _reasons(self) -> dict[str, str]:
        """The mark of each reason why a figure is lacking or bounded, in the order of the rows."""
        pairs = (pair for row in self.rows for pair in zip(self.columns, row, strict=True))
        values = (value for column, value in pairs if column.shown)
        found = dict.fromkeys(why for value in values if (why := _why(value)))
        return dict(zip(found, _marks(), strict=False))

    def _below(self, reasons: Mapping[str, str]) -> Iterator[Markup]:
        """What stands under the table: the reasons behind the marks, and the notes."""
        notes = [html_of(note) for note in self.notes]
        yield from (Markup("<sup>{}</sup> {}").format(key, html_of(mark(f"{why}."))) for why, key in reasons.items())
        yield from notes

    def _cells(self, row: Sequence[Value], usual: Sequence[Label | None], reasons: Mapping[str, str]) -> Markup:
        cells = [f'<th scope="row">{_show(row[0])}</th>']
        for column, value, label in zip(self.columns[1:], row[1:], usual[1:], strict=True):
            if not column.shown:
                continue
            kind = "fig-cell" if column.kind == "figure" else f"{column.kind}-cell"
            other = isinstance(value, Estimate) and _is_figure(value) and value.label is not label
            # Before the figure, and the mark outside the line: figures below each other end at the same place.
            said = f"{_label(value.label)} " if other and isinstance(value, Estimate) else ""
            key = f"<sup>{reasons[why]}</sup>" if (why := _why(value)) else ""
            cells.append(f'<td class="{kind}">{said}{_show(value)}{key}</td>')
        return Markup("".join(cells))

    def fields(self) -> list[dict[str, str]]:
        """The columns of the CSV, as a Data Package describes them; with what stands beside each figure."""
        fields = []
        for column in self.columns:
            fields.append(_field(column.name, _TYPES[column.kind], column.meaning, column.unit))
            if column.kind == "figure":
                fields += [_field(f"{column.name}_{what}", "string", f"{what} of {column.name}") for what in _BESIDE]
        return fields

    def records(self) -> list[list[Any]]:
        """The rows of the CSV, values unrounded."""
        return [self._record(row) for row in self.rows]

    def _record(self, row: Sequence[Value]) -> list[Any]:
        record: list[Any] = []
        for column, value in zip(self.columns, row, strict=True):
            if column.kind != "figure":
                text = value.category or value.text if isinstance(value, Estimate) else value
                record.append(text.plain if isinstance(text, Prose) else text)
            elif isinstance(value, Estimate):
                record += [value.value, value.text, value.unit, str(value.status), str(value.label), value.id]
            else:
                record += [None, *[""] * len(_BESIDE)]
        return record


def _header(column: Column, label: Label | None) -> Markup:
    unit = Markup(' <span class="unit">{}</span>').format(html_of(mark(column.unit))) if column.unit else ""
    said = Markup(" {}").format(_label(label)) if label and label is not Label.OFFICIAL else ""
    return Markup('<th scope="col" class="{}">{}{}{}</th>').format(
        f"{column.kind}-head", html_of(mark(column.title)), unit, said
    )


def _label(label: Label) -> Markup:
    return Markup('<span class="label {0}">{0}</span>').format(label)


def _why(value: Value) -> str:
    """Why there is no plain figure: 'Not released: the publisher withheld it'; "" where nothing is to be said."""
    if not isinstance(value, Estimate) or value.status is Status.AVAILABLE:
        return ""
    reason = value.reason or _MEANINGS.get(value.status, "")
    word = WORDS.get(value.status, "")
    return f"{word[0].upper()}{word[1:]}: {reason}" if reason else ""


def _marks() -> Iterator[str]:
    """a to z, then aa, bb and so on: digits would be taken for figures."""
    return (letter * times for times in count(1) for letter in ascii_lowercase)


def _is_figure(estimate: Estimate) -> bool:
    return estimate.value is not None or estimate.bound is not None or estimate.category is not None


def _show(value: Value) -> Markup:
    if value is None:
        return Markup('<span aria-label="none">–</span>')
    if isinstance(value, Estimate):
        return figure_html(value, value.text)
    return html_of(value if isinstance(value, Prose) else mark(value))


def _field(name: str, kind: str, meaning: str, unit: str = "") -> dict[str, str]:
    return {"name": name, "type": kind, "description": meaning} | ({"unit": unit} if unit else {})
