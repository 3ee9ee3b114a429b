"""Build the tidy tables from the publishers' files: all of them or none, and the same bytes every time."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from careerbook.core import catalog, schema
from careerbook.core.catalog import Source
from careerbook.core.errors import DataMissing
from careerbook.core.swap import staged
from careerbook.dataset import editions, package
from careerbook.dataset.reading import at_hand, check_files, in_order, read_source, sha256, with_sum

INDEX_FILE = "tables.json"
ROW_GROUP = 16_384  # rows; the tables are sorted, so one occupation or country lies in one or two groups
_ARROW_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "category": pa.string(),
    "year": pa.int16(),
    "number": pa.float64(),
    "row": pa.int32(),
    "integer": pa.int32(),
    "flag": pa.bool_(),
    "optional_flag": pa.bool_(),
}
Progress = Callable[[str, int, int], None]
Index = dict[str, dict[str, int | str]]
Parts = dict[str, list[pd.DataFrame]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The result of a build: rows, bytes and sha256 of each table, and rows of each source."""

    tables: Index
    source_rows: Mapping[str, int]
    seconds: float


def build(raw: Path, out: Path, progress: Progress | None = None, local: Path | None = None) -> BuildReport:
    """Read every catalog source under `raw` and replace the folder `out` by the tables.

    With `local`, the tables that never ship (publishers' sentences) go to that folder, as far as their files exist.

    `progress` gets the name of each step, its number and the number of steps. Raises DataMissing, DataDamaged,
    SourceFormatError or OutputError; the old tables then stay as they were, also if the process is killed.
    """
    start = time.monotonic()
    sources = at_hand(raw, catalog.load().values(), with_local=local is not None)
    check_files(raw, sources)
    sources = [with_sum(raw, source) for source in sources]
    announce = _counter(progress, len(sources) + len(schema.TABLES))
    by_id = {source.id: source for source in sources}
    with staged(out, INDEX_FILE) as folder:
        parts, rows = _read_all(raw, sources, announce)
        local_parts = {name: frames for name in schema.LOCAL_TABLES if (frames := parts.pop(name))}
        index = _write_tables(folder, parts, by_id, announce)
        if local is not None and local_parts:
            with staged(local, INDEX_FILE) as local_folder:
                _write_tables(local_folder, local_parts, by_id)
    return BuildReport(index, rows, time.monotonic() - start)


def _read_all(raw: Path, sources: Iterable[Source], announce: Callable[[str], None]) -> tuple[Parts, dict[str, int]]:
    """The frames of each table, shipped or local, and the number of rows of each source."""
    parts: Parts = {name: [] for name in (*schema.TABLES, *schema.LOCAL_TABLES)}
    rows: dict[str, int] = {}
    for source in sources:
        announce(source.id)
        frames = read_source(raw, source)
        rows[source.id] = sum(map(len, frames.values()))
        for name, frame in frames.items():
            parts[name].append(frame)
    return parts, rows


def _counter(progress: Progress | None, steps: int) -> Callable[[str], None]:
    """A function that passes the name of a step to `progress`, with its number."""
    step = itertools.count()
    return lambda name: progress(name, next(step), steps) if progress else None


def _write_tables(
    folder: Path, parts: Parts, sources: Mapping[str, Source], announce: Callable[[str], None] = lambda _: None
) -> Index:
    """The Parquet files, their index, and the Data Package that describes them. Empties `parts` on the way."""
    index: Index = {}
    fed: dict[str, list[str]] = {}
    for name in sorted(parts):
        announce(name)
        path = folder / f"{name}.parquet"
        frame = _write(path, schema.table(name), parts.pop(name), sources)
        fed[name] = sorted(map(str, frame["source_id"].unique()))
        index[name] = {"rows": len(frame), "bytes": path.stat().st_size, "sha256": sha256(path)}
    (folder / INDEX_FILE).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    package.write(folder, index, fed, sources)
    return index


def _write(
    path: Path, table: schema.TableSchema, frames: list[pd.DataFrame], sources: Mapping[str, Source]
) -> pd.DataFrame:
    if not frames:
        raise DataMissing(f"No source of the catalog feeds the table {table.name}.", "Restore data/catalog.toml.")
    frame = in_order(table.name, editions.current(table.name, pd.concat(frames, ignore_index=True), sources))
    fields = pa.schema([(column.name, _ARROW_TYPES[column.kind]) for column in table.columns])
    content = pa.Table.from_pandas(frame, schema=fields, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(content, path, compression="zstd", compression_level=9, row_group_size=ROW_GROUP, store_schema=False)
    return frame
