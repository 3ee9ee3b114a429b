"""Indices of what AI, software or telework could do to an occupation: a row an occupation, a column a score.

Options: index, edition, classification, columns (headers of code and title), scores (header -> measure and unit),
and where needed sheet and blank (the status of an empty score; without it an empty score is left out).
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import open_first

CODE = r"\d\d-\d{4}(\.\d\d)?"


def read_index(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `exposure`, each score as the authors give it."""
    options = source.options
    grid, columns, scores = open_first(path, options.get("sheet")), options["columns"], options["scores"]
    header = grid.header(*columns.values(), *scores)
    code, title = header.index(columns["code"]), header.index(columns["title"])
    rows = header.coded_rows(code, CODE)
    keys = pd.DataFrame(
        {
            "occupation_code": [grid.text(row, code) for row in rows],
            "occupation_title": [grid.text(row, title) for row in rows],
        },
        index=rows,
    ).assign(index_name=options["index"], edition=options["edition"], classification=options["classification"])
    figured = [
        FigureColumn(header.index(name), name, score["measure"], "score", score["unit"])
        for name, score in scores.items()
    ]
    return {"exposure": figures(grid, keys, figured, Notation(blank=options.get("blank")))}
