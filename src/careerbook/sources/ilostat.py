"""ILOSTAT's Data Explorer exports, all countries in one CSV: earnings by occupation, pay gaps, indicators, prices.

Options: for `read_earnings` currency_of, the currency of countries (ISO alpha-3) whose currency note is known to be
wrong; for `read_indicator` indicator (ILOSTAT's code), measure, statistic, unit (where the file has no currency
column) and currency_of; for `read_prices` series and unit.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from careerbook.core import countries
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Frames, figures
from careerbook.sources.rows import ALL_OCCUPATIONS, PAY, TOTAL, rows
from careerbook.sources.workbook import Header, open_text

NOTATION = Notation()
OCCUPATION = re.compile(r"Occupation \((?P<scheme>.+?)\): (?P<code>[0-9X](?=\.)|Total|)\.?\s?(?P<title>.*)")
SKILL_LEVELS = "(Skill level)"  # another cut of the same people, in the same column
COICOP = re.compile(r"COICOP2018: (?:(?P<division>\d+)\.|General).*")
CURRENCY = re.compile(r"Currency: (?P<country>[A-Z]{3}) - .* \((?P<currency>[A-Z]{3})\)")
SEXES = {"Total": "total", "Male": "male", "Female": "female", "Other": "other"}
PAY_PERIODS = {"Time unit: Per week": "week", "Time unit: Per day": "day"}
GAP_PERIODS = PAY_PERIODS | {"Time unit: Per hour": "hour"}
STATISTICS = {"Central tendency measure: Median": "median"}
BASES = {"Working time arrangement coverage: Full-time workers": "full-time"}
REFERENCE_PERIOD = "Data reference period: "
# The file's currency cut -> the unit's money; local money is the note's.
MONEY = {"2021 PPP $": "2021 international dollars", "U.S. dollars": "USD"}
LOCAL, CUT = "Local currency", "Currency: "
# Notes whose short text says what a minimum wage is of.
SHORT_NOTES = ("Type of minimum wage: ", "ILO calculation: ")
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of an export."""

    header: Header
    row: int

    def text(self, name: str) -> str:
        """The cell's text; empty if the export has no such column."""
        return self.header.grid.text(self.row, self.header.index(name)) if self.header.has(name) else ""

    def error(self, message: str, column: str, **remedy: str) -> SourceFormatError:
        return self.header.grid.error(message, self.row, column, **remedy)

    @property
    def country(self) -> countries.Country:
        label = self.text("ref_area.label")
        country = countries.by_ilostat_label().get(label)
        if country is None:
            raise self.error(f"{label!r} is not in data/countries.csv", "ref_area.label", remedy="Add it.")
        return country

    @property
    def year(self) -> str:
        year = self.text("time")
        if not re.fullmatch(r"\d{4}", year):
            raise self.error(f"{year!r} is not a year", "time")
        return year

    @property
    def sex(self) -> str:
        """The sex; exports without it are of all."""
        label = self.text("sex.label") or "Total"
        if label not in SEXES:
            raise self.error(f"{label!r} is not a known sex", "sex.label")
        return SEXES[label]

    @property
    def notes(self) -> list[str]:
        cells = (self.text(f"note_{name}.label") for name in ("indicator", "source"))
        return [note for cell in cells for note in cell.split(" | ") if note]

    @property
    def terms(self) -> list[str]:
        """What the notes say in our words."""
        return [TERMS[note] for note in self.notes if note in TERMS]

    def term(self, terms: Mapping[str, str], default: str) -> str:
        """The term of the first note that has one."""
        return next((terms[note] for note in self.notes if note in terms), default)

    @property
    def currency_note(self) -> re.Match[str] | None:
        """The first note that names a country's currency."""
        return next(filter(None, map(CURRENCY.search, self.notes)), None)

    def currency(self, source: Source) -> str:
        """The currency that the notes name, or that the catalog knows better; empty if they name none."""
        note = self.currency_note
        return str(source.options.get("currency_of", {}).get(self.country.code, note["currency"])) if note else ""

    def period(self) -> str:
        """'2022', 'September 2022', '2022, second quarter'."""
        periods = [note.removeprefix(REFERENCE_PERIOD) for note in self.notes if note.startswith(REFERENCE_PERIOD)]
        months = [period for period in periods if period in calendar.month_name]
        return f"{months[0]} {self.year}" if months else ", ".join([self.year, *map(str.lower, periods)])

    def occupation(self) -> dict[str, Any]:
        """The keys that `earnings_abroad` has of an occupation in a country."""
        label, country = self.text("classif1.label"), self.country
        match = OCCUPATION.fullmatch(label)
        if not match or not match["code"]:
            raise self.error(f"{label!r} is not an occupation of a known scheme", "classif1.label")
        is_total = match["code"] == "Total"
        return {
            "country_code": country.code,
            "country_name": country.name,
            "classification": match["scheme"],
            "occupation_code": TOTAL if is_total else match["code"],
            "occupation_title": ALL_OCCUPATIONS if is_total else match["title"],
            "basis": self.term(BASES, "all employees"),
            "reference_year": int(self.year),
            "reference_period": self.period(),
            "note": "; ".join(self.terms),
            "obs_status": self.text("obs_status.label"),
        }


