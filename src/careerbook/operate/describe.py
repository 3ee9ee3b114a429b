"""docs/data.md: what each table and column means, its units, sources and traps, from catalog, schema and tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from careerbook.core import paths, schema
from careerbook.core.catalog import Source
from careerbook.core.errors import DataDamaged, DataMissing, OutputError
from careerbook.dataset.package import TYPES, unit_of
from careerbook.dataset.store import Dataset

FEW = 6  # units or statistics that are listed one by one
_INTRODUCTION = """\
# The dataset

<!-- Made from data/catalog.toml, the schema, data/traps.toml and the tables by `careerbook data docs`: don't edit. -->

Tidy Parquet tables under `data/tables/`, made by `careerbook data build` from the publishers' files. In Python:

    import careerbook as cb

    rows = cb.career("medical assistant").dataset.rows("wages", soc_code="31-9092")

`datapackage.json` beside them says the same for machines (Data Package, version 2), `tables.json` has the checksums.
`careerbook data status` tells how old each source is, `data verify` compares the tables with the publishers' files cell
by cell, `data diff OLD NEW` tells what changed between two vintages, `data refresh` gets the files again.
"""
_SHARED = """\
## Columns that tables share

Every row names the publisher's cell that it came from:

{provenance}

A figure is a row with these columns; nothing is ever filled in or turned into 0:

{figure}

`status` is one of:

{statuses}
"""


def write(file: Path, content: str) -> None:
    """Write a document. Raises OutputError if the file can't be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{file} can't be written: {error.strerror}.", "Choose another folder (--out FOLDER)."
        ) from error


def markdown(dataset: Dataset) -> str:
    """The document's text. Raises DataMissing or DataDamaged if the tables or the traps can't be read."""
    notes = traps()
    shared = _SHARED.format(
        provenance=_columns(schema.PROVENANCE),
        figure=_columns(schema.FIGURE),
        statuses=_table(
            ("status", "meaning"), [(f"`{status}`", meaning) for status, meaning in schema.STATUSES.items()]
        ),
    )
    tables = [_described(table, dataset, notes.get(table.name, ())) for table in schema.TABLES.values()]
    return "\n".join([_INTRODUCTION, shared, "## Traps of all tables\n", _list(notes["all"]), *tables, ""])


def traps(file: Path | None = None) -> Mapping[str, Sequence[str]]:
    """What a user has to know of each table, by its name; 'all' is of every table."""
    path = file or paths.share() / "data" / "traps.toml"
    try:
        return {name: tuple(lines) for name, lines in tomllib.loads(path.read_text("utf-8"))["traps"].items()}
    except FileNotFoundError:
        raise DataMissing(f"{path} is missing.", "Install careerbook again.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataDamaged(f"{path} can't be read: {error}.", "Restore it from the project.") from error


def _described(table: schema.TableSchema, dataset: Dataset, notes: Sequence[str]) -> str:
    counts = dataset.count(table.name, "source_id")
    shared = {column.name for column in schema.PROVENANCE}
    if {column.name for column in schema.FIGURE} <= set(table.names):
        shared |= {column.name for column in schema.FIGURE}
    columns = [column for column in table.columns if column.name not in shared]
    note = " The columns of a figure follow, then those of its place." if "measure" in shared else ""
    order = ", ".join(f"`{name}`" for name in table.sort_by)
    parts = [
        f"\n## {table.name}\n",
        f"{table.meaning}. {sum(counts.values()):,} rows, sorted by {order}.{note}\n",
        _columns(columns),
        *(["\nFigures:\n", _figures(dataset.rows(table.name))] if "measure" in table.names else []),
        "\nSources:\n",
        _sources([dataset.sources[id] for id in dataset.sources if id in counts], counts),
    ]
    return "\n".join([*parts, *(["\nTraps:\n", _list(notes)] if notes else [])])


def _columns(columns: Iterable[schema.ColumnSchema]) -> str:
    rows = [(f"`{column.name}`", TYPES[column.kind], unit_of(column), column.meaning) for column in columns]
    return _table(("column", "type", "unit", "meaning"), rows)


def _figures(rows: pd.DataFrame) -> str:
    groups = [
        (f"`{measure}`", _few(group["statistic"]), _few(group["unit"]), f"{len(group):,}")
        for measure, group in rows.groupby("measure", sort=True)
    ]
    return _table(("measure", "statistics", "units", "rows"), groups)


def _few(values: pd.Series[str]) -> str:
    names = sorted(str(name) for name in values.unique() if name)
    if len(names) > FEW:
        return f"{len(names)} different ones, such as {names[0]}"
    return ", ".join(names)


def _sources(sources: Iterable[Source], counts: Mapping[str, int]) -> str:
    rows = [
        (
            f"`{source.id}`",
            f"[{source.publisher}: {source.title}]({source.url})",
            source.vintage,
            source.licence,
            source.status,
            f"{counts[source.id]:,}",
        )
        for source in sources
    ]
    return _table(("source", "publisher and title", "vintage", "licence", "status", "rows"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", r"\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
