"""Parts of a report as HTML, made from what `exhibit` writes of them and the ledger's entries.

`Renderer` is for notebooks; pages have one of their own, which numbers figures, headings and notes on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import count
from string import ascii_lowercase
from typing import Any

from markupsafe import Markup

from careerbook.estimate import WORDS, Label, Status
from careerbook.exhibits.inline import Entry, Inline, Words, has_digit, is_figure, quoted, why_lacking
from careerbook.exhibits.prose import Prose, mark

Content = Mapping[str, Any]
"""A part as JSON has it: see `exhibit`."""

GROUP = "group"
"""What a cell is declared as that holds a classification's name and a code of it."""

_MEANINGS = {
    Status.TOP_CODED: "the publisher says only that it is this much or more",
    Status.NOT_RELEASED: "the publisher withheld it",
    Status.SUPPRESSED: "the publisher withheld it to protect those behind it",
}
_STANDING = {
    "original": "The publisher's own file",
    "resaved": "The publisher's file, saved again by somebody; figures checked against a second source",
    "transcription": "A transcription: official figures in somebody else's format",
    "editorial": "Judgements of this project's editors",
}
_LONG = 20  # rows: a longer table scrolls under its header


def html_of(prose: Prose) -> Markup:
    """Sentences alone, for a page that is made of more than parts."""
    entries = {estimate.id: estimate.as_dict() for estimate in prose.estimates}
    return Markup(Inline(entries).prose(prose.as_list()))


class Renderer(Inline):
    """Writes parts for a notebook. Methods without an underscore are what a page does in another way."""

    def part(self, content: Content) -> str:
        """The HTML of a part that is no chart."""
        kinds = {
            "paragraph": self._paragraph,
            "takeaways": self._takeaways,
            "nothing": self.nothing,
            "facts": self._facts,
            "exhibit": self._exhibit,
            "table": self.table,
            "sources": self._sources,
        }
        return kinds[content["part"]](content)

    def heading(self, level: int, words: Words, id: str = "") -> str:
        """A heading, of the exhibit `id` if it has one."""
        place = f" id={quoted(id)}" if id else ""
        return f"<h{level}{place}>{self.prose(words)}</h{level}>"

    def free_id(self, id: str) -> str:
        """An id for an element that no other element has."""
        return id

    def figure_cell(self, entry: Entry) -> str:
        """A cell that is nothing but a figure."""
        return f"<td>{self.figure(entry, entry['text'])}"

    def table(self, content: Content) -> str:
        """The table, in a `details` element if it is folded, with what stands under it and its sources."""
        reasons = self._reasons(content)
        table = self.grid(content, reasons)
        below = [f"<sup>{sign}</sup> {self.marked(f'{reason}.')}" for reason, sign in reasons.items()]
        below += map(self.prose, content["notes"])
        table += "".join(f'<p class="table-note">{note}</p>' for note in below)
        if content["is_folded"]:
            summary = f"<summary>Table: {self.marked(content['caption'])}</summary>"
            table = f'<details class="exhibit-table">{summary}{table}</details>'
        credit = content["credit"]
        return table + (f'<p class="exhibit-source">{self.prose(credit)}</p>' if credit else "")

    def grid(self, content: Content, reasons: Mapping[str, str]) -> str:
        """The table alone, in a region that scrolls. Ends of cells and rows are left out, as HTML lets them be."""
        columns, rows = content["columns"], content["rows"]
        usual = [self._usual_label(row[at] for row in rows) for at in range(len(columns))]
        places = [at for at, column in enumerate(columns) if column["shown"]]
        head = "".join(self._header(columns[at], usual[at]) for at in places)
        body = "".join(
            f"<tr><th scope=row>{self._show(row[0])}"
            + "".join(self._cell(row[at], columns[at]["kind"], usual[at], reasons) for at in places if at)
            for row in rows
        )
        id, long = self.free_id(f"{content['id']}-caption"), " long" if len(rows) > _LONG else ""
        return (
            f'<div class="table-scroll{long}" role="region" tabindex="0" aria-labelledby="{id}">'
            f'<table><caption id="{id}">{self.marked(content["caption"])}</caption>'
            f"<thead><tr>{head}</thead><tbody>{body}</tbody></table></div>"
        )

    def _paragraph(self, content: Content) -> str:
        return f"<p>{self.prose(content['prose'])}</p>"

    def nothing(self, content: Content) -> str:
        """A part that has nothing to say."""
        return self._paragraph(content)

    def _takeaways(self, content: Content) -> str:
        items = (f"<li>{self.prose(sentence)}</li>" for sentence in content["sentences"])
        return f'<ul class="{content["kind"]}">{"".join(items)}</ul>'

    def _facts(self, content: Content) -> str:
        return f'<dl class="facts">{"".join(map(self._fact, content["facts"]))}</dl>'

    def _fact(self, fact: Content) -> str:
        entry = self.ledger[fact["figure"]]
        name, figure = self.marked(fact["name"]), self.figure(entry, entry["text"])
        note = f'<p class="note">{self.prose(fact["note"])} {_label(entry["label"])}</p>'
        return f'<div class="fact"><dt>{name}</dt><dd>{figure}{note}</dd></div>'

    def _exhibit(self, content: Content) -> str:
        heading = self.heading(3, content["takeaway"], content["id"])
        return f'{heading}<p class="standfirst">{self.prose(content["standfirst"])}</p>'

    def _sources(self, content: Content) -> str:
        heading, items = self.heading(3, ["Sources"]), "".join(map(_source, content["sources"]))
        notes = "".join(f"<p>{self.prose(note)}</p>" for note in content["notes"])
        return f'<footer class="sources">{heading}<ul>{items}</ul>{notes}</footer>'

    def _entry(self, value: Any) -> Entry | None:
        """The entry of a cell that refers to a figure."""
        return self.ledger[value["figure"]] if isinstance(value, Mapping) else None

    def _usual_label(self, values: Iterable[Any]) -> str | None:
        """The label that most of a column's figures have: the header says it, a cell only where it differs."""
        labels = Counter(entry["label"] for entry in map(self._entry, values) if entry and is_figure(entry))
        return max(labels, key=lambda label: labels[label]) if labels else None

    def _reasons(self, content: Content) -> dict[str, str]:
        """The sign of each reason why a figure is lacking or bounded, in the order of the rows."""
        shown = [at for at, column in enumerate(content["columns"]) if column["shown"]]
        entries = (self._entry(row[at]) for row in content["rows"] for at in shown)
        reasons = dict.fromkeys(why for entry in entries if entry and (why := _why(entry)))
        return dict(zip(reasons, _signs(), strict=False))

    def _header(self, column: Content, label: str | None) -> str:
        unit = f" <span class=unit>{self.marked(column['unit'])}</span>" if column["unit"] else ""
        told = f" {_label(label)}" if label and label != Label.OFFICIAL else ""
        return f"<th scope=col class={column['kind']}-head>{self.marked(column['title'])}{unit}{told}"

    def _cell(self, value: Any, kind: str, usual: str | None, reasons: Mapping[str, str]) -> str:
        room = " class=long-text-cell" if kind == "long-text" else ""
        entry = self._entry(value)
        if entry is None:
            return (kind == "text" and _declared_cell(value)) or f"<td{room}>{self._show(value)}"
        # Before the figure, and the sign outside the line: figures below each other end at the same place.
        label = f"{_label(entry['label'])} " if is_figure(entry) and entry["label"] != usual else ""
        sign = f"<sup>{reasons[why]}</sup>" if (why := _why(entry)) else ""
        if kind == "figure" and not label and not sign:
            return self.figure_cell(entry)
        return f"<td{room}>{label}{self._show(value)}{sign}"

    def _show(self, value: Any) -> str:
        if value is None:
            return "<span aria-label=none>–</span>"
        if isinstance(value, str):
            return self.marked(value)
        return self.prose([value] if isinstance(value, Mapping) else value)


