"""Transcribed indicators by country: JSON with `data`, by two-letter country codes.

Options: country_codes (the file's code -> ISO alpha-3); for `read_indicators` indicators, the block and published
code of each with its measure, statistic and unit; for `read_rates` series, unit and from_year (earlier years are
in the publisher's own file).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.core.errors import DataMissing, SourceFormatError
from careerbook.sources.cells import raw_text
from careerbook.sources.workbook import GET_AGAIN

IN_JSON = {"source_sheet": "", "source_row": None}


def read_indicators(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `labour_indicators`; the provenance column is the JSON path."""
    records = _records(path, lambda data: _indicators(data, source))
    return {"labour_indicators": pd.DataFrame(records).assign(sex="total", note="", **IN_JSON)}


def read_rates(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `price_series`, from the year that the option names on."""
    records = _records(path, lambda data: _rates(data, source))
    return {"price_series": pd.DataFrame(records).assign(unit=source.options["unit"], **IN_JSON)}


def load(path: Path) -> Any:
    """The content of a JSON file. Raises DataMissing or SourceFormatError."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataMissing(f"{path} is missing.", "Put the file there.") from None
    except ValueError as error:
        raise SourceFormatError(f"not JSON ({error})", file=path.name, remedy=GET_AGAIN) from error


def number(figure: Any) -> dict[str, Any]:
    """The columns value, status and raw of a JSON number; ValueError for anything else but null."""
    if figure is None:
        return {"value": math.nan, "status": "missing", "raw": "null"}
    if isinstance(figure, bool) or not isinstance(figure, int | float):
        raise ValueError(f"{figure!r} is no figure")
    return {"value": float(figure), "status": "available", "raw": raw_text(figure)}


def _records(path: Path, read: Any) -> list[dict[str, Any]]:
    content = load(path)
    try:
        return list(read(content["data"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceFormatError(f"not in the form expected ({error!r})", file=path.name, remedy=GET_AGAIN) from error


def _indicators(data: Mapping[str, Any], source: Source) -> Iterator[dict[str, Any]]:
    for country, blocks in data.items():
        for code, what in source.options["indicators"].items():
            for i, entry in enumerate(blocks.get(what["block"], {}).get(code, [])):
                yield {
                    "country_code": source.options["country_codes"][country],
                    "indicator": code,
                    "period": entry["period"],
                    "reference_period": entry["period"],
                    "measure": what["measure"],
                    "statistic": what["statistic"],
                    "unit": what["unit"],
                    **number(entry["value"]),
                    "bound": math.nan,
                    "category": None,
                    "source_column": f"data.{country}.{what['block']}.{code}[{i}].value",
                }


def _rates(data: Mapping[str, Any], source: Source) -> Iterator[dict[str, Any]]:
    for country, entries in data.items():
        for i, entry in enumerate(entries):
            if entry["year"] >= source.options["from_year"]:
                yield {
                    "series": source.options["series"],
                    "country_code": source.options["country_codes"][country],
                    "period": str(entry["year"]),
                    **number(entry["value"]),
                    "source_column": f"data.{country}[{i}].value",
                }
