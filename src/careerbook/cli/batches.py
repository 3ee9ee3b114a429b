"""`careerbook batch`: many careers' reports with one command."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careerbook.cli.options import Parameters, Pdf
from careerbook.core.errors import BatchFailed, DataMissing, UnknownCareer

if TYPE_CHECKING:
    from careerbook.batch.runner import Options
    from careerbook.dataset import Career


class _Engine(StrEnum):
    """Where kernels come from: forked from a warm process, or started."""

    WARM = "warm"
    COLD = "cold"


_Names = Annotated[
    list[str] | None, typer.Argument(metavar="[CAREERS]...", help="Slugs, SOC codes, titles or alternate titles.")
]
_Target = Annotated[
    str, typer.Option(metavar="DIR|URL", help="Folder of published reports, or s3://bucket/prefix and the like.")
]
_Scheduler = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Make the reports on the workers of a Dask scheduler: tcp://HOST:8786.")
]
_MemoryMb = Annotated[
    int | None, typer.Option(min=0, help="Memory limit of a kernel; 0: no limit; default 2,000 on Linux.")
]


def batch(
    careers: _Names = None,
    group: Annotated[list[str] | None, typer.Option(metavar="31", help="A major group; may be repeated.")] = None,
    file: Annotated[Path | None, typer.Option(help="A file with one career per line; # begins a comment.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All careers.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Those that failed last time.")] = False,
    out: _Target = "",
    workers: Annotated[int | None, typer.Option(min=1, help="Reports at once; default: one per core.")] = None,
    scheduler: _Scheduler = "",
    engine: Annotated[_Engine | None, typer.Option(help="Kernels that are forked, or started.")] = None,
    pdf: Pdf = True,
    parameter: Parameters = None,
    cell_seconds: Annotated[int | None, typer.Option(min=1, help="Time limit of a cell; default 300.")] = None,
    memory_mb: _MemoryMb = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell why each report is made again.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each career.")] = False,
    junit: Annotated[Path | None, typer.Option(help="Write a JUnit XML file.")] = None,
) -> None:
    """Make the reports of many careers: those that are out of date, and all others if one fails."""
    from careerbook.batch import runner
    from careerbook.batch.store import Store, is_url
    from careerbook.cli import progress, terminal
    from careerbook.core import paths

    store = Store(out) if is_url(out) else None
    target = paths.remembered_dir(out) if store else Path(out) if out else paths.published_dir()
    names = [*(careers or []), *_listed(file), *(runner.failed_before(target) if retry_failed else [])]
    chosen = _chosen(names, group or [], every=every)
    if not chosen:
        if retry_failed:
            return terminal.hint("No career failed last time.")
        raise typer.BadParameter("name careers, or a --group, a --file, --all or --retry-failed")
    warm, parameters = engine and engine is _Engine.WARM, terminal.parameters(parameter or [])
    limits = {"cell_seconds": cell_seconds, "memory_mb": memory_mb}
    options = _options(workers=workers, warm=warm, pdf=pdf, scheduler=scheduler, parameters=parameters, **limits)
    with progress.shown(len(chosen), explain=explain, as_json=as_json) as tell:
        events = runner.run(chosen, target, options, tell, store)
    if junit:
        progress.write_junit(junit, events)
    _raise_failed([event.slug for event in events if event.kind == "failed"], len(events))


def _raise_failed(failed: list[str], total: int) -> None:
    if failed:
        names = ", ".join(failed[:3]) + (" ..." if len(failed) > 3 else "")
        message = f"{len(failed)} of {total} careers failed: {names}. Their older reports stay."
        raise BatchFailed(message, "`careerbook batch --retry-failed` tries just those again.")


def _options(**choices: Any) -> Options:
    from careerbook.batch.runner import Options

    return Options(**{name: value for name, value in choices.items() if value is not None})


def _listed(file: Path | None) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file else []
    except (OSError, UnicodeDecodeError) as error:
        raise DataMissing(f"{file} can't be read: {error}.", "Give a text file with one career per line.") from error
    return [name for line in lines if (name := line.partition("#")[0].strip())]


def _chosen(names: list[str], groups: list[str], *, every: bool) -> list[Career]:
    """The careers that are named, each once, in the order of their codes. Raises UnknownCareer as `find` does."""
    from careerbook.dataset import Careers, default

    careers = Careers(default())
    chosen = {careers.find(name) for name in names}
    for group in groups:
        members = {career for career in careers if career.soc_code.startswith(f"{group[:2]}-")}
        if not members or group.rstrip("0-") not in {group[:2], group[:2].rstrip("0")}:
            raise UnknownCareer(f"No major group has the code {group!r}.", "Major groups are 11, 13, ... to 53.")
        chosen |= members
    return sorted(careers if every else chosen, key=lambda career: career.soc_code)
