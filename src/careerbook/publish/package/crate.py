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
Node = Mapping[str, Any]
_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".pdf": "application/pdf",
}


def describe(
    folder: Path, title: str, soc_code: str, resources: Sequence[Node], sources: Sequence[Source]
) -> dict[str, Any]:
    """The crate of the report in `folder`: every file that is there, the publishers' files, and what made it."""
    titles = {resource["path"]: resource["title"] for resource in resources}
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != FILE]
    files = [_file(path, path.relative_to(folder).as_posix(), titles) for path in paths]
    origins = [_origin(source) for source in sources]
    publishers = {_publisher_id(source): source.publisher for source in sources}
    return {
        "@context": f"{_VERSION}/context",
        "@graph": [
            _node(FILE, "CreativeWork", conformsTo={"@id": _VERSION}, about={"@id": "./"}),
            _root(title, soc_code, files, origins),
            *files,
            *origins,
            *(_node(id, "Organization", name=name) for id, name in publishers.items()),
            *_context(files),
        ],
    }


def _node(id: str, kind: str, **properties: Any) -> dict[str, Any]:
    return {"@id": id, "@type": kind, **properties}


def _ids(nodes: Iterable[Node]) -> list[dict[str, str]]:
    return [{"@id": node["@id"]} for node in nodes]


def _root(title: str, soc_code: str, files: Sequence[Node], origins: Sequence[Node]) -> dict[str, Any]:
    description = (
        f"Pay, outlook and earnings abroad of {title} (SOC {soc_code}) in official statistics: pages, "
        "the data behind each exhibit, and a ledger that leads each figure back to the publisher's cell."
    )
    return _node(
        "./",
        "Dataset",
        name=f"{title}: a Careerbook report",
        description=description,
        datePublished=RELEASED,
        license={"@id": _LICENCE},
        hasPart=_ids(files),
        mentions=[{"@id": "#run"}],
        isBasedOn=_ids(origins),
    )


def _file(file: Path, path: str, titles: Mapping[str, str]) -> dict[str, Any]:
    kind, size = _TYPES.get(file.suffix, "application/octet-stream"), str(file.stat().st_size)
    return _node(path, "File", name=titles.get(path, path), encodingFormat=kind, contentSize=size)


def _origin(source: Source) -> dict[str, Any]:
    """A publisher's file: none of it is in the crate, so it is no part of it, and named by its hash."""
    return _node(
        f"#source-{source.id}",
        "CreativeWork",
        name=f"{source.title}, {source.vintage}",
        identifier=f"sha256:{source.sha256}",
        temporalCoverage=source.reference_period,
        usageInfo=source.licence,
        **({"url": source.url} if source.url else {}),
        publisher={"@id": _publisher_id(source)},
    )


def _publisher_id(source: Source) -> str:
    return f"#{'-'.join(source.publisher.lower().split())}"


def _context(files: Sequence[Node]) -> list[dict[str, Any]]:
    """The licence, the software, and the run that made the files with it."""
    terms = "Figures are under the licence of the file that they were read from: see each source."
    run = {"name": "Publishing the report from its notebooks", "instrument": {"@id": _SOFTWARE}, "result": _ids(files)}
    return [
        _node(_LICENCE, "CreativeWork", name="The publishers' own licences", description=terms),
        _node(_SOFTWARE, "SoftwareApplication", name="Careerbook", version=__version__, softwareVersion=__version__),
        _node("#run", "CreateAction", **run),
    ]
