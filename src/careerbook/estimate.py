"""An estimate: a figure that knows its unit, status, error, label, and the publisher's cells it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import pandas as pd

from careerbook.catalog import Source
from careerbook.units import show


class Status(StrEnum):
    """Whether there is a plain figure, and if not, why."""

    AVAILABLE = "available"
    NOT_RELEASED = "not_released"
    TOP_CODED = "top_coded"
    BELOW_THRESHOLD = "below_threshold"
    UNRELIABLE = "unreliable"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NIL = "nil"
    MISSING = "missing"
    NOT_PUBLISHED = "not_published"
    NOT_COMPARABLE = "not_comparable"


WORDS: Mapping[Status, str] = {
    Status.NOT_RELEASED: "not released",
    Status.TOP_CODED: "top-coded",
    Status.BELOW_THRESHOLD: "below the publication threshold",
    Status.UNRELIABLE: "too unreliable to publish",
    Status.SUPPRESSED: "suppressed",
    Status.NOT_APPLICABLE: "not applicable",
    Status.NIL: "nil or negligible",
    Status.MISSING: "missing at the source",
    Status.NOT_PUBLISHED: "not published",
    Status.NOT_COMPARABLE: "not comparable",
}


class Label(StrEnum):
    """What kind of figure it is; every page shows it."""

    OFFICIAL = "official"
    DERIVED = "derived"
    PROXY = "proxy"
    MODELLED = "modelled"
    EDITORIAL = "editorial"


_WEAKER = (Label.OFFICIAL, Label.DERIVED, Label.MODELLED, Label.PROXY, Label.EDITORIAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a publisher's file; rows are counted from 1 as a spreadsheet shows them."""

    source_id: str
    file: str
    sha256: str
    sheet: str
    row: int | None
    column: str
    raw: str
    transcribed: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The cell as the ledger and `careerbook facts` print it."""
        names = ("source_id", "file", "sha256", "sheet", "row", "column", "raw")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class ErrorMargin:
    """How sure a figure is: the published relative standard error and the interval it gives.

    `low` and `high` bound the `confidence_level_pct` interval, in the figure's own unit.
    """

    relative_standard_error_pct: float
    confidence_level_pct: int
    low: float
    high: float
    kind: str = "relative_standard_error"

    def as_dict(self) -> dict[str, Any]:
        """The error as JSON."""
        names = ("kind", "relative_standard_error_pct", "confidence_level_pct", "low", "high")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its lineage. `value` is None unless there is a plain figure in `unit`.

    `bound` is the published threshold of a top-coded figure, `category` the text of one that is no number,
    `reason` says in a clause why there is no figure, `steps` lead from the cells to the value.
    """

    id: str
    value: float | None
    unit: str
    status: Status = Status.AVAILABLE
    label: Label = Label.OFFICIAL
    reference_period: str = ""
    cells: tuple[Cell, ...] = ()
    error: ErrorMargin | None = None
    steps: tuple[str, ...] = ()
    bound: float | None = None
    category: str | None = None
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def is_available(self) -> bool:
        """True if there is a plain number."""
        return self.value is not None

    @property
    def text(self) -> str:
        """The figure as every page shows it."""
        if self.category is not None:
            return self.category
        if self.status is Status.TOP_CODED and self.bound is not None:
            return f"{show(self.bound, self.unit)} or more"
        if self.value is None:
            return WORDS.get(self.status, "not published")
        return show(self.value, self.unit)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The catalog's entries that the figure comes from, and the crosswalks that chose it."""
        chosen_by = self.details.get("crosswalks", "").split()
        return (*(cell.source_id for cell in self.cells), *chosen_by)

    @property
    def method(self) -> str:
        """The steps from the cells to the value, as one line."""
        return "; ".join(self.steps) or "as published"

    def as_dict(self) -> dict[str, Any]:
        """The estimate as `careerbook facts --json`, the ledger and the page's notes give it."""
        return {
            "id": self.id,
            "value": self.value,
            "text": self.text,
            "unit": self.unit,
            "status": str(self.status),
            "label": str(self.label),
            "reference_period": self.reference_period,
            "error": self.error.as_dict() if self.error else None,
            "sources": [cell.as_dict() for cell in self.cells],
            "method": self.method,
            **({"reason": self.reason} if self.reason else {}),
            **({"bound": self.bound} if self.bound is not None else {}),
            **({"details": dict(self.details)} if self.details else {}),
        }


def cell_of(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Cell:
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


def from_row(
    id: str,
    row: Mapping[str, Any],
    sources: Mapping[str, Source],
    *,
    factor: float = 1,
    unit: str | None = None,
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


def absent(id: str, unit: str, status: Status, reason: str, *, reference_period: str = "") -> Estimate:
    """An estimate that says why there is no figure."""
    return Estimate(id, None, unit, status=status, reason=reason, reference_period=reference_period)


def derive(
    id: str,
    unit: str,
    inputs: Sequence[Estimate],
    compute: Callable[..., float],
    step: str,
    *,
    reference_period: str | None = None,
    label: Label = Label.DERIVED,
) -> Estimate:
    """An estimate computed from others: it carries all their cells and steps, then its own `step`.

    `compute` is called with the inputs' numbers. Where an input has none, the result has none either and takes
    over its status and reason. The label is the weakest among `label` and the inputs'; unreliable stays unreliable.
    """
    lacking = next((one for one in inputs if one.value is None), None)
    result = Estimate(
        id,
        None if lacking else compute(*(one.value for one in inputs)),
        unit,
        status=_status_from(inputs, lacking),
        label=max((label, *(one.label for one in inputs)), key=_WEAKER.index),
        reference_period=inputs[0].reference_period if reference_period is None and inputs else reference_period or "",
        cells=tuple(dict.fromkeys(cell for one in inputs for cell in one.cells)),
        steps=(*dict.fromkeys(earlier for one in inputs for earlier in one.steps), step),
    )
    return replace(result, reason=lacking.reason or WORDS[lacking.status]) if lacking else result


def _status_from(inputs: Sequence[Estimate], lacking: Estimate | None) -> Status:
    if lacking:
        return Status.NOT_COMPARABLE if lacking.status is Status.TOP_CODED else lacking.status
    shaky = any(one.status is Status.UNRELIABLE for one in inputs)
    return Status.UNRELIABLE if shaky else Status.AVAILABLE


def with_error(estimate: Estimate, relative_standard_error: Estimate, confidence: tuple[int, float]) -> Estimate:
    """`estimate` with the interval that its published relative standard error gives.

    `confidence` is the level in percent and its normal quantile: the interval is value x (1 +- z x RSE / 100).
    """
    value, error = estimate.value, relative_standard_error.value
    if value is None or error is None:
        return estimate
    level, z = confidence
    half = value * z * error / 100
    margin = ErrorMargin(error, level, value - half, value + half)
    return replace(estimate, error=margin, cells=estimate.cells + relative_standard_error.cells)
