"""Descriptors of Frictionless Data Packages (version 2), as the tables and the reports have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
# Open Definition's identifiers of the licences that the catalog names in words.
LICENCES: Mapping[str, tuple[str, str]] = {
    "public domain": ("other-pd", ""),
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "MIT": ("MIT", "https://opensource.org/license/mit"),
    "OGL v3.0": ("OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    "OGL Canada": ("OGL-Canada-2.0", "https://open.canada.ca/en/open-government-licence-canada"),
    "dl-de/by-2-0": ("dli-by-2.0", "https://www.govdata.de/dl-de/by-2-0"),
}


def package(
    name: str,
    title: str,
    licenses: Iterable[Mapping[str, str]],
    sources: Iterable[Mapping[str, str]],
    resources: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """The descriptor of a package."""
    return {
        "$schema": PROFILE,
        "name": name,
        "title": title,
        "licenses": list(licenses),
        "sources": list(sources),
        "resources": list(resources),
    }


def resource(
    path: str, name: str, title: str, size: int, sha256: str, fields: Sequence[Mapping[str, Any]], **more: Any
) -> dict[str, Any]:
    """The descriptor of a table's file; its format is the ending of its path, `size` is in bytes.

    `more` are properties such as encoding, rows, dialect, sources and licenses.
    """
    ending = PurePosixPath(path).suffix.removeprefix(".")
    described = {
        "name": name,
        "type": "table",
        "title": title,
        "path": path,
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        "encoding": more.get("encoding"),
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "rows": more.get("rows"),
        "dialect": more.get("dialect"),
        "schema": {"fields": list(fields), "missingValues": [""]},
    }
    return {name: value for name, value in (described | more).items() if value is not None}


def licences(names: Iterable[str]) -> list[dict[str, str]]:
    """Each licence once, as the catalog names it; one that Open Definition does not list has a title only."""
    listed = []
    for title in sorted(set(names)):
        name, path = LICENCES.get(title, ("other-at", ""))
        listed.append({"name": name, **({"path": path} if path else {}), "title": title})
    return listed
