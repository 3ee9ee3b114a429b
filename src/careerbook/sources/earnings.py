"""What all readers of earnings abroad share: the keys of `earnings_abroad`, and units."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.core.countries import Country

TOTAL = "TOTAL"
SEXES = {"total": "total", "men": "male", "women": "female"}


def earnings_keys(rows: pd.DataFrame, source: Source, country: Country, **constants: Any) -> pd.DataFrame:
    """`rows` (occupation_code, occupation_title and what else differs) with the columns that don't differ.

    The classification, reference_year and reference_period are the catalog's unless given.
    """
    defaults: dict[str, Any] = {
        "country_code": country.code,
        "country_name": country.name,
        "classification": source.options.get("classification"),
        "sex": "total",
        "basis": "all employees",
        "pay_period": source.options.get("pay_period"),
        "currency_code": country.currency_code,
        "reference_year": source.options.get("reference_year"),
        "reference_period": source.reference_period,
        "note": source.options.get("note", ""),
        **constants,
    }
    return rows.assign(**{name: value for name, value in defaults.items() if name not in rows})


def with_units(frame: pd.DataFrame) -> pd.DataFrame:
    """Figures of earnings with their unit, such as 'EUR per month'."""
    return frame.assign(unit=frame["currency_code"] + " per " + frame["pay_period"])
