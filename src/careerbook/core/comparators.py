"""The countries that pay is compared with, and the ways to their groups: `data/comparators.toml`, the one list."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from careerbook.core import countries, paths
from careerbook.core.codes import CountryCode
from careerbook.core.errors import DataDamaged, DataMissing, ParameterError

HOME = "USA"
"""The country that the others are compared with."""


class Way(StrEnum):
    """How a US occupation's groups are found in a national classification; the file's head says what each means."""

    ONET_CROSSWALK = "onet_crosswalk"
    PARENT_TITLES = "parent_titles"
    JOB_TITLES = "job_titles"
    ISCO_KEY = "isco_key"
    ISCO = "isco"


@dataclass(frozen=True, slots=True)
class NationalGroups:
    """A national classification, and the way that leads from a US occupation to its groups.

    `of` is the classification whose titles its groups have (parent_titles); `majors` what the codes of an ISCO-08
    major group's occupations begin with, and `range_digits` how many first digits groups of a range have in common
    (job_titles); `instead` the codes that stand for one of ISCO-08 (isco).
    """

    classification: str
    by: Way
    of: str = ""
    majors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    range_digits: int = 0
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ComparedCountry:
    """A country, whether it is shown before all others, and its national groups, the nearest first."""

    code: CountryCode
    shown_first: bool
    groups: tuple[NationalGroups, ...]


def listed() -> tuple[ComparedCountry, ...]:
    """The entries of the project's list. Raises DataMissing or DataDamaged as `read` does."""
    return read(location())


def location() -> Path:
    """Where the project's list is."""
    return paths.data_dir() / "comparators.toml"


@cache
def read(file: Path) -> tuple[ComparedCountry, ...]:
    """The entries of a list of comparators, in its order.

    Raises DataMissing if it is not there, DataDamaged if it can't be read or an entry is not what its head explains.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["country"]
        compared = tuple(_country(entry) for entry in entries)
        _each_once("country", [country.code for country in compared])
        _each_once("classification", [group.classification for country in compared for group in country.groups])
    except FileNotFoundError:
        raise DataMissing(f"The list of comparators {file} is missing.", "Restore it from the project.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"{error} is lacking" if isinstance(error, KeyError) else " ".join(str(error).split()).rstrip(".")
        raise DataDamaged(f"The list of comparators {file} can't be read: {why}.", "Mend the entry.") from error
    return compared


def configured() -> tuple[CountryCode, ...]:
    """The countries that are shown first. Raises DataMissing or DataDamaged if the list can't be read."""
    return tuple(country.code for country in listed() if country.shown_first)


def named(codes: Iterable[str], with_earnings: Collection[str]) -> tuple[CountryCode, ...]:
    """The countries, each once. Raises ParameterError for one that is not among those `with_earnings`."""
    wanted = list(dict.fromkeys(codes))
    unknown = [code for code in wanted if code not in with_earnings]
    if unknown:
        message = f"No earnings of {', '.join(map(repr, unknown))} are at hand."
        raise ParameterError(message, "Name countries with earnings by ISO alpha-3 code, for example DEU.")
    return tuple(CountryCode(code) for code in wanted)


def _country(entry: Mapping[str, Any]) -> ComparedCountry:
    code = CountryCode(entry["code"])
    if code not in countries.by_code():
        raise ValueError(f"{code} is no country of data/countries.csv")
    unknown = entry.keys() - {"code", "shown_first", "groups"}
    if unknown:
        raise ValueError(f"{code} has {', '.join(sorted(unknown))}, which no entry has")
    shown_first = entry.get("shown_first", True)
    if not isinstance(shown_first, bool):
        raise ValueError(f"{code}: shown_first is true or false, not {shown_first!r}")
    groups: list[NationalGroups] = []
    for table in entry.get("groups", []):
        groups.append(_groups(table, code, [group.classification for group in groups]))
    return ComparedCountry(code, shown_first, tuple(groups))


def _groups(table: Mapping[str, Any], code: str, before: Iterable[str]) -> NationalGroups:
    where = f"{code}, {table.get('classification', 'a group without classification')}"
    if table.get("by") not in list(Way):
        raise ValueError(f"{where}: no way leads there by {table.get('by')!r}; ways are {', '.join(Way)}")
    unknown = table.keys() - {each.name for each in fields(NationalGroups)}
    if unknown:
        raise ValueError(f"{where} has {', '.join(sorted(unknown))}, which no group has")
    lists = {name: _lists(table.get(name, {})) for name in ("majors", "instead")}
    groups = NationalGroups(**{**table, "by": Way(table["by"]), **lists})
    if groups.by is Way.JOB_TITLES and not groups.majors:
        raise ValueError(f"{where}: without majors, job titles lead to groups of other work")
    if groups.by is Way.PARENT_TITLES and groups.of not in before:
        raise ValueError(f"{where}: of {groups.of!r} is no classification named before it")
    return groups


def _lists(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(codes) for code, codes in table.items()}


def _each_once(what: str, names: list[str]) -> None:
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise ValueError(f"the {what} {', '.join(twice)} is named twice")
