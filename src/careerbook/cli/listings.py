"""What `careerbook data` prints: tables on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table

from careerbook.metrics.rows import Row, records
from careerbook.operate.differences import Difference, shown
from careerbook.operate.status import SourceStatus

_STATUS_COLUMNS = (
    "source",
    "vintage",
    "reference period",
    "rows",
    "licence",
    "age",
    "status",
    "newer vintage",
    "sections",
)
_NUMBERS = {"rows", "age", "old", "new", "change"}


def lines(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere a line a row, its fields parted by tabs, below a line of names."""
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in (columns, *rows):
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name, justify="right" if name in _NUMBERS else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_literal(cell) for cell in row))
    console.print(table)


def _literal(cell: str) -> str:
    return cell.replace("[", r"\[")


def statuses(sources: Sequence[SourceStatus]) -> None:
    """Print the state of every source."""
    rows = [
        (
            source.id,
            source.vintage,
            source.reference_period,
            f"{sum(source.rows.values()):,}",
            source.licence,
            source.age or "not known",
            source.status,
            source.newer or "none known",
            ", ".join(source.sections) or "none",
        )
        for source in sources
    ]
    lines(f"{len(sources)} sources", _STATUS_COLUMNS, rows)


MOVE_COLUMNS = ("measure", "code", "title", "old", "new", "change", "beyond the error")
STATUS_COLUMNS = ("kind", "measure", "code", "title", "old", "new")
CODE_COLUMNS = ("kind", "classification", "code", "title", "reason")


def differences(difference: Difference, limit: int) -> None:
    """Print the largest moves of each figure, and the changed statuses and codes; `limit` lines of each kind."""
    console = Console(highlight=False)
    moves = difference.changes.moves
    top = moves.groupby(["measure", "statistic", "unit"], sort=False).head(limit)
    lines(f"{difference.table}: largest moves, {difference.old} to {difference.new}", MOVE_COLUMNS, move_rows(top))
    statuses = difference.changes.statuses
    lines("Other status or category", STATUS_COLUMNS, status_rows(statuses.groupby("kind", sort=False).head(limit)))
    codes = pd.concat([frame.head(limit).assign(kind=kind) for kind, frame in code_frames(difference)])
    lines("Codes", CODE_COLUMNS, code_rows(codes))
    for line in (counts(difference), *difference.notes):
        console.print(line, soft_wrap=True, markup=False, emoji=False)


def counts(difference: Difference) -> str:
    """How many there are of each kind, in a sentence."""
    changes = difference.changes
    kinds = [f"{count} {kind}" for kind, count in changes.statuses["kind"].value_counts(sort=False).items()]
    codes = [f"{len(frame)} codes {kind}" for kind, frame in code_frames(difference)]
    return f"{len(changes.moves):,} figures compared; {', '.join([*kinds, *codes])}."


def code_frames(difference: Difference) -> list[tuple[str, pd.DataFrame]]:
    """The codes that have no figure to compare with, by kind."""
    changes = difference.changes
    return [("new", changes.new), ("gone", changes.gone), ("not comparable", changes.not_comparable)]


def move_rows(moves: pd.DataFrame) -> list[tuple[str, ...]]:
    """A line for each move, as text."""
    return [
        (
            _figure(move),
            _code(move),
            str(move["title"]),
            shown(move["old"], move["unit"]),
            shown(move["new"], move["unit"]),
            _change(move),
            {True: "yes", False: "no"}.get(move["beyond_error"], "not published"),
        )
        for move in records(moves)
    ]


def _figure(row: Row) -> str:
    """The measure, with the statistic and what else tells the row from others."""
    named = {"code", "title", "measure", "statistic", "unit", "old_code", "old", "new", "change", "change_pct"}
    more = [str(value) for name, value in row.items() if name not in named | {"beyond_error", "kind"}]
    statistic = [] if row["statistic"] == "total" else [str(row["statistic"])]
    return ", ".join([str(row["measure"]), *statistic, *more])


def _code(row: Row) -> str:
    return str(row["code"]) if row["code"] == row["old_code"] else f"{row['code']} (was {row['old_code']})"


def _change(row: Row) -> str:
    change, percent = row["change"], row["change_pct"]
    assert isinstance(change, float)
    if isinstance(percent, float) and percent == percent:
        return f"{percent:+.1f}%".replace("-", "−")
    sign = "+" if change > 0 else ""
    unit = str(row["unit"])
    return sign + shown(change, "percentage points" if unit == "percent" else unit)


def status_rows(statuses: pd.DataFrame) -> list[tuple[str, ...]]:
    """A line for each figure whose status or category is another, as text."""
    return [
        (str(row["kind"]), _figure(row), _code(row), str(row["title"]), _raw(row["old"]), _raw(row["new"]))
        for row in records(statuses)
    ]


def _raw(text: object) -> str:
    return str(text) if isinstance(text, str) and text else "(blank)"


def code_rows(codes: pd.DataFrame) -> list[tuple[str, ...]]:
    """A line for each code, as text."""
    return [tuple(str(code[name]) for name in CODE_COLUMNS) for code in records(codes)]
