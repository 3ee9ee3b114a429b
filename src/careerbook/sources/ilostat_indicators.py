"""ILOSTAT's Data Explorer exports other than earnings by occupation: prices, minimum wages, hours, pay gaps.

Options: for `read_indicator` indicator (ILOSTAT's code), measure, statistic, unit (where the file has no currency
column) and currency_of (as in `ilostat`); for `read_prices` series and unit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.earnings import TOTAL
from careerbook.sources.figures import FigureColumn, figures, series
from careerbook.sources.ilostat import (
    BASES,
    CURRENCY,
    NOTATION,
    OCCUPATION,
    PAY_PERIODS,
    SEXES,
    SKILL_LEVELS,
    STATISTICS,
    TERMS,
    first_term,
    reference_period,
)
from careerbook.sources.workbook import Grid, Header, open_text

ALL_ITEMS = "General"
COICOP = re.compile(rf"COICOP2018: (?:(?P<division>\d+)\.|{ALL_ITEMS}).*")
# The file's currency cut -> the unit's money; local money is the note's.
MONEY = {"2021 PPP $": "2021 international dollars", "U.S. dollars": "USD"}
LOCAL = "Local currency"
CUT = "Currency: "
# Notes whose short text says what a minimum wage is of.
KEPT_NOTES = ("Type of minimum wage: ", "ILO calculation: ")
GAP_PERIODS = PAY_PERIODS | {"Time unit: Per hour": "hour"}


def read_indicator(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `labour_indicators`; 'Unreliable' figures keep their value, empty cells are missing."""
    header = _header(path)
    rows = [row for row in header.below() if not header.grid.is_blank(row)]
    keys = pd.DataFrame([_indicator(header, row, source) for row in rows], index=rows)
    column = FigureColumn(header.index("obs_value"), "obs_value", source.options["measure"], "", "")
    frame = figures(header.grid, keys, [column], Notation())
    frame = frame.assign(unit=frame.pop("its_unit"), statistic=frame.pop("its_statistic"))
    return {"labour_indicators": _marked(frame.assign(indicator=source.options["indicator"]))}


def _header(path: Path) -> Header:
    return open_text(path).header("ref_area.label", "time", "obs_value")


def _text(header: Header, row: int, name: str) -> str:
    return header.grid.text(row, header.index(name)) if name in header.names else ""


def _country(header: Header, row: int) -> countries.Country:
    label = _text(header, row, "ref_area.label")
    country = countries.by_ilostat_label().get(label)
    if country is None:
        raise header.grid.error(f"{label!r} is not in data/countries.csv", row, "ref_area.label", remedy="Add it.")
    return country


def _notes(header: Header, row: int) -> list[str]:
    cells = (_text(header, row, f"note_{name}.label") for name in ("indicator", "source"))
    return [note for cell in cells for note in cell.split(" | ") if note]


def _year(header: Header, row: int) -> str:
    year = _text(header, row, "time")
    if not re.fullmatch(r"\d{4}", year):
        raise header.grid.error(f"{year!r} is not a year", row, "time")
    return year


def _indicator(header: Header, row: int, source: Source) -> dict[str, str]:
    notes, options = _notes(header, row), source.options
    sex = _text(header, row, "sex.label") or "Total"
    if sex not in SEXES:
        raise header.grid.error(f"{sex!r} is not a known sex", row, "sex.label")
    kept = [note.removeprefix(kind) for note in notes for kind in KEPT_NOTES if note.startswith(kind)]
    cut = _text(header, row, "classif1.label").removeprefix(CUT)
    return {
        "country_code": _country(header, row).code,
        "sex": SEXES[sex],
        "period": _year(header, row),
        "reference_period": reference_period(_year(header, row), notes),
        "note": "; ".join(filter(None, [*(TERMS[note] for note in notes if note in TERMS), *kept, cut])),
        "its_statistic": first_term(notes, STATISTICS, options["statistic"]),
        "its_unit": options.get("unit") or _money(header, row, source, notes),
        "obs_status": _text(header, row, "obs_status.label"),
    }


