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
from careerbook.sources.layout import Frames
from careerbook.sources.rows import chosen, rows
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


def read_rates(path: Path, source: Source) -> Frames:
    """The table `visa_going_rates`; a code that several tables have is in each, with that table's rates."""
    grid, tables = open_text(path, delimiter="\x1f", quoted=False), source.options["tables"]
    exempt = source.options.get("exempt", {})
    lines = [line for line in _lines(grid) if line.table in tables]
    missing = set(tables) - {line.table for line in lines}
    if missing:
        raise grid.error(f"there is no Table {', '.join(sorted(missing))}")
    frame = pd.DataFrame([record for line in lines for record in _records(grid, line)])
    granted = [
        "" if code in exempt.get(table, ()) else tables[table]
        for code, table in zip(frame["occupation_code"], frame["rate_table"], strict=True)
    ]
    constants = {"country_code": "GBR", "measure": "going_rate", "statistic": "minimum"}
    constants |= chosen(source, "classification")
    return rows("visa_going_rates", source, frame.assign(permission_before=granted), **constants)


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
    keys |= {"rate_table": line.table, "source_row": line.row + 1}
    if line.table == NOT_ELIGIBLE_TABLE:
        about = {"role": "", "area": "", "percent": "", "options": "", "source_column": CODE_COLUMN}
        yield keys | about | _figure(None, line.cells[CODE_COLUMN], "year", category=NOT_ELIGIBLE)
        return
    for name, cell in line.cells.items():
        try:
            yield from (keys | rate | {"source_column": name} for rate in _cell(line, name, cell))
        except ValueError as error:
            raise grid.error(str(error), line.row, name) from error


def _occupation(grid: Grid, line: Line) -> dict[str, Any]:
    if CODE_COLUMN not in line.cells:
        return {"occupation_code": "", "occupation_title": "", "listed_jobs": ""}
    text = line.cells[CODE_COLUMN]
    occupation = CODE.fullmatch(CONDITION.sub("", text))
    if not occupation:
        raise grid.error(f"{text[:20]!r} is not a code and a title", line.row, CODE_COLUMN)
    area = AREA.search(occupation["title"])
    jobs = next((cell for name, cell in line.cells.items() if JOBS_COLUMN.fullmatch(name)), "")
    listed = "; ".join(job.strip() for job in jobs.split("•") if job.strip()) if LISTED_ONLY in text else ""
    if LISTED_ONLY in text and not listed:
        raise grid.error("only the listed jobs are eligible, and none is listed", line.row, CODE_COLUMN)
    return {
        "occupation_code": occupation["code"],
        "occupation_title": AREA.sub("", occupation["title"]),
        "area": area[1] if area else "",
        "listed_jobs": listed,
    }


def _cell(line: Line, name: str, cell: str) -> Iterator[dict[str, Any]]:
    """What a cell says: rates for a year and an hour, rates by role, or where they are to be found."""
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
        yield about | _figure(None, pointer["to"], "year", "available", pointer["to"])
    for rate in ROLE_RATE.finditer(cell):
        role = {"role": rate["role"].strip(" ,:")}
        raw = rate[0][rate[0].index("£") :]
        yield from _rates(about | role, rate, raw, [unit for unit in UNITS if rate[unit]])


def _rates(
    about: dict[str, str], rate: re.Match[str] | None, raw: str, units: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for unit in units:
        if raw not in SIGNS and (rate is None or not rate[unit]):
            raise ValueError(f"{raw[:40]!r} is no rate per {unit}")
        yield about | _figure(None if raw in SIGNS or rate is None else rate[unit], raw, unit)


def _figure(
    number: str | None, raw: str, unit: str, status: str = "not_applicable", category: str | None = None
) -> dict[str, Any]:
    """The columns of a figure; `status` is that of one without a number."""
    value = math.nan if number is None else parse_number(number)
    status = status if number is None else "available"
    return {"value": value, "status": status, "category": category, "raw": raw, "unit": UNITS[unit]}
