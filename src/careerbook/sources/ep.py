"""BLS Employment Projections: the occupation workbook (in two layouts) and the data tool's CSV export.

Options: classification, vintage ("2024-34"), base_year, target_year; for workbooks projections_sheet and
separations_sheet and, to 2022-32, education_sheet.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation, normalised
from careerbook.sources.ep_education import read_attainment
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.workbook import Grid, Header, open_sheets, open_text

NOTATION = Notation({"—": "not_applicable", "N/A": "not_applicable"})
EXPORTED_CODE = re.compile(r'="(.*)"')
ALTERNATE_TITLES = re.compile(r"\s{2,}\*.*", re.DOTALL)

# Header pattern -> measure, unit. {base}, {target} and {span} are the vintage's years.
PROJECTIONS = {
    r"employment,? {base}": ("employment_base", "thousand jobs"),
    r"employment,? {target}": ("employment_target", "thousand jobs"),
    r"employment change, (numeric, {span}|{span}, number|{span})": ("employment_change", "thousand jobs"),
    r"employment (change, percent, {span}|change, {span}, percent|percent change, {span})": ("growth_pct", "percent"),
    r"occupational openings, {span} annual average": ("openings_annual", "thousand jobs"),
    r"median annual wage,? (dollars, )?\d{{4}}\W*\d?\W*": ("median_wage", "USD per year"),
}
SELF_EMPLOYED = {r"percent self employed, {base}": ("self_employed_pct", "percent")}
SEPARATIONS = {
    r"(labor force exits, {span} annual average|"
    r"occupational separations, {span} annual average, labor force exits)": (
        "labor_force_exits_annual",
        "thousand jobs",
    ),
    r"(occupational transfers, {span} annual average|"
    r"occupational separations, {span} annual average, occupational transfers)": (
        "occupational_transfers_annual",
        "thousand jobs",
    ),
}
CATEGORIES = {
    r"typical (education needed for entry|entry-level education)": "entry_education",
    r"work experience in a related occupation": "work_experience",
    r"typical on-the-job training.*": "on_the_job_training",
}


def read_workbook(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`projections` from the sheets of projections and of separations; where named, `education_attainment`."""
    options = source.options
    main, separations = open_sheets(path, options["projections_sheet"], options["separations_sheet"])
    frames = [
        _sheet_figures(main, source, {**PROJECTIONS, **SELF_EMPLOYED}, CATEGORIES),
        _sheet_figures(separations, source, SEPARATIONS, {}),
    ]
    tables = {"projections": pd.concat(frames, ignore_index=True)}
    if "education_sheet" in options:
        tables["education_attainment"] = read_attainment(path, source)
    return tables


def read_export(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `projections` from the data tool's CSV: line items; no self-employment, no separations."""
    grid = _unquoted_codes(open_text(path))
    header = grid.header("Occupation Title", "Occupation Code")
    code = header.index("Occupation Code")
    rows = header.coded_rows(code, SOC_PATTERN)
    titles = [ALTERNATE_TITLES.sub("", grid.text(row, header.index("Occupation Title"))) for row in rows]
    keys = _keys(source, rows, [grid.text(row, code) for row in rows], titles, "Line item")
    return {"projections": figures(grid, keys, _columns(header, source, PROJECTIONS, CATEGORIES), NOTATION)}


def _unquoted_codes(grid: Grid) -> Grid:
    """The export protects its codes from spreadsheets: ="31-9092"."""
    rows = [[EXPORTED_CODE.sub(r"\1", str(cell)) for cell in cells] for cells in grid.rows]
    return Grid(grid.file, grid.sheet, rows)


def _sheet_figures(
    grid: Grid, source: Source, numbers: dict[str, tuple[str, str]], categories: dict[str, str]
) -> pd.DataFrame:
    header, title, code = _layout(grid)
    kind = header.index("Occupation type")
    rows = [row for row in header.below() if grid.text(row, kind)]
    odd = next((row for row in rows if not re.fullmatch(SOC_PATTERN, normalised(grid.cell(row, code)))), None)
    if odd is not None or not rows:
        raise grid.error("no occupation code beside the occupation type", odd, header.names[code] or "code")
    codes = [normalised(grid.cell(row, code)) for row in rows]
    titles = [grid.text(row, title) for row in rows]
    keys = _keys(source, rows, codes, titles, [grid.text(row, kind) for row in rows])
    return figures(grid, keys, _columns(header, source, numbers, categories), NOTATION)


def _layout(grid: Grid) -> tuple[Header, int, int]:
    """The header and the columns of title and code; to 2019 two rows with a merged 'title and code'."""
    header = grid.header("Occupation type")
    title = header.match(r"\d{4} National Employment Matrix title( and code)?")
    if header.names[title].endswith("and code"):
        return grid.header("Occupation type", group_rows=1), title, title + 1
    return header, title, header.match(r"\d{4} National Employment Matrix code")


def _keys(source: Source, rows: list[int], codes: list[str], titles: list[str], types: list[str] | str) -> pd.DataFrame:
    keys = pd.DataFrame({"soc_code": codes, "occupation_title": titles}, index=rows).assign(occupation_type=types)
    return keys.assign(**{
        name: source.options[name] for name in ("classification", "vintage", "base_year", "target_year")
    })


def _columns(
    header: Header, source: Source, numbers: dict[str, tuple[str, str]], categories: dict[str, str]
) -> list[FigureColumn]:
    base, target = source.options["base_year"], source.options["target_year"]
    years = {"base": base, "target": target, "span": rf"{base}-(?:{target // 100})?{target % 100:02d}"}
    placed = [(header.match(pattern.format(**years)), what, False) for pattern, what in numbers.items()]
    placed += [(header.match(pattern), (measure, ""), True) for pattern, measure in categories.items()]
    return [
        FigureColumn(index, header.names[index], measure, "total", unit, is_category=is_category)
        for index, (measure, unit), is_category in placed
    ]
