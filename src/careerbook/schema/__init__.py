"""The tables of the dataset: their columns, types, units and keys; each figure is one row."""

from __future__ import annotations

import pandas as pd

from careerbook.schema import abroad, occupations, united_states
from careerbook.schema.core import FIGURE, PROVENANCE, STATUSES, Column, Table

__all__ = ["FIGURE", "PROVENANCE", "STATUSES", "TABLES", "Column", "Table", "conform"]

TABLES: dict[str, Table] = {table.name: table for table in (*occupations.TABLES, *united_states.TABLES, *abroad.TABLES)}


def conform(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with the table's columns, order and dtypes.

    Raises ValueError naming missing or unexpected columns, or a status that is not one of STATUSES.
    """
    table = TABLES[name]
    missing, extra = set(table.names) - set(frame.columns), set(frame.columns) - set(table.names)
    if missing or extra:
        raise ValueError(f"table {name}: missing columns {sorted(missing)}, unexpected {sorted(extra)}")
    conformed = frame[table.names].astype({column.name: column.dtype for column in table.columns})
    if "status" in conformed.columns:
        unknown = set(conformed["status"].unique()) - set(STATUSES)
        if unknown:
            raise ValueError(f"table {name}: unknown status {sorted(unknown)}")
    return conformed
