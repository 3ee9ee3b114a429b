"""A table's columns as its file holds them, decoded as they are asked for; texts as numbers into a list of them.

Nothing here uses Arrow's threads: a process that forks must not have them, and starting them costs more than they save.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        self._dtypes = {column.name: column.dtype for column in table.columns}
        texts = [name for name, dtype in self._dtypes.items() if dtype == "str"]
        self._file = pyarrow.parquet.ParquetFile(pyarrow.py_buffer(content), read_dictionary=texts)
        self._decoded: dict[str, pyarrow.Array] = {}

    @cached_property
    def names(self) -> list[str]:
        """The names of the columns in the file."""
        names: list[str] = self._file.schema_arrow.names
        return names

    def hold(self) -> None:
        """Decode all columns, for a process that asks often."""
        self._whole(list(self._dtypes))

    def count(self, name: str) -> dict[str, int]:
        """How many rows have each value of the column."""
        counts = _plain(self._whole([name])[name]).value_counts().to_pylist()
        return {str(entry["values"]): entry["counts"] for entry in counts}

    def rows(self, names: Sequence[str], where: Sequence[Condition]) -> pd.DataFrame:
        """The columns named of the rows that fulfil all conditions."""
        needed = list(dict.fromkeys((*names, *(column for column, _ in where))))
        is_decoded = self._file.metadata.num_rows < _MANY or self._decoded.keys() >= set(needed)
        groups = [] if is_decoded else self._groups(where)
        has_few = groups and 2 * len(groups) <= self._file.num_row_groups
        columns = self._read(groups, needed) if has_few else self._whole(needed)
        if where:
            fits = reduce(pyarrow.compute.and_, (_mask(columns[column], values) for column, values in where))
            places = pyarrow.compute.indices_nonzero(fits)
            columns = {name: columns[name].take(places) for name in names}
        return pd.DataFrame({name: _pandas(columns[name], self._dtypes[name]) for name in names}, copy=False)

    def _groups(self, where: Sequence[Condition]) -> list[int]:
        """The row groups that may have such rows, by the least and the greatest value of their columns."""
        groups, file = list(range(self._file.num_row_groups)), self._file.metadata
        for column, values in where:
            place = self.names.index(column)
            groups = [each for each in groups if _may_have(file.row_group(each).column(place).statistics, values)]
        return groups

    def _whole(self, names: Sequence[str]) -> Mapping[str, pyarrow.Array]:
        """The columns of all rows, which stay decoded."""
        missing = [name for name in names if name not in self._decoded]
        if missing:
            self._decoded |= self._read(range(self._file.num_row_groups), missing)
        return self._decoded

    def _read(self, groups: Sequence[int], names: Sequence[str]) -> dict[str, pyarrow.Array]:
        read = self._file.read_row_groups(groups, columns=names, use_threads=False).unify_dictionaries()
        return {name: _narrow(read.column(name).combine_chunks()) for name in names}


_MANY = 250_000  # rows: of more, a few row groups are decoded sooner than whole columns


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
        return pd.arrays.StringArray(_texts(column), dtype=_TEXT)  # type: ignore[call-arg]  # the stubs lack it
    if dtype in _NULLABLE:
        return _NULLABLE[dtype].__from_arrow__(column)
    return column.to_numpy(zero_copy_only=False).astype(dtype, copy=False)


def _texts(column: pyarrow.Array) -> np.ndarray:
    """The texts, absent ones as NaN; a frequent one is the same object each time."""
    if len(column) < len(column.dictionary):
        column = _plain(column).dictionary_encode()
    words = np.array([*column.dictionary.to_pylist(), np.nan], dtype=object)
    texts: np.ndarray = words[column.indices.fill_null(len(words) - 1).to_numpy()]
    return texts
