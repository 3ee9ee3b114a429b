"""ILOSTAT's Data Explorer export of average earnings by sex and occupation, all countries in one CSV.

Options: currency_of, the currency of countries (ISO alpha-3) whose currency note is known to be wrong.
"""

from __future__ import annotations

import calendar
import re
from pathlib import Path

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import TOTAL, with_units
from careerbook.sources.figures import FigureColumn, figures
from careerbook.sources.workbook import Grid, Header, open_text

NOTATION = Notation()
OCCUPATION = re.compile(r"Occupation \((?P<scheme>.+?)\): (?P<code>[0-9X](?=\.)|Total|)\.?\s?(?P<title>.*)")
SKILL_LEVELS = "Skill level"  # another cut of the same people, in the same column
CURRENCY = re.compile(r"Currency: (?P<country>[A-Z]{3}) - .* \((?P<currency>[A-Z]{3})\)")
SEXES = {"Total": "total", "Male": "male", "Female": "female", "Other": "other"}
PAY_PERIODS = {"Time unit: Per week": "week", "Time unit: Per day": "day"}
STATISTICS = {"Central tendency measure: Median": "median"}
BASES = {"Working time arrangement coverage: Full-time workers": "full-time"}
REFERENCE_PERIOD = "Data reference period: "
# What else a figure is, in our words: part of the file's notes -> term.
TERMS = {
    "Central tendency measure: Weighted mean": "weighted mean",
    "Working time arrangement coverage: Full-time equivalents": "full-time equivalents",
    "Accounting concept: Net": "net",
    "Value type: Real values": "real values",
    "Geographical coverage: Main cities or metropolitan areas": "main cities only",
    "Geographical coverage: Urban areas only": "urban areas only",
    "Institutional sector coverage: Public sector only": "public sector only",
    "Institutional sector coverage: Private sector only": "private sector only",
    "Reference group coverage: Insured persons": "insured persons",
    "Reference group coverage: Wage earners / blue collar / production workers": "production workers",
    "Population coverage: Nationals, residents": "nationals and residents",
} | {
    f"Establishment size coverage: All establishments with at least {n} employees": f"firms of {n} or more"
    for n in (5, 10, 16)
}


def read_earnings(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `earnings_abroad`, without the rows by skill level.

    'Unreliable' figures keep their value; a zero is no earnings figure but nil, and its value is left empty.
    """
    grid = open_text(path)
    header = grid.header("ref_area.label", "classif1.label", "obs_value")
    keys = pd.DataFrame(_records(header, source)).set_index("row")
    column = FigureColumn(header.index("obs_value"), "obs_value", "earnings", "", "")
    frame = figures(grid, keys, [column], NOTATION)
    unreliable, nil = frame.pop("obs_status").eq("Unreliable"), frame["value"].eq(0)
    status = frame["status"].mask(unreliable, "unreliable").mask(nil, "nil")
    frame = frame.assign(status=status, value=frame["value"].mask(nil), statistic=frame.pop("which_statistic"))
    return {"earnings_abroad": with_units(frame)}


def _records(header: Header, source: Source) -> list[dict[str, object]]:
    places = {name: header.index(f"{name}.label") for name in ("ref_area", "sex", "classif1", "obs_status")}
    places |= {name: header.index(f"note_{name}.label") for name in ("indicator", "source")}
    places["time"] = header.index("time")
    rows = [row for row in header.below() if not header.grid.is_blank(row)]
    texts = ({name: header.grid.text(row, i) for name, i in places.items()} | {"row": row} for row in rows)
    kept = [text for text in texts if f"({SKILL_LEVELS})" not in str(text["classif1"])]
    return [_record(header.grid, source, text["row"], text) for text in kept]  # type: ignore[arg-type]


def _record(grid: Grid, source: Source, row: int, text: dict[str, str]) -> dict[str, object]:
    country = countries.by_ilostat_label().get(text["ref_area"])
    if country is None:
        raise grid.error(f"{text['ref_area']!r} is not in data/countries.csv", row, "ref_area.label", remedy="Add it.")
    currency = CURRENCY.search(text["indicator"])
    if not currency or currency["country"] != country.code:
        raise grid.error(f"no currency of {country.code} in the note", row, "note_indicator.label")
    if text["sex"] not in SEXES or not re.fullmatch(r"\d{4}", text["time"]):
        raise grid.error(f"{text['sex']!r} or {text['time']!r} is not as expected", row, "sex.label, time")
    notes = [*text["indicator"].split(" | "), *text["source"].split(" | ")]
    return {
        "row": row,
        "country_code": country.code,
        "country_name": country.name,
        **_occupation(grid, row, text["classif1"]),
        "sex": SEXES[text["sex"]],
        "basis": first_term(notes, BASES, "all employees"),
        "pay_period": first_term(notes, PAY_PERIODS, "month"),
        "currency_code": source.options["currency_of"].get(country.code, currency["currency"]),
        "reference_year": int(text["time"]),
        "reference_period": reference_period(text["time"], notes),
        "note": "; ".join(TERMS[note] for note in notes if note in TERMS),
        "which_statistic": first_term(notes, STATISTICS, "mean"),
        "obs_status": text["obs_status"],
    }


def _occupation(grid: Grid, row: int, label: str) -> dict[str, str]:
    found = OCCUPATION.fullmatch(label)
    if not found or not found["code"]:
        raise grid.error(f"{label!r} is not an occupation of a known scheme", row, "classif1.label")
    code = TOTAL if found["code"] == "Total" else found["code"]
    title = "All occupations" if code == TOTAL else found["title"]
    return {"classification": found["scheme"], "occupation_code": code, "occupation_title": title}


def first_term(notes: list[str], terms: dict[str, str], default: str) -> str:
    """The term of the first note that has one."""
    return next((terms[note] for note in notes if note in terms), default)


def reference_period(year: str, notes: list[str]) -> str:
    """'2022', 'September 2022', '2022, second quarter'."""
    named = [note.removeprefix(REFERENCE_PERIOD) for note in notes if note.startswith(REFERENCE_PERIOD)]
    months = [name for name in named if name in calendar.month_name]
    if months:
        return f"{months[0]} {year}"
    return ", ".join([year, *(name.lower() for name in named)])
