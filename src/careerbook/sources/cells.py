"""Reading one cell: its text as published, its number, and what the publisher's notation says of it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

RawCell = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta

_PLAIN = re.compile(r"[-+−]?(\d+(\.\d+)?|\.\d+)([eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+−]?\d{1,3}(,\d{3})+(\.\d+)?")
_AT_LEAST = re.compile(r">=\s*[$£€]?\s*(?P<bound>.+)")


def raw_text(cell: RawCell) -> str:
    """The cell as a reader of the file sees it: 45690.0 is '45690', 12.5 is '12.5'; text is stripped."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)


def one_line(cell: RawCell) -> str:
    """`raw_text` with one blank between words: a header as published, on one line."""
    return " ".join(raw_text(cell).split())


def normalised(cell: RawCell) -> str:
    """`one_line` for comparing headers: any dash a hyphen."""
    return one_line(cell).replace("–", "-").replace("‑", "-")


def parse_number(text: str) -> float:
    """The number in a text cell, with or without thousands commas. Raises ValueError for anything else."""
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        raise ValueError(f"{text!r} is neither a number nor in the publisher's notation")
    number = float(text.replace("−", "-"))
    if not math.isfinite(number):
        raise ValueError(f"{text!r} is too large a number")
    return number


class Figure(NamedTuple):
    """What one cell says: the last six columns of schema.FIGURE but the unit's."""

    value: float
    bound: float
    status: str
    category: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class Notation:
    """A publisher's signs for figures that are not plain numbers.

    `signs` gives each sign's status; `blank` is the status of an empty cell, None where an empty cell
    means that the figure isn't published for such a row at all.
    """

    signs: Mapping[str, str] = field(default_factory=dict)
    blank: str | None = "missing"

    def figure(self, cell: RawCell, bound: float = math.nan) -> Figure | None:
        """The cell as a number; `bound` is the threshold that a top-coding sign stands for.

        Raises ValueError for a text that is no number and no sign, or a top-coding sign without threshold.
        """
        if type(cell) is float:
            return Figure(cell, math.nan, "available", None, raw_text(cell))
        text = raw_text(cell)
        if text in self.signs or not text:
            return self._sign(text, bound)
        if at_least := _AT_LEAST.fullmatch(text):
            return Figure(math.nan, parse_number(at_least["bound"]), "top_coded", None, text)
        return Figure(parse_number(text), math.nan, "available", None, text)

    def category(self, cell: RawCell, bound: float = math.nan) -> Figure | None:
        """The cell as a category, such as a level of education; the text 'None' is one."""
        text = raw_text(cell)
        if text in self.signs or not text:
            return self._sign(text, bound)
        return Figure(math.nan, math.nan, "available", text, text)

    def _sign(self, text: str, bound: float) -> Figure | None:
        status = self.signs[text] if text else self.blank
        if status is None:
            return None
        if status != "top_coded":
            return Figure(math.nan, math.nan, status, None, text)
        if math.isnan(bound):
            raise ValueError(f"{text!r} marks a top-coded figure, but the catalog gives no threshold for it")
        return Figure(math.nan, bound, status, None, text)
