"""BLS Occupational Employment and Wage Statistics: every vintage of the nation since May 2017, areas and industries.

Options: reference_year, classification, and where the vintage top-codes annual_top_code and hourly_top_code.
"""

from __future__ import annotations

import math

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Key, Layout, term
from careerbook.sources.rows import chosen
from careerbook.sources.workbook import Name

NOTATION = Notation({"*": "not_released", "**": "not_released", "#": "top_coded", "~": "below_threshold"})
SOC_PATTERN = r"\d\d-\d{4}"
POINTS = {"MEAN": "mean", "PCT10": "p10", "PCT25": "p25", "MEDIAN": "median", "PCT75": "p75", "PCT90": "p90"}
ANNUAL = "USD per year"
FIGURES: dict[str, tuple[str, str, str]] = {
    "TOT_EMP": ("employment", "total", "jobs"),
    "EMP_PRSE": ("employment", "relative_standard_error_pct", "percent"),
    "MEAN_PRSE": ("mean_wage", "relative_standard_error_pct", "percent"),
    **{f"A_{point}": ("annual_wage", statistic, ANNUAL) for point, statistic in POINTS.items()},
    **{f"H_{point}": ("hourly_wage", statistic, "USD per hour") for point, statistic in POINTS.items()},
}
# Figures that only some kinds of estimates have; their columns are blank in the others.
EXTRA: dict[str, tuple[str, str, str]] = {
    "JOBS_1000": ("jobs_per_1000", "total", "jobs per 1,000 jobs"),
    "LOC_QUOTIENT": ("location_quotient", "total", "ratio"),
    "PCT_TOTAL": ("share_of_industry_employment", "total", "percent"),
    "PCT_RPT": ("establishments_reporting", "total", "percent"),
}
EXTRA_NOTATION = Notation(NOTATION.signs, blank=None)
OCCUPATION: dict[str, Key | Name] = {
    "soc_code": "OCC_CODE",
    "occupation_title": "OCC_TITLE",
    "occupation_group": ("O_GROUP", "OCC_GROUP"),
    "annual_only": Key("ANNUAL", "TRUE".__eq__),
    "hourly_only": Key("HOURLY", "TRUE".__eq__),
}
AREA_TYPES = {"1": "nation", "2": "state", "3": "territory", "4": "metropolitan area", "6": "nonmetropolitan area"}
CODE_LENGTHS = (2, 5, 7)  # of states, metropolitan areas, and others


def national(source: Source) -> Layout:
    """The table `wages` from the workbook's first sheet."""
    return _layout(source, "wages", {}, _figures(source, FIGURES))


def areas(source: Source) -> Layout:
    """The table `wages_by_area` from a workbook of states or of metropolitan areas, in the layout of 2021 on."""
    keys: dict[str, Key | Name] = {
        "area_code": Key("AREA", _area_code),
        "area_title": "AREA_TITLE",
        "area_type": Key("AREA_TYPE", term(AREA_TYPES, "type of area")),
        "primary_state": "PRIM_STATE",
    }
    return _layout(source, "wages_by_area", keys, _all_figures(source))


def industries(source: Source) -> Layout:
    """The table `wages_by_industry` from a national workbook of sectors or of industries, in the layout of 2021 on."""
    keys: dict[str, Key | Name] = {
        "industry_code": "NAICS",
        "industry_title": "NAICS_TITLE",
        "industry_level": "I_GROUP",
        "ownership_code": "OWN_CODE",
    }
    return _layout(source, "wages_by_industry", keys, _all_figures(source))


def _layout(source: Source, table: str, keys: dict[str, Key | Name], figures: list[FigureColumn]) -> Layout:
    """A sheet whose name gives no other year than the catalog."""
    return Layout(
        table,
        code="OCC_CODE",
        form=SOC_PATTERN,
        keys={**keys, **OCCUPATION},
        figures=figures,
        notation=NOTATION,
        constants=chosen(source, "reference_year", "classification"),
        sheet=(r"M(\d{4})", str(source.options["reference_year"])),
    )


def _all_figures(source: Source) -> list[FigureColumn]:
    return _figures(source, FIGURES) + _figures(source, EXTRA, EXTRA_NOTATION)


def _figures(
    source: Source, names: dict[str, tuple[str, str, str]], notation: Notation = NOTATION
) -> list[FigureColumn]:
    bounds = {
        "annual_wage": source.options.get("annual_top_code", math.nan),
        "hourly_wage": source.options.get("hourly_top_code", math.nan),
    }
    return [
        FigureColumn(header, measure, statistic, unit, bounds.get(measure, math.nan), notation=notation)
        for header, (measure, statistic, unit) in names.items()
    ]


def _area_code(text: str) -> str:
    """The code with the leading zeros that a number in the cell has lost."""
    return text.zfill(next((length for length in CODE_LENGTHS if len(text) <= length), 0))
