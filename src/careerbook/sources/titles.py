"""Lists of job titles beside a code, as several publishers print them."""

from __future__ import annotations

import pandas as pd

from careerbook.sources.workbook import Header


def titles(header: Header, code_column: str, pattern: str, title_column: str, blank: str = "") -> pd.DataFrame:
    """`code`, `title` and provenance of each row that has a title; cells with the text `blank` have none."""
    grid, code, title = header.grid, header.index(code_column), header.index(title_column)
    rows = header.coded_rows(code, pattern)
    frame = pd.DataFrame(
        {"code": [grid.text(row, code) for row in rows], "title": [grid.text(row, title) for row in rows]}, index=rows
    )
    frame = frame.join(grid.provenance(rows, header.names[title]))
    return frame[~frame["title"].isin(["", blank])].reset_index(drop=True)
