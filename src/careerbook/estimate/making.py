"""Estimates from rows of the tables, from other estimates, and those that say why there is no figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

import numpy as np
import pandas as pd

from careerbook.core.catalog import Source
from careerbook.estimate.kinds import WEAKER, WORDS, Cell, Estimate, Label, Status
from careerbook.estimate.margins import carried

Sources = Mapping[str, Source]
"""The catalog's entries by id."""


def cell_of(row: Mapping[str, Any], sources: Sources) -> Cell:
    """The publisher's cell that a table's row was read from."""
    source = sources[row["source_id"]]
    return Cell(
        source_id=source.id,
        file=source.file,
        sha256=source.sha256,
        sheet=row["source_sheet"],
        row=None if pd.isna(row["source_row"]) else int(row["source_row"]),
        column=row["source_column"],
        raw=row["raw"],
        transcribed=source.status == "transcription",
    )


def whole_column(rows: pd.DataFrame | Mapping[str, np.ndarray], sources: Sources) -> tuple[Cell, ...]:
    """One cell for each sheet that `rows` were read from, for a figure made of hundreds of rows.

    Its row is None, its column those of the rows (many are written as what they begin with and a star), and its raw
    text tells how many cells were used.
    """
    sheets: dict[tuple[str, str], dict[str, int]] = {}
    places = (np.asarray(rows[name], dtype=object) for name in ("source_id", "source_sheet", "source_column"))
    for (source_id, sheet, column), count in Counter(zip(*places, strict=True)).items():
        sheets.setdefault((source_id, sheet), {})[column] = count
    cells = []
    for (source_id, sheet), counts in sorted(sheets.items()):
        columns, count = sorted(counts), sum(counts.values())
        column = ", ".join(columns) if len(columns) <= _FEW else f"{_common_start(columns)}*"
        place = {"source_id": source_id, "source_sheet": sheet, "source_row": None, "source_column": column}
        cells.append(cell_of({**place, "raw": f"{count} cells" if count > 1 else "1 cell"}, sources))
    return tuple(cells)


_FEW = 4


def _common_start(texts: Sequence[str]) -> str:
    """What all of the texts, sorted, begin with: what the first and the last of them begin with."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(texts[0], texts[-1], strict=False))
    return "".join(letter for letter, _ in alike)


def from_row(
    id: str, row: Mapping[str, Any], sources: Sources, *, factor: float = 1, unit: str | None = None
) -> Estimate:
    """The estimate that a row of a figure table holds, as published.

    `factor` rescales to `unit` (thousand jobs to jobs); a scaled figure loses the float's binary tail.
    """
    cell = cell_of(row, sources)
    how = TRANSCRIBED if cell.transcribed else READ
    steps: tuple[str, ...] = (how.format(cell.raw),)
    if factor != 1:
        steps += (f"times {factor:,.0f} ({row['unit']} to {unit})",)
    number = None if pd.isna(row["value"]) else round(float(row["value"]) * factor, 6)
    category = row["category"] if isinstance(row["category"], str) and row["category"] else None
    return Estimate(
        id=id,
        value=number,
        unit=unit or row["unit"],
        status=Status(row["status"]),
        reference_period=sources[row["source_id"]].reference_period,
        cells=(cell,),
        steps=steps,
        bound=None if pd.isna(row["bound"]) else float(row["bound"]) * factor,
        category=category,
    )


READ = "read {!r} from the publisher's cell"
TRANSCRIBED = "read {!r} from a transcription of the publisher's figures"


def read(
    id: str, unit: str, row: Mapping[str, Any] | None, sources: Sources, lacking: str, factor: float = 1, **changes: Any
) -> Estimate:
    """What `from_row` gives, with `changes` of its fields (label, details); without a row `lacking` says why."""
    if row is None:
        return absent(id, unit, Status.NOT_PUBLISHED, lacking)
    return replace(from_row(id, row, sources, factor=factor, unit=unit), **changes)


def quoted(id: str, value: float | str, unit: str, cell: Cell, reference_period: str, **fields: Any) -> Estimate:
    """What a cell says outside the tables of figures: a number, or a text, which becomes the category."""
    is_text = isinstance(value, str)
    named = {"value": None, "category": value} if is_text else {"value": value}
    standard = {"reference_period": reference_period, "cells": (cell,), "steps": (READ.format(cell.raw),)}
    return Estimate(id, unit=unit, **{**standard, **named, **fields})


def computed(
    id: str,
    value: float,
    unit: str,
    cells: tuple[Cell, ...],
    step: str,
    reference_period: str = "",
    label: Label = Label.DERIVED,
) -> Estimate:
    """An estimate that one `step` leads to from many cells at once, such as a count or a sum over rows."""
    return Estimate(id, float(value), unit, label=label, reference_period=reference_period, cells=cells, steps=(step,))


def absent(
    id: str, unit: str, status: Status, reason: str, *, reference_period: str = "", remedy: str = ""
) -> Estimate:
    """An estimate that says why there is no figure, and, where the status is `not_at_hand`, what would bring it."""
    return Estimate(id, None, unit, status=status, reason=reason, remedy=remedy, reference_period=reference_period)


def derive(
    id: str,
    unit: str,
    inputs: Sequence[Estimate],
    compute: Callable[..., float],
    step: str,
    *,
    reference_period: str | None = None,
    label: Label = Label.DERIVED,
    is_product: bool = False,
) -> Estimate:
    """An estimate computed from others: it carries all their cells and steps, then its own `step`.

    If it `is_product` (or quotient) of the inputs, it also carries their published errors: see `margins.carried`.

    `compute` is called with the inputs' numbers. Where an input has none, the result has none either and takes
    over its status and reason. The label is the weakest among `label` and the inputs'; unreliable stays unreliable.
    """
    lacking = next((estimate for estimate in inputs if estimate.value is None), None)
    result = Estimate(
        id,
        None if lacking else compute(*(estimate.value for estimate in inputs)),
        unit,
        status=_status_from(inputs, lacking),
        label=max((label, *(estimate.label for estimate in inputs)), key=WEAKER.index),
        reference_period=inputs[0].reference_period if reference_period is None and inputs else reference_period or "",
        cells=tuple(dict.fromkeys(cell for estimate in inputs for cell in estimate.cells)),
        steps=(*dict.fromkeys(earlier for estimate in inputs for earlier in estimate.steps), step),
    )
    if lacking:
        return replace(result, reason=lacking.reason or WORDS[lacking.status], remedy=lacking.remedy)
    return replace(result, error=carried(result.value, inputs)) if is_product else result


def _status_from(inputs: Sequence[Estimate], lacking: Estimate | None) -> Status:
    if lacking:
        return Status.NOT_COMPARABLE if lacking.status is Status.TOP_CODED else lacking.status
    shaky = any(estimate.status is Status.UNRELIABLE for estimate in inputs)
    return Status.UNRELIABLE if shaky else Status.AVAILABLE
