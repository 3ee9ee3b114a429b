"""Check the tables against their index, and cell by cell against the publishers' files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pyarrow
import pyarrow.parquet

from careerbook.core import schema
from careerbook.core.catalog import Source
from careerbook.core.datapackage import FILE
from careerbook.dataset.reading import check_sum, in_order, read_source, sha256
from careerbook.dataset.store import Dataset

SHOWN = 5  # differences named of a source; the rest are counted
_PLACE = [column.name for column in schema.PROVENANCE if column.name != "source_id"]


def check_tables(dataset: Dataset) -> Iterator[str]:
    """A line for each way in which the folder of tables is not what its index and the schema say."""
    try:
        index = json.loads((dataset.folder / "tables.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        yield f"tables.json can't be read: {error}"
        return
    for name in sorted({*index, *schema.TABLES}):
        path = dataset.folder / f"{name}.parquet"
        if name not in index or name not in schema.TABLES:
            yield f"{name}: {'not in tables.json' if name in schema.TABLES else 'in tables.json, but no known table'}"
        elif not path.is_file():
            yield f"{name}: {path.name} is missing"
        else:
            yield from _check_file(path, index[name], schema.TABLES[name])
    yield from _check_package(dataset, index)


def _check_file(path: Path, entry: dict[str, Any], table: schema.TableSchema) -> Iterator[str]:
    checksum = sha256(path)
    if checksum != entry.get("sha256"):
        yield f"{table.name}: the sha256 of {path.name} is {checksum}, not {entry.get('sha256')} as in tables.json"
    try:
        file = pyarrow.parquet.read_metadata(path)
    except (pyarrow.ArrowException, OSError) as error:
        yield f"{table.name}: {path.name} is not a Parquet file ({str(error).splitlines()[0]})"
        return
    if file.num_rows != entry.get("rows"):
        yield f"{table.name}: {path.name} has {file.num_rows} rows, not {entry.get('rows')} as in tables.json"
    if file.schema.names != table.names:
        yield f"{table.name}: the columns of {path.name} are not the schema's; build the tables again"


def _check_package(dataset: Dataset, index: dict[str, dict[str, Any]]) -> Iterator[str]:
    try:
        described = json.loads((dataset.folder / FILE).read_text("utf-8"))
        listed = {file["path"]: (file["rows"], file["hash"]) for file in described["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"{FILE} can't be read: {error}"
        return
    tables = {f"{name}.parquet": (entry.get("rows"), f"sha256:{entry.get('sha256')}") for name, entry in index.items()}
    if listed != tables:
        yield f"{FILE} does not describe the tables of tables.json; build the tables again"


def check_source(dataset: Dataset, raw: Path, source: Source) -> Iterator[str]:
    """A line for each cell of the publisher's file that the tables hold otherwise, the first ones in full.

    Raises DataMissing, DataDamaged or SourceFormatError if the file is missing, changed or unreadable.
    """
    check_sum(raw, source)
    frames = read_source(raw, source)
    for name in schema.TABLES:
        rows = _rows(dataset.folder / f"{name}.parquet", schema.TABLES[name], source.id)
        if rows is None:
            continue  # `check_tables` reports that
        if name in frames:
            yield from _compared(source, name, in_order(name, frames[name]), in_order(name, rows))
        elif len(rows):
            yield f"{source.file}: table {name} has {len(rows)} rows of it, and the file gives none"


def _rows(path: Path, table: schema.TableSchema, id: str) -> pd.DataFrame | None:
    """The table's rows of the source, whatever the file's checksum; None if the file can't be read."""
    try:
        frame = pyarrow.parquet.read_table(path, filters=[("source_id", "=", id)]).to_pandas()
        return cast("pd.DataFrame", frame[table.names].astype({column.name: column.dtype for column in table.columns}))
    except (pyarrow.ArrowException, OSError, KeyError, ValueError):
        return None


def _compared(source: Source, name: str, file: pd.DataFrame, table: pd.DataFrame) -> Iterator[str]:
    if file.equals(table):
        return
    keys = [*_PLACE, *(column for column in schema.TABLES[name].sort_by if column not in _PLACE)]
    differences = list(_differences(_by_key(file, keys), _by_key(table, keys), keys))
    for place, difference in differences[:SHOWN]:
        yield f"{source.file}, {place}: table {name} {difference}"
    if len(differences) > SHOWN:
        yield f"{source.file}: {len(differences) - SHOWN:,} more differences in table {name}"
    if not differences:
        yield f"{source.file}: table {name} holds its rows with other types; build the tables again"


def _differences(file: pd.DataFrame, table: pd.DataFrame, keys: list[str]) -> Iterator[tuple[str, str]]:
    """The place of each cell that differs, and how. Rows are matched by place and key, then by their order."""
    for row in file.index.difference(table.index, sort=False):
        yield _place(file.loc[row]), "has no such row"
    for row in table.index.difference(file.index, sort=False):
        yield _place(table.loc[row]), "has a row that the file does not give"
    both = file.index.intersection(table.index, sort=False)
    file, table = file.loc[both], table.loc[both]
    for column in (name for name in file.columns if name not in keys):
        is_equal = (file[column] == table[column]).fillna(False).astype(bool)
        differs = ~(is_equal | (file[column].isna() & table[column].isna()))
        for row in differs.index[differs]:
            yield _place(file.loc[row]), f"has {column} {table.at[row, column]!r}, the file {file.at[row, column]!r}"


def _by_key(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    plain = frame.assign(**{name: frame[name].astype(object).where(frame[name].notna(), "") for name in keys})
    number = plain.groupby(keys, sort=False).cumcount()
    labels = pd.MultiIndex.from_frame(plain[keys].assign(number=number))
    return frame.set_axis(labels, axis="index")


def _place(row: pd.Series[Any]) -> str:
    sheet = f"sheet {row['source_sheet']!r}, " if row["source_sheet"] else ""
    number = "" if pd.isna(row["source_row"]) else f"row {row['source_row']}, "
    return f"{sheet}{number}column {row['source_column']!r}"
