"""The Data Package that describes the tables: schemas, units, sources, licences."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from careerbook.core import datapackage, schema
from careerbook.core.catalog import Source
from careerbook.core.datapackage import FILE, licences

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
    return datapackage.package(
        "careerbook-tables",
        "Careerbook's tables: occupations, pay and outlook, from official statistics",
        licences(source.licence for source in used),
        [_source(source) for source in used],
        [_resource(schema.table(name), index[name], [sources[id] for id in fed[name]]) for name in sorted(index)],
    )


def checksums(folder: Path) -> Mapping[str, str]:
    """The sha256 of each source's file as the build found it, by source id; empty if there is no description."""
    try:
        described = json.loads((folder / FILE).read_text("utf-8"))["sources"]
        return {source["id"]: source["sha256"] for source in described}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


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


def _resource(table: schema.TableSchema, entry: Mapping[str, Any], sources: Sequence[Source]) -> dict[str, Any]:
    return datapackage.resource(
        f"{table.name}.parquet",
        table.name.replace("_", "-"),
        table.meaning,
        entry["bytes"],
        entry["sha256"],
        [field(column) for column in table.columns],
        rows=entry["rows"],
        sources=[{"title": source.title, "path": source.url, "id": source.id} for source in sources],
        licenses=licences(source.licence for source in sources),
    )


def field(column: schema.ColumnSchema) -> dict[str, Any]:
    """A column as Table Schema says it."""
    described = {"name": column.name, "type": TYPES[column.kind], "description": column.meaning}
    if unit := unit_of(column):
        described["unit"] = unit
    if column.name == "status":
        return {**described, "categories": list(schema.STATUSES)}
    return described


def unit_of(column: schema.ColumnSchema) -> str:
    """The unit of a column's numbers; empty where it has none, or where it is in the column `unit`."""
    if column.kind == "year":
        return "year"
    return "percent" if column.kind == "number" and column.name.endswith("_pct") else ""
