"""What a page carries beside its text, as JSON in data blocks: its charts, and the ledger's entries that it opens.

unpack.js is the other half.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from careerbook.core.catalog import Source
from careerbook.estimate import WORDS
from careerbook.exhibits.lineage import LABELS
from careerbook.publish.page import citations

_OF_SOURCE = ("id", "publisher", "title", "vintage", "licence", "url", "status", "file", "sha256")
_OF_FILE = ("file", "sha256")  # what a cell says that its source says as well
_OF_ENTRY = ("id", "value", "text", "unit", "status", "label", "reference_period", "error", "method")


def ledger(
    entries: Sequence[Mapping[str, Any]], sources: Sequence[Source], notes: Sequence[str] = ()
) -> dict[str, Any]:
    """The entries, what their labels and statuses mean, the sources with their citations, and the page's notes.

    The entries stand in columns, their cells without what the sources say: a fifth of the block's size.
    """
    cells = [[{k: v for k, v in cell.items() if k not in _OF_FILE} for cell in entry["sources"]] for entry in entries]
    others = [{k: v for k, v in entry.items() if k not in (*_OF_ENTRY, "sources")} for entry in entries]
    return {
        "labels": LABELS,
        "statuses": {str(status): words for status, words in WORDS.items()},
        "entries": {name: [entry[name] for entry in entries] for name in _OF_ENTRY},
        "cells": cells,
        "others": others,
        "sources": [_about(source) for source in sources],
        "notes": notes,
    }


def entries(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries that `ledger` was given, from what it made of them; unpack.js does the same."""
    files = {source["id"]: {name: source[name] for name in _OF_FILE} for source in content["sources"]}
    names, columns = content["entries"].keys(), content["entries"].values()
    rows = zip(zip(*columns, strict=True), content["cells"], content["others"], strict=True)
    return [
        {**dict(zip(names, row, strict=True)), "sources": [c | files.get(c["source_id"], {}) for c in cells], **others}
        for row, cells, others in rows
    ]


def _about(source: Source) -> dict[str, str]:
    citation = citations.of_source(source)
    about = {name: getattr(source, name) for name in _OF_SOURCE}
    return about | {"apa": citation.apa, "bibtex": citation.bibtex}


def packed(content: object) -> str:
    """JSON, gzipped, in letters: a data block that a page's script unpacks."""
    return squeezed(json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())


def squeezed(content: bytes) -> str:
    """Gzipped, in base 85, a sixteenth shorter than base64 and without "<"; the same every time."""
    return base64.b85encode(gzip.compress(content, mtime=0)).decode().replace("<", '"')


def unpacked(block: str) -> Any:
    """The content of a packed data block."""
    return json.loads(gzip.decompress(base64.b85decode(block.replace('"', "<"))))
