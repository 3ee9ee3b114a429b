"""The report folder as a Research Object Crate: RO-Crate 1.3, one `ro-crate-metadata.json` that describes its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerbook import RELEASED, __version__
from careerbook.core.catalog import Source

FILE = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.3"
_LICENCE = "#licence"
_SOFTWARE = "#careerbook"
_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".pdf": "application/pdf",
}


def describe(
    folder: Path, title: str, soc_code: str, resources: Sequence[Mapping[str, Any]], sources: Iterable[Source]
) -> dict[str, Any]:
    """The crate of the report in `folder`: every file that is there, the publishers' files, and what made it."""
    titles = {one["path"]: one["title"] for one in resources}
    files = [_file(folder, file, titles) for file in sorted(folder.rglob("*")) if file.is_file() and file.name != FILE]
    origins = [_origin(source) for source in sources]
    publishers = {one["publisher"]["@id"]: one.pop("name_of_publisher") for one in origins}
    return {
        "@context": f"{_VERSION}/context",
        "@graph": [
            {"@id": FILE, "@type": "CreativeWork", "conformsTo": {"@id": _VERSION}, "about": {"@id": "./"}},
            _root(title, soc_code, files, origins),
            *files,
            *origins,
            *({"@id": id, "@type": "Organization", "name": name} for id, name in publishers.items()),
            *_context(files),
        ],
    }


def _root(
    title: str, soc_code: str, files: Sequence[Mapping[str, Any]], origins: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{title}: a Careerbook report",
        "description": f"Pay, outlook and earnings abroad of {title} (SOC {soc_code}) in official statistics: pages, "
        "the data behind each exhibit, and a ledger that leads each figure back to the publisher's cell.",
        "datePublished": RELEASED,
        "license": {"@id": _LICENCE},
        "hasPart": [{"@id": one["@id"]} for one in files],
        "mentions": [{"@id": "#run"}],
        "isBasedOn": [{"@id": one["@id"]} for one in origins],
    }


def _file(folder: Path, file: Path, titles: Mapping[str, str]) -> dict[str, Any]:
    path = file.relative_to(folder).as_posix()
    return {
        "@id": path,
        "@type": "File",
        "name": titles.get(path, path),
        "encodingFormat": _TYPES.get(file.suffix, "application/octet-stream"),
        "contentSize": str(file.stat().st_size),
    }


def _origin(source: Source) -> dict[str, Any]:
    """A publisher's file: none of it is in the crate, so it is no part of it, and named by its hash."""
    return {
        "@id": f"#source-{source.id}",
        "@type": "CreativeWork",
        "name": f"{source.title}, {source.vintage}",
        "identifier": f"sha256:{source.sha256}",
        "temporalCoverage": source.reference_period,
        "usageInfo": source.licence,
        **({"url": source.url} if source.url else {}),
        "publisher": {"@id": f"#{'-'.join(source.publisher.lower().split())}"},
        "name_of_publisher": source.publisher,
    }


def _context(files: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The licence, the software, and the run that made the files with it."""
    return [
        {
            "@id": _LICENCE,
            "@type": "CreativeWork",
            "name": "The publishers' own licences",
            "description": "Figures are under the licence of the file that they were read from: see each source.",
        },
        {
            "@id": _SOFTWARE,
            "@type": "SoftwareApplication",
            "name": "Careerbook",
            "version": __version__,
            "softwareVersion": __version__,
        },
        {
            "@id": "#run",
            "@type": "CreateAction",
            "name": "Publishing the report from its notebooks",
            "instrument": {"@id": _SOFTWARE},
            "result": [{"@id": one["@id"]} for one in files],
        },
    ]
