"""Open the tidy tables, read-only, and only the rows that are asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pyarrow.parquet

from careerbook import catalog, paths, schema
from careerbook.dataset import package
from careerbook.errors import DataDamaged, DataMissing

_REBUILD = "Restore data/tables from the project, or run: careerbook data build --raw DIR"


class Dataset:
    """The tables in a folder. Tables are read when first asked for, and checked against `tables.json`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.tables_dir()
        self._checked: set[str] = set()
        self._read = cache(self._read_rows)

    @cached_property
    def sources(self) -> Mapping[str, catalog.Source]:
        """The catalog's sources by id, each with the checksum of the file that the tables were built from."""
        built = package.checksums(self.folder)
        return {
            id: source if source.sha256 else replace(source, sha256=built.get(id, ""))
            for id, source in catalog.load().items()
        }

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
        wanted = ((column, one if isinstance(one, (str, int)) else tuple(one)) for column, one in where.items())
        # A shallow copy: pandas copies on write, so no caller can change what the next one gets.
        return self._read(table, tuple(columns), tuple(wanted)).copy(deep=False)

    def _read_rows(self, table: str, columns: tuple[str, ...], where: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        path = self._checked_file(table)
        dtypes = {one.name: one.dtype for one in schema.table(table).columns if not columns or one.name in columns}
        filters = [(column, "in" if isinstance(one, tuple) else "=", one) for column, one in where] or None
        try:
            lacking = dtypes.keys() - set(pyarrow.parquet.read_schema(path).names)
            if lacking:
                why = f"was built by another version: it lacks {', '.join(sorted(lacking))}"
                raise DataDamaged(f"The table {path} {why}.", _REBUILD)
            read = pyarrow.parquet.read_table(path, columns=list(dtypes), filters=filters)
        except (pyarrow.ArrowException, OSError) as error:
            raise DataDamaged(f"The table {path} can't be read.", _REBUILD) from error
        frame: pd.DataFrame = read.to_pandas()
        return frame.astype(dtypes)

    def count(self, table: str, column: str) -> dict[str, int]:
        """How many rows of `table` have each value of the column. Raises as `rows` does."""
        path = self._checked_file(table)
        try:
            values = pyarrow.parquet.read_table(path, columns=[column]).column(column).value_counts()
        except (pyarrow.ArrowException, OSError) as error:
            raise DataDamaged(f"The table {path} can't be read.", _REBUILD) from error
        return {str(one["values"]): one["counts"] for one in values.to_pylist()}

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


@cache
def default() -> Dataset:
    """The dataset that ships with the project."""
    return Dataset()
