"""The catalog of publisher files: `data/catalog.toml`, one entry a file and vintage."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from careerbook import paths
from careerbook.errors import DataDamaged, DataMissing


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher file. `status` is original, resaved, or transcription (official figures in another's format)."""

    id: str
    file: str
    sha256: str
    publisher: str
    title: str
    vintage: str
    reference_period: str
    licence: str
    url: str
    status: str
    reader: str
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)


@cache
def load(file: Path | None = None) -> Mapping[str, Source]:
    """All sources by id. Raises DataMissing or DataDamaged if the catalog can't be read."""
    path = file or paths.catalog_file()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        sources = [Source(**entry) for entry in entries]
    except FileNotFoundError:
        raise DataMissing(f"The catalog {path} is missing.", "Install careerbook again.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataDamaged(f"The catalog {path} can't be read: {error}.", "Restore it from the project.") from error
    return MappingProxyType({source.id: source for source in sources})
