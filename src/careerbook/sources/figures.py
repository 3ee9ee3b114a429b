"""From a grid of cells to tidy figures: one row a figure, with its status and its place in the file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from careerbook.sources.cells import Figure, Notation
from careerbook.sources.workbook import Grid


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A publisher's column and what its figures are; `bound` is what a top-coding sign stands for."""

    index: int
    name: str
    measure: str
    statistic: str
    unit: str
    bound: float = math.nan
    is_category: bool = False


def figures(grid: Grid, keys: pd.DataFrame, columns: Sequence[FigureColumn], notation: Notation) -> pd.DataFrame:
    """`keys` (its index: rows of the grid) times `columns`, with the columns of schema.FIGURE and provenance.

    Raises SourceFormatError at a cell that the notation doesn't explain.
    """
    return pd.concat([_column(grid, keys, column, notation) for column in columns], ignore_index=True)


def _column(grid: Grid, keys: pd.DataFrame, column: FigureColumn, notation: Notation) -> pd.DataFrame:
    read = notation.category if column.is_category else notation.figure
    rows: list[int] = []
    found: list[Figure] = []
    for row in keys.index:
        try:
            figure = read(grid.cell(row, column.index), column.bound)
        except ValueError as error:
            raise grid.error(str(error), row, column.name) from error
        if figure is not None:
            rows.append(row)
            found.append(figure)
    values = pd.DataFrame(found, columns=list(Figure._fields), index=pd.Index(rows, dtype="int64"))
    what = {"measure": column.measure, "statistic": column.statistic, "unit": column.unit}
    return pd.concat([keys.loc[rows], values, grid.provenance(rows, column.name)], axis=1).assign(**what)


def series(grid: Grid, keys: pd.DataFrame, columns: Sequence[FigureColumn], notation: Notation) -> pd.DataFrame:
    """`figures` of a table with one measure and no top-coding: without the columns that would say so."""
    return figures(grid, keys, columns, notation).drop(columns=["measure", "statistic", "bound", "category"])
