"""The exhibit of the editors' notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook.chapters.common import in_a_sentence
from careerbook.core.units import MONTHS
from careerbook.dataset import curated
from careerbook.dataset.notes import Note, notes
from careerbook.estimate import Cell, Estimate
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import expires, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import editors

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide


def exhibit(guide: Guide) -> Exhibit | Paragraph:
    """What the editors say of a curated career: certification, licenses, the usual steps."""
    written, title = notes().get(guide.career.soc_code, ()), in_a_sentence(guide.career.title)
    if not written:
        return Paragraph(
            say(
                "The editors have written no notes on {t}: all of this guide is computed from publishers' files.",
                t=title,
            )
        )
    columns = (
        Column("topic", "On", "what the note is about", kind="text"),
        Column("note", "The editors say", "the note", kind="long-text"),
        Column("bodies", "Ask", "the public bodies whose matter it is", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = [
        (one.topic, _text(one, number), one.source) for number, one in enumerate(written, 1)
    ]
    return Exhibit(
        "editors-notes",
        say("The editors' notes on {t}: licenses, certificates and the usual steps", t=title),
        say(
            "Editorial: written in {m} from what is commonly known, not checked with the bodies named for this "
            "edition, and to be looked at again after {e}. The bodies decide and change their rules: ask them.",
            m=period(_month(min(written, key=lambda one: one.date))),
            e=expires(min(one.expires for one in written)),
        ),
        Table("The editors' notes", columns, tuple(rows)),
    )


def _month(note: Note) -> str:
    return f"{MONTHS[note.date.month - 1]} {note.date.year}"


def _text(note: Note, number: int) -> Estimate:
    source = curated.cited()[note.source_id]
    cell = Cell(source.id, source.file, source.sha256, "", None, f"{note.key}.text", note.text)
    return editors.note(number, note.text, _month(note), cell)
