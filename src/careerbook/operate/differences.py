"""Which rows of the dataset two vintages mean, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from careerbook.core import schema
from careerbook.core.catalog import Source
from careerbook.core.errors import ParameterError
from careerbook.core.units import number, show
from careerbook.dataset import Dataset
from careerbook.metrics import history, vintages

VINTAGE_COLUMNS = ("vintage", "reference_year")
CODE_COLUMNS = ("soc_code", "occupation_code")
TITLE_COLUMNS = ("occupation_title", "title")
DEFAULT_TABLES = ("wages", "projections")
# The rows that are an occupation's own, not a group's.
LEAVES = {"occupation_group": "detailed", "occupation_type": "Line item"}
# What is shown unless a measure is asked for.
HEADLINES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "wages": (("employment", "total"), ("annual_wage", "mean"), ("annual_wage", "median")),
    "projections": (("growth_pct", "total"), ("openings_annual", "total"), ("median_wage", "total")),
}
ALL = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two vintages of a table; `notes` say what to keep in mind."""

    table: str
    old: str
    new: str
    changes: vintages.Changes
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Everything as JSON."""
        changes = self.changes
        return {
            "table": self.table,
            "old": self.old,
            "new": self.new,
            "sources": [source.id for source in self.sources],
            "notes": list(self.notes),
            "moves": _records(changes.moves.round({"change": 9, "change_pct": 9})),
            "statuses": _records(changes.statuses),
            "new_codes": _records(changes.new),
            "gone_codes": _records(changes.gone),
            "not_comparable_codes": _records(changes.not_comparable),
        }


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def shown(value: float, unit: str) -> str:
    """The figure as text; thousands of jobs keep their unit."""
    return number(value, 1) if unit == "thousand jobs" else show(value, unit)


def compare(dataset: Dataset, old: str, new: str, table: str | None = None, measure: str | None = None) -> Difference:
    """Compare the vintages or years `old` and `new` of a table.

    `measure` is one of the table's or 'all'; without it the table's headline figures are compared. Raises
    ParameterError if the table, a vintage or the measure is not there, or its vintages can't be compared.
    """
    if old == new:
        raise ParameterError(f"{old} and {new} are the same vintage.", "Name two.")
    name, column = _table(dataset, old, new, table)
    before, after = (rows(dataset, name, column, vintage) for vintage in (old, new))
    links = dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    try:
        changes = vintages.compare(before, after, _keys(name, column), links)
    except ValueError as error:
        raise ParameterError(f"The rows of {name} can't be compared: {error}.", "Choose another --table.") from error
    used = sorted({*before["source_id"], *after["source_id"]})
    sources = tuple(dataset.sources[id] for id in used)
    notes = tuple(_notes(name, before, after, history.breaks(dataset.sources)))
    return Difference(name, old, new, _narrowed(name, changes, measure), sources, notes)


def _vintage_column(table: str) -> str | None:
    names = schema.TABLES[table].names
    needed = {"classification", *vintages.FIGURE_KEYS} <= set(names)
    is_by_occupation = any(code in names for code in CODE_COLUMNS)
    return next((name for name in VINTAGE_COLUMNS if name in names), None) if needed and is_by_occupation else None


def _table(dataset: Dataset, old: str, new: str, asked: str | None) -> tuple[str, str]:
    """The table `asked` for or that has both vintages, and the column that holds its vintages."""
    able = {table: column for table in schema.TABLES if (column := _vintage_column(table))}
    if asked is not None and asked not in able:
        raise ParameterError(
            f"{asked!r} is no table with vintages.", f"Tables that can be compared: {', '.join(able)}."
        )
    vintages_of = {
        table: sorted(dataset.count(table, able[table]))
        for table in ([asked] if asked else DEFAULT_TABLES)
        if table in able
    }
    for table, names in vintages_of.items():
        if {old, new} <= set(names):
            return table, able[table]
    existing = "; ".join(f"{table}: {', '.join(names)}" for table, names in vintages_of.items())
    raise ParameterError(f"No table has both {old!r} and {new!r}.", f"There are {existing}.")


def rows(dataset: Dataset, table: str, column: str, vintage: str) -> pd.DataFrame:
    """The occupations' own rows of a vintage, without those of groups; `column` is the one that holds vintages."""
    where: dict[str, Any] = {name: leaf for name, leaf in LEAVES.items() if name in schema.TABLES[table].names}
    where[column] = int(vintage) if column == "reference_year" else vintage
    return dataset.rows(table, **where)


def _keys(table: str, column: str) -> vintages.Keys:
    names, sort_by = schema.TABLES[table].names, schema.TABLES[table].sort_by
    code = next(name for name in CODE_COLUMNS if name in names)
    title = next(name for name in TITLE_COLUMNS if name in names)
    others = {code, column, *VINTAGE_COLUMNS, *vintages.FIGURE_KEYS, *LEAVES}
    return vintages.Keys(code, title, tuple(name for name in sort_by if name not in others))


def _notes(table: str, before: pd.DataFrame, after: pd.DataFrame, breaks: history.Breaks) -> list[str]:
    notes = ["A figure is compared only where measure, statistic and unit are the same in both vintages."]
    if set(before["classification"]) != set(after["classification"]):
        notes.append(
            "The classification changed: codes are joined only where a published crosswalk or an equal title does."
        )
    if "reference_year" in before.columns and table.startswith("wages"):
        first, last = int(before["reference_year"].max()), int(after["reference_year"].max())
        notes += [f"The series breaks in {year}: {why}." for year, why in breaks.items() if first < year <= last]
    if table == "projections":
        notes.append("Each vintage projects its own ten years, from its own base year.")
    if table.startswith("wages"):
        notes.append(
            "'Beyond the error' holds employment and mean wages against their published relative standard errors at "
            "the 90-percent level, as if those of two years were independent; percentiles have no published error."
        )
    return notes


def _narrowed(table: str, changes: vintages.Changes, measure: str | None) -> vintages.Changes:
    """Only the measure asked for, or the table's headline figures; statuses and codes stay whole."""
    moves, statuses = changes.moves, changes.statuses
    measures = sorted({*moves["measure"], *statuses["measure"]})
    if measure not in (None, ALL, *measures):
        raise ParameterError(f"{table} has no measure {measure!r} to compare.", f"It has {', '.join(measures)}.")
    if measure is None and table in HEADLINES:
        pairs = pd.MultiIndex.from_frame(moves[["measure", "statistic"]])
        moves = moves[pairs.isin(list(HEADLINES[table]))]
    elif measure not in (None, ALL):
        moves, statuses = moves[moves["measure"] == measure], statuses[statuses["measure"] == measure]
    return replace(changes, moves=moves, statuses=statuses)
