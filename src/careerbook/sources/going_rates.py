"""UK Immigration Rules, Appendix Skilled Occupations, as text with Markdown tables: going rates by SOC 2020 code.

Options: classification; tables, a mapping of the tables to read ('1', '2a' ...) to permission_before, the day before
which permission has to have been granted for the table to apply, or ''; exempt, by table the codes that the table's
own text exempts from that day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import parse_number
from careerbook.sources.workbook import Grid, open_text

CAPTION = re.compile(r"Table (?P<name>\d[a-z]*): ")
CODE = re.compile(r"(?P<code>\d{4}) (?P<title>.+)")
CODE_COLUMN = "SOC 2020 occupation code"
ROLE_COLUMNS = ("Band or equivalent", "Role")  # of the tables by band or role, which have no codes
RATE_COLUMN = re.compile(r"(?:(?P<percent>\d\d)% of g|G)oing rate \((?P<options>.+)\)")
SCALE_COLUMN = "Going rate (annual)"
RATE = re.compile(r"£(?P<year>[\d,]+(?:\.\d+)?)(?: p\.a\.)?(?: \((?:FTE )?£(?P<hour>[\d.]+) per hour\))?")
ROLE_RATE = re.compile(rf"(?P<role>[^•£]*?):?\s*{RATE.pattern}")
SIGNS = ("Not applicable", "-")
POINTER = re.compile(r"(?P<to>See relevant pay band in Table \d|As SOC 2020 occupation code \d{4})")
OPTION = re.compile(r"\b(?:[A-K]|GBM|SCU|GTR)\b")
AREA = re.compile(r" \((England|Scotland|Wales|Northern Ireland)\)$")
CONDITION = re.compile(r"( Note: | – | - ONLY | - all jobs ).*")  # sentences after a title
LISTED_ONLY = " - ONLY the listed job titles are eligible"
JOBS_COLUMN = re.compile(r"(?:Examples of r|R)elated job titles.*|Job types?.*|.*job titles.*", re.IGNORECASE)
NOT_ELIGIBLE_TABLE, NOT_ELIGIBLE = "6", "not eligible"
UNITS = {"year": "GBP per year", "hour": "GBP per hour"}
FULL = "100"


class Line(NamedTuple):
    """A row of one of the tables: its place, the table, and its cells by the names of the table's columns."""

    row: int
    table: str
    cells: dict[str, str]


