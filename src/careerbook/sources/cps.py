"""BLS Current Population Survey, annual tables 11, 11b and 39: workers by Census occupation.

Options: table (a key of TABLES), reference_year, codes (the Census list, relative to the file) and codes_sheet.
The catalog's reference_period says which months the average is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from careerbook.core import slugs
from careerbook.core.catalog import Source
from careerbook.sources import census
from careerbook.sources.cells import Notation
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"–": "base_too_small", "-": "base_too_small"})
OCCUPATION, FOOTER = "Occupation", "NOTE:"
THOUSANDS, SHARE, WEEKLY = "thousand persons", "percent", "USD per week"
EMPLOYED, FULL_TIME = "all employed", "full-time wage and salary workers"
ALL = "all"


@dataclass(frozen=True, slots=True)
class _Table:
    """Whom a table is of, its header's rows below the first, and header -> measure, statistic, unit, group."""

    workers: str
    group_rows: int
    columns: Mapping[str, tuple[str, str, str, str]]


def _share(group: str) -> tuple[str, str, str, str]:
    return ("share_of_employed", "total", SHARE, group)


def _number(group: str) -> tuple[str, str, str, str]:
    return ("employed", "total", THOUSANDS, group)


_AGES = {
    "16 to 19 years": "16 to 19",
    "20 to 24 years": "20 to 24",
    "25 to 34 years": "25 to 34",
    "35 to 44 years": "35 to 44",
    "45 to 54 years": "45 to 54",
    "55 to 64 years": "55 to 64",
    "65 years and over": "65 and over",
}
_SEXES = {"Total": ALL, "Men": "men", "Women": "women"}
TABLES: dict[str, _Table] = {
    "11": _Table(
        EMPLOYED,
        2,
        {
            "Total employed": _number(ALL),
            "Percent of total employed, Women": _share("women"),
            "Percent of total employed, White": _share("White"),
            "Percent of total employed, Black or African American": _share("Black or African American"),
            "Percent of total employed, Asian": _share("Asian"),
            "Percent of total employed, Hispanic or Latino": _share("Hispanic or Latino"),
        },
    ),
    "11b": _Table(
        EMPLOYED,
        1,
        {
            "Total, 16 years and over": _number(ALL),
            **{name: _number(group) for name, group in _AGES.items()},
            "Median age": ("age", "median", "years", ALL),
        },
    ),
    "39": _Table(
        FULL_TIME,
        2,
        {
            **{f"{name}, Number of workers": _number(group) for name, group in _SEXES.items()},
            **{
                f"{name}, Median weekly earnings": ("weekly_earnings", "median", WEEKLY, group)
                for name, group in _SEXES.items()
            },
        },
    ),
}


def read_table(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `cps_workers`: occupations and groups, joined by title to the Census list's codes."""
    (grid,) = open_sheets(path)
    table = TABLES[source.options["table"]]
    header = _header(grid, table, source.options["reference_year"])
    codes = census.occupations(path.parent / source.options["codes"], source.options["codes_sheet"])
    keys = _joined(_keys(header, table, source), codes)
    parts = []
    for name, (measure, statistic, unit, group) in table.columns.items():
        column = FigureColumn(header.index(f"{_year(header)}, {name}"), name, measure, statistic, unit)
        parts.append(figures(grid, keys, [column], NOTATION).assign(group=group))
    return {"cps_workers": pd.concat(parts, ignore_index=True)}


def _header(grid: Grid, table: _Table, year: int) -> Header:
    """The header below the year. Raises SourceFormatError if the year is not the catalog's."""
    header = grid.header(OCCUPATION, group_rows=table.group_rows)
    if _year(header) != str(year):
        raise grid.error(f"the table is for {_year(header)}, the catalog says {year}", header.row - table.group_rows)
    return header


def _year(header: Header) -> str:
    return next((name for name in header.names[1:] if name), "").partition(",")[0]


def _keys(header: Header, table: _Table, source: Source) -> pd.DataFrame:
    """Titles from the total to the note; in them a doubled blank stands for one."""
    grid, column = header.grid, header.index(OCCUPATION)
    titles = {row: " ".join(grid.text(row, column).split()) for row in header.below() if grid.text(row, column)}
    last = next((row for row, title in titles.items() if title.startswith(FOOTER)), None)
    if last is None:
        raise grid.error(f"no row {FOOTER!r} below the occupations", None, OCCUPATION)
    rows = [row for row in titles if row < last]
    keys = pd.DataFrame({"occupation_title": [titles[row] for row in rows]}, index=rows)
    return keys.assign(
        workers=table.workers, reference_year=source.options["reference_year"], reference_period=source.reference_period
    )


def _joined(keys: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """`keys` with the codes of the same title, case and punctuation aside; NA where the list has none."""
    codes = codes.assign(key=codes["title"].map(slugs.plain)).drop_duplicates("key").set_index("key")
    found = codes.reindex(keys["occupation_title"].map(slugs.plain))
    return keys.assign(**{name: found[name].to_numpy() for name in ("census_code", "soc_code")})
