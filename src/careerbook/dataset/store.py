"""Open the tidy tables, read-only, and only the rows that are asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow

from careerbook.core import catalog, paths, schema
from careerbook.core.errors import DataDamaged, DataMissing
from careerbook.dataset import package
from careerbook.dataset.columns import Columns, Condition
from careerbook.dataset.reads import NO_ARGUMENTS, ROWS, Tracker, fingerprint

Value = str | int
_KEPT = 256  # answers: more than a report asks for, less than all reports together
_REBUILD = "Restore data/tables from the project, or run: careerbook data build --raw DIR"


class Dataset:
    """The tables in a folder. Tables are read when first asked for, and checked against `tables.json`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.tables_dir()
        self._opened: dict[str, Columns] = {}
        self._read = lru_cache(_KEPT)(self._read_rows)
        self._print = lru_cache(_KEPT)(lambda *asked: fingerprint(self._read(*asked)))
        self.tracker = Tracker()
        self.done: dict[tuple[str, str], Any] = {}

    def hold(self, *tables: str) -> None:
        """Keep these tables (without names: all) in memory, for a process that asks often. Raises as `rows` does."""
        for table in tables or self.checksums:
            with _damage(self._path(table)):
                self._columns(table).hold()
        pyarrow.default_memory_pool().release_unused()

    def forget(self) -> None:
        """Let go of shared work done with arguments, for one career; a run over all (benchmarks) stays small."""
        self.done = {key: done for key, done in self.done.items() if key[1] == NO_ARGUMENTS}

    @cached_property
    def sources(self) -> Mapping[str, catalog.Source]:
        """The catalog's sources by id, each with the checksum of the file that the tables were built from."""
        return {
            id: source if source.sha256 else replace(source, sha256=self._built_from.get(id, ""))
            for id, source in catalog.load().items()
        }

    @cached_property
    def at_hand(self) -> Mapping[str, catalog.Source]:
        """The sources that the tables were built from, by id; all if the tables don't say."""
        built = self._built_from
        return {id: source for id, source in self.sources.items() if id in built} if built else self.sources

    @cached_property
    def _built_from(self) -> Mapping[str, str]:
        return package.checksums(self.folder)

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

    def rows(self, table: str, *, columns: Sequence[str] = (), **where: Value | Sequence[Value]) -> pd.DataFrame:
        """The rows of `table` whose columns equal (or are in) the values given; all its columns, or those named.

        Raises DataMissing if the table is not there and DataDamaged if it is not what the build wrote.
        """
        asked = _asked(table, columns, where)
        self.tracker.note(ROWS, [table, columns, where], [table], lambda: self._print(*asked))
        # A shallow copy: pandas copies on write, so no caller can change what the next one gets.
        return self._read(*asked).copy(deep=False)

    def values(self, table: str, column: str, **where: Value | Sequence[Value]) -> list[Any]:
        """The different values of a column in the rows that `rows` gives, sorted. Raises as it does."""
        asked = _asked(table, [column], where)
        self.tracker.note(ROWS, [table, [column], where], [table], lambda: self._print(*asked))
        with _damage(self._path(table)):
            return self._columns(table, column, *where).values(column, asked[2])

    def _read_rows(self, table: str, columns: tuple[str, ...], where: tuple[Condition, ...]) -> pd.DataFrame:
        names = [column.name for column in schema.table(table).columns if not columns or column.name in columns]
        with _damage(self._path(table)):
            return self._columns(table, *names, *(column for column, _ in where)).rows(names, where)

    def fingerprint(self, table: str, columns: Sequence[str], where: Mapping[str, Any]) -> str:
        """A digest of the rows that `rows` gives, and raises as it does."""
        return self._print(*_asked(table, columns, where))

    def count(self, table: str, column: str) -> dict[str, int]:
        """How many rows of `table` have each value of the column. Raises as `rows` does."""
        with _damage(self._path(table)):
            return self._columns(table).count(column)

    def _path(self, table: str) -> Path:
        return self.folder / f"{table}.parquet"

    def _columns(self, table: str, *needed: str) -> Columns:
        """The table's columns, once its file is what the build wrote and has those that are needed."""
        if table not in self._opened:
            path = self._path(table)
            if table not in self.checksums or not path.is_file():
                raise DataMissing(f"The table {path} is missing.", _REBUILD)
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() != self.checksums[table]:
                why = "its checksum is not the one it was built with"
                raise DataDamaged(f"The table {path} is damaged: {why}.", _REBUILD)
            self._opened[table] = Columns(schema.table(table), content)
        lacking = sorted({*needed} - {*self._opened[table].names})
        if lacking:
            why = f"was built by another version: it lacks {', '.join(lacking)}"
            raise DataDamaged(f"The table {self._path(table)} {why}.", _REBUILD)
        return self._opened[table]


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """What Arrow and the disk say of a table, as DataDamaged."""
    try:
        yield
    except (pyarrow.ArrowException, OSError) as error:
        raise DataDamaged(f"The table {path} can't be read.", _REBUILD) from error


def _asked(
    table: str, columns: Sequence[str], where: Mapping[str, Any]
) -> tuple[str, tuple[str, ...], tuple[Condition, ...]]:
    wanted = ((column, (value,) if isinstance(value, (str, int)) else tuple(value)) for column, value in where.items())
    return table, tuple(columns), tuple(wanted)


@cache
def default() -> Dataset:
    """The dataset that ships with the project."""
    return Dataset()
