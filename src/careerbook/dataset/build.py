"""Build the tidy tables from the publishers' files: all of them or none, and the same bytes every time."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from careerbook import catalog, schema, slugs
from careerbook.catalog import Source
from careerbook.errors import DataDamaged, DataMissing, OutputError, SourceFormatError
from careerbook.sources import READERS

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


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: rows, bytes and sha256 of each table, and rows of each source."""

    tables: Index
    source_rows: Mapping[str, int]
    seconds: float


def build(raw: Path, out: Path, progress: Progress | None = None) -> BuildReport:
    """Read every catalog source under `raw` and replace the folder `out` by the tables.

    `progress` is told what is being done, the step and the number of steps. Raises DataMissing, DataDamaged,
    SourceFormatError or OutputError; the old tables then stay as they were.
    """
    start = time.monotonic()
    sources = list(catalog.load().values())
    _check_files(raw, sources)
    announce = _counter(progress, len(sources) + len(schema.TABLES))
    rows: dict[str, int] = {}

    def make(folder: Path) -> Index:
        parts: dict[str, list[pd.DataFrame]] = {name: [] for name in schema.TABLES}
        for source in sources:
            announce(source.id)
            frames = _read(raw, source)
            rows[source.id] = sum(map(len, frames.values()))
            for name, frame in frames.items():
                parts[name].append(frame)
        return _write_tables(folder, parts, announce)

    return BuildReport(_swap_in(out, make), rows, time.monotonic() - start)


def _counter(progress: Progress | None, steps: int) -> Callable[[str], None]:
    """A function that tells `progress` what is being done, with the number of the step."""
    step = itertools.count()
    return lambda what: progress(what, next(step), steps) if progress else None


def sha256(path: Path) -> str:
    """The file's checksum, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_files(raw: Path, sources: Iterable[Source]) -> None:
    """Every file there, and each the one that the catalog describes."""
    sources = list(sources)
    missing = [source.file for source in sources if not (raw / source.file).is_file()]
    if missing:
        message = f"{len(missing)} of {len(sources)} publisher files are missing under {raw}: {', '.join(missing)}."
        raise DataMissing(
            message, "Get them from the addresses in data/catalog.toml, or name another folder with --raw."
        )
    for source in sources:
        try:
            found = sha256(raw / source.file)
        except OSError as error:
            raise DataDamaged(f"{source.file} can't be read: {error.strerror}.", "Look at its rights.") from error
        if found != source.sha256:
            message = f"{source.file} is not the file in the catalog: its sha256 is {found}, not {source.sha256}."
            remedy = "Get the publisher's file again; for a new vintage add an entry to data/catalog.toml."
            raise DataDamaged(message, remedy)


def _read(raw: Path, source: Source) -> dict[str, pd.DataFrame]:
    path = raw / source.file
    if source.reader not in READERS:
        raise DataDamaged(f"The catalog's entry {source.id} names no reader: {source.reader}.", "Correct the entry.")
    frames = READERS[source.reader](path, source)
    try:
        return {
            name: schema.conform(name, _completed(name, frame.assign(source_id=source.id)))
            for name, frame in frames.items()
        }
    except (ValueError, TypeError) as error:
        raise SourceFormatError(f"read by {source.reader}: {error}", file=source.file) from error


def _completed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    if "title_key" not in schema.TABLES[name].names:
        return frame
    return frame.assign(title_key=frame["title"].map(slugs.key))


def _write_tables(folder: Path, parts: Mapping[str, list[pd.DataFrame]], announce: Callable[[str], None]) -> Index:
    """The Parquet files and their index; each table is sorted by its key, then by the place in the source."""
    index: Index = {}
    for name in sorted(parts):
        announce(name)
        path = folder / f"{name}.parquet"
        rows = _write(path, schema.TABLES[name], parts[name])
        index[name] = {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
    (folder / INDEX_FILE).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    return index


def _write(path: Path, table: schema.Table, frames: list[pd.DataFrame]) -> int:
    if not frames:
        raise DataMissing(f"No source of the catalog feeds the table {table.name}.", "Restore data/catalog.toml.")
    provenance = [column.name for column in schema.PROVENANCE]
    frame = pd.concat(frames, ignore_index=True).sort_values([*table.sort_by, *provenance], kind="stable")
    fields = pa.schema([(column.name, _ARROW_TYPES[column.kind]) for column in table.columns])
    content = pa.Table.from_pandas(frame, schema=fields, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(content, path, compression="zstd", compression_level=9, row_group_size=ROW_GROUP, store_schema=False)
    return len(frame)


def _swap_in(out: Path, make: Callable[[Path], Index]) -> Index:
    """Let `make` fill a folder beside `out`, then put it in its place; on failure `out` stays as it was."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise OutputError(
            f"{out.parent} can't be written: {error.strerror}.", "Choose a folder that you may write."
        ) from error
    try:
        new, old = work / "new", work / "old"
        new.mkdir()
        index = make(new)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
        return index
    except OSError as error:
        raise OutputError(
            f"{out} can't be written: {error.strerror}.", "Make room or choose another folder."
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
