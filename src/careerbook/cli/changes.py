"""What `careerbook data diff` prints, and the page that it writes."""

from __future__ import annotations

import pandas as pd
import typer

from careerbook.cli.listings import NUMBERS, listing
from careerbook.metrics.rows import Row, records
from careerbook.operate.differences import Difference, shown
from careerbook.publish.page import templates

_MOVES = ("measure", "code", "title", "old", "new", "change", "beyond the error")
_STATUSES = ("kind", "measure", "code", "title", "old", "new")
_CODES = ("kind", "classification", "code", "title", "reason")
_FIGURE = ["measure", "statistic", "unit"]
# What a line has in a column of its own, or leaves out.
_NAMED = {*_FIGURE, "code", "title", "old_code", "old", "new", "change", "change_pct", "beyond_error", "kind"}

_Rows = list[tuple[str, ...]]


def show(difference: Difference, limit: int) -> None:
    """Print the largest moves of each figure, and the changed statuses and codes; `limit` lines of each kind."""
    changes = difference.changes
    largest = changes.moves.groupby(_FIGURE, sort=False).head(limit)
    listing(f"{difference.table}: largest moves, {difference.old} to {difference.new}", _MOVES, _moves(largest))
    statuses = changes.statuses.groupby("kind", sort=False).head(limit)
    listing("Other status or category", _STATUSES, _statuses(statuses))
    listing("Codes", _CODES, _codes(difference, limit))
    for line in (_counts(difference), *difference.notes):
        typer.echo(line)


def html(difference: Difference) -> str:
    """All lines as a page that needs nothing else."""
    moves = difference.changes.moves.groupby(_FIGURE, sort=False)
    sections: list[tuple[str, tuple[str, ...], _Rows]] = [
        (f"Moves of {measure}, {statistic} ({unit}), the largest first", _MOVES, _moves(rows))
        for (measure, statistic, unit), rows in moves
    ]
    sections += [
        ("Another status or category", _STATUSES, _statuses(difference.changes.statuses)),
        ("Codes without a figure to compare with", _CODES, _codes(difference)),
    ]
    return templates.page(
        "differences",
        title=f"{difference.table}: what changed from {difference.old} to {difference.new}",
        notes=(_counts(difference), *difference.notes),
        sections=sections,
        numbers=NUMBERS,
        sources=difference.sources,
    )


def _counts(difference: Difference) -> str:
    """How many there are of each kind, in a sentence."""
    changes = difference.changes
    kinds = [f"{count} {kind}" for kind, count in changes.statuses["kind"].value_counts(sort=False).items()]
    codes = [f"{len(frame)} codes {kind}" for kind, frame in _code_frames(difference)]
    return f"{len(changes.moves):,} figures compared; {', '.join([*kinds, *codes])}."


def _code_frames(difference: Difference) -> list[tuple[str, pd.DataFrame]]:
    """The codes that have no figure to compare with, by kind."""
    changes = difference.changes
    return [("new", changes.new), ("gone", changes.gone), ("not comparable", changes.not_comparable)]


def _codes(difference: Difference, limit: int | None = None) -> _Rows:
    frames = [frame.head(limit or len(frame)).assign(kind=kind) for kind, frame in _code_frames(difference)]
    return [tuple(str(row[name]) for name in _CODES) for frame in frames for row in records(frame)]


def _moves(moves: pd.DataFrame) -> _Rows:
    beyond = {True: "yes", False: "no"}
    return [
        (
            _figure(move),
            _code(move),
            str(move["title"]),
            shown(move["old"], move["unit"]),
            shown(move["new"], move["unit"]),
            _change(move),
            beyond.get(move["beyond_error"], "not published"),
        )
        for move in records(moves)
    ]


def _figure(row: Row) -> str:
    """The measure, with the statistic and what else tells the row from others."""
    more = [str(value) for name, value in row.items() if name not in _NAMED]
    statistic = [] if row["statistic"] == "total" else [str(row["statistic"])]
    return ", ".join([str(row["measure"]), *statistic, *more])


def _code(row: Row) -> str:
    return str(row["code"]) if row["code"] == row["old_code"] else f"{row['code']} (was {row['old_code']})"


def _change(row: Row) -> str:
    change, percent, unit = row["change"], row["change_pct"], str(row["unit"])
    assert isinstance(change, float)
    if isinstance(percent, float) and percent == percent:
        return f"{percent:+.1f}%".replace("-", "−")
    return ("+" if change > 0 else "") + shown(change, "percentage points" if unit == "percent" else unit)


def _statuses(statuses: pd.DataFrame) -> _Rows:
    return [
        (str(row["kind"]), _figure(row), _code(row), str(row["title"]), _raw(row["old"]), _raw(row["new"]))
        for row in records(statuses)
    ]


def _raw(text: object) -> str:
    return text if isinstance(text, str) and text else "(blank)"
