"""Tables on a terminal, and plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

NUMBERS = {"rows", "age", "line", "old", "new", "change"}
"""The columns that are aligned to the right."""


def listing(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on a terminal; elsewhere a line for each row, its fields separated by tabs, under the names."""
    if Console().is_terminal:
        Console(highlight=False).print(table(title, dict.fromkeys(columns), rows))
        return
    for row in (columns, *rows):
        typer.echo("\t".join(" ".join(cell.split()) for cell in row))


def table(title: str, columns: Mapping[str, int | None], rows: Iterable[Sequence[str]]) -> Table:
    """A table for a terminal, its cells shown as they are; `columns` may have a limit to their width."""
    result = Table(title=title, title_justify="left")
    for name, width in columns.items():
        side: Any = "right" if name in NUMBERS else "left"
        result.add_column(name, justify=side, overflow="fold", max_width=width)
    for row in rows:
        result.add_row(*map(Text, row))
    return result
