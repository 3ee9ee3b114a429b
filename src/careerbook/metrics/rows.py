"""Rows of a table as mappings, and the one row that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd

Row = Mapping[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """The frame's rows, each a mapping by column name."""
    return cast("list[Row]", frame.to_dict("records"))


def by_figure(frame: pd.DataFrame) -> dict[tuple[str, str], Row]:
    """The rows of one occupation, place and year by measure and statistic.

    Raises ValueError if two rows have the same: then they are not of one occupation, place and year.
    """
    found: dict[tuple[str, str], Row] = {}
    for row in records(frame):
        key = row["measure"], row["statistic"]
        if key in found:
            raise ValueError(f"two rows have {key}")
        found[key] = row
    return found


def one(frame: pd.DataFrame, **where: object) -> Row | None:
    """The row whose columns equal `where`, as a mapping; None if there is none.

    Raises ValueError if several rows fit: then the question is ambiguous, and picking one would be a guess.
    """
    mask = pd.Series(True, index=frame.index)
    for column, wanted in where.items():
        mask &= frame[column] == wanted
    found = records(frame[mask])
    if len(found) > 1:
        raise ValueError(f"{len(found)} rows fit {where}")
    return found[0] if found else None
