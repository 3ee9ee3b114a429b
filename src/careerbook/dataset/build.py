"""Build the tidy tables from the publishers' files: all of them or none, and the same bytes every time."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from careerbook import catalog, schema
from careerbook.dataset import package
from careerbook.dataset.reading import check_files, in_order, read_source, sha256
from careerbook.errors import DataMissing
from careerbook.swap import staged

INDEX_FILE = "tables.json"
ROW_GROUP = 16_384  # rows; the tables are sorted, so one occupation or country lies in one or two groups
_ARROW_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "category": pa.string(),
    "year": pa.int16(),
    "number": pa.float64(),
    "row": pa.int32(),
    "flag": pa.bool_(),
}
Progress = Callable[[str, int, int], None]
Index = dict[str, dict[str, int | str]]
Parts = dict[str, list[pd.DataFrame]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: rows, bytes and sha256 of each table, and rows of each source."""

    tables: Index
    source_rows: Mapping[str, int]
    seconds: float


def build(raw: Path, out: Path, progress: Progress | None = None) -> BuildReport:
    """Read every catalog source under `raw` and replace the folder `out` by the tables.

    `progress` is told what is being done, the step and the number of steps. Raises DataMissing, DataDamaged,
    SourceFormatError or OutputError; the old tables then stay as they were, also if the process is killed.
    """
    start = time.monotonic()
    sources = list(catalog.load().values())
    check_files(raw, sources)
    announce = _counter(progress, len(sources) + len(schema.TABLES))
    parts: Parts = {name: [] for name in schema.TABLES}
    rows: dict[str, int] = {}
    with staged(out) as folder:
        for source in sources:
            announce(source.id)
            frames = read_source(raw, source)
            rows[source.id] = sum(map(len, frames.values()))
            for name, frame in frames.items():
                parts[name].append(frame)
        index = _write_tables(folder, parts, announce)
    return BuildReport(index, rows, time.monotonic() - start)


def _counter(progress: Progress | None, steps: int) -> Callable[[str], None]:
    """A function that tells `progress` what is being done, with the number of the step."""
    step = itertools.count()
    return lambda what: progress(what, next(step), steps) if progress else None


def _write_tables(folder: Path, parts: Parts, announce: Callable[[str], None]) -> Index:
    """The Parquet files, their index, and the Data Package that describes them. Empties `parts` on the way."""
    index: Index = {}
    fed: dict[str, list[str]] = {}
    for name in sorted(parts):
        announce(name)
        path = folder / f"{name}.parquet"
        frames = parts.pop(name)
        fed[name] = sorted({str(id) for frame in frames for id in frame["source_id"].unique()})
        rows = _write(path, schema.TABLES[name], frames)
        index[name] = {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
    (folder / INDEX_FILE).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    package.write(folder, index, fed)
    return index


def _write(path: Path, table: schema.Table, frames: list[pd.DataFrame]) -> int:
    if not frames:
        raise DataMissing(f"No source of the catalog feeds the table {table.name}.", "Restore data/catalog.toml.")
    frame = in_order(table.name, pd.concat(frames, ignore_index=True))
    fields = pa.schema([(column.name, _ARROW_TYPES[column.kind]) for column in table.columns])
    content = pa.Table.from_pandas(frame, schema=fields, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(content, path, compression="zstd", compression_level=9, row_group_size=ROW_GROUP, store_schema=False)
    return len(frame)
