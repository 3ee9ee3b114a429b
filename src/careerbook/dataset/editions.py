"""What a new edition of a series does to the rows of the older ones: it takes their place, or stands beside them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from careerbook.core import schema
from careerbook.core.catalog import Source
from careerbook.dataset.series import age

# Tables of rules, links and long series: a new edition is published whole, and what it no longer has is gone.
WHOLE = frozenset({
    "classifications",
    "crosswalks",
    "exposure",
    "job_titles_abroad",
    "labour_indicators",
    "occupations",
    "outlook_abroad",
    "price_series",
    "titles",
    "visa_going_rates",
})


def current(table: str, rows: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """The rows that count where a series has several editions.

    In tables of `WHOLE` only those of the newest edition; elsewhere, of rows with the same key, the newest edition's.
    """
    ids = rows["source_id"].unique()
    rank = {id: number for number, id in enumerate(sorted(ids, key=lambda id: age(sources[id])))}
    series = {id: sources[id].series for id in ids}
    if len(set(series.values())) == len(ids):
        return rows
    newest = {series[id]: id for id in sorted(ids, key=rank.__getitem__)}
    if table in WHOLE:
        return rows[rows["source_id"].isin(newest.values())]
    key = [name for name in schema.table(table).sort_by if name != "source_id"]
    places = rows[key].assign(series=rows["source_id"].map(series))
    by_age = rows["source_id"].map(rank)
    is_newest = by_age == by_age.groupby([places[name] for name in places], dropna=False).transform("max")
    return rows[is_newest]