def _money(header: Header, row: int, source: Source, notes: list[str]) -> str:
    cut = _text(header, row, "classif1.label").removeprefix(CUT)
    noted = next(filter(None, map(CURRENCY.search, notes)), None)
    if (cut != LOCAL and cut not in MONEY) or noted is None:
        raise header.grid.error(f"{cut!r} with no currency in the notes", row, "classif1.label")
    own = source.options.get("currency_of", {}).get(_country(header, row).code, noted["currency"])
    period = first_term(notes, PAY_PERIODS, "month")
    return f"{MONEY.get(cut, own)} per {period}"


def _marked(frame: pd.DataFrame) -> pd.DataFrame:
    unreliable = frame.pop("obs_status").eq("Unreliable") & frame["value"].notna()
    return frame.assign(status=frame["status"].mask(unreliable, "unreliable"))


def read_gender_gap(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`earnings_abroad`, measure gender_wage_gap: how far women's pay is below men's, in percent of men's."""
    header = _header(path)
    rows = [row for row in header.below() if f"({SKILL_LEVELS})" not in _text(header, row, "classif1.label")]
    rows = [row for row in rows if not header.grid.is_blank(row)]
    keys = pd.DataFrame([_occupation_keys(header, row) for row in rows], index=rows)
    column = FigureColumn(header.index("obs_value"), "obs_value", "gender_wage_gap", "mean", "percent")
    return {"earnings_abroad": _marked(figures(header.grid, keys, [column], NOTATION))}


def _occupation_keys(header: Header, row: int) -> dict[str, object]:
    label, notes = _text(header, row, "classif1.label"), _notes(header, row)
    found = OCCUPATION.fullmatch(label)
    if not found or not found["code"]:
        raise header.grid.error(f"{label!r} is not an occupation of a known scheme", row, "classif1.label")
    country, total = _country(header, row), found["code"] == "Total"
    return {
        "country_code": country.code,
        "country_name": country.name,
        "classification": found["scheme"],
        "occupation_code": TOTAL if total else found["code"],
        "occupation_title": "All occupations" if total else found["title"],
        "sex": "total",
        "basis": first_term(notes, BASES, "all employees"),
        "pay_period": first_term(notes, GAP_PERIODS, "month"),
        "currency_code": country.currency_code,
        "reference_year": int(_year(header, row)),
        "reference_period": reference_period(_year(header, row), notes),
        "note": "; ".join(TERMS[note] for note in notes if note in TERMS),
        "obs_status": _text(header, row, "obs_status.label"),
    }


def read_prices(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """`price_series`: the index of all items, and each COICOP division's as its own series.

    ILOSTAT repeats a country's rows; copies are dropped. An overall index outside the range of its own divisions
    (rebased to 100 while they are not) is unreliable, and has no value.
    """
    header = _header(path)
    rows = _once(header.grid, [row for row in header.below() if not header.grid.is_blank(row)])
    keys = pd.DataFrame([_price_keys(header, row, source) for row in rows], index=rows)
    column = FigureColumn(header.index("obs_value"), "obs_value", "", "", source.options["unit"])
    frame = series(header.grid, keys, [column], Notation())
    odd = _outside_its_divisions(frame, source.options["series"])
    return {
        "price_series": frame.assign(status=frame["status"].mask(odd, "unreliable"), value=frame["value"].mask(odd))
    }


def _once(grid: Grid, rows: list[int]) -> list[int]:
    first: dict[tuple[object, ...], int] = {}
    for row in rows:
        first.setdefault(tuple(grid.rows[row]), row)
    return list(first.values())


def _price_keys(header: Header, row: int, source: Source) -> dict[str, str]:
    label = _text(header, row, "classif1.label")
    found = COICOP.fullmatch(label)
    if not found:
        raise header.grid.error(f"{label!r} is not a COICOP division", row, "classif1.label")
    name = source.options["series"]
    return {
        "series": f"{name}_coicop_{int(found['division']):02}" if found["division"] else name,
        "country_code": _country(header, row).code,
        "period": _year(header, row),
    }


def _outside_its_divisions(frame: pd.DataFrame, name: str) -> pd.Series[bool]:
    overall = frame["series"].eq(name)
    divisions = frame[~overall].groupby(["country_code", "period"])["value"].agg(["min", "max", "size"])
    ranges = frame.join(divisions[divisions["size"] > 1], on=["country_code", "period"])
    return overall & (ranges["value"].lt(ranges["min"]) | ranges["value"].gt(ranges["max"]))
