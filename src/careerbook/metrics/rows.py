"""Pick the one row of a figure table that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd


def one(frame: pd.DataFrame, **where: object) -> Mapping[str, Any] | None:
    """The row whose columns equal `where`, as a mapping; None if there is none.

    Raises ValueError if several rows fit: then the question is ambiguous, and picking one would be a guess.
    """
    mask = pd.Series(True, index=frame.index)
    for column, wanted in where.items():
        mask &= frame[column] == wanted
    found = frame[mask]
    if len(found) > 1:
        raise ValueError(f"{len(found)} rows fit {where}")
    return None if found.empty else {str(k): v for k, v in found.iloc[0].to_dict().items()}
