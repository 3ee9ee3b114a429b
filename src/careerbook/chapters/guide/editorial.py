"""The exhibit of the editors' notes."""

from __future__ import annotations

from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import expires, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.editors_notes import editors_notes, month


def notes(case: Case) -> Exhibit | Paragraph:
    """What the editors say of a curated career: certification, licenses, the usual steps."""
    written, title = editors_notes(case), in_a_sentence(case.title)
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
    rows: list[tuple[Value, ...]] = [(note.topic, text, note.source) for note, text in written]
    return Exhibit(
        "editors-notes",
        say("The editors' notes on {t}: licenses, certificates and the usual steps", t=title),
        say(
            "Editorial: written in {m} from what is commonly known, not checked with the bodies named for this "
            "edition, and to be looked at again after {e}. The bodies decide and change their rules: ask them.",
            m=period(month(min((note for note, _ in written), key=lambda note: note.date))),
            e=expires(min(note.expires for note, _ in written)),
        ),
        Table("The editors' notes", columns, tuple(rows)),
    )
