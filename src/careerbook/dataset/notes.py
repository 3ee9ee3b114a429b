"""The editors' notes on curated careers: `[[note]]` in `data/careers/*.toml`, each with its source, date and expiry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from careerbook.dataset import curated


@dataclass(frozen=True, slots=True)
class Note:
    """What the editors say of a career, in words without figures.

    `source` names the public bodies whose matter it is, `date` is when it was written; after `expires` it is stale.
    `source_id` and `key` are the place in the curated file.
    """

    topic: str
    text: str
    source: str
    date: datetime.date
    expires: datetime.date
    source_id: str
    key: str


@cache
def notes() -> Mapping[str, tuple[Note, ...]]:
    """Notes by SOC code, only of careers that have some. Raises DataDamaged if a file can't be read."""
    written = {
        entry["soc_code"]: curated.read(file, _notes, entry.get("note", []), curated.source_id(file))
        for file, entry in curated.entries().items()
    }
    return {code: each for code, each in written.items() if each}


def _notes(tables: list[dict[str, Any]], source_id: str) -> tuple[Note, ...]:
    return tuple(_note(table, number, source_id) for number, table in enumerate(tables, 1))


def _note(table: Mapping[str, Any], number: int, source_id: str) -> Note:
    key = f"note[{number}]"
    note = Note(**{**table, "text": " ".join(table["text"].split())}, source_id=source_id, key=key)
    if re.search(r"\d", note.topic + note.text + note.source) or not note.text or not note.source or not note.topic:
        raise ValueError(f"{key}: topic, text and source are words, without figures")
    if not note.text.endswith("."):
        raise ValueError(f"{key}: the text is sentences and ends with a full stop")
    if type(note.date) is not datetime.date or type(note.expires) is not datetime.date or note.expires <= note.date:
        raise ValueError(f"{key}: date and expires are dates (2026-11-24), the second after the first")
    return note
