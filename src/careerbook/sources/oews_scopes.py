"""BLS Occupational Employment and Wage Statistics beyond the nation: by area and by industry.

Workbooks in the layout of 2021 on (32 columns), and a transcription of May 2025's in gzipped JSON. Options as in
`oews`; for the transcription reference_year, classification and scope: areas, or the level of the industries.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core import states
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources.archive import gunzipped
from careerbook.sources.cells import Notation
from careerbook.sources.figures import figures
from careerbook.sources.oews import (
    ANNUAL,
    FIGURES,
    NOTATION,
    OCCUPATION,
    SOC_PATTERN,
    estimate_keys,
    figure_columns,
    open_estimates,
)
from careerbook.sources.workbook import GET_AGAIN, Header

# Figures that only some kinds of estimates have; their columns are blank in the others.
EXTRA: dict[str, tuple[str, str, str]] = {
    "JOBS_1000": ("jobs_per_1000", "total", "jobs per 1,000 jobs"),
    "LOC_QUOTIENT": ("location_quotient", "total", "ratio"),
    "PCT_TOTAL": ("share_of_industry_employment", "total", "percent"),
    "PCT_RPT": ("establishments_reporting", "total", "percent"),
}
EXTRA_NOTATION = Notation(NOTATION.signs, blank=None)
# AREA_TYPE -> our word for it, and the length of its codes.
AREA_TYPES = {
    "1": ("nation", 2),
    "2": ("state", 2),
    "3": ("territory", 2),
    "4": ("metropolitan area", 5),
    "6": ("nonmetropolitan area", 7),
}
AREA = {
    "area_code": ("AREA",),
    "area_title": ("AREA_TITLE",),
    "area_type": ("AREA_TYPE",),
    "primary_state": ("PRIM_STATE",),
}
INDUSTRY = {
    "industry_code": ("NAICS",),
    "industry_title": ("NAICS_TITLE",),
    "industry_level": ("I_GROUP",),
    "ownership_code": ("OWN_CODE",),
}
STATISTICS = {
    **{name: ("annual_wage", name, ANNUAL) for name in ("mean", "median", "p10", "p25", "p75", "p90")},
    "count": FIGURES["TOT_EMP"],
}
NULL, NATION, AREAS, INDUSTRY_PREFIX = "null", "US", "areas", "IND"


def read_areas(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `wages_by_area` from a workbook of states or of metropolitan areas."""
    header = open_estimates(path, source)
    keys = estimate_keys(header, source, {**AREA, **OCCUPATION})
    odd = keys.index[~keys["area_type"].isin(list(AREA_TYPES))]
    if len(odd):
        raise header.grid.error(f"{keys.at[odd[0], 'area_type']!r} is no type of area", odd[0], "AREA_TYPE")
    kinds = keys["area_type"].map(AREA_TYPES)
    codes = [code.zfill(length) for code, (_, length) in zip(keys["area_code"], kinds, strict=True)]
    keys = keys.assign(area_code=codes, area_type=kinds.str[0])
    return {"wages_by_area": _all_figures(header, source, keys)}


