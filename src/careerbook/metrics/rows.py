"""Rows of a table as mappings, and the one row that is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

Row = Mapping[str, Any]
Key = tuple[Any, ...]
Columns = Mapping[str, np.ndarray]
"""The columns of some rows, by name."""


def records(frame: pd.DataFrame | Sequence[Row]) -> Sequence[Row]:
    """The frame's rows, each a mapping by column name: as pandas' `to_dict("records")`, in a tenth of its time.

    Rows that are mappings already stay as they are.
    """
    if not isinstance(frame, pd.DataFrame):
        return frame
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*(values(frame[name]) for name in names), strict=True)]


def values(column: Any) -> list[Any]:
    """The column's values as Python has them; where an integer or a flag is absent, None."""
    absent = {"na_value": None} if getattr(column.dtype, "na_value", None) is pd.NA else {}
    listed: list[Any] = column.to_numpy(dtype=object, **absent).tolist()
    return listed


def by_figure(frame: pd.DataFrame | Sequence[Row]) -> dict[Key, Row]:
    """The rows of one occupation, place and year by measure and statistic.

    Raises ValueError if two rows have the same: then they are not of one occupation, place and year.
    """
    return index(frame, "measure", "statistic")


def index(frame: pd.DataFrame | Sequence[Row], *columns: str) -> dict[Any, Row]:
    """The frame's rows by their value in the column, or values in the columns: for many questions of the same rows.

    Raises ValueError if two rows have the same values.
    """
    rows = records(frame)
    places = _places([[row[column] for row in rows] for column in columns])
    return {key: rows[place] for key, place in places.items()}


class Lookup(Mapping[Any, Row]):
    """What `index` gives, each row made when it is asked for: for few rows of many.

    Raises ValueError if two rows have the same values.
    """

    def __init__(self, frame: pd.DataFrame, *columns: str) -> None:
        self._columns = {name: values(frame[name]) for name in frame.columns}
        self._places = _places([self._columns[name] for name in columns])

    def __getitem__(self, key: Any) -> Row:
        place = self._places[key]
        return {name: listed[place] for name, listed in self._columns.items()}

    def __iter__(self) -> Iterator[Any]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _places(columns: Sequence[Sequence[Any]]) -> dict[Any, int]:
    keys = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))
    places = {key: place for place, key in enumerate(keys)}
    if len(places) < len(keys):
        raise ValueError(f"two rows have {next(key for key, count in Counter(keys).items() if count > 1)}")
    return places


def grouped(frame: pd.DataFrame, by: str) -> dict[str, Columns]:
    """The frame's columns for each value of one of them, in order: much quicker than pandas' groups, one by one."""
    numbers, names = pd.factorize(frame[by], sort=True)
    order = np.argsort(numbers, kind="stable")
    columns = {name: frame[name].to_numpy()[order] for name in frame.columns}
    ends = np.cumsum(np.bincount(numbers, minlength=len(names)))
    return {
        str(name): {column: cells[start:end] for column, cells in columns.items()}
        for name, start, end in zip(names, [0, *ends], ends, strict=False)
    }


def single(frame: pd.DataFrame, **where: object) -> Row | None:
    """The row whose columns equal `where`, as a mapping; None if there is none.

    Raises ValueError if several rows fit: then the question is ambiguous, and picking one would be a guess.
    """
    fits = [row for row in records(frame) if all(row[column] == wanted for column, wanted in where.items())]
    if len(fits) > 1:
        raise ValueError(f"{len(fits)} rows fit {where}")
    return fits[0] if fits else None
