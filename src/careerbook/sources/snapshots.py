"""Transcribed national tables: gzipped JSON with `stat_cols`, `sexes`, `codes` and nested `stats`.

Options: country_code, currency_code, classification, reference_year, pay_period, basis, path (keys down to
the sexes, or to the codes where the file has no sexes), null_status (what the file's nulls stand for), and where
needed codes (the rows that mean what the classification says), negative_status (what a minus before a figure
stands for) and note.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources.archive import gunzipped
from careerbook.sources.cells import raw_text
from careerbook.sources.earnings import SEXES, TOTAL, earnings_keys, with_units
from careerbook.sources.workbook import GET_AGAIN

STATISTICS = {"mean", "median", "p10", "p25", "p75", "p90"}
JOBS = {"count": ("jobs", "total", "jobs")}  # a column that isn't pay: its measure, statistic and unit
ALL, NULL = "total", "null"


def read_snapshot(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad`; the provenance column is the JSON path, e.g. stats.total.81102[1].

    An edition whose groups all earn the same is no edition by occupation: SourceFormatError.
    """
    options = source.options
    try:
        content = json.loads(gunzipped(path))
        stats = reduce(lambda node, key: node[key], options["path"], content)
        titles, statistics = content["codes"]["EN"], content["stat_cols"]
        records = [
            _record(source, sex, str(code), i, statistic, figure)
            for sex, groups in _by_sex(stats).items()
            for code, figures in groups.items()
            if str(code) in options.get("codes", [str(code)])
            for i, (statistic, figure) in enumerate(zip(statistics, figures, strict=True))
        ]
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceFormatError(f"not in the form expected ({error!r})", file=path.name, remedy=GET_AGAIN) from error
    frame = pd.DataFrame(records)
    _refuse_one_value_for_all(frame, path, source)
    frame = frame.assign(occupation_title=frame["occupation_code"].map({**titles, TOTAL: "All occupations"}))
    country = countries.by_code()[options["country_code"]]
    keys = {"currency_code": options["currency_code"], "basis": options["basis"]}
    frame = earnings_keys(frame, source, country, **keys)
    return {"earnings_abroad": frame.assign(unit=frame["unit"].fillna(with_units(frame)["unit"]))}


def _by_sex(stats: Mapping[str, Any]) -> Mapping[str, Any]:
    return stats if set(stats) & set(SEXES) else {"": stats}


def _refuse_one_value_for_all(frame: pd.DataFrame, path: Path, source: Source) -> None:
    pay = frame[frame["measure"].eq("earnings") & frame["value"].notna()]
    for (sex, statistic), group in pay.groupby(["sex", "statistic"])["value"]:
        if len(group) > 1 and group.nunique() == 1:
            place = ".".join(source.options["path"])
            message = f"every occupation has the same {statistic} ({sex}): this edition is not by occupation"
            raise SourceFormatError(message, file=path.name, column=place, remedy="Leave this edition out.")


def _record(source: Source, sex: str, code: str, i: int, statistic: str, figure: Any) -> dict[str, Any]:
    if statistic not in STATISTICS | set(JOBS):
        raise ValueError(f"unknown statistic {statistic!r}")
    measure, statistic, unit = JOBS.get(statistic, ("earnings", statistic, None))
    value, status = _figure(figure, source)
    return {
        "occupation_code": code,
        "sex": SEXES[sex or ALL],
        "measure": measure,
        "statistic": statistic,
        "unit": unit,
        "value": value,
        "bound": math.nan,
        "status": status,
        "category": None,
        "raw": NULL if figure is None else raw_text(figure),
        "source_sheet": "",
        "source_row": None,
        "source_column": ".".join(part for part in [*source.options["path"], sex, f"{code}[{i}]"] if part),
    }


def _figure(figure: Any, source: Source) -> tuple[float, str]:
    if figure is None:
        return math.nan, source.options["null_status"]
    if isinstance(figure, bool) or not isinstance(figure, int | float):
        raise ValueError(f"{figure!r} is no figure")
    if figure < 0 and "negative_status" in source.options:
        return math.nan, source.options["negative_status"]
    return float(figure), "available"
