"""Curated careers: `data/careers/*.toml`, the editors' decisions where no publisher decides."""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from careerbook.core import catalog, paths
from careerbook.core.catalog import Source
from careerbook.core.errors import DataDamaged
from careerbook.core.units import MONTHS
from careerbook.dataset.reads import fingerprint

STATISTICS = ("p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True, slots=True)
class Comparator:
    """Groups of a foreign classification that the editors compare a career with, the closest first."""

    classification: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a curated career, the lowest first.

    `years` are years in the occupation, from and to (None: or more), the editors' estimate. The `statistic` of
    the occupation `soc_code` stands for its pay. `source` says in words whose judgement it is, `date` when it was
    made; after `expires` it is stale. `source_id` and `key` are the place in the curated file.
    """

    title: str
    years: tuple[int, int | None]
    soc_code: str
    statistic: str
    source: str
    date: datetime.date
    expires: datetime.date
    source_id: str
    key: str


@cache
def comparators() -> Mapping[str, Mapping[str, Comparator]]:
    """Comparators by SOC code and country code. Raises DataDamaged if a file can't be read."""
    return {
        entry["soc_code"]: read(file, _comparators, entry.get("comparators", {})) for file, entry in entries().items()
    }


@cache
def ladders() -> Mapping[str, tuple[Rung, ...]]:
    """Ladders of levels by SOC code, only of careers that have one. Raises DataDamaged if a file can't be read."""
    rungs_by_code = {
        entry["soc_code"]: read(file, _rungs, entry.get("ladder", []), source_id(file))
        for file, entry in entries().items()
    }
    return {code: rungs for code, rungs in rungs_by_code.items() if rungs}


@cache
def cited() -> Mapping[str, Source]:
    """The catalog's sources and the curated files, by id: everything that a figure can come from.

    Raises DataMissing or DataDamaged if the catalog or a curated file can't be read.
    """
    curated = [_source(file, entry) for file, entry in entries().items()]
    return MappingProxyType({**catalog.load(), **{source.id: source for source in curated}})


def of(soc_code: str) -> str:
    """A digest of what the editors say of a career; the same for all of which they say nothing."""
    notes = [entry.get("note", []) for entry in entries().values() if entry["soc_code"] == soc_code]
    return fingerprint([ladders().get(soc_code, ()), comparators().get(soc_code, {}), notes or [[]]])


def entries() -> dict[Path, dict[str, Any]]:
    """Each curated file and what is in it. Raises DataDamaged if one can't be read."""
    return _entries(paths.careers_dir())


@cache
def _entries(folder: Path) -> dict[Path, dict[str, Any]]:
    return {file: read(file, _entry, file) for file in sorted(folder.glob("*.toml"))}


def read(file: Path, how: Any, *given: Any) -> Any:
    """What `how` makes of a piece of the file. Raises DataDamaged, in one line, if it can't."""
    try:
        return how(*given)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"{error} is lacking" if isinstance(error, KeyError) else " ".join(str(error).split()).rstrip(".")
        raise DataDamaged(f"The curated career {file} can't be read: {why}.", "Mend the file.") from error


def _entry(file: Path) -> dict[str, Any]:
    entry = tomllib.loads(file.read_text("utf-8"))
    if not re.fullmatch(r"\d\d-\d{4}", entry["soc_code"]):
        raise ValueError(f"soc_code {entry['soc_code']!r} is not a SOC code")
    return entry


def _comparators(tables: Mapping[str, Any]) -> dict[str, Comparator]:
    return {country: Comparator(chosen["classification"], tuple(chosen["codes"])) for country, chosen in tables.items()}


def _rungs(tables: list[dict[str, Any]], source_id: str) -> tuple[Rung, ...]:
    rungs = tuple(_rung(table, number, source_id) for number, table in enumerate(tables, 1))
    for lower, upper in pairwise(rungs):
        if lower.years[1] != upper.years[0]:
            raise ValueError(f"{upper.key}: the years of {upper.title!r} don't go on where those before it end")
    return rungs


def _rung(table: Mapping[str, Any], number: int, source_id: str) -> Rung:
    key = f"ladder[{number}]"
    rung = Rung(**{**table, "years": _years(table["years"], key)}, source_id=source_id, key=key)
    if re.search(r"\d", rung.title + rung.source) or not rung.title or not rung.source:
        raise ValueError(f"{key}: title and source are words, without figures")
    if not re.fullmatch(r"\d\d-\d{4}", rung.soc_code):
        raise ValueError(f"{key}: soc_code {rung.soc_code!r} is not a SOC code")
    if rung.statistic not in STATISTICS:
        raise ValueError(f"{key}: statistic {rung.statistic!r} is none of {', '.join(STATISTICS)}")
    if type(rung.date) is not datetime.date or type(rung.expires) is not datetime.date or rung.expires <= rung.date:
        raise ValueError(f"{key}: date and expires are dates (2026-11-24), the second after the first")
    return rung


def _years(years: object, key: str) -> tuple[int, int | None]:
    """[2, 4] or [7] for seven or more."""
    if isinstance(years, list) and all(type(year) is int and year >= 0 for year in years):
        if len(years) == 1:
            return years[0], None
        if len(years) == 2 and years[0] < years[1]:
            return years[0], years[1]
    raise ValueError(f"{key}: years {years!r} are neither [from, to] nor [from]")


def source_id(file: Path) -> str:
    """The id under which a curated file is cited."""
    return f"editors_{file.stem.replace('-', '_')}"


def _source(file: Path, entry: Mapping[str, Any]) -> Source:
    rungs = read(file, _rungs, entry.get("ladder", []), source_id(file))
    dates = [*(rung.date for rung in rungs), *read(file, _note_dates, entry.get("note", []))]
    month = _month(max(dates)) if dates else "undated"
    return Source(
        id=source_id(file),
        file=f"careers/{file.name}",
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        publisher="Careerbook's editors",
        title=f"curated career {file.stem.replace('-', ' ')}",
        vintage=month,
        reference_period=month,
        licence="the project's own",
        url="",
        status="editorial",
        reader="curated",
    )


def _month(day: datetime.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _note_dates(tables: list[dict[str, Any]]) -> list[datetime.date]:
    return [table["date"] for table in tables]


def months(rungs: tuple[Rung, ...]) -> Iterator[str]:
    """When the oldest judgement was made and when the first of them expires: 'November 2026', 'May 2028'."""
    yield _month(min(rung.date for rung in rungs))
    yield _month(min(rung.expires for rung in rungs))
