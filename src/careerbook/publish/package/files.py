"""The downloads of a report: CSV files, a Data Package that describes them, the ledger, and the manifest."""

from __future__ import annotations

import csv
import hashlib
import io
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

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
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
        named = (f"{json.dumps(key, ensure_ascii=False)}: {_lines(one, depth - 1)}" for key, one in content.items())
        return "{\n" + ",\n".join(named) + "\n}"
    return "[\n" + ",\n".join(_lines(one, depth - 1) for one in content) + "\n]"


def used_sources(ledger: Iterable[Mapping[str, Any]], catalog: Mapping[str, Source]) -> list[Source]:
    """The catalog's entries of all files that the ledger's figures come from, by id."""
    entries = list(ledger)
    used = {cell["source_id"] for entry in entries for cell in entry["sources"]}
    used |= {id for entry in entries for id in entry.get("details", {}).get("crosswalks", "").split()}
    return [catalog[name] for name in sorted(used)]


def write_data(folder: Path, datasets: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Write data/<name>.csv and its dictionary for each dataset, and give the Data Package's resources."""
    data = folder / "data"
    data.mkdir()
    resources = []
    for dataset in datasets:
        for one in (dataset, _dictionary(dataset)):
            content = csv_bytes(one)
            (data / f"{one['name']}.csv").write_bytes(content)
            resources.append(_resource(one, content))
    return resources


_DICTIONARY = {
    "name": "column of the CSV",
    "type": "number or string",
    "unit": "unit of the numbers",
    "description": "what the column holds",
}


def _dictionary(dataset: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a dataset as a dataset of their own, for those who open the CSV without the Data Package."""
    return {
        "name": f"{dataset['name']}.dictionary",
        "title": f"Columns of {dataset['name']}.csv",
        "fields": [{"name": name, "type": "string", "description": said} for name, said in _DICTIONARY.items()],
        "rows": [[field.get(name, "") for name in _DICTIONARY] for field in dataset["fields"]],
    }


def csv_bytes(dataset: Mapping[str, Any]) -> bytes:
    """The dataset as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field["name"] for field in dataset["fields"]])
    writer.writerows([defused(value) for value in row] for row in dataset["rows"])
    return text.getvalue().encode()


def defused(value: object) -> object:
    """Text that a spreadsheet would take for a formula is marked as text; numbers stay as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _resource(dataset: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    return {
        "name": dataset["name"],
        "type": "table",
        "title": dataset["title"],
        "path": f"data/{dataset['name']}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\n"},
        "schema": {"fields": [dict(field) for field in dataset["fields"]], "missingValues": [""]},
    }


def data_package(
    name: str, title: str, resources: Sequence[Mapping[str, Any]], sources: Iterable[Source]
) -> dict[str, Any]:
    """The Data Package (version 2) of a report, with each field's unit and each source's licence."""
    licence = {"name": "LicenseRef-sources", "title": "The publishers' own: see the licence of each source"}
    return {
        "$schema": _PROFILE,
        "name": name,
        "title": title,
        "licenses": [licence],
        "sources": [
            {"title": f"{one.publisher}, {one.title}", "path": one.url, "version": one.vintage, "licence": one.licence}
            for one in sources
        ],
        "resources": list(resources),
    }


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
    """A source as a manifest has it."""
    return {name: getattr(source, name) for name in _SOURCE_FIELDS}


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
