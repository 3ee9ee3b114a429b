"""BLS Current Population Survey, annual tables 11, 11b and 39: workers by Census occupation.

Options: table (a key of TABLES), reference_year, codes (the Census list, relative to the file) and codes_sheet.
The catalog's reference_period says which months the average is of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from careerbook.core import slugs
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.census import occupations
from careerbook.sources.layout import FigureColumn, Frames, Key, Layout
from careerbook.sources.rows import chosen
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"–": "base_too_small", "-": "base_too_small"})
OCCUPATION, FOOTER = "Occupation", "NOTE:"
EMPLOYED, FULL_TIME = "all employed", "full-time wage and salary workers"
ALL = "all"
AGES = ("16 to 19 years", "20 to 24 years", "25 to 34 years", "35 to 44 years", "45 to 54 years", "55 to 64 years")
RACES = ("White", "Black or African American", "Asian", "Hispanic or Latino")
SEXES = {"Total": ALL, "Men": "men", "Women": "women"}


def _columns(
    groups: Mapping[str, str], measure: str, statistic: str, unit: str, form: str = "{}"
) -> list[FigureColumn]:
    """A column for each of the file's names of a group -> ours; `form` makes the header of the name."""
    return [
        FigureColumn(form.format(name), measure, statistic, unit, also={"group": group})
        for name, group in groups.items()
    ]


def _employed(groups: Mapping[str, str], form: str = "{}") -> list[FigureColumn]:
    return _columns(groups, "employed", "total", "thousand persons", form)


SHARES = {"Women": "women"} | {race: race for race in RACES}
# Table -> whom it is of, its header's rows below the first, and its columns.
TABLES: dict[str, tuple[str, int, list[FigureColumn]]] = {
    "11": (
        EMPLOYED,
        2,
        _employed({"Total employed": ALL})
        + _columns(SHARES, "share_of_employed", "total", "percent", "Percent of total employed, {}"),
    ),
    "11b": (
        EMPLOYED,
        1,
        _employed({"Total, 16 years and over": ALL, "65 years and over": "65 and over"})
        + _employed({age: age.removesuffix(" years") for age in AGES})
        + _columns({"Median age": ALL}, "age", "median", "years"),
    ),
    "39": (
        FULL_TIME,
        2,
        _employed(SEXES, "{}, Number of workers")
        + _columns(SEXES, "weekly_earnings", "median", "USD per week", "{}, Median weekly earnings"),
    ),
}


def read_table(path: Path, source: Source) -> Frames:
    """The table `cps_workers`: occupations and groups, joined by title to the Census list's codes."""
    (grid,) = open_sheets(path)
    workers, group_rows, columns = TABLES[source.options["table"]]
    header = _header(grid, group_rows, source.options["reference_year"])
    codes = occupations(path.parent / source.options["codes"], source.options["codes_sheet"])
    codes = codes.assign(key=codes["title"].map(slugs.plain)).drop_duplicates("key").set_index("key")
    layout = Layout(
        "cps_workers",
        code=OCCUPATION,
        form=".+",
        keys={
            "occupation_title": Key(OCCUPATION, lambda text: " ".join(text.split())),  # a doubled blank is one
            "census_code": Key(OCCUPATION, _code_of(codes["census_code"])),
            "soc_code": Key(OCCUPATION, _code_of(codes["soc_code"])),
        },
        figures=columns,
        notation=NOTATION,
        constants={"workers": workers, "reference_period": source.reference_period, **chosen(source, "reference_year")},
    )
    return layout.read(source, header.grid, header)


def _code_of(codes: pd.Series[str]) -> Callable[[str], str | None]:
    """Reads a title as the code of the same title, case and punctuation aside; None where the list has none."""
    return lambda title: codes.get(slugs.plain(title))


def _header(grid: Grid, group_rows: int, year: int) -> Header:
    """The header without the year above all columns, and the rows down to the note.

    Raises SourceFormatError if the year is not the catalog's.
    """
    header = grid.header(OCCUPATION, group_rows=group_rows)
    top = next((name for name in header.names[1:] if name), "").partition(",")[0]
    if top != str(year):
        raise grid.error(f"the table is for {top}, the catalog says {year}", header.row - group_rows)
    column = header.index(OCCUPATION)
    last = next((row for row in header.below() if grid.text(row, column).startswith(FOOTER)), None)
    if last is None:
        raise grid.error(f"no row {FOOTER!r} below the occupations", None, OCCUPATION)
    names = [name.removeprefix(f"{top}, ") for name in header.names]
    return Header(replace(grid, rows=grid.rows[:last]), header.row, names)
