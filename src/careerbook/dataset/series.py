"""Series and their editions: code asks for a series and gets its newest edition, or that of a year.

A series is what the vintages of one publisher's dataset have in common. The catalog's ids say it: the id without the
vintage at its end (`bls_oews_sectors` of `bls_oews_sectors_2024`), unless an entry names its `series`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.core.errors import DataMissing
from careerbook.core.periods import as_of, last_day
from careerbook.dataset.reads import shared
from careerbook.dataset.store import Dataset


def editions(dataset: Dataset, series: str) -> list[Source]:
    """The editions of a series that feed the tables, the oldest first; none if the series is unknown."""
    return [dataset.sources[id] for id in _edition_ids(dataset, series)]


def newest(dataset: Dataset, series: str, *, year: int | None = None, transcribed: bool = True) -> Source:
    """The newest edition of a series, or that of a `year`; without `transcribed`, of the publisher's own files only.

    Raises DataMissing if the series has no such edition.
    """
    for edition in reversed(editions(dataset, series)):
        if (year is None or year_of(edition) == year) and (transcribed or edition.status != "transcription"):
            return edition
    of = f" of {year}" if year else ""
    raise DataMissing(
        f"The tables have no edition{of} of the series {series}.",
        "Add its file, and run: careerbook data build --raw DIR; data/catalog.toml has the addresses.",
    )


def rows(
    dataset: Dataset, table: str, series: str, *, year: int | None = None, columns: tuple[str, ...] = (), **where: Any
) -> pd.DataFrame:
    """The rows of a table that the newest edition of a series feeds, or that of a `year`. Raises DataMissing."""
    return dataset.rows(table, columns=columns, source_id=newest(dataset, series, year=year).id, **where)


def year_of(edition: Source) -> int:
    """The year that an edition's figures are of; of projections the base year. 0 if the catalog names no time."""
    stated = edition.options.get("reference_year")
    day = as_of(edition)
    return int(stated) if stated else day.year if day else 0


def age(edition: Source) -> tuple[int, date, bool, str]:
    """A key that puts a series' editions in order, the oldest first: by year, by day, the final one last."""
    vintage = edition.vintage
    return year_of(edition), last_day(vintage) or date.min, "provisional" not in vintage, f"{vintage} {edition.id}"


@shared
def _edition_ids(dataset: Dataset, series: str) -> list[str]:
    sources = [source for source in dataset.at_hand.values() if source.series == series]
    return [source.id for source in sorted(sources, key=age)]
