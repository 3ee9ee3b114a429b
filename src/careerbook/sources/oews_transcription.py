"""BLS wage estimates of May 2025 by state and industry, as transcribed to gzipped JSON.

Options: reference_year, classification and scope: areas, or the level of the industries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pandas as pd

from careerbook.core import states
from careerbook.core.catalog import Source
from careerbook.sources.layout import Frames
from careerbook.sources.oews import ANNUAL, FIGURES, SOC_PATTERN
from careerbook.sources.rows import chosen, rows
from careerbook.sources.transcriptions import NULL

STATISTICS = {
    **{name: ("annual_wage", name, ANNUAL) for name in ("mean", "median", "p10", "p25", "p75", "p90")},
    "count": FIGURES["TOT_EMP"],
}
NATION, AREAS, INDUSTRY_PREFIX = "US", "areas", "IND"


def wages(content: Any, source: Source) -> Frames:
    """`wages_by_area` (states and territories) or one level of `wages_by_industry`; detailed occupations only.

    Its national scope is left out, being in `wages` from the original. The provenance column is the path of the
    occupation's array, e.g. stats.CA.31-9092; its order is mean, median, p10, p25, p75, p90, count.
    """
    if tuple(content["stat_cols"]) != tuple(STATISTICS):
        raise ValueError(f"the figures are {content['stat_cols']}")
    if content["year"] != source.options["reference_year"]:
        raise ValueError(f"the year is {content['year']}")
    frame = _transcribed(content, source.options["scope"])
    constants = {"occupation_group": "detailed", "annual_only": None, "hourly_only": None}
    constants |= chosen(source, "reference_year", "classification")
    scope, names = frame.pop("scope"), content["regions"]
    if source.options["scope"] == AREAS:
        frame = frame.assign(
            area_code=scope.map(states.FIPS),
            area_title=scope.map(names),
            area_type=scope.isin(states.TERRITORIES).map({True: "territory", False: "state"}),
            primary_state=scope,
        )
        return rows("wages_by_area", source, frame, **constants)
    code = scope.str.removeprefix(INDUSTRY_PREFIX)
    frame = frame.assign(industry_code=code, industry_title=scope.map(names), industry_level=code.map(_level))
    return rows("wages_by_industry", source, frame, ownership_code=None, **constants)


def _transcribed(content: dict[str, Any], kind: str) -> pd.DataFrame:
    """A row a figure of the areas, or of the industries of a level; a null may be withheld or top-coded."""
    scopes, codes, arrays = zip(*_arrays(content, kind), strict=True)
    keys = pd.DataFrame({"scope": scopes, "soc_code": codes}, dtype="str")
    keys["source_column"] = "stats." + keys["scope"] + "." + keys["soc_code"]
    keys["occupation_title"] = keys["soc_code"].map(content["codes"]["EN"])
    measures, statistics, units = ([*column] * len(arrays) for column in zip(*STATISTICS.values(), strict=True))
    values = pd.Series(list(chain.from_iterable(arrays)), dtype="Int64")
    return keys.loc[keys.index.repeat(len(STATISTICS))].assign(
        measure=measures,
        statistic=statistics,
        unit=units,
        value=values.astype("Float64").to_numpy("float64", na_value=float("nan")),
        status=values.isna().map({True: "not_released", False: "available"}).to_numpy(),
        raw=values.astype("str").mask(values.isna(), NULL).to_numpy(),
    )


def _arrays(content: dict[str, Any], kind: str) -> Iterator[tuple[str, str, list[int | None]]]:
    for scope, occupations in content["stats"].items():
        if _kind(scope) == kind:
            for code, array in occupations.items():
                if not re.fullmatch(SOC_PATTERN, code):
                    raise ValueError(f"{code!r} is no SOC code")
                if len(array) != len(STATISTICS):
                    raise ValueError("an array is too short or too long")
                for value in array:
                    if value is not None and type(value) is not int:
                        raise ValueError(f"{value!r} is no figure")
                yield scope, code, array


def _kind(scope: str) -> str:
    if scope.startswith(INDUSTRY_PREFIX):
        return _level(scope.removeprefix(INDUSTRY_PREFIX))
    if scope not in states.FIPS and scope != NATION:
        raise ValueError(f"{scope!r} is neither a state nor an industry")
    return AREAS if scope in states.FIPS else NATION


def _level(code: str) -> str:
    """The level that the form of a NAICS code shows; the transcription doesn't give the publisher's."""
    digits = code.rstrip("0") if len(code) == 6 else ""
    return f"{max(3, 4 if re.search('[A-Z]', digits) else len(digits))}-digit" if digits else "sector"
