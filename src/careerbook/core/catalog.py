"""The catalog of publisher files: `data/catalog.toml`, one entry a file and vintage."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from careerbook.core import paths
from careerbook.core.errors import DataDamaged, DataMissing


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher file. `status` is original, resaved, or transcription (official figures in another's format).

    Optional: `download` is the file's own address where `url` is a page for people, `member` its name in the zip
    file there, `max_bytes` the size that a download may have; `replaced_by` is the id of a newer vintage under
    another title, `newer_vintage` names one that exists but is not at hand, `next_release` (YYYY-MM-DD) says when
    the publisher has announced one, `saved` (YYYY-MM-DD) when the publisher last saved the file, as it says itself;
    after `expires` (YYYY-MM-DD) pages say that its figures may be out of date, and `retrieved` is the day, in words,
    on which a text that changes was copied. An `optional` file may be missing, and without `sha256` be any vintage's;
    where it is at hand, it takes the place of those it `replaces`. A `local` one feeds tables that are made for the
    user alone and never ship.

    What the publisher says of an edition: `series_break` why its figures can't be compared with those before, whether
    its year lies `in_recovery` from a recession, `growth_words` for projected growth with the least percent of each.
    """

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
    download: str = ""
    member: str = ""
    max_bytes: int = 200_000_000
    newer_vintage: str = ""
    replaced_by: str = ""
    next_release: str = ""
    expires: str = ""
    retrieved: str = ""
    saved: str = ""
    optional: bool = False
    replaces: Sequence[str] = field(default=(), hash=False)
    local: bool = False
    named_series: str = ""
    series_break: str = ""
    in_recovery: bool = False
    growth_words: Sequence[tuple[int, str]] = field(default=(), hash=False)

    @property
    def series(self) -> str:
        """What it is an edition of: the id without the vintage at its end, unless the entry says otherwise."""
        return self.named_series or _VINTAGE.sub("", self.id)


_VINTAGE = re.compile(r"(?:_(?:\d[\dpx]*|x|transcribed|transcription|excerpt))+$")
_FIELDS = {"series": "named_series"}


@cache
def load(file: Path | None = None) -> Mapping[str, Source]:
    """All sources by id. Raises DataMissing or DataDamaged if the catalog can't be read."""
    path = file or paths.catalog_file()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        sources = [_source(entry) for entry in entries]
    except FileNotFoundError:
        raise DataMissing(f"The catalog {path} is missing.", "Install careerbook again.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataDamaged(f"The catalog {path} can't be read: {error}.", "Mend the entry.") from error
    twice = [id for id, times in Counter(source.id for source in sources).items() if times > 1]
    if twice:
        raise DataDamaged(
            f"The catalog {path} has two entries named {twice[0]}.", "Give the newer one an id of its own."
        )
    return MappingProxyType({source.id: source for source in sources})


def _source(entry: Mapping[str, Any]) -> Source:
    """An entry as a source. Raises TypeError for a field that is lacking or that no source has."""
    given = {_FIELDS.get(name, name): value for name, value in entry.items()}
    unknown = sorted(given.keys() - {each.name for each in fields(Source)})
    if unknown:
        raise TypeError(f"the entry {entry.get('id')} has an unknown field {unknown[0]!r}")
    try:
        return Source(**given)
    except TypeError as error:
        raise TypeError(f"the entry {entry.get('id')}: {error}") from error