def read_rates(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `visa_going_rates`; a code that several tables have is in each, with that table's rates."""
    grid, wanted = open_text(path, delimiter="\x1f", quoted=False), source.options["tables"]
    lines = [line for line in _lines(grid) if line.table in wanted]
    missing = set(wanted) - {line.table for line in lines}
    if missing:
        raise grid.error(f"there is no Table {', '.join(sorted(missing))}")
    frame = pd.DataFrame([record for line in lines for record in _records(grid, line)])
    granted = [
        "" if code in source.options.get("exempt", {}).get(table, ()) else wanted[table]
        for code, table in zip(frame["occupation_code"], frame["rate_table"], strict=True)
    ]
    constants = {"country_code": "GBR", "source_sheet": "", "measure": "going_rate", "statistic": "minimum"}
    return {
        "visa_going_rates": frame.assign(
            permission_before=granted, classification=source.options["classification"], bound=math.nan, **constants
        )
    }


def _lines(grid: Grid) -> Iterator[Line]:
    table, header = "", list[str]()
    for row in range(len(grid.rows)):
        text = grid.text(row, 0)
        if caption := CAPTION.match(text):
            table, header = caption["name"], []
        elif text.startswith("| ---"):
            continue
        elif text.startswith("|") and table:
            cells = [cell.strip() for cell in text.strip("|").split("|")]
            if not header:
                header = cells
            else:
                yield Line(row, table, dict(zip(header, cells, strict=False)))


def _records(grid: Grid, line: Line) -> Iterator[dict[str, Any]]:
    keys = _occupation(grid, line)
    if line.table == NOT_ELIGIBLE_TABLE:
        about = {"role": "", "area": "", "percent": "", "options": "", "rate_table": line.table}
        place = {"source_row": line.row + 1, "source_column": CODE_COLUMN}
        standing = _figure(math.nan, "not_applicable", line.cells[CODE_COLUMN], "year") | {"category": NOT_ELIGIBLE}
        yield keys | about | place | standing
        return
    for name, cell in line.cells.items():
        place = {"rate_table": line.table, "source_row": line.row + 1, "source_column": name}
        try:
            yield from (keys | found | place for found in _cell(line, name, cell))
        except ValueError as error:
            raise grid.error(str(error), line.row, name) from error


def _occupation(grid: Grid, line: Line) -> dict[str, str]:
    if CODE_COLUMN not in line.cells:
        return {"occupation_code": "", "occupation_title": "", "listed_jobs": ""}
    text = line.cells[CODE_COLUMN]
    found = CODE.fullmatch(CONDITION.sub("", text))
    if not found:
        raise grid.error(f"{text[:20]!r} is not a code and a title", line.row, CODE_COLUMN)
    area = AREA.search(found["title"])
    title = AREA.sub("", found["title"])
    jobs = next((cell for name, cell in line.cells.items() if JOBS_COLUMN.fullmatch(name)), "")
    listed = "; ".join(job.strip() for job in jobs.split("•") if job.strip()) if LISTED_ONLY in text else ""
    if LISTED_ONLY in text and not listed:
        raise grid.error("only the listed jobs are eligible, and none is listed", line.row, CODE_COLUMN)
    place = {"area": area[1] if area else "", "listed_jobs": listed}
    return {"occupation_code": found["code"], "occupation_title": title, **place}


def _cell(line: Line, name: str, cell: str) -> Iterator[dict[str, Any]]:
    """What one cell says: rates for a year and an hour, rates by role, or where they are to be found."""
    role_column = next((column for column in ROLE_COLUMNS if column in line.cells), None)
    if role_column:
        if name != role_column:
            about = {"role": line.cells[role_column], "area": name, "percent": FULL, "options": "K"}
            yield from _rates(about, RATE.fullmatch(cell), cell, ("year",))
    elif column := RATE_COLUMN.fullmatch(name):
        about = {"role": "", "percent": column["percent"] or FULL, "options": _options(column["options"])}
        if name == SCALE_COLUMN:
            about["options"] = "K"
            yield from _scale(about, cell)
        else:
            yield from _rates(about, RATE.fullmatch(cell), cell, ("year", "hour"))


def _options(text: str) -> str:
    """'SW – options F and I, GBM and SCU' as 'F I GBM SCU'."""
    return " ".join(OPTION.findall(text))


def _scale(about: dict[str, str], cell: str) -> Iterator[dict[str, Any]]:
    """Rates by role in a cell of words, or the table that has them; both for one code."""
    if pointer := POINTER.match(cell):
        yield about | _figure(math.nan, "available", pointer["to"], "year") | {"category": pointer["to"]}
    for found in ROLE_RATE.finditer(cell):
        units = [unit for unit in UNITS if found[unit]]
        role = {"role": found["role"].strip(" ,:")}
        yield from _rates(about | role, found, found[0][found[0].index("£") :], units)


def _rates(
    about: dict[str, str], found: re.Match[str] | None, raw: str, units: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for unit in units:
        if raw in SIGNS:
            yield about | _figure(math.nan, "not_applicable", raw, unit)
        elif found is None or not found[unit]:
            raise ValueError(f"{raw[:40]!r} is no rate per {unit}")
        else:
            yield about | _figure(parse_number(found[unit]), "available", raw, unit)


def _figure(value: float, status: str, raw: str, unit: str) -> dict[str, Any]:
    return {"value": value, "status": status, "category": None, "raw": raw, "unit": UNITS[unit]}
