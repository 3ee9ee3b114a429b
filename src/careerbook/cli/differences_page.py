"""The page that `careerbook data diff --html` writes: one file, no network, tables that screen readers can read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from careerbook.cli import listings as show
from careerbook.core.errors import OutputError
from careerbook.operate.differences import Difference

_STYLE = Markup(
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}"
    "th,td{border-bottom:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    "a:focus,summary:focus{outline:3px solid #005ea5}"
)
_SHELL = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    "<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
)
_NUMBERS = {"old", "new", "change"}


def write(file: Path, difference: Difference) -> None:
    """Write the page, whole or not at all. Raises OutputError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".page-") as folder:
            page = Path(folder) / "page.html"
            page.write_text(html(difference), encoding="utf-8")
            page.replace(file)
    except OSError as error:
        raise OutputError(
            f"{file} can't be written: {error.strerror}.", "Choose another file (--html FILE)."
        ) from error


def html(difference: Difference) -> str:
    """The page as text."""
    title = f"{difference.table}: what changed from {difference.old} to {difference.new}"
    notes = Markup("").join(Markup("<p>{}</p>\n").format(note) for note in (show.counts(difference), *difference.notes))
    codes = pd.concat([frame.assign(kind=kind) for kind, frame in show.code_frames(difference)])
    parts = [
        notes,
        *_moves(difference.changes.moves),
        _section("Another status or category", show.STATUS_COLUMNS, show.status_rows(difference.changes.statuses)),
        _section("Codes without a figure to compare with", show.CODE_COLUMNS, show.code_rows(codes)),
        _sources(difference),
    ]
    return str(_SHELL.format(title=title, style=_STYLE, body=Markup("\n").join(parts)))


def _moves(moves: pd.DataFrame) -> Iterable[Markup]:
    for (measure, statistic, unit), rows in moves.groupby(["measure", "statistic", "unit"], sort=False):
        heading = f"Moves of {measure}, {statistic} ({unit}), the largest first"
        yield _section(heading, show.MOVE_COLUMNS, show.move_rows(rows))


def _section(heading: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    if not rows:
        return Markup("<h2>{}</h2>\n<p>None.</p>").format(heading)
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in columns)
    body = Markup("\n").join(_row(columns, row) for row in rows)
    return Markup(
        "<h2>{}</h2>\n<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>"
    ).format(heading, f"{len(rows):,} lines", head, body)


def _row(columns: Sequence[str], row: Sequence[str]) -> Markup:
    cells = [_cell(name, text) for name, text in zip(columns, row, strict=True)]
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _cell(name: str, text: str) -> Markup:
    if name == "code":
        return Markup('<th scope="row">{}</th>').format(text)
    return Markup('<td class="n">{}</td>' if name in _NUMBERS else "<td>{}</td>").format(text)


def _sources(difference: Difference) -> Markup:
    items = Markup("\n").join(
        Markup('<li>{}, {}, {}. Licence: {}. <a href="{}">{}</a></li>').format(
            source.publisher, source.title, source.vintage, source.licence, source.url, source.url
        )
        for source in difference.sources
    )
    return Markup("<h2>Sources</h2>\n<ul>\n{}\n</ul>").format(items)
