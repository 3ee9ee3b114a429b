"""What changed since the last vintage: of the wage survey and of the projections, overall and for each career."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from careerbook.dataset import Dataset
from careerbook.estimate import Estimate
from careerbook.metrics.vintages import Move, moves
from careerbook.operate import differences as vintages
from careerbook.publish.package.resources import defused
from careerbook.site import telling
from careerbook.site.pages import Site
from careerbook.site.reports import Entry, Report

# The figures that are followed in each table, in the order of the columns.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "wages": ("employment", "annual_wage_mean", "hourly_wage_mean", "annual_wage_median", "hourly_wage_median"),
    "projections": ("growth_pct", "openings_annual"),
}
_YEARS = {"wages": "reference_year", "projections": "vintage"}


@dataclass(frozen=True)
class Changed:
    """What changed in one table between its two latest vintages.

    `moves` are by figure and code, `everyone` the moves of all occupations together by figure.
    """

    difference: vintages.Difference
    moves: Mapping[str, Mapping[str, Move]]
    everyone: Mapping[str, Move]
    counted: Mapping[str, Estimate]

    @property
    def table(self) -> str:
        """wages or projections."""
        return self.difference.table

    @property
    def chapter(self) -> telling.Chapter:
        """Its text."""
        return telling.chapter(self.difference, self.everyone, self.counted)

    @property
    def newest_source(self) -> str:
        """The id of the newer vintage's source."""
        first = next(iter(self.moves.values()))
        return next(iter(first.values())).new.cells[0].source_id

    @cached_property
    def ledger(self) -> dict[str, Entry]:
        """All its figures as a ledger has them."""
        together = [move for group in self.moves.values() for move in group.values()]
        estimates = [estimate for move in (*together, *self.everyone.values()) for estimate in move.estimates]
        return {estimate.id: estimate.as_dict() for estimate in (*estimates, *self.counted.values())}


def find(dataset: Dataset) -> list[Changed]:
    """What changed in the wage survey and in the projections."""
    return [_changed(dataset, table) for table in FIGURES]


def _changed(dataset: Dataset, table: str) -> Changed:
    old, new = sorted(dataset.count(table, _YEARS[table]))[-2:]
    difference = vintages.compare(dataset, old, new, table, vintages.ALL)
    before, after = (vintages.rows(dataset, table, _YEARS[table], vintage) for vintage in (old, new))
    named = difference.changes.moves
    figure = named["measure"].where(named["statistic"] == "total", named["measure"] + "_" + named["statistic"])
    listed = moves(named[figure.isin(FIGURES[table])], before, after, dataset.sources)
    by_figure = {
        name: {move.code: _dated(move, difference) for move in listed if move.figure == name} for name in FIGURES[table]
    }
    everyone = {name: _dated(move, difference) for name, move in _everyone(dataset, table, old, new).items()}
    return Changed(difference, by_figure, everyone, telling.counted(by_figure, after, dataset.sources))


def _dated(move: Move, difference: vintages.Difference) -> Move:
    """The move with its vintages as the figures' periods."""
    old, new = telling.span(difference)
    return replace(
        move,
        old=replace(move.old, reference_period=old),
        new=replace(move.new, reference_period=new),
        change=replace(move.change, reference_period=f"{old} to {new}"),
    )


def _everyone(dataset: Dataset, table: str, old: str, new: str) -> dict[str, Move]:
    """The moves of all occupations together."""
    column, figure_keys = _YEARS[table], ["measure", "statistic", "unit"]
    frames = [_all(dataset, table, column, vintage) for vintage in (old, new)]
    both = frames[1].merge(frames[0], on=["soc_code", *figure_keys], suffixes=("", "_old"))
    both = both[both["value"].notna() & both["value_old"].notna()]
    changes = both.assign(code=both["soc_code"], old_code=both["soc_code"], beyond_error=None)
    totals = moves(changes, frames[0], frames[1], dataset.sources)
    return {move.figure: move for move in totals if move.figure in FIGURES[table]}


def _all(dataset: Dataset, table: str, column: str, vintage: str) -> pd.DataFrame:
    where: dict[str, Any] = {column: int(vintage) if vintage.isdigit() else vintage}
    if table == "wages":
        where["occupation_group"] = "total"
    return dataset.rows(table, soc_code="00-0000", **where)


def page(site: Site, changed: Sequence[Changed], reports: Sequence[Report]) -> tuple[str, dict[str, Entry]]:
    """What changed, as a page, and the ledger of its figures."""
    by_table = {change.table: change.moves for change in changed}
    ledger = {id: entry for change in changed for id, entry in change.ledger.items()}
    rows = [
        (
            report,
            [
                by_table[table][figure.format(basis=report.basis)].get(report.soc_code)
                for table, figure, _, _ in telling.COLUMNS
            ],
        )
        for report in reports
    ]
    text = site.render(
        "changes.html.j2",
        "changes.html",
        "What changed since the last vintage",
        tables=[change.chapter for change in changed],
        rows=rows,
        ledger=ledger,
        columns=telling.COLUMNS,
        spans={change.table: telling.span(change.difference) for change in changed},
    )
    return text, ledger


_HEAD = ("table", "code", "figure", "unit", "change", "change_unit", "beyond_error")
_PLACE = ("vintage", "value", "source", "sheet", "row", "column", "raw")


def table(changed: Sequence[Changed]) -> bytes:
    """Every move of every career as CSV, with the two publishers' cells behind it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_HEAD, *(f"{when}_{name}" for when in ("old", "new") for name in _PLACE)])
    for change in changed:
        for group in change.moves.values():
            for move in sorted(group.values(), key=lambda each: each.code):
                writer.writerow([defused(value) for value in (change.table, *_line(move))])
    return text.getvalue().encode()


def _line(move: Move) -> list[object]:
    verdict = "no error published" if move.beyond_error is None else "yes" if move.beyond_error else "no"
    size = None if move.change.value is None else round(move.change.value, 9)
    line: list[object] = [move.code, move.figure, move.new.unit, size, move.change.unit, verdict]
    for estimate in (move.old, move.new):
        cell = estimate.cells[0]
        line += [estimate.reference_period, estimate.value, cell.source_id, cell.sheet, cell.row, cell.column, cell.raw]
    return line
