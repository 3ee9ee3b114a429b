"""The changes between two vintages as estimates: each move with the two cells that it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, from_row
from careerbook.metrics.projections import FIGURES
from careerbook.metrics.rows import Row, records
from careerbook.metrics.vintages import FIGURE_KEYS


@dataclass(frozen=True, slots=True)
class Move:
    """A figure of one occupation in two vintages, `change` from one to the other.

    `beyond_error` is whether the change exceeds what the two published errors explain, None where none is published.
    """

    code: str
    figure: str
    old: Estimate
    new: Estimate
    change: Estimate
    beyond_error: bool | None

    @property
    def estimates(self) -> tuple[Estimate, Estimate, Estimate]:
        """Its three figures."""
        return self.old, self.new, self.change


def moves(changes: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, sources: Sources) -> list[Move]:
    """A Move for each row of `changes` (`vintages.Changes.moves`); `old` and `new` are the rows that were compared.

    Raises KeyError if a change's figure is in neither.

    Figures: `moved.<code>.<figure>.old`, `moved.<code>.<figure>.new`, `moved.<code>.<figure>.change`
    Formula: (new ÷ old − 1) × 100; of percentages: new − old, in percentage points
    Inputs: `wages` of the two latest Mays, `projections` of the two latest rounds; like with like: same measure,
        statistic and unit, codes joined by the published crosswalk
    Source: plain arithmetic; whether employment and mean wages moved beyond their published relative standard errors:
        BLS, OEWS technical notes, the errors of two years taken as independent
    """
    told = set(changes["measure"])
    before, after = (_by_key(frame[frame["measure"].isin(told)]) for frame in (old, new))
    return [_move(row, before, after, sources) for row in records(changes)]


def _by_key(frame: pd.DataFrame) -> dict[tuple[str, ...], Row]:
    return {(row["soc_code"], *(row[key] for key in FIGURE_KEYS)): row for row in records(frame)}


def _move(
    row: Row, before: Mapping[tuple[str, ...], Row], after: Mapping[tuple[str, ...], Row], sources: Sources
) -> Move:
    code, key = str(row["code"]), tuple(str(row[name]) for name in FIGURE_KEYS)
    figure = row["measure"] if row["statistic"] == "total" else f"{row['measure']}_{row['statistic']}"
    _, unit, factor = FIGURES.get(row["measure"], ("", row["unit"], 1))
    id = f"moved.{code}.{figure}"
    old = from_row(f"{id}.old", before[row["old_code"], *key], sources, factor=factor, unit=unit)
    new = from_row(f"{id}.new", after[code, *key], sources, factor=factor, unit=unit)
    return Move(code, str(figure), old, new, change(f"{id}.change", old, new), row["beyond_error"])


def change(id: str, old: Estimate, new: Estimate) -> Estimate:
    """From `old` to `new`: percent of the old, or percentage points where both are percentages; see `moves`."""
    if old.unit == "percent":
        return derive(id, "percentage points", (old, new), lambda was, now: now - was, "new − old")
    if old.value == 0:
        return absent(id, "percent", Status.NOT_APPLICABLE, "the earlier figure is nil")
    return derive(id, "percent", (old, new), lambda was, now: (now / was - 1) * 100, "(new ÷ old − 1) × 100")
