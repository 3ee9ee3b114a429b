"""Official figures that somebody has transcribed to JSON: the provenance column is the path to the figure."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.core.errors import DataMissing, SourceFormatError
from careerbook.sources.archive import gunzipped
from careerbook.sources.ashe import UNITS
from careerbook.sources.cells import raw_text
from careerbook.sources.layout import Frames, Reader
from careerbook.sources.rows import ALL_OCCUPATIONS, PAY, TOTAL, chosen, earnings, rows
from careerbook.sources.workbook import GET_AGAIN

Records = Iterable[dict[str, Any]]
NULL = "null"
# ASHE's cut of the employees, as the transcription names it -> sex, basis.
ASHE_CUTS = {
    "all": ("total", "all employees"),
    "male": ("male", "all employees"),
    "female": ("female", "all employees"),
    "ft": ("total", "full-time"),
    "male_ft": ("male", "full-time"),
    "female_ft": ("female", "full-time"),
}
ASHE_STATISTICS = ("median", "mean", *(f"p{n}" for n in (10, 20, 25, 30, 40, 60, 70, 75, 80, 90)))
SNAPSHOT_SEXES = {"total": "total", "men": "male", "women": "female"}
SNAPSHOT_STATISTICS = {"mean", "median", "p10", "p25", "p75", "p90"}
JOBS = ("jobs", "total", "jobs")  # measure, statistic and unit of the snapshots' column that isn't pay


def load(path: Path) -> Any:
    """The content of a JSON file, gzipped if its name says so. Raises DataMissing or SourceFormatError."""
    try:
        return json.loads(gunzipped(path) if path.suffix == ".gz" else path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataMissing(f"{path} is missing.", "Put the file there.") from None
    except (OSError, EOFError, ValueError) as error:
        raise SourceFormatError(f"not JSON ({error})", file=path.name, remedy=GET_AGAIN) from error


def transcribed(read: Callable[[Any, Source], Frames]) -> Reader:
    """The reader of a JSON file whose content `read` makes rows of, with one error for all that is not as expected."""

    def reader(path: Path, source: Source) -> Frames:
        content = load(path)
        try:
            return read(content, source)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"not in the form expected ({error!r})"
            raise SourceFormatError(message, file=path.name, remedy=GET_AGAIN) from error

    reader.__doc__ = read.__doc__
    return reader


def number(figure: Any, null: str = "missing") -> dict[str, Any]:
    """The columns value, status and raw of a JSON number; `null` is the status of a null. Raises ValueError."""
    if figure is None:
        return {"value": math.nan, "status": null, "raw": NULL}
    if isinstance(figure, bool) or not isinstance(figure, int | float):
        raise ValueError(f"{figure!r} is no figure")
    return {"value": float(figure), "status": "available", "raw": raw_text(figure)}


def indicators(content: Any, source: Source) -> Frames:
    """`labour_indicators` of countries. Options: country_codes (the file's code -> ISO alpha-3); indicators.

    `indicators` has the block and published code of each with its measure, statistic and unit.
    """

    def records() -> Records:
        for country, blocks in content["data"].items():
            for code, indicator in source.options["indicators"].items():
                block = indicator["block"]
                for i, entry in enumerate(blocks.get(block, {}).get(code, [])):
                    yield {
                        "country_code": source.options["country_codes"][country],
                        "indicator": code,
                        "period": entry["period"],
                        "reference_period": entry["period"],
                        **{name: indicator[name] for name in ("measure", "statistic", "unit")},
                        **number(entry["value"]),
                        "source_column": f"data.{country}.{block}.{code}[{i}].value",
                    }

    return rows("labour_indicators", source, pd.DataFrame(records()), sex="total", note="")


def rates(content: Any, source: Source) -> Frames:
    """`price_series` of countries, from a year on: earlier years are in the publisher's own file.

    Options: series, unit, from_year, country_codes (the file's code -> ISO alpha-3).
    """
    frame = pd.DataFrame(
        {
            "country_code": source.options["country_codes"][country],
            "period": str(entry["year"]),
            **number(entry["value"]),
            "source_column": f"data.{country}[{i}].value",
        }
        for country, entries in content["data"].items()
        for i, entry in enumerate(entries)
        if entry["year"] >= source.options["from_year"]
    )
    return rows("price_series", source, frame, **chosen(source, "series", "unit"))


def cedefop(content: Any, source: Source) -> Frames:
    """`outlook_abroad` from Cedefop's Skills Forecast; the transcriber's trends are left out.

    Options: classification, measures (the file's name for a figure -> measure), country_codes (the file's name
    of an area -> code) for names that data/countries.csv doesn't have.
    """
    codes = {country.name: country.code for country in countries.by_code().values()}
    codes |= source.options["country_codes"]
    frame = pd.DataFrame(
        {
            "country_code": codes[area],
            "occupation_code": TOTAL if code == "Total" else code,
            "period": str(int(year["year"])),
            "measure": measure,
            **number(year[name]),
            "source_column": f"{area}.{code}.history[{i}].{name}",
        }
        for area, groups in content.items()
        for code, group in groups.items()
        for i, year in enumerate(group["history"])
        for name, measure in source.options["measures"].items()
    )
    constants = {"occupation_title": "", "statistic": "total", "unit": "persons", "vintage": source.vintage}
    return rows("outlook_abroad", source, frame, **constants, **chosen(source, "classification"))


def ashe(content: Any, source: Source) -> Frames:
    """`earnings_abroad` from ASHE table 14 for UK SOC 2020 unit groups; the file doesn't say why a figure is null.

    Options: table (annual, weekly, hourly or hours), measure (earnings or hours), classification, reference_year,
    pay_period.
    """
    table, measure = source.options["table"], source.options["measure"]
    frame = pd.DataFrame(
        {
            "occupation_code": group["id"],
            "occupation_title": group["label"],
            "sex": ASHE_CUTS[cut][0],
            "basis": ASHE_CUTS[cut][1],
            "statistic": statistic,
            **number(group[statistic], null="not_released"),
            "source_column": f"{table}.{cut}.{major}[{i}].{statistic}",
        }
        for cut, majors in content[table].items()
        for major, groups in majors.items()
        for i, group in enumerate(groups)
        for statistic in ASHE_STATISTICS
    )
    constants = earnings(source, "GBR", measure=measure, unit=UNITS.get(measure, PAY))
    return rows("earnings_abroad", source, frame, **constants)


def snapshot(content: Any, source: Source) -> Frames:
    """`earnings_abroad` from a national table: `stat_cols`, `codes` and nested `stats`, by sex or not.

    Options: country_code, currency_code, classification, reference_year, pay_period, basis, path (keys down to
    the sexes, or to the codes where the file has no sexes), null_status (what the file's nulls stand for), and where
    needed codes (the rows that mean what the classification says), negative_status (what a minus before a figure
    stands for) and note. An edition whose groups all earn the same is no edition by occupation: SourceFormatError.
    """
    options = source.options
    frame = pd.DataFrame(_snapshot(content, source))
    pay = frame[frame["measure"].eq("earnings") & frame["value"].notna()]
    for (sex, statistic), group in pay.groupby(["sex", "statistic"])["value"]:
        if len(group) > 1 and group.nunique() == 1:
            message = f"every occupation has the same {statistic} ({sex}): this edition is not by occupation"
            place, file = ".".join(options["path"]), Path(source.file).name
            raise SourceFormatError(message, file=file, column=place, remedy="Leave this edition out.")
    titles = {**content["codes"]["EN"], TOTAL: ALL_OCCUPATIONS}
    frame = frame.assign(occupation_title=frame["occupation_code"].map(titles))
    constants = earnings(source, options["country_code"], **chosen(source, "currency_code", "basis"))
    return rows("earnings_abroad", source, frame, **constants)


def _snapshot(content: Any, source: Source) -> Iterator[dict[str, Any]]:
    options, statistics = source.options, content["stat_cols"]
    stats = reduce(lambda node, key: node[key], options["path"], content)
    for sex, groups in stats.items() if set(stats) & set(SNAPSHOT_SEXES) else [("", stats)]:
        for code, figures in groups.items():
            for i, (statistic, figure) in enumerate(zip(statistics, figures, strict=True)):
                if str(code) not in options.get("codes", [str(code)]):
                    continue
                if statistic != "count" and statistic not in SNAPSHOT_STATISTICS:
                    raise ValueError(f"unknown statistic {statistic!r}")
                measure, name, unit = JOBS if statistic == "count" else ("earnings", statistic, PAY)
                cell = number(figure, null=options["null_status"])
                if cell["value"] < 0 and "negative_status" in options:
                    cell |= {"value": math.nan, "status": options["negative_status"]}
                yield {
                    "occupation_code": code,
                    "sex": SNAPSHOT_SEXES[sex or "total"],
                    "measure": measure,
                    "statistic": name,
                    "unit": unit,
                    **cell,
                    "source_column": ".".join(filter(None, [*options["path"], sex, f"{code}[{i}]"])),
                }
