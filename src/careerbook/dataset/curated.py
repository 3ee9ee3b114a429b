"""Curated careers: `data/careers/*.toml`, the editors' decisions where no publisher decides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from careerbook import paths
from careerbook.errors import DataDamaged


@dataclass(frozen=True, slots=True)
class Comparator:
    """Groups of a foreign classification that the editors compare a career with, the closest first."""

    classification: str
    codes: tuple[str, ...]


@cache
def comparators() -> Mapping[str, Mapping[str, Comparator]]:
    """Comparators by SOC code and country code. Raises DataDamaged if a file can't be read."""
    found: dict[str, dict[str, Comparator]] = {}
    for file in sorted(paths.careers_dir().glob("*.toml")):
        try:
            entry = tomllib.loads(file.read_text("utf-8"))
            found[entry["soc_code"]] = {
                country: Comparator(chosen["classification"], tuple(chosen["codes"]))
                for country, chosen in entry.get("comparators", {}).items()
            }
        except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise DataDamaged(f"The curated career {file} can't be read: {error}.", "Mend the file.") from error
    return found
