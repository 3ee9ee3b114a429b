"""Open the tidy tables, read-only, and only the rows that are asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache, reduce
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pyarrow.compute
import pyarrow.parquet

from careerbook.core import catalog, paths, schema
from careerbook.core.errors import DataDamaged, DataMissing
from careerbook.dataset import package
from careerbook.dataset.reads import NO_ARGUMENTS, ROWS, Tracker, fingerprint

_KEPT = 256  # answers: more than a report asks for, less than all reports together
_REBUILD = "Restore data/tables from the project, or run: careerbook data build --raw DIR"


class Dataset:
    """The tables in a folder. Tables are read when first asked for, and checked against `tables.json`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.tables_dir()
        self._checked: set[str] = set()
        self._held: dict[str, pyarrow.Table] = {}
        self._read = lru_cache(_KEPT)(self._read_rows)
        self._print = lru_cache(_KEPT)(lambda *asked: fingerprint(self._read(*asked)))
        self.tracker = Tracker()
        self.done: dict[tuple[str, str], Any] = {}

    def hold(self, *tables: str) -> None:
        """Keep these tables (without names: all) in memory, for a process that asks often. Raises as `rows` does."""
        for table in (name for name in tables or self.checksums if name not in self._held):
            self._held[table] = _narrow(self._coded(table))
        pyarrow.default_memory_pool().release_unused()

    def _coded(self, table: str) -> pyarrow.Table:
        """The table, its texts as numbers into a list of them."""
        content = pyarrow.py_buffer(self._checked_file(table).read_bytes())
        texts = [column.name for column in schema.table(table).columns if column.dtype == "str"]
        read = pyarrow.parquet.ParquetFile(content, read_dictionary=texts).read(use_threads=False)
        return read.unify_dictionaries().combine_chunks()

    def forget(self) -> None:
        """Let go of shared work that was done with arguments, for one career; what is the same for all is kept."""
        self.done = {key: done for key, done in self.done.items() if key[1] == NO_ARGUMENTS}

    @cached_property
    def sources(self) -> Mapping[str, catalog.Source]:
        """The catalog's sources by id, each with the checksum of the file that the tables were built from."""
        built = package.checksums(self.folder)
        return {
            id: source if source.sha256 else replace(source, sha256=built.get(id, ""))
            for id, source in catalog.load().items()
        }

    @cached_property
    def at_hand(self) -> Mapping[str, catalog.Source]:
        """The sources that the tables were built from, by id; all if the tables don't say."""
        built = package.checksums(self.folder)
        return {id: source for id, source in self.sources.items() if id in built} if built else self.sources

    @cached_property
    def checksums(self) -> Mapping[str, str]:
        """The sha256 of each table's file, as the build wrote it down."""
        index = self.folder / "tables.json"
        try:
            return {name: entry["sha256"] for name, entry in json.loads(index.read_text("utf-8")).items()}
        except FileNotFoundError:
            raise DataMissing(f"The dataset's index {index} is missing.", _REBUILD) from None
        except (ValueError, KeyError, TypeError) as error:
            raise DataDamaged(f"The dataset's index {index} is damaged.", _REBUILD) from error

    def rows(
        self, table: str, *, columns: Sequence[str] = (), **where: str | int | Sequence[str] | Sequence[int]
    ) -> pd.DataFrame:
        """The rows of `table` whose columns equal (or are in) the values given; all its columns, or those named.

        Raises DataMissing if the table is not there and DataDamaged if it is not what the build wrote.
        """
        asked = _asked(table, columns, where)
        self.tracker.note(ROWS, [table, columns, where], [table], lambda: self._print(*asked))
        # A shallow copy: pandas copies on write, so no caller can change what the next one gets.
        return self._read(*asked).copy(deep=False)

    def _read_rows(self, table: str, columns: tuple[str, ...], where: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        dtypes = {
            field.name: field.dtype for field in schema.table(table).columns if not columns or field.name in columns
        }
        if table in self._held:
            return _typed(_frame(_selected(self._held[table], list(dtypes), where)), dtypes)
        path = self._checked_file(table)
        filters = [(column, "in" if isinstance(value, tuple) else "=", value) for column, value in where if value != ()]
        try:
            lacking = dtypes.keys() - set(pyarrow.parquet.read_schema(path).names)
            if lacking:
                why = f"was built by another version: it lacks {', '.join(sorted(lacking))}"
                raise DataDamaged(f"The table {path} {why}.", _REBUILD)
            read = pyarrow.parquet.read_table(path, columns=list(dtypes), filters=filters or None)
            if any(value == () for _, value in where):  # in none of no values
                read = read.slice(0, 0)
        except (pyarrow.ArrowException, OSError) as error:
            raise DataDamaged(f"The table {path} can't be read.", _REBUILD) from error
        return _typed(read.to_pandas(), dtypes)

    def fingerprint(self, table: str, columns: Sequence[str], where: Mapping[str, Any]) -> str:
        """A digest of the rows that `rows` gives, and raises as it does."""
        return self._print(*_asked(table, columns, where))

    def count(self, table: str, column: str) -> dict[str, int]:
        """How many rows of `table` have each value of the column. Raises as `rows` does."""
        path = self._checked_file(table)
        try:
            values = pyarrow.parquet.read_table(path, columns=[column]).column(column).value_counts()
        except (pyarrow.ArrowException, OSError) as error:
            raise DataDamaged(f"The table {path} can't be read.", _REBUILD) from error
        return {str(entry["values"]): entry["counts"] for entry in values.to_pylist()}

    def _checked_file(self, table: str) -> Path:
        path = self.folder / f"{table}.parquet"
        if table in self._checked:
            return path
        if table not in self.checksums or not path.is_file():
            raise DataMissing(f"The table {path} is missing.", _REBUILD)
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.checksums[table]:
            raise DataDamaged(f"The table {path} is damaged: its checksum is not the one it was built with.", _REBUILD)
        self._checked.add(table)
        return path


def _asked(
    table: str, columns: Sequence[str], where: Mapping[str, Any]
) -> tuple[str, tuple[str, ...], tuple[tuple[str, Any], ...]]:
    wanted = ((column, value if isinstance(value, (str, int)) else tuple(value)) for column, value in where.items())
    return table, tuple(columns), tuple(wanted)


def _selected(held: pyarrow.Table, columns: list[str], where: tuple[tuple[str, Any], ...]) -> pyarrow.Table:
    """The columns of the rows that fulfil all conditions; without threads, which a process that forks must not have."""
    masks = [_mask(held.column(column), value if isinstance(value, tuple) else (value,)) for column, value in where]
    chosen = held.select(columns)
    return chosen.filter(reduce(pyarrow.compute.and_, masks)) if masks else chosen


def _narrow(held: pyarrow.Table) -> pyarrow.Table:
    """The same with texts' numbers as small as their list allows: half of the memory."""
    for place, column in enumerate(held.columns):
        if pyarrow.types.is_dictionary(column.type):
            coded = column.combine_chunks()
            size = next(index for index in _INDICES if len(coded.dictionary) <= 2 ** (index.bit_width - 1))
            small = pyarrow.DictionaryArray.from_arrays(coded.indices.cast(size), coded.dictionary)
            held = held.set_column(place, held.field(place).with_type(small.type), small)
    return held


_INDICES = (pyarrow.int8(), pyarrow.int16(), pyarrow.int32())


def _mask(column: Any, wanted: tuple[Any, ...]) -> Any:
    """Where the column has one of the values; texts are compared as numbers into the list of them."""
    chunk = column.combine_chunks()
    is_coded = isinstance(chunk, pyarrow.DictionaryArray)
    values = pyarrow.array(wanted, type=chunk.dictionary.type if is_coded else chunk.type)
    if is_coded:
        places = pyarrow.compute.index_in(values, value_set=chunk.dictionary).drop_null()
        chunk, values = chunk.indices, places.cast(chunk.indices.type)
    if len(values) == 1:
        return pyarrow.compute.equal(chunk, values[0]).fill_null(fill_value=False)
    return pyarrow.compute.is_in(chunk, value_set=values)


def _frame(held: pyarrow.Table) -> pd.DataFrame:
    """As pandas; texts that are held as numbers into a list of them become texts again."""
    types = [field.type.value_type if pyarrow.types.is_dictionary(field.type) else field.type for field in held.schema]
    columns = [column.cast(type) for column, type in zip(held.columns, types, strict=True)]
    frame: pd.DataFrame = pyarrow.table(columns, names=held.column_names).to_pandas(use_threads=False)
    return frame


def _typed(frame: pd.DataFrame, dtypes: Mapping[str, str]) -> pd.DataFrame:
    """With the dtypes given; most columns have theirs, and pandas would copy them one by one."""
    return frame.astype({name: dtype for name, dtype in dtypes.items() if frame[name].dtype != dtype})


@cache
def default() -> Dataset:
    """The dataset that ships with the project."""
    return Dataset()
