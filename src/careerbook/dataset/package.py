"""The Frictionless Data Package (version 2) that describes the tables: schemas, units, sources, licences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerbook.core import schema
from careerbook.core.catalog import Source

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES: Mapping[str, str] = {
    "text": "string",
    "category": "string",
    "year": "integer",
    "number": "number",
    "row": "integer",
    "integer": "integer",
    "flag": "boolean",
    "optional_flag": "boolean",
}
# Open Definition's identifiers of the licences that the catalog names in words.
LICENCES: Mapping[str, tuple[str, str]] = {
    "public domain": ("other-pd", ""),
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "MIT": ("MIT", "https://opensource.org/license/mit"),
    "OGL v3.0": ("OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    "OGL Canada": ("OGL-Canada-2.0", "https://open.canada.ca/en/open-government-licence-canada"),
    "dl-de/by-2-0": ("dli-by-2.0", "https://www.govdata.de/dl-de/by-2-0"),
}


def write(
    folder: Path,
    index: Mapping[str, Mapping[str, Any]],
    fed: Mapping[str, Sequence[str]],
    sources: Mapping[str, Source],
) -> None:
    """Write datapackage.json beside the tables; `index` is their tables.json, `fed` the source ids of each."""
    content = json.dumps(descriptor(index, fed, sources), ensure_ascii=False, indent=1)
    (folder / FILE).write_text(content + "\n", encoding="utf-8")


def descriptor(
    index: Mapping[str, Mapping[str, Any]], fed: Mapping[str, Sequence[str]], sources: Mapping[str, Source]
) -> dict[str, Any]:
    """The package: a resource a table, with the sources that feed it."""
    used = [sources[id] for id in sorted({id for ids in fed.values() for id in ids})]
    return {
        "$schema": PROFILE,
        "name": "careerbook-tables",
        "title": "Careerbook's tables: occupations, pay and outlook, from official statistics",
        "licenses": _licences(used),
        "sources": [_source(one) for one in used],
        "resources": [
            _resource(schema.table(name), index[name], [sources[id] for id in fed[name]]) for name in sorted(index)
        ],
    }


def checksums(folder: Path) -> Mapping[str, str]:
    """The sha256 of each source's file as the build found it, by source id; empty if there is no description."""
    try:
        described = json.loads((folder / FILE).read_text("utf-8"))["sources"]
        return {one["id"]: one["sha256"] for one in described}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _licences(sources: Iterable[Source]) -> list[dict[str, str]]:
    """Each licence once; one that Open Definition does not list has a title only."""
    return [_licence(name) for name in sorted({source.licence for source in sources})]


def _licence(name: str) -> dict[str, str]:
    id, path = LICENCES.get(name, ("other-at", ""))
    return {"name": id, **({"path": path} if path else {}), "title": name}


def _source(source: Source) -> dict[str, str]:
    return {
        "title": f"{source.publisher}: {source.title}",
        "path": source.url,
        "version": source.vintage,
        "id": source.id,
        "referencePeriod": source.reference_period,
        "licence": source.licence,
        "status": source.status,
        "sha256": source.sha256,
    }


def _resource(table: schema.Table, entry: Mapping[str, Any], sources: Sequence[Source]) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.meaning,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": entry["bytes"],
        "hash": f"sha256:{entry['sha256']}",
        "rows": entry["rows"],
        "schema": {"fields": [field(column) for column in table.columns], "missingValues": [""]},
        "sources": [{"title": source.title, "path": source.url, "id": source.id} for source in sources],
        "licenses": _licences(sources),
    }


def field(column: schema.Column) -> dict[str, Any]:
    """A column as Table Schema says it."""
    described = {"name": column.name, "type": TYPES[column.kind], "description": column.meaning}
    if unit := unit_of(column):
        described["unit"] = unit
    if column.name == "status":
        return {**described, "categories": list(schema.STATUSES)}
    return described


def unit_of(column: schema.Column) -> str:
    """The unit of a column's numbers; empty where it has none, or where it is in the column `unit`."""
    if unit := getattr(column, "unit", ""):
        return str(unit)
    if column.kind == "year":
        return "year"
    return "percent" if column.kind == "number" and column.name.endswith("_pct") else ""
