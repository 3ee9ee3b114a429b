"""The editors' notes on a curated career."""

from __future__ import annotations

from careerbook.estimate import Cell, Estimate, Label


def note(number: int, text: str, written: str, cell: Cell) -> Estimate:
    """What the editors say, in words: a judgement with its date, no publisher's figure.

    Figures: `notes.note_<number>.text`
    Formula: as the editors wrote it
    Inputs: data/careers: note
    Source: the editors, from what is commonly known of the public bodies that each note names
    """
    return Estimate(
        f"notes.note_{number}.text",
        None,
        "words",
        label=Label.EDITORIAL,
        reference_period=written,
        cells=(cell,),
        category=text,
        steps=("read from the editors' file",),
    )
