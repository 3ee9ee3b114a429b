"""The ledger inside the page: each source, cell, step and word once, entries that name them by number.

`figures.js` is the other half: what it decodes equals the entries of ledger.json, key by key.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from careerbook.core.catalog import Source
from careerbook.estimate import READ, TRANSCRIBED, WORDS
from careerbook.estimate.lineage import LABELS
from careerbook.publish.page import citations

JOINT = "; "
"""Between two steps of an entry's method."""

_READINGS = (READ, TRANSCRIBED)
_WORDS = ("text", "unit", "status", "label", "reference_period")
_AS_TEXT = ""
"""In the place of a value that its text has all digits of."""
_SHORT = 6  # letters
_OPTIONAL = ("reason", "bound", "details")


def _digits(text: str) -> float | None:
    """The number that a figure's text writes out, if it has one."""
    digits = re.sub(r"[^\d.]", "", text)
    if not re.fullmatch(r"\d+(\.\d+)?", digits):
        return None
    return -float(digits) if "−" in text else float(digits)


class _Numbered:
    """Things in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def __call__(self, thing: Hashable) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def all(self) -> list[Any]:
        return list(self._numbers)


def encode(
    entries: Iterable[Mapping[str, Any]], sources: Iterable[Source], notes: Sequence[str] = ()
) -> dict[str, Any]:
    """The entries as columns of numbers, with what the numbers mean, each source's citation, and the page's notes."""
    words, cells, files = _Numbered(), _Numbered(), _Numbered()

    def cell(of: Mapping[str, Any]) -> int:
        file = files((of["source_id"], of["file"], of["sha256"]))
        return cells((file, words(of["sheet"]), of["row"], words(of["column"]), words(of["raw"])))

    def step(text: str) -> int:
        """The number of its words; below zero for what most figures begin with, the reading of a raw text."""
        for kind, how in enumerate(_READINGS):
            start, _, end = how.partition("{!r}")
            raw = text.removeprefix(f"{start}'").removesuffix(f"'{end}")
            if f"{start}'{raw}'{end}" == text:
                return -1 - len(_READINGS) * words(raw) - kind
        return words(text)

    rows = [
        (
            entry["id"],
            _AS_TEXT if entry["value"] is not None and _digits(entry["text"]) == entry["value"] else entry["value"],
            *(words(entry[name]) for name in _WORDS),
            entry["error"],
            [cell(one) for one in entry["sources"]],
            [step(one) for one in entry["method"].split(JOINT)],
            {name: entry[name] for name in _OPTIONAL if name in entry},
        )
        for entry in entries
    ]
    return {
        "labels": LABELS,
        "readings": [how.split("{!r}") for how in _READINGS],
        "statuses": {str(status): said for status, said in WORDS.items()},
        "words": words.all(),
        "files": files.all(),
        "cells": [list(column) for column in zip(*cells.all(), strict=True)],
        "entries": [list(column) for column in zip(*rows, strict=True)],
        "sources": [_about(source) for source in sources],
        "notes": list(notes),
    }


def _about(source: Source) -> dict[str, str]:
    cited = citations.of_source(source)
    own = ("id", "publisher", "title", "vintage", "licence", "url", "status", "file", "sha256")
    about = {name: getattr(source, name) for name in own}

    def shortened(text: str) -> str:
        """The citation with names in place of what else is said of the source."""
        for name, said in about.items():
            text = text.replace(said, f"⟨{name}⟩") if len(said) > _SHORT else text
        return text

    return about | {"apa": shortened(cited.apa), "bibtex": shortened(cited.bibtex)}


def packed(content: object) -> str:
    """JSON, gzipped, in letters: a data block that a page's script unpacks."""
    return carried(json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())


def carried(content: bytes) -> str:
    """Gzipped, in base 85, a sixteenth shorter than base64 and without "<"; the same every time."""
    return base64.b85encode(gzip.compress(content, mtime=0)).decode().replace("<", '"')


def unpacked(block: str) -> Any:
    """The content of a packed data block."""
    return json.loads(gzip.decompress(base64.b85decode(block.replace('"', "<"))))


def decode(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries that `encode` was given: what the page's script makes of them."""
    words, files, cells = content["words"], content["files"], _rows(content["cells"])

    def cell(number: int) -> dict[str, Any]:
        file, sheet, row, column, raw = cells[number]
        source_id, name, sha256 = files[file]
        place = {"sheet": words[sheet], "row": row, "column": words[column], "raw": words[raw]}
        return {"source_id": source_id, "file": name, "sha256": sha256, **place}

    def step(number: int) -> str:
        if number >= 0:
            return str(words[number])
        word, kind = divmod(-1 - number, len(_READINGS))
        start, end = content["readings"][kind]
        return f"{start}'{words[word]}'{end}"

    return [
        {
            "id": id,
            "value": _digits(words[numbers[0]]) if value == _AS_TEXT else value,
            **{name: words[number] for name, number in zip(_WORDS, numbers, strict=True)},
            "error": error,
            "sources": [cell(one) for one in read],
            "method": JOINT.join(step(one) for one in steps),
            **more,
        }
        for id, value, *numbers, error, read, steps, more in _rows(content["entries"])
    ]


def _rows(columns: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*columns, strict=True))
