"""BLS Employment Projections: the occupation workbook (in two layouts) and the data tool's CSV export.

Options: classification, vintage ("2024-34"), base_year, target_year; for workbooks projections_sheet and
separations_sheet and, to 2022-32, education_sheet (table 5.3: the education of an occupation's workers, by the ACS).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation, normalised
from careerbook.sources.layout import FigureColumn, Frames, Key, Layout, form, merged
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.rows import chosen
from careerbook.sources.workbook import Grid, Header, open_sheets

NOTATION = Notation({"—": "not_applicable", "N/A": "not_applicable"})
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
TYPE, TITLE, CODE = "Occupation type", "title", "code"
MATRIX_TITLE = r"\d{4} National Employment Matrix title( and code)?"
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


def read_workbook(path: Path, source: Source) -> Frames:
    """`projections` from the sheets of projections and of separations; where named, `education_attainment`."""
    options = source.options
    main, separations = open_sheets(path, options["projections_sheet"], options["separations_sheet"])
    parts = [
        _projections(source, PROJECTIONS | SELF_EMPLOYED, CATEGORIES).read(source, main, _projections_header(main)),
        _projections(source, SEPARATIONS, {}).read(source, separations, _projections_header(separations)),
    ]
    if "education_sheet" in options:
        (grid,) = open_sheets(path, options["education_sheet"])
        parts.append(_attainment(source, grid))
    return merged(parts)


def export(source: Source) -> Layout:
    """`projections` from the data tool's CSV: line items; no self-employment, no separations.

    The export protects its codes from spreadsheets (="31-9092"), and lists other titles after an occupation's.
    """
    code = rf'(?:=")?({SOC_PATTERN})"?'
    return replace(
        _projections(source, PROJECTIONS, CATEGORIES),
        code="Occupation Code",
        form=code,
        keys={
            "soc_code": Key("Occupation Code", form(code)),
            "occupation_title": Key("Occupation Title", form(r"(?s)(.*?)(?:\s{2,}\*.*)?")),
        },
        constants={"occupation_type": "Line item", **_vintage(source)},
        footer=False,
    )


def _projections(source: Source, numbers: dict[str, tuple[str, str]], categories: dict[str, str]) -> Layout:
    base, target = source.options["base_year"], source.options["target_year"]
    years = {"base": base, "target": target, "span": rf"{base}-(?:{target // 100})?{target % 100:02d}"}
    figures = [
        FigureColumn(re.compile(pattern.format(**years)), measure, unit=unit)
        for pattern, (measure, unit) in numbers.items()
    ]
    figures += [FigureColumn(re.compile(pattern), measure, is_category=True) for pattern, measure in categories.items()]
    return Layout(
        "projections",
        code=TYPE,
        form=".+",
        keys={"soc_code": Key(CODE, _soc_code), "occupation_title": TITLE, "occupation_type": TYPE},
        figures=figures,
        notation=NOTATION,
        constants=_vintage(source),
        footer=True,
    )


def _vintage(source: Source) -> dict[str, object]:
    return chosen(source, "classification", "vintage", "base_year", "target_year")


def _soc_code(text: str) -> str:
    return form(f"({SOC_PATTERN})")(normalised(text))


def _projections_header(grid: Grid) -> Header:
    """The header, to 2019 in two rows with a merged 'title and code' in the first."""
    header = grid.header(TYPE)
    title = header.match(MATRIX_TITLE)
    if header.names[title].endswith("and code"):
        return _named(grid.header(TYPE, group_rows=1), title, title + 1)
    return _named(header, title, header.match(r"\d{4} National Employment Matrix code"))


def _named(header: Header, title: int, code: int) -> Header:
    """The header with our names for the columns of title and code."""
    return replace(header, names=[{title: TITLE, code: CODE}.get(i, name) for i, name in enumerate(header.names)])


def _attainment(source: Source, grid: Grid) -> Frames:
    """The table `education_attainment`; the footnotes below have no code."""
    years = SURVEY_YEARS.search(grid.text(0, 0))
    if not years:
        raise grid.error("the title does not end in the survey years", 0, "A")
    header = grid.header(*LEVELS)
    layout = Layout(
        "education_attainment",
        code=CODE,
        form=".+",
        keys={
            "soc_code": Key(CODE, _soc_code),
            "occupation_title": Key(TITLE, lambda text: SHARED.sub("", text)),
            "is_shared": Key(TITLE, lambda text: bool(SHARED.search(text))),
        },
        figures=[FigureColumn(level, "workers", "share", "percent", also={"education": level}) for level in LEVELS],
        notation=Notation({"—": "not_applicable", "-": "not_applicable"}),
        constants={"reference_period": years["years"], **chosen(source, "classification", "vintage")},
        footer=True,
    )
    title = header.match(MATRIX_TITLE)
    return layout.read(source, grid, _named(header, title, title + 1))
