"""What the command line shows and reads: progress on standard error, tables, short paths, parameters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from careerbook.core.errors import ParameterError
from careerbook.estimate import Estimate
from careerbook.exhibits.prose import Prose

if TYPE_CHECKING:
    from careerbook.exhibits.exhibit import Exhibit, Shown

_errors = Console(stderr=True)


@contextmanager
def progress(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, a plain line a step elsewhere; gives the function to call after each step."""
    if not _errors.is_terminal:
        yield lambda what, done, total: _errors.print(
            f"{title}: {what} ({done}/{total})", highlight=False, soft_wrap=True
        )
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[what]}"), TimeElapsedColumn())
    with Progress(*columns, console=_errors, transient=True) as bar:
        task = bar.add_task(title, total=None, what="")
        yield lambda what, done, total: bar.update(task, completed=done, total=total, what=what)


def say(line: str) -> None:
    """One line on standard output."""
    Console(highlight=False).print(line, soft_wrap=True, markup=False)


def hint(line: str) -> None:
    """One line on standard error, where it is in no machine's way."""
    _errors.print(line, soft_wrap=True, markup=False, highlight=False)


def short(path: Path) -> str:
    """The path as seen from the working folder, where it lies under it."""
    path = path.resolve()
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def table(title: str, estimates: Iterable[Estimate]) -> None:
    """The estimates as a table: id, figure, period, label, status."""
    shown = Table(title=title, title_justify="left")
    shown.add_column("id", overflow="fold")
    shown.add_column("figure", justify="right")
    for name in ("unit", "period", "label", "status"):
        shown.add_column(name)
    for each in estimates:
        shown.add_row(each.id, each.text, each.unit, each.reference_period, str(each.label), str(each.status))
    Console().print(shown)


def shown(parts: Iterable[Shown]) -> None:
    """Parts of a page as a terminal shows them: sentences, key facts, tables under their takeaway."""
    from careerbook.exhibits.exhibit import Exhibit

    console = Console(highlight=False)
    for part in parts:
        if not isinstance(part, Exhibit):
            console.print(Text(part.bundles()[0]["text/plain"]))
        else:
            console.print(Text(part.takeaway.plain, style="bold"))
            console.print(Text(part.standfirst.plain))
            console.print(_exhibited(part))
        console.print()


def _exhibited(exhibit: Exhibit) -> Table:
    """The table; the ends of an interval stand below its figure, as a terminal has little room."""
    table = Table(title_justify="left")
    shown = [(at, column) for at, column in enumerate(exhibit.table.columns) if column.shown]
    main = [(at, column) for at, column in shown if not column.name.endswith(_ENDS)]
    for _, column in main:
        table.add_column(column.title, justify="right" if column.kind == "figure" else "left", overflow="fold")
    for row in exhibit.table.rows:
        cells = {at: _cell(row[at]) for at, _ in main}
        last = 0
        for at, column in shown:
            if at in cells:
                last = at
            elif row[at] is not None and column.name.endswith(_ENDS[0]):
                cells[last] += f"\n{_cell(row[at])}"
            elif row[at] is not None:
                cells[last] += f"–{_cell(row[at])}"
        table.add_row(*map(Text, cells.values()))
    return table


_ENDS = ("low", "high")


def _cell(value: object) -> str:
    return (
        value.text if isinstance(value, Estimate) else (value.plain if isinstance(value, Prose) else str(value or "–"))
    )


def parameters(given: list[str]) -> dict[str, object]:
    """NAME=VALUE pairs; a value is JSON where it parses (2025, true, ["DEU"]), else text."""
    read: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise ParameterError(f"{pair!r} is not NAME=VALUE.", "Write for example -p 'comparators=[\"DEU\"]'")
        if name == "career":
            raise ParameterError("The career is the command's argument, not a parameter.", "careerbook report CAREER")
        try:
            read[name] = json.loads(value)
        except json.JSONDecodeError:
            read[name] = value
    return read
