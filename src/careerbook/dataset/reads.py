"""What a report reads of the dataset, written down as it reads: it is made again only if that has changed.

Two things are written down: rows that are asked for, and the result of work that `shared` marks. What such work
reads itself is not: a report depends on what came of it, not on all the rows that went into it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import numpy as np
import pandas as pd
import pyarrow

VARIABLE = "CAREERBOOK_READS"
"""The environment variable that names the file to write reads to; nothing is written down without it."""

ROWS = "rows"
"""Stands for `Dataset.rows` where other reads name a function."""

NO_ARGUMENTS = "[[],{}]"
"""How shared work that takes only the dataset is asked for."""

Given = ParamSpec("Given")
Result = TypeVar("Result")
Data = TypeVar("Data", bound="Readable")


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that was read: rows of a `table`, or the result of the function `work`; and its fingerprint.

    `asked` are the columns and conditions, or the arguments; `tables` are those that it comes from.
    """

    work: str
    asked: str
    tables: tuple[str, ...]
    fingerprint: str

    def as_list(self) -> list[Any]:
        """The read as JSON has it."""
        return [self.work, json.loads(self.asked), list(self.tables), self.fingerprint]

    @classmethod
    def from_list(cls, written: Iterable[Any]) -> Read:
        """The read that `as_list` wrote."""
        work, asked, tables, fingerprint = written
        return cls(work, _json(asked), tuple(tables), fingerprint)


class Tracker:
    """What is being read of one dataset: the tables of the shared work under way, and a file for what is asked for."""

    def __init__(self) -> None:
        self._open: list[set[str]] = []
        self._noted: set[tuple[str, str, str]] = set()

    @contextmanager
    def within(self) -> Iterator[set[str]]:
        """While shared work goes on, its reads are its own; gives the tables that it reads."""
        self._open.append(set())
        try:
            yield self._open[-1]
        finally:
            self._open.pop()

    def note(self, work: str, asked: Any, tables: Iterable[str], fingerprint: Callable[[], str]) -> None:
        """Write a read down, once for each file; within shared work it only counts among that work's tables.

        `asked` is what was asked for, or that as JSON.
        """
        if self._open:
            self._open[-1].update(tables)
            return
        file = os.environ.get(VARIABLE, "")
        if not file:
            return
        read = (file, work, asked if isinstance(asked, str) else _json(asked))
        if read in self._noted:
            return
        self._noted.add(read)
        line = _json(Read(work, read[2], tuple(sorted(tables)), fingerprint()).as_list())
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


class Readable(Protocol):
    """What this module asks of a dataset."""

    tracker: Tracker
    done: dict[tuple[str, str], Any]

    def fingerprint(self, table: str, columns: Sequence[str], where: Mapping[str, Any]) -> str:
        """A digest of the rows."""
        ...


def written(file: Path) -> list[Read]:
    """The reads that were written to the file, in an order that does not depend on when."""
    lines = set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()
    return [Read.from_list(json.loads(line)) for line in sorted(lines)]


def shared(work: Callable[Concatenate[Data, Given], Result]) -> Callable[Concatenate[Data, Given], Result]:
    """Work on a dataset that is done once for the same arguments (texts and numbers), and read by its result."""
    name = f"{work.__module__}:{work.__qualname__}"

    @wraps(work)
    def once(dataset: Data, /, *given: Given.args, **named: Given.kwargs) -> Result:
        asked = _json([list(given), named])
        done = dataset.done.get((name, asked))
        if done is None:
            with dataset.tracker.within() as tables:
                result = work(dataset, *given, **named)
            done = dataset.done[name, asked] = _Done(result, frozenset(tables))
        dataset.tracker.note(name, asked, done.tables, done.fingerprint)
        return done.result  # type: ignore[no-any-return]

    return once


class _Done:
    """The result of shared work, the tables behind it, and its fingerprint once somebody asks for it."""

    def __init__(self, result: Any, tables: frozenset[str]) -> None:
        self.result, self.tables, self._fingerprint = result, tables, ""

    def fingerprint(self) -> str:
        if not self._fingerprint:
            self._fingerprint = fingerprint(self.result)
        return self._fingerprint


def fingerprint(value: Any) -> str:
    """A digest of the value's content: equal values have equal ones, in whatever process.

    Raises TypeError for what is no plain data, frame, dataclass or mapping by texts and numbers.
    """
    return hashlib.sha256(_json(value).encode()).hexdigest()[:_DIGITS]


_DIGITS = 20


def _plain(value: Any) -> Any:
    """What JSON has no form for, as something that it has one for."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return [kind.__qualname__, *(getattr(value, name) for name in _compared(kind))]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, pd.DataFrame):
        return _frame(value)
    if isinstance(value, (np.generic, np.ndarray)):
        return value.tolist()
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__qualname__} has no fingerprint: shared work gives plain data")


@cache
def _compared(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)


def _frame(frame: pd.DataFrame) -> str:
    sink = pyarrow.BufferOutputStream()
    table = pyarrow.Table.from_pandas(frame, preserve_index=False).combine_chunks().replace_schema_metadata(None)
    with pyarrow.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return hashlib.sha256(sink.getvalue()).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def now(dataset: Readable, read: Read) -> str:
    """The fingerprint that the read would have now; "" if it can't be read any more."""
    asked = json.loads(read.asked)
    with suppress(Exception):  # whatever goes wrong goes wrong again in the notebook that reads it
        if read.work == ROWS:
            table, columns, where = asked
            return dataset.fingerprint(table, columns, where)
        module, _, name = read.work.partition(":")
        given, named = asked
        getattr(import_module(module), name)(dataset, *given, **named)
        done: _Done = dataset.done[read.work, read.asked]
        return done.fingerprint()
    return ""
