"""Numbered notes for paper, and for readers without scripts: where each figure was read, and its steps from there.

A figure in a sentence, a heading or a key fact has a note of its own; a table has one. Files are named by their number
in the list below the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from careerbook.estimate import Label, Status
from careerbook.exhibits.inline import why_lacking

Entry = Mapping[str, Any]

_JOINT = "; "  # between two steps of an entry's method
_FEW_CELLS, _FEW_COLUMNS, _FEW_ROWS = 3, 6, 4
_LONG = 300  # letters: as much as a note says of the steps


def of(noted: Mapping[tuple[str, ...], bool], ledger: Mapping[str, Entry], files: Mapping[str, int]) -> list[str]:
    """The notes of a page, for each the ids that it is of and whether they are a table's; notes.js refers to them.

    `files` are the numbers of the sources in the page's list of files.
    """
    return [
        text_of_table([ledger[id] for id in ids], files) if is_table else text_of(ledger[ids[0]], files)
        for ids, is_table in noted.items()
    ]


def text_of(entry: Entry, files: Mapping[str, int]) -> str:
    """A figure's note: what it is, where it was read, the steps from there, its error."""
    about = ", ".join(filter(None, (entry["text"], entry["unit"], entry["reference_period"])))
    sentences = [f"{about}.", _why_none(entry), _cells(entry["sources"], files), _steps(entry), _error(entry["error"])]
    if entry["label"] != Label.OFFICIAL:
        sentences.append(f"Label: {entry['label']}.")
    return " ".join(filter(None, sentences))


def text_of_table(entries: Sequence[Entry], files: Mapping[str, int]) -> str:
    """A table's note: the files, sheets and columns that its figures were read from."""
    cells = {(files[c["source_id"]], c["sheet"], c["column"]) for entry in entries for c in entry["sources"]}
    places = []
    for (number, sheet), group in groupby(sorted(cells), key=lambda cell: cell[:2]):
        columns = [column for _, _, column in group]
        more = f" and {len(columns) - _FEW_COLUMNS} more" if len(columns) > _FEW_COLUMNS else ""
        places.append(f"{_file(number, sheet)}: {', '.join(columns[:_FEW_COLUMNS])}{more}")
    if len(places) > _FEW_COLUMNS:
        places[_FEW_COLUMNS:] = [f"and {len(places) - _FEW_COLUMNS} more sheets"]
    return f"{len(entries)} figures from {'; '.join(places) or 'no cell'}. The ledger has each one’s row and steps."


def _why_none(entry: Entry) -> str:
    lacks = entry["value"] is None and entry["status"] not in (Status.AVAILABLE, Status.TOP_CODED)
    why = why_lacking(entry) if lacks else ""
    return f"{why[0].upper()}{why[1:]}." if why else ""


def _cells(cells: Iterable[Mapping[str, Any]], files: Mapping[str, int]) -> str:
    """The cells, those of one row together: the columns and what they say."""
    places: list[str] = []
    for (source, sheet, row), group in groupby(cells, key=lambda cell: (cell["source_id"], cell["sheet"], cell["row"])):
        texts = [f"{cell['column']} “{cell['raw']}”" for cell in group]
        more = f"; and {len(texts) - _FEW_CELLS} more" if len(texts) > _FEW_CELLS else ""
        where = f"{_file(files[source], sheet)}{f', row {row}' if row else ''}"
        places.append(f"{where}: {'; '.join(texts[:_FEW_CELLS])}{more}")
    if len(places) > _FEW_ROWS:
        places[_FEW_ROWS:] = [f"and {len(places) - _FEW_ROWS} more rows"]
    return f"{'. '.join(places)}." if places else ""


def _file(number: int, sheet: str) -> str:
    return f"File {number}{f', {sheet}' if sheet else ''}"


def _steps(entry: Entry) -> str:
    steps = [step for step in entry["method"].split(_JOINT) if not step.startswith("read ") and step != "as published"]
    text = _JOINT.join(steps)
    if len(text) > _LONG:
        text = f"{text[:_LONG].rsplit(' ', 1)[0]} … (the ledger has the rest)"
    return f"Then: {text}." if steps else ""


def _error(error: Mapping[str, Any] | None) -> str:
    return f"Relative standard error {error['relative_standard_error_pct']:.3g}%." if error else ""
