"""Crosswalks between classifications: workbooks and CSVs with a link a row.

Options: from_classification, to_classification, columns (headers of from_code, from_title, to_code, to_title
and maybe rank), sheet, delimiter (of a text file, if no comma), partial (the column and the sign of a partial
link), from_code_pattern (its group 1 is the code) and from_code_width (to which leading zeros are put back).
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.workbook import Grid, Header, open_first, open_text


def read_crosswalk(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `crosswalks`."""
    grid, columns = _open(path, source), source.options["columns"]
    header = grid.header(*columns.values())
    places = {name: header.index(text) for name, text in columns.items()}
    rows = _linked_rows(header, places["from_code"], places["to_code"])
    frame = pd.DataFrame({name: [grid.text(row, i) for row in rows] for name, i in places.items()}, index=rows)
    frame["from_code"] = [_from_code(grid, row, grid.text(row, places["from_code"]), source) for row in rows]
    return {"crosswalks": _described(header, frame, source).join(grid.provenance(rows, columns["to_code"]))}


def _open(path: Path, source: Source) -> Grid:
    if "delimiter" in source.options:
        return open_text(path, delimiter=source.options["delimiter"])
    return open_first(path, source.options.get("sheet"))


def _linked_rows(header: Header, from_code: int, to_code: int) -> list[int]:
    """The rows with both codes; rows without come only after them (footnotes) or are blank."""
    grid = header.grid
    rows = [row for row in header.below() if grid.text(row, from_code) and grid.text(row, to_code)]
    if not rows:
        raise grid.error("no rows with two codes below the header", header.row)
    linked = set(rows)
    odd = next((row for row in range(rows[0], rows[-1]) if row not in linked and not grid.is_blank(row)), None)
    if odd is not None:
        raise grid.error("one of the two codes is missing", odd, header.names[to_code])
    return rows


def _from_code(grid: Grid, row: int, text: str, source: Source) -> str:
    pattern = source.options.get("from_code_pattern", "(.+)")
    found = re.fullmatch(pattern, text)
    if not found:
        raise grid.error(f"{text!r} is not a code of the form {pattern}", row, source.options["columns"]["from_code"])
    return found[1].zfill(source.options.get("from_code_width", 0))


def _described(header: Header, frame: pd.DataFrame, source: Source) -> pd.DataFrame:
    options, grid = source.options, header.grid
    partial = options.get("partial")
    signs = [grid.text(row, header.index(partial["column"])) for row in frame.index] if partial else []
    return frame.assign(
        is_partial=[sign == partial["sign"] for sign in signs] if partial else False,
        rank=_ranks(grid, frame["rank"], options["columns"]["rank"]) if "rank" in frame else None,
        from_classification=options["from_classification"],
        to_classification=options["to_classification"],
    )


def _ranks(grid: Grid, texts: pd.Series[str], column: str) -> list[int]:
    for row, text in zip(texts.index, texts, strict=True):
        if not text.isdigit():
            raise grid.error(f"{text!r} is not a rank", row, column)
    return [int(text) for text in texts]