def _figures(
    path: Path, keys: Callable[[_Line], dict[str, Any]], column: FigureColumn, marks_empty: bool = False
) -> pd.DataFrame:
    """The figures of the rows, without those by skill level; 'Unreliable' figures keep their value.

    With `marks_empty`, an empty cell is unreliable too, not missing, where the file says so.
    """
    header = open_text(path).header("ref_area.label", "time", "obs_value")
    lines = [_Line(header, row) for row in header.below() if not header.grid.is_blank(row)]
    lines = [line for line in lines if SKILL_LEVELS not in line.text("classif1.label")]
    frame = figures(
        header, pd.DataFrame([keys(line) for line in lines], index=[line.row for line in lines]), [column], NOTATION
    )
    unreliable = frame.pop("obs_status").eq("Unreliable") & (frame["value"].notna() | marks_empty)
    return frame.assign(status=frame["status"].mask(unreliable, "unreliable"))


def read_earnings(path: Path, source: Source) -> Frames:
    """The table `earnings_abroad`; a zero is no earnings figure but nil, and its value is left empty."""

    def keys(line: _Line) -> dict[str, Any]:
        note = line.currency_note
        if not note or note["country"] != line.country.code:
            raise line.error(f"no currency of {line.country.code} in the note", "note_indicator.label")
        return {
            **line.occupation(),
            "sex": line.sex,
            "pay_period": line.term(PAY_PERIODS, "month"),
            "currency_code": line.currency(source),
            "statistic": line.term(STATISTICS, "mean"),
        }

    frame = _figures(path, keys, FigureColumn("obs_value", "earnings", unit=PAY), marks_empty=True)
    nil = frame["value"].eq(0)
    frame = frame.assign(status=frame["status"].mask(nil, "nil"), value=frame["value"].mask(nil))
    return rows("earnings_abroad", source, frame)


def read_gender_gap(path: Path, source: Source) -> Frames:
    """`earnings_abroad`, measure gender_wage_gap: how far women's pay is below men's, in percent of men's."""

    def keys(line: _Line) -> dict[str, Any]:
        period, currency = line.term(GAP_PERIODS, "month"), line.country.currency_code
        return {**line.occupation(), "pay_period": period, "currency_code": currency}

    frame = _figures(path, keys, FigureColumn("obs_value", "gender_wage_gap", "mean", "percent"))
    return rows("earnings_abroad", source, frame, sex="total")


def read_indicator(path: Path, source: Source) -> Frames:
    """The table `labour_indicators`; empty cells are missing."""
    options = source.options

    def keys(line: _Line) -> dict[str, Any]:
        short = [note.removeprefix(kind) for note in line.notes for kind in SHORT_NOTES if note.startswith(kind)]
        cut = line.text("classif1.label").removeprefix(CUT)
        return {
            "country_code": line.country.code,
            "sex": line.sex,
            "period": line.year,
            "reference_period": line.period(),
            "note": "; ".join(filter(None, [*line.terms, *short, cut])),
            "statistic": line.term(STATISTICS, options["statistic"]),
            "unit": options.get("unit") or _money(line, cut, source),
            "obs_status": line.text("obs_status.label"),
        }

    frame = _figures(path, keys, FigureColumn("obs_value", options["measure"]))
    return rows("labour_indicators", source, frame, indicator=options["indicator"])


def _money(line: _Line, cut: str, source: Source) -> str:
    currency = line.currency(source)
    if (cut != LOCAL and cut not in MONEY) or not currency:
        raise line.error(f"{cut!r} with no currency in the notes", "classif1.label")
    return f"{MONEY.get(cut, currency)} per {line.term(PAY_PERIODS, 'month')}"


def read_prices(path: Path, source: Source) -> Frames:
    """`price_series`: the index of all items, and each COICOP division's as its own series.

    ILOSTAT repeats a country's rows; copies are dropped. An overall index outside the range of its own divisions
    (rebased to 100 while they are not) is unreliable, and has no value.
    """
    name = source.options["series"]

    def keys(line: _Line) -> dict[str, Any]:
        label = line.text("classif1.label")
        match = COICOP.fullmatch(label)
        if not match:
            raise line.error(f"{label!r} is not a COICOP division", "classif1.label")
        division = match["division"]
        return {
            "series": f"{name}_coicop_{int(division):02}" if division else name,
            "country_code": line.country.code,
            "period": line.year,
            "obs_status": "",
            "cells": tuple(line.header.grid.rows[line.row]),
        }

    frame = _figures(path, keys, FigureColumn("obs_value", unit=source.options["unit"]))
    frame = frame[~frame.pop("cells").duplicated()]
    overall = frame["series"].eq(name)
    divisions = frame[~overall].groupby(["country_code", "period"])["value"].agg(["min", "max", "size"])
    ranges = frame.join(divisions[divisions["size"] > 1], on=["country_code", "period"])
    is_outside = overall & (ranges["value"].lt(ranges["min"]) | ranges["value"].gt(ranges["max"]))
    frame = frame.assign(status=frame["status"].mask(is_outside, "unreliable"), value=frame["value"].mask(is_outside))
    return rows("price_series", source, frame)