def _declared_cell(value: Any) -> str:
    """A cell that is nothing but one declared word, or a classification and its code; "" for any other."""
    words = mark(value).as_list() if isinstance(value, str) else value or []
    match [piece for piece in words if piece != ""]:
        case [{"declared": kind, "text": text, **others}] if has_digit(text) and not others:
            return f"<td data-kind={kind}>{escape(text)}"
        case [{"declared": "classification", "text": name}, " ", {"declared": "code", "text": code}]:
            return f"<td data-kind={GROUP}>{escape(name)} {escape(code)}" if has_digit(name) else ""
    return ""


def _label(label: str) -> str:
    return f'<span class="label {label}">{label}</span>'


def _why(entry: Entry) -> str:
    """Why there is no plain figure: 'Not released: the publisher withheld it'; "" where nothing is to be said."""
    status = entry["status"]
    if status == Status.AVAILABLE:
        return ""
    reason, word = why_lacking(entry) or _MEANINGS.get(status, ""), WORDS.get(status, "")
    return f"{word[0].upper()}{word[1:]}: {reason}" if reason else ""


def _signs() -> Iterator[str]:
    """a to z, then aa, bb and so on: digits would be taken for figures."""
    return (letter * times for times in count(1) for letter in ascii_lowercase)


def _source(source: Content) -> str:
    """A publisher's file with what is known of it."""
    about = {name: escape(text) for name, text in source.items()}
    link = f' <a href="{about["url"]}">publisher’s page</a>' if source["url"] else ""
    return (
        f'<li data-source="{about["id"]}"><cite>{about["publisher"]}, {about["title"]}</cite>, {about["vintage"]}. '
        f"{escape(_STANDING[source['status']])}. Licence: {about['licence']}.{link}</li>"
    )
