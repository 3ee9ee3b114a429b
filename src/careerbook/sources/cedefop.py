"""Cedefop's Skills Forecast as transcribed: JSON by country name, ISCO-08 code and year.

Options: classification, measures (the file's name for a figure -> measure), country_codes (the file's name
of an area -> code) for names that data/countries.csv doesn't have.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources.earnings import TOTAL
from careerbook.sources.indicator_json import IN_JSON, load, number
from careerbook.sources.workbook import GET_AGAIN

ALL_CODES = "Total"


def read_forecast(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `outlook_abroad`; the provenance column is the JSON path. The transcriber's trends are left out."""
    content = load(path)
    try:
        frame = pd.DataFrame(_records(content, source))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceFormatError(f"not in the form expected ({error!r})", file=path.name, remedy=GET_AGAIN) from error
    constants: dict[str, Any] = {"bound": math.nan, "category": None, "occupation_title": "", **IN_JSON}
    keys = {"classification": source.options["classification"], "vintage": source.vintage}
    return {"outlook_abroad": frame.assign(statistic="total", unit="persons", **keys, **constants)}


def _records(content: Mapping[str, Any], source: Source) -> Iterator[dict[str, Any]]:
    codes = {country.name: country.code for country in countries.by_code().values()}
    codes |= source.options["country_codes"]
    for area, groups in content.items():
        for code, group in groups.items():
            for i, year in enumerate(group["history"]):
                for name, measure in source.options["measures"].items():
                    yield {
                        "country_code": codes[area],
                        "occupation_code": TOTAL if code == ALL_CODES else code,
                        "period": str(int(year["year"])),
                        "measure": measure,
                        **number(year[name]),
                        "source_column": f"{area}.{code}.history[{i}].{name}",
                    }
