"""Read a publisher's file as the catalog describes it: its checksum first, then its rows, ready for the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from careerbook.core import schema, slugs
from careerbook.core.catalog import Source
from careerbook.core.errors import DataDamaged, DataMissing, SourceFormatError
from careerbook.sources import READERS


def sha256(path: Path) -> str:
    """The file's checksum, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def at_hand(raw: Path, sources: Iterable[Source], with_local: bool = False) -> list[Source]:
    """The sources to read: without optional ones whose file is missing, and without those that others replace."""
    sources = [source for source in sources if with_local or not source.local]
    sources = [source for source in sources if not source.optional or (raw / source.file).is_file()]
    replaced = {id for source in sources for id in source.replaces}
    return [source for source in sources if source.id not in replaced]


def check_files(raw: Path, sources: Iterable[Source]) -> None:
    """Check that every file exists and is the one that the catalog describes. Raises DataMissing or DataDamaged."""
    sources = list(sources)
    missing = [source.file for source in sources if not (raw / source.file).is_file()]
    if missing:
        message = f"{len(missing)} of {len(sources)} publisher files are missing under {raw}: {', '.join(missing)}."
        raise DataMissing(
            message, "Get them from the addresses in data/catalog.toml, or name another folder with --raw."
        )
    for source in sources:
        check_sum(raw, source)


def with_sum(raw: Path, source: Source) -> Source:
    """The source with its file's checksum, where the catalog has none: an optional file arrived."""
    return source if source.sha256 else replace(source, sha256=sha256(raw / source.file))


def check_sum(raw: Path, source: Source) -> None:
    """Check that the file has the catalog's checksum. Raises DataMissing or DataDamaged."""
    try:
        checksum = sha256(raw / source.file)
    except FileNotFoundError:
        message = f"{source.file} is missing under {raw}."
        raise DataMissing(message, "Get it from the address in data/catalog.toml.") from None
    except OSError as error:
        raise DataDamaged(f"{source.file} can't be read: {error.strerror}.", "Look at its rights.") from error
    if checksum != source.sha256 and not (source.optional and not source.sha256):
        message = f"{source.file} is not the file in the catalog: its sha256 is {checksum}, not {source.sha256}."
        remedy = "Get the publisher's file again; for a new vintage add an entry to data/catalog.toml."
        raise DataDamaged(message, remedy)


def read_source(raw: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The rows that the file gives to each table, by table name. Raises DataDamaged or SourceFormatError."""
    if source.reader not in READERS:
        raise DataDamaged(f"The catalog's entry {source.id} names no reader: {source.reader}.", "Correct the entry.")
    frames = READERS[source.reader](raw / source.file, source)
    try:
        return {name: schema.conform(name, _completed(name, frame)) for name, frame in frames.items()}
    except (ValueError, TypeError) as error:
        raise SourceFormatError(f"read by {source.reader}: {error}", file=source.file) from error


def _completed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    if "title_key" in schema.table(name).names:
        frame = frame.assign(title_key=frame["title"].map(slugs.key))
    if "grade" in schema.table(name).names:
        frame = frame.assign(grade=link_grades(frame))
    return frame


def link_grades(links: pd.DataFrame) -> pd.Series[str]:
    """How many codes each link's two codes are linked with: 'one_to_many' is a code that is split among many."""
    pair = ["from_classification", "to_classification"]
    splits = links.groupby([*pair, "from_code"])["to_code"].transform("nunique") > 1
    joins = links.groupby([*pair, "to_code"])["from_code"].transform("nunique") > 1
    sides = {True: "many", False: "one"}
    return joins.map(sides) + "_to_" + splits.map(sides)


def in_order(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in the table's order: by its key, then by the place in the source."""
    provenance = [column.name for column in schema.PROVENANCE]
    return frame.sort_values([*schema.table(name).sort_by, *provenance], kind="stable", ignore_index=True)
