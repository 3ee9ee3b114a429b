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


def statuses(found: Sequence[SourceStatus]) -> None:
    """Print the state of every source."""
    rows = [
        (
            one.id,
            one.vintage,
            one.reference_period,
            f"{sum(one.rows.values()):,}",
            one.licence,
            one.age or "not known",
            one.status,
            one.newer or "none known",
            ", ".join(one.sections) or "none",
        )
        for one in found
    ]
    lines(f"{len(found)} sources", _STATUS_COLUMNS, rows)


MOVE_COLUMNS = ("measure", "code", "title", "old", "new", "change", "beyond the error")
STATUS_COLUMNS = ("kind", "measure", "code", "title", "old", "new")
CODE_COLUMNS = ("kind", "classification", "code", "title", "reason")


def differences(found: Difference, limit: int) -> None:
    """Print the largest moves of each figure, and the changed statuses and codes; `limit` lines of each kind."""
    console = Console(highlight=False)
    moves = found.changes.moves
    top = moves.groupby(["measure", "statistic", "unit"], sort=False).head(limit)
    lines(f"{found.table}: largest moves, {found.old} to {found.new}", MOVE_COLUMNS, move_rows(top))
    statuses = found.changes.statuses
    lines("Other status or category", STATUS_COLUMNS, status_rows(statuses.groupby("kind", sort=False).head(limit)))
    codes = pd.concat([frame.head(limit).assign(kind=kind) for kind, frame in code_frames(found)])
    lines("Codes", CODE_COLUMNS, code_rows(codes))
    for line in (counts(found), *found.notes):
        console.print(line, soft_wrap=True, markup=False, emoji=False)


def counts(found: Difference) -> str:
    """How many there are of each kind, in a sentence."""
    changes = found.changes
    kinds = [f"{count} {kind}" for kind, count in changes.statuses["kind"].value_counts(sort=False).items()]
    codes = [f"{len(frame)} codes {kind}" for kind, frame in code_frames(found)]
    return f"{len(changes.moves):,} figures compared; {', '.join([*kinds, *codes])}."


def code_frames(found: Difference) -> list[tuple[str, pd.DataFrame]]:
    """The codes that have no figure to compare with, by kind."""
    changes = found.changes
    return [("new", changes.new), ("gone", changes.gone), ("not comparable", changes.not_comparable)]


def move_rows(moves: pd.DataFrame) -> list[tuple[str, ...]]:
    """A line for each move, as text."""
    return [
        (
            _figure(one),
            _code(one),
            str(one["title"]),
            shown(one["old"], one["unit"]),
            shown(one["new"], one["unit"]),
            _change(one),
            {True: "yes", False: "no"}.get(one["beyond_error"], "not published"),
        )
        for one in records(moves)
    ]


def _figure(row: Row) -> str:
    """The measure, with the statistic and what else tells the row from others."""
    known = {"code", "title", "measure", "statistic", "unit", "old_code", "old", "new", "change", "change_pct"}
    more = [str(value) for name, value in row.items() if name not in known | {"beyond_error", "kind"}]
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
        (str(one["kind"]), _figure(one), _code(one), str(one["title"]), _raw(one["old"]), _raw(one["new"]))
        for one in records(statuses)
    ]


def _raw(text: object) -> str:
    return str(text) if isinstance(text, str) and text else "(blank)"


def code_rows(codes: pd.DataFrame) -> list[tuple[str, ...]]:
    """A line for each code, as text."""
    return [tuple(str(one[name]) for name in CODE_COLUMNS) for one in records(codes)]