def read_industries(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `wages_by_industry` from a national workbook of sectors or of industries."""
    header = open_estimates(path, source)
    keys = estimate_keys(header, source, {**INDUSTRY, **OCCUPATION})
    return {"wages_by_industry": _all_figures(header, source, keys)}


def _all_figures(header: Header, source: Source, keys: pd.DataFrame) -> pd.DataFrame:
    frames = [
        figures(header.grid, keys, figure_columns(header, source, FIGURES), NOTATION),
        figures(header.grid, keys, figure_columns(header, source, EXTRA), EXTRA_NOTATION),
    ]
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def read_transcription(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`wages_by_area` (states and territories) or one level of `wages_by_industry`; detailed occupations only.

    Its national scope is left out, being in `wages` from the original. The provenance column is the path of the
    occupation's array, e.g. stats.CA.31-9092; its order is mean, median, p10, p25, p75, p90, count.
    """
    try:
        content = json.loads(gunzipped(path))
        names = content["regions"]
        if tuple(content["stat_cols"]) != tuple(STATISTICS):
            raise ValueError(f"the figures are {content['stat_cols']}")
        if content["year"] != source.options["reference_year"]:
            raise ValueError(f"the year is {content['year']}")
        frame = _transcribed(content, source.options["scope"])
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise SourceFormatError(f"not in the form expected ({error!r})", file=path.name, remedy=GET_AGAIN) from error
    scope = frame.pop("scope")
    frame = frame.assign(
        occupation_group="detailed",
        annual_only=None,
        hourly_only=None,
        reference_year=source.options["reference_year"],
        classification=source.options["classification"],
    )
    if source.options["scope"] == AREAS:
        return {"wages_by_area": frame.assign(**_area_columns(scope, names))}
    return {"wages_by_industry": frame.assign(**_industry_columns(scope, names))}


def _transcribed(content: dict[str, Any], wanted: str) -> pd.DataFrame:
    """One row a figure of the areas or industries wanted."""
    arrays = list(_arrays(content, wanted))
    scopes, codes, found = zip(*arrays, strict=True)
    keys = pd.DataFrame({"scope": scopes, "soc_code": codes}, dtype="str")
    keys["source_column"] = "stats." + keys["scope"] + "." + keys["soc_code"]
    keys["occupation_title"] = keys["soc_code"].map(content["codes"]["EN"])
    each = keys.loc[keys.index.repeat(len(STATISTICS))].reset_index(drop=True)
    measures, statistics, units = ([*what] * len(arrays) for what in zip(*STATISTICS.values(), strict=True))
    return each.join(_figures(found)).assign(
        measure=measures, statistic=statistics, unit=units, source_sheet="", source_row=None
    )


def _figures(arrays: Sequence[list[int | None]]) -> pd.DataFrame:
    """Value, status and raw text of the figures, array after array; a null may be withheld or top-coded."""
    if any(len(array) != len(STATISTICS) for array in arrays):
        raise ValueError("an array is too short or too long")
    values = list(itertools.chain.from_iterable(arrays))
    odd = next((value for value in values if value is not None and type(value) is not int), None)
    if odd is not None:
        raise ValueError(f"{odd!r} is no figure")
    found = pd.Series(values, dtype="Int64")
    return pd.DataFrame({
        "value": found.astype("Float64").to_numpy("float64", na_value=float("nan")),
        "bound": float("nan"),
        "status": found.isna().map({True: "not_released", False: "available"}),
        "category": None,
        "raw": found.astype("str").mask(found.isna(), NULL),
    })


def _arrays(content: dict[str, Any], wanted: str) -> Iterator[tuple[str, str, list[int | None]]]:
    for scope, occupations in content["stats"].items():
        if _kind(scope) == wanted:
            for code, found in occupations.items():
                if not re.fullmatch(SOC_PATTERN, code):
                    raise ValueError(f"{code!r} is no SOC code")
                yield scope, code, found


def _kind(scope: str) -> str:
    if scope.startswith(INDUSTRY_PREFIX):
        return _level(scope.removeprefix(INDUSTRY_PREFIX))
    if scope not in states.FIPS and scope != NATION:
        raise ValueError(f"{scope!r} is neither a state nor an industry")
    return AREAS if scope in states.FIPS else NATION


def _area_columns(scope: pd.Series, names: dict[str, str]) -> dict[str, pd.Series]:
    return {
        "area_code": scope.map(states.FIPS),
        "area_title": scope.map(names),
        "area_type": scope.isin(states.TERRITORIES).map({True: "territory", False: "state"}),
        "primary_state": scope,
    }


def _industry_columns(scope: pd.Series, names: dict[str, str]) -> dict[str, pd.Series | None]:
    code = scope.str.removeprefix(INDUSTRY_PREFIX)
    return {
        "industry_code": code,
        "industry_title": scope.map(names),
        "industry_level": code.map(_level),
        "ownership_code": None,
    }


def _level(code: str) -> str:
    """The level that the form of a NAICS code shows; the transcription doesn't give the publisher's."""
    digits = code.rstrip("0") if len(code) == 6 else ""
    return f"{max(3, 4 if re.search('[A-Z]', digits) else len(digits))}-digit" if digits else "sector"
