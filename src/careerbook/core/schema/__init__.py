"""The tables of the dataset: their columns, types, units and keys; each figure is one row."""

from __future__ import annotations

import pandas as pd

from careerbook.core.schema import abroad, context, occupations, onet, united_states, us_markets
from careerbook.core.schema.model import FIGURE, PROVENANCE, STATUSES, ColumnSchema, TableSchema

__all__ = [
    "FIGURE",
    "LOCAL_TABLES",
    "PROVENANCE",
    "STATUSES",
    "TABLES",
    "ColumnSchema",
    "TableSchema",
    "conform",
    "table",
]

TABLES: dict[str, TableSchema] = {
    table.name: table
    for module in (occupations, united_states, us_markets, onet, abroad, context)
    for table in module.TABLES
}
LOCAL_TABLES: dict[str, TableSchema] = {table.name: table for table in onet.LOCAL_TABLES}


def table(name: str) -> TableSchema:
    """The table of this name, shipped or local. Raises KeyError."""
    return TABLES[name] if name in TABLES else LOCAL_TABLES[name]


def conform(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with the table's columns, order and dtypes.

    Raises ValueError naming missing or unexpected columns, or a status that is not one of STATUSES.
    """
    dtypes = {column.name: column.dtype for column in table(name).columns}
    missing, extra = dtypes.keys() - set(frame.columns), set(frame.columns) - dtypes.keys()
    if missing or extra:
        raise ValueError(f"table {name}: missing columns {sorted(missing)}, unexpected {sorted(extra)}")
    conformed = frame[list(dtypes)].astype(dtypes)
    if "status" in conformed.columns:
        unknown = set(conformed["status"].unique()) - set(STATUSES)
        if unknown:
            raise ValueError(f"table {name}: unknown status {sorted(unknown)}")
    return conformed
