"""An estimate: a figure that knows its unit, status, error, label, and the publisher's cells it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import Any

from careerbook.core.units import show


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
    BASE_TOO_SMALL = "base_too_small"
    MISSING = "missing"
    NOT_PUBLISHED = "not_published"
    NOT_AT_HAND = "not_at_hand"
    NOT_COMPARABLE = "not_comparable"


WORDS: Mapping[Status, str] = {
    Status.NOT_RELEASED: "not released",
    Status.TOP_CODED: "top-coded",
    Status.BELOW_THRESHOLD: "below the publication threshold",
    Status.UNRELIABLE: "too unreliable to publish",
    Status.SUPPRESSED: "suppressed",
    Status.NOT_APPLICABLE: "not applicable",
    Status.NIL: "nil or negligible",
    Status.BASE_TOO_SMALL: "base too small",
    Status.MISSING: "missing at the source",
    Status.NOT_PUBLISHED: "not published",
    Status.NOT_AT_HAND: "not at hand",
    Status.NOT_COMPARABLE: "not comparable",
}


class Label(StrEnum):
    """What kind of figure it is; every page shows it."""

    OFFICIAL = "official"
    DERIVED = "derived"
    PROXY = "proxy"
    MODELLED = "modelled"
    EDITORIAL = "editorial"


# From the firmest to the weakest: what is computed takes the weakest label of what it comes from.
WEAKER = (Label.OFFICIAL, Label.DERIVED, Label.MODELLED, Label.PROXY, Label.EDITORIAL)


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
    `reason` says in a clause why there is no figure, `remedy` what would bring it if it is published and not at hand,
    `steps` lead from the cells to the value.
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
    remedy: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)

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

    def _repr_html_(self) -> str:
        """In a notebook: the figure, then its unit, period, error, label and sources."""
        error = self.error
        interval = ""
        if error:
            low, high = show(error.low, self.unit), show(error.high, self.unit)
            interval = f"{error.confidence_level_pct}-percent interval {low} to {high}"
        facts = (
            self.unit,
            self.reference_period,
            interval or "no error published",
            self.label,
            self.reason,
            self.remedy,
        )
        about = "; ".join(escape(str(fact)) for fact in facts if fact)
        sources = ", ".join(dict.fromkeys(escape(cell.file) for cell in self.cells)) or "no publisher's cell"
        return f"<strong>{escape(self.text)}</strong> <small>({about})<br>{escape(self.id)}, from {sources}</small>"

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
            **({"remedy": self.remedy} if self.remedy else {}),
            **({"bound": self.bound} if self.bound is not None else {}),
            **({"details": dict(self.details)} if self.details else {}),
        }
