"""What the editors say of a curated career, as estimates: judgements in words, each with its date and its file."""

from __future__ import annotations

from careerbook.core.units import MONTHS
from careerbook.dataset import curated
from careerbook.dataset.notes import Note, notes
from careerbook.estimate import Cell, Estimate
from careerbook.figures.case import Case, Figures
from careerbook.metrics import editors


def editors_notes(case: Case) -> list[tuple[Note, Estimate]]:
    """Each note with its text as an estimate, in the order of the file; none of a career without notes."""
    written = notes().get(case.soc_code, ())
    return [(note, _text(note, number)) for number, note in enumerate(written, 1)]


def month(note: Note) -> str:
    """When the note was written: 'November 2026'."""
    return f"{MONTHS[note.date.month - 1]} {note.date.year}"


def estimates(case: Case) -> Figures:
    """The notes' texts, by id."""
    return {text.id: text for _, text in editors_notes(case)}


def _text(note: Note, number: int) -> Estimate:
    source = curated.cited()[note.source_id]
    cell = Cell(source.id, source.file, source.sha256, "", None, f"{note.key}.text", note.text)
    return editors.note(number, note.text, month(note), cell)
