"""ASHE table 14 as transcribed: JSON by table, cut of the employees and major group, for UK SOC 2020 unit groups.

Options: table (annual, weekly, hourly or hours), measure (earnings or hours), classification, reference_year,
pay_period. The file doesn't say why a figure is null.
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
from careerbook.sources.ashe import UNITS
from careerbook.sources.earnings import earnings_keys, with_units
from careerbook.sources.indicator_json import IN_JSON, load, number
from careerbook.sources.workbook import GET_AGAIN

# The file's cut -> sex, basis.
CUTS = {
    "all": ("total", "all employees"),
    "male": ("male", "all employees"),
    "female": ("female", "all employees"),
    "ft": ("total", "full-time"),
    "male_ft": ("male", "full-time"),
    "female_ft": ("female", "full-time"),
}
STATISTICS = ("median", "mean", *(f"p{n}" for n in (10, 20, 25, 30, 40, 60, 70, 75, 80, 90)))
NULL_STATUS = "not_released"


def read_table(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad`; the provenance column is the JSON path, e.g. annual.ft.4[3].median."""
    content = load(path)
    try:
        frame = pd.DataFrame(_records(content[source.options["table"]], source))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceFormatError(f"not in the form expected ({error!r})", file=path.name, remedy=GET_AGAIN) from error
    measure = source.options["measure"]
    frame = earnings_keys(frame, source, countries.by_code()["GBR"]).assign(measure=measure)
    missing = frame["status"].eq("missing")
    frame = frame.assign(status=frame["status"].mask(missing, NULL_STATUS), bound=math.nan, category=None, **IN_JSON)
    return {"earnings_abroad": frame.assign(unit=UNITS[measure]) if measure in UNITS else with_units(frame)}


def _records(cuts: Mapping[str, Any], source: Source) -> Iterator[dict[str, Any]]:
    for cut, majors in cuts.items():
        sex, basis = CUTS[cut]
        for major, groups in majors.items():
            for i, group in enumerate(groups):
                for statistic in STATISTICS:
                    yield {
                        "occupation_code": group["id"],
                        "occupation_title": group["label"],
                        "sex": sex,
                        "basis": basis,
                        "statistic": statistic,
                        **number(group[statistic]),
                        "source_column": f"{source.options['table']}.{cut}.{major}[{i}].{statistic}",
                    }
