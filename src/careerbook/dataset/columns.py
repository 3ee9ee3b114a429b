"""A table's columns as its file holds them, decoded as they are asked for; texts as numbers into a list of them.

Nothing here uses Arrow's threads: a process that forks must not have them, and starting them costs more than they save.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from typing import Any

import numpy as np
import pandas as pd
import pyarrow
import pyarrow.compute
import pyarrow.parquet

from careerbook.core.schema import TableSchema

pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # in a short process Arrow's own takes three times as long

Condition = tuple[str, tuple[Any, ...]]
"""A column, and the values that it may have."""


class Columns:
    """The columns of one file. Raises pyarrow.ArrowException, here or later, for what is no Parquet file."""

    def __init__(self, table: TableSchema, content: bytes) -> None:
        self._dtypes, self._sort_by = {column.name: column.dtype for column in table.columns}, table.sort_by
        file = pyarrow.parquet.ParquetFile(pyarrow.py_buffer(content))
        texts = [name for name in file.schema_arrow.names if self._dtypes.get(name) == "str" and _is_coded(file, name)]
        self._file = pyarrow.parquet.ParquetFile(
            pyarrow.py_buffer(content), metadata=file.metadata, read_dictionary=texts
        )
        self._all = tuple(range(self._file.num_row_groups))
        self._decoded: dict[tuple[int, ...], dict[str, pyarrow.Array]] = {}

    @cached_property
    def names(self) -> list[str]:
        """The names of the columns in the file."""
        names: list[str] = self._file.schema_arrow.names
        return names

    def hold(self) -> None:
        """Decode all columns, for a process that asks often, in as little memory as possible."""
        columns = self._columns(self._all, list(self._dtypes))
        self._decoded = {self._all: {name: _narrow(column) for name, column in columns.items()}}

    def count(self, name: str) -> dict[str, int]:
        """How many rows have each value of the column."""
        counts = _plain(self._columns(self._all, [name])[name]).value_counts().to_pylist()
        return {str(entry["values"]): entry["counts"] for entry in counts}

    def rows(self, names: Sequence[str], where: Sequence[Condition]) -> pd.DataFrame:
        """The columns named of the rows that fulfil all conditions."""
        chosen = self._chosen(names, where)
        return pd.DataFrame({name: _pandas(chosen[name], self._dtypes[name]) for name in names}, copy=False)

    def values(self, name: str, where: Sequence[Condition]) -> list[Any]:
        """The different values that the column has in these rows, sorted."""
        column = self._chosen([name], where)[name]
        return sorted(_plain(column.unique()).drop_null().to_pylist())

    def _chosen(self, names: Sequence[str], where: Sequence[Condition]) -> Mapping[str, pyarrow.Array]:
        needed = {*names, *(column for column, _ in where)}
        columns = self._columns(self._groups(where, needed), needed)
        if not where:
            return columns
        fits = reduce(pyarrow.compute.and_, (_mask(columns[column], values) for column, values in where))
        places = pyarrow.compute.indices_nonzero(fits)
        return {name: columns[name].take(places) for name in names}

    def _groups(self, where: Sequence[Condition], names: set[str]) -> tuple[int, ...]:
        """The row groups to decode: those that may have such rows, by what the table is sorted by; else more or all."""
        if len(self._decoded) > _MOST or self._decoded.get(self._all, {}).keys() >= names:
            return self._all
        groups, file = self._all, self._file.metadata
        for column, values in (pair for pair in where if pair[0] in self._sort_by[:_SORTED]):
            place = self.names.index(column)
            groups = tuple(each for each in groups if _may_have(file.row_group(each).column(place).statistics, values))
        wider = (each for each, columns in self._decoded.items() if columns.keys() >= names and {*groups} <= {*each})
        return next(wider, groups if _PART * len(groups) <= len(self._all) else self._all)

    def _columns(self, groups: tuple[int, ...], names: Iterable[str]) -> Mapping[str, pyarrow.Array]:
        """The columns of these row groups, which stay decoded."""
        decoded = self._decoded.setdefault(groups, {})
        missing = [name for name in names if name not in decoded]
        if missing:
            read = self._file.read_row_groups(groups, columns=missing, use_threads=False).unify_dictionaries()
            decoded |= {name: read.column(name).combine_chunks() for name in missing}
        return decoded


_MOST, _PART, _SORTED = 8, 3, 3
"""After so many choices of row groups all are decoded, as if one were more than this part; columns of the order."""


def _is_coded(file: pyarrow.parquet.ParquetFile, name: str) -> bool:
    """Whether a text column repeats itself so much that numbers into a list of its texts are quicker than the texts."""
    group = file.metadata.row_group(0) if file.num_row_groups else None
    size = group.column(file.schema_arrow.names.index(name)).total_uncompressed_size if group else 0
    return group is None or size < _REPEATS * group.num_rows


_REPEATS = 5  # bytes a row


def _may_have(statistics: Any, values: tuple[Any, ...]) -> bool:
    if statistics is None or not statistics.has_min_max:
        return True
    least, greatest = statistics.min, statistics.max
    return any(least <= value <= greatest for value in values)


def _narrow(column: pyarrow.Array) -> pyarrow.Array:
    """The same with texts' numbers as small as their list allows: half of the memory."""
    if not pyarrow.types.is_dictionary(column.type):
        return column
    size = next(index for index in _INDICES if len(column.dictionary) < 2 ** (index.bit_width - 1))
    return pyarrow.DictionaryArray.from_arrays(column.indices.cast(size), column.dictionary)


