"""The downloads of a report: CSV files, a Data Package that describes them, the ledger, and the manifest."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import careerbook
from careerbook import __version__
from careerbook.core.catalog import Source
from careerbook.publish.package.resources import Resource

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SOURCE_FIELDS = (
    "id",
    "file",
    "sha256",
    "publisher",
    "title",
    "vintage",
    "reference_period",
    "licence",
    "url",
    "status",
)
_SHAPING_FIELDS = ("series_break", "in_recovery", "growth_words")
_LIBRARIES = (
    "choreographer",
    "ipykernel",
    "jinja2",
    "nbclient",
    "nbconvert",
    "pandas",
    "papermill",
    "pikepdf",
    "plotly",
    "pyarrow",
)


def write_json(file: Path, content: object) -> None:
    """Write JSON that a person can read and compare: see `json_text`."""
    file.write_text(json_text(content), encoding="utf-8")


def json_text(content: object) -> str:
    """JSON as a file has it: a line for each entry of a list, and for each entry of what a mapping has in it."""
    return _lines(content, 2 if isinstance(content, Mapping) else 1) + "\n"


def _lines(content: object, depth: int) -> str:
    # json's own indentation is many times slower.
    if not depth or not content or not isinstance(content, (Mapping, list, tuple)):
        return json.dumps(content, ensure_ascii=False)
    if isinstance(content, Mapping):
        named = (f"{json.dumps(key, ensure_ascii=False)}: {_lines(each, depth - 1)}" for key, each in content.items())
        return "{\n" + ",\n".join(named) + "\n}"
    return "[\n" + ",\n".join(_lines(each, depth - 1) for each in content) + "\n]"


def used_sources(ledger: Iterable[Mapping[str, Any]], catalog: Mapping[str, Source]) -> list[Source]:
    """The catalog's entries of all files that the ledger's figures come from, by id."""
    entries = list(ledger)
    used = {cell["source_id"] for entry in entries for cell in entry["sources"]}
    used |= {id for entry in entries for id in entry.get("details", {}).get("crosswalks", "").split()}
    return [catalog[name] for name in sorted(used)]


def write_data(folder: Path, resources: Iterable[Resource]) -> list[dict[str, Any]]:
    """Write each resource's file and its dictionary into `folder`, and give what the Data Package says of them."""
    (folder / "data").mkdir()
    files = [file for resource in resources for file in (resource, resource.dictionary)]
    for file in files:
        (folder / file.path).write_bytes(file.csv)
    return [file.described() for file in files]


def data_package(
    name: str, title: str, resources: Sequence[Mapping[str, Any]], sources: Iterable[Source]
) -> dict[str, Any]:
    """The Data Package (version 2) of a report, with each field's unit and each source's licence."""
    licence = {"name": "LicenseRef-sources", "title": "The publishers' own: see the licence of each source"}
    described = [
        {"title": f"{s.publisher}, {s.title}", "path": s.url, "version": s.vintage, "licence": s.licence}
        for s in sources
    ]
    about = {"$schema": _PROFILE, "name": name, "title": title, "licenses": [licence]}
    return {**about, "sources": described, "resources": list(resources)}


def manifest(
    folder: Path,
    career: Mapping[str, str],
    parameters: Mapping[str, object],
    sources: Iterable[Source],
    inputs: Mapping[str, Path],
) -> dict[str, Any]:
    """What the report in `folder` was made from and consists of; no times, so that it is the same every time.

    `inputs` are the notebooks' and the template's files by the name to give them.
    """
    return {
        "career": dict(career),
        "parameters": dict(parameters),
        "sources": [described(source) for source in sources],
        **made_with(inputs),
        "files": {str(file.relative_to(folder)): sha256(file) for file in sorted(folder.rglob("*")) if file.is_file()},
    }


def described(source: Source) -> dict[str, Any]:
    """A source as a manifest has it: what a report says of it, and what of the catalog shapes its sentences."""
    shaping = {name: value for name in _SHAPING_FIELDS if (value := getattr(source, name))}
    return {name: getattr(source, name) for name in _SOURCE_FIELDS} | shaping


def made_with(inputs: Mapping[str, Path]) -> dict[str, Any]:
    """The parts of a manifest that are the same for all careers: code, libraries, and the files `inputs`."""
    return {
        "careerbook": __version__,
        "code": code(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _LIBRARIES},
        "inputs": {name: sha256(file) for name, file in sorted(inputs.items())},
    }


@cache
def code() -> str:
    """The SHA-256 of the package's modules that reports are made with."""
    package, digest = Path(careerbook.__file__).parent, hashlib.sha256()
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package)
        if name.parts[0].removesuffix(".py") not in _APART:
            digest.update(f"{name.as_posix()}:{sha256(file)}\n".encode())
    return digest.hexdigest()


_APART = {"batch", "cli", "operate"}


def sha256(file: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
