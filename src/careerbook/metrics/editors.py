"""The editors' notes on a curated career."""

from __future__ import annotations

from careerbook.estimate import Cell, Estimate, Label, quoted


def note(number: int, text: str, written: str, cell: Cell) -> Estimate:
    """What the editors say, in words: a judgement with its date, no publisher's figure.

    Figures: `notes.note_<number>.text`
    Formula: as the editors wrote it
    Inputs: data/careers: note
    Source: the editors, from what is commonly known of the public bodies that each note names
    """
    step = "read from the editors' file"
    return quoted(f"notes.note_{number}.text", text, "words", cell, written, label=Label.EDITORIAL, steps=(step,))
