"""`careerbook data`: build the tables, check and refresh them, and compare their vintages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerbook.cli.options import AsJson, Html, Raw, print_json
from careerbook.core.errors import DataDamaged, DataMissing, DownloadFailed, ParameterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerbook.core.catalog import Source

data = typer.Typer(
    name="data",
    help="The dataset: build it from the publishers' files, check and refresh it, compare vintages.",
    no_args_is_help=True,
)


@data.command()
def build(
    raw: Annotated[Path, typer.Option(help="Folder of the publishers' files, laid out as data/catalog.toml says.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the tables; default the project's data/tables.")] = None,
) -> None:
    """Build the tidy tables from the publishers' files: all of them, or none."""
    from careerbook.cli import terminal
    from careerbook.core import paths
    from careerbook.dataset.build import build as build_tables

    folder = out or paths.tables_dir()
    with terminal.progress("data build") as step:
        report = build_tables(raw, folder, step, paths.local_tables_dir())
    rows = sum(int(table["rows"]) for table in report.tables.values())
    terminal.say(f"Built {len(report.tables)} tables, {rows:,} rows, in {terminal.short(folder)}")


@data.command()
def status(as_json: AsJson = False) -> None:
    """Show each source: vintage, rows, license, age, newer vintages, and the report sections it feeds."""
    from datetime import UTC, datetime

    from careerbook.cli.listings import listing
    from careerbook.dataset import default
    from careerbook.operate.status import statuses

    sources = statuses(default(), datetime.now(UTC).date())
    if as_json:
        print_json([source.as_dict() for source in sources])
        return
    columns = ("source", "vintage", "reference period", "rows", "license", "age", "status", "newer vintage", "sections")
    rows = [
        (
            *(source.id, source.vintage, source.reference_period, f"{sum(source.rows.values()):,}", source.licence),
            *(source.age or "not known", source.status, source.newer or "none known"),
            ", ".join(source.sections) or "none",
        )
        for source in sources
    ]
    listing(f"{len(sources)} sources", columns, rows)


@data.command()
def verify(raw: Raw = None) -> None:
    """Check the tables against their index, and each cell against the publishers' files."""
    from careerbook.cli import terminal
    from careerbook.core import paths
    from careerbook.dataset import default
    from careerbook.operate.verify import check_tables

    if raw is not None and not raw.is_dir():
        raise DataMissing(f"There is no folder {raw}.", "Name the folder of the publishers' files with --raw.")
    folder, differences = raw or paths.raw_dir(), 0
    for check in (check_tables(default()), _differing_cells(folder)):
        for line in check:
            typer.echo(line)
            differences += 1
    if not folder.is_dir():
        terminal.say(f"Not compared with the publishers' files: {terminal.short(folder)} is not there (--raw DIR).")
    if differences:
        remedy = "Restore data/tables from the project, or build the tables again: careerbook data build --raw DIR"
        raise DataDamaged(f"{differences} differences between the tables and what they should be.", remedy)
    terminal.say("Verified: every table is what its index says" + (", and every cell." if folder.is_dir() else "."))


def _differing_cells(raw: Path) -> Iterator[str]:
    """A line for each difference; a file that is missing, changed or unreadable is one. None without the folder."""
    from careerbook.cli import terminal
    from careerbook.dataset import default
    from careerbook.dataset.reading import at_hand
    from careerbook.operate.verify import check_source

    sources = at_hand(raw, default().sources.values()) if raw.is_dir() else []
    with terminal.progress("data verify") as step:
        for number, source in enumerate(sources):
            step(source.id, number, len(sources))
            try:
                yield from check_source(default(), raw, source)
            except (DataMissing, DataDamaged) as error:
                yield f"{source.id}: {error.message}"


@data.command()
def refresh(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="A source's id; `careerbook data status` lists them.")
    ] = None,
    raw: Raw = None,
) -> None:
    """Download the file of a source, or of all, from the publisher; a changed file is kept beside the old one."""
    from careerbook.core import catalog
    from careerbook.operate.refresh import Kind

    sources = catalog.load()
    if source is None:
        _refresh_all(raw)
        return
    if source not in sources:
        raise ParameterError(f"The catalog has no source {source!r}.", "`careerbook data status` lists them.")
    kind, message = _refresh_one(sources[source], raw)
    if kind == Kind.BY_HAND:
        raise DownloadFailed(f"{source}: {message}.")
    typer.echo(f"{source}: {message}")


def _refresh_one(source: Source, raw: Path | None) -> tuple[str, str]:
    from careerbook.cli import terminal
    from careerbook.core import catalog, paths
    from careerbook.operate import refresh as refreshing

    with terminal.progress(source.id) as step:
        outcome = refreshing.refresh(
            source,
            raw or paths.raw_dir(),
            catalog.load(),
            lambda there, expected: step(f"{there:,} bytes", there, expected or 0),
        )
    return outcome.kind, outcome.message


def _refresh_all(raw: Path | None) -> None:
    """Every source in turn; one that fails doesn't stop the others."""
    from careerbook.core import catalog

    failed = 0
    for source in catalog.load().values():
        try:
            typer.echo(f"{source.id}: {_refresh_one(source, raw)[1]}")
        except DownloadFailed as error:
            failed += 1
            typer.echo(f"{source.id}: failed: {error.message}")
    if failed:
        raise DownloadFailed(f"{failed} downloads failed.", "The lines above say why; nothing else has changed.")


@data.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older vintage or year, e.g. 2024 or 2022-32.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer vintage or year, e.g. 2025 or 2024-34.")],
    table: Annotated[str | None, typer.Option(help="The table; default wages or projections, as the vintages.")] = None,
    measure: Annotated[str | None, typer.Option(help="One measure, e.g. annual_wage; 'all' for every one.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Lines printed of each kind.")] = 10,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Show what changed between two vintages over all careers: moves, statuses, new and gone codes."""
    from careerbook.cli import changes, terminal
    from careerbook.core.swap import put
    from careerbook.dataset import default
    from careerbook.operate.differences import compare

    difference = compare(default(), old, new, table, measure)
    if html:
        put(html, changes.html(difference).encode())
        terminal.say(f"Wrote {terminal.short(html)}")
    if as_json:
        print_json(difference.as_dict())
    elif not html:
        changes.show(difference, limit)


@data.command()
def docs(
    out: Annotated[Path | None, typer.Option(help="The folder to write to; default docs/ of the project.")] = None,
) -> None:
    """Write data.md (tables, columns, units, sources, traps) and methods.md (how each figure is computed)."""
    from careerbook.cli import terminal
    from careerbook.core import paths
    from careerbook.dataset import default
    from careerbook.operate import describe, methods

    folder = out or paths.share() / "docs"
    for name, content in (("data.md", describe.markdown(default())), ("methods.md", methods.markdown())):
        describe.write(folder / name, content)
        terminal.say(f"Wrote {terminal.short(folder / name)}")
