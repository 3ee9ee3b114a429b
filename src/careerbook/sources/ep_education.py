"""BLS Employment Projections, table 5.3: what education the workers of an occupation have (from the ACS)."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"—": "not_applicable", "-": "not_applicable"})
LEVELS = (
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
SHARED = re.compile(r"\s*[\(\[]\d[\)\]]$")  # the footnote: figures of a group of occupations
SURVEY_YEARS = re.compile(r"detailed occupation, (?P<years>\d{4}.*)$")


def read_attainment(path: Path, source: Source) -> pd.DataFrame:
    """The table `education_attainment` from the sheet that the option education_sheet names."""
    (grid,) = open_sheets(path, source.options["education_sheet"])
    header = grid.header(*LEVELS)
    title = header.match(r"\d{4} National Employment Matrix title( and code)?")
    titles, codes = _occupations(header, title, title + 1)
    keys = pd.DataFrame({"soc_code": codes, "occupation_title": titles})
    keys = keys.assign(
        is_shared=keys["occupation_title"].str.contains(SHARED),
        occupation_title=keys["occupation_title"].str.replace(SHARED, "", regex=True),
        classification=source.options["classification"],
        vintage=source.options["vintage"],
        reference_period=_survey_years(grid),
    )
    parts = [
        figures(grid, keys, [FigureColumn(header.index(level), level, "workers", "share", "percent")], NOTATION).assign(
            education=level
        )
        for level in LEVELS
    ]
    return pd.concat(parts, ignore_index=True)


def _occupations(header: Header, title: int, code: int) -> tuple[dict[int, str], dict[int, str]]:
    """Titles and codes by row; the footnotes below have no code."""
    grid = header.grid
    texts = {row: grid.text(row, code).replace("–", "-") for row in header.below() if grid.text(row, code)}
    odd = next((row for row, text in texts.items() if not re.fullmatch(SOC_PATTERN, text)), None)
    if odd is not None or not texts:
        raise grid.error("no occupation code", odd, header.names[code] or "code")
    return {row: grid.text(row, title) for row in texts}, texts


def _survey_years(grid: Grid) -> str:
    found = SURVEY_YEARS.search(grid.text(0, 0))
    if not found:
        raise grid.error("the title does not end in the survey years", 0, "A")
    return found["years"]