_INDICES = (pyarrow.int8(), pyarrow.int16(), pyarrow.int32())


def _mask(column: pyarrow.Array, values: tuple[Any, ...]) -> pyarrow.Array:
    """Where the column has one of the values; texts are compared as numbers into the list of them."""
    is_coded = isinstance(column, pyarrow.DictionaryArray)
    wanted = pyarrow.array(values, type=column.dictionary.type if is_coded else column.type)
    if is_coded:
        places = pyarrow.compute.index_in(wanted, value_set=column.dictionary).drop_null()
        column, wanted = column.indices, places.cast(column.indices.type)
    if len(wanted) == 1:
        return pyarrow.compute.equal(column, wanted[0]).fill_null(fill_value=False)
    return pyarrow.compute.is_in(column, value_set=wanted)


def _plain(column: pyarrow.Array) -> pyarrow.Array:
    return column.cast(column.type.value_type) if pyarrow.types.is_dictionary(column.type) else column


_TEXT = pd.StringDtype("python", na_value=np.nan)
"""Texts as Python has them: rows are taken out of a frame one by one more often than whole columns are compared."""

_NULLABLE: Mapping[str, Any] = {"Int32": pd.Int32Dtype(), "boolean": pd.BooleanDtype()}


def _pandas(column: pyarrow.Array, dtype: str) -> Any:
    """The column as pandas has it."""
    if dtype == "str":
        return pd.arrays.StringArray._simple_new(_texts(column), _TEXT)  # type: ignore[attr-defined]  # unchecked
    if dtype in _NULLABLE:
        return _NULLABLE[dtype].__from_arrow__(column)
    return column.to_numpy(zero_copy_only=False).astype(dtype, copy=False)


def _texts(column: pyarrow.Array) -> np.ndarray:
    """The texts, absent ones as NaN; a frequent one is the same object each time."""
    if not pyarrow.types.is_dictionary(column.type) or len(column) < len(column.dictionary):
        column = _plain(column).dictionary_encode()
    words = np.array([*column.dictionary.to_pylist(), np.nan], dtype=object)
    places = column.indices.fill_null(len(words) - 1) if column.null_count else column.indices
    texts: np.ndarray = words[places.to_numpy()]
    return texts
