"""The rows of a table: what each reader gives them, whatever the publisher's format."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from careerbook.core import countries, schema
from careerbook.core.catalog import Source

TOTAL = "TOTAL"
ALL_OCCUPATIONS = "All occupations"
PAY = "currency per pay period"
"""The unit of earnings: `rows` puts the row's own currency and pay period there, such as 'EUR per month'."""
_DEFAULTS = {"bound": math.nan, "category": None, "source_sheet": "", "source_row": None}


def rows(table: str, source: Source, frame: pd.DataFrame, **constants: Any) -> dict[str, pd.DataFrame]:
    """The frame as the table's rows, by the table's name: each row with its source and the table's other columns.

    A column of the frame goes before a constant of its name. What the table doesn't have of a figure (the measure
    of a table with one measure, the bound where nothing is top-coded) is left out.
    """
    names = set(schema.table(table).names)
    defaults = {name: default for name, default in _DEFAULTS.items() if name in names}
    missing = {name: value for name, value in {**defaults, **constants}.items() if name not in frame}
    frame = frame.assign(**missing, source_id=source.id)
    if "unit" in frame and "pay_period" in frame:
        pay = frame["currency_code"] + " per " + frame["pay_period"]
        frame = frame.assign(unit=frame["unit"].mask(frame["unit"].eq(PAY), pay))
    return {table: frame.drop(columns=[c.name for c in schema.FIGURE if c.name in frame and c.name not in names])}


def earnings(source: Source, country_code: str, **others: Any) -> dict[str, Any]:
    """Columns of `earnings_abroad` that are the same in all rows of a file, as the catalog's entry says them."""
    country, options = countries.by_code()[country_code], source.options
    return {
        "country_code": country.code,
        "country_name": country.name,
        "classification": options.get("classification"),
        "sex": "total",
        "basis": "all employees",
        "pay_period": options.get("pay_period"),
        "currency_code": country.currency_code,
        "reference_year": options.get("reference_year"),
        "reference_period": source.reference_period,
        "note": options.get("note", ""),
        **others,
    }


def chosen(source: Source, *names: str) -> dict[str, Any]:
    """The catalog's options of these names, which are columns of the same names."""
    return {name: source.options[name] for name in names}
