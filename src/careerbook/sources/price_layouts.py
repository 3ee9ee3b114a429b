"""Regular files of prices: the CPI-U, the World Bank's indicators, and BEA's regional price parities."""

from __future__ import annotations

import re

from careerbook.core.catalog import Source
from careerbook.core.states import NATION
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Key, Layout, by_year, form
from careerbook.sources.rows import chosen

US, NOT_METROPOLITAN, METROPOLITAN = "00000", "999", "998"


def cpi_monthly(source: Source) -> Layout:
    """`price_series`: the consumer price index, a month a row; a month that isn't there (October 2025) is left out.

    Options: series, country_code, unit.
    """
    return Layout(
        "price_series",
        code="Date",
        form=r"\d{4}-\d\d-01",
        keys={"period": Key("Date", form(r"(\d{4}-\d\d)-01"))},
        figures=[FigureColumn("Index", unit=source.options["unit"])],
        constants=chosen(source, "series", "country_code"),
    )


def worldbank_indicator(source: Source) -> Layout:
    """`price_series`: an indicator, a row a country (or an aggregate such as EMU), a column a year.

    Empty cells are left out. Options: series, indicator (its code), unit.
    """
    return Layout(
        "price_series",
        code="Country Code",
        form="[A-Z]{3}",
        keys={"country_code": "Country Code"},
        must={"Indicator Code": re.escape(source.options["indicator"])},
        figures=by_year("period", unit=source.options["unit"]),
        notation=Notation(blank=None),
        constants=chosen(source, "series"),
    )


def bea_parities(source: Source) -> Layout:
    """`regional_prices`: BEA's price parities by area, every year of the lines chosen, not the notes below.

    Options: area_type (of areas that are neither the nation nor a portion) and lines, LineCode -> statistic.
    """
    lines = {str(number): name for number, name in source.options["lines"].items()}
    is_state = source.options["area_type"] == "state"
    return Layout(
        "regional_prices",
        code="GeoFIPS",
        form=r"\d{5}",
        keys={
            "area_code": Key("GeoFIPS", lambda code: _area_code(code, is_state)),
            "area_title": Key("GeoName", lambda title: re.sub(r"\s*\*$", "", title)),
            "area_type": Key("GeoFIPS", lambda code: _area_type(code, source.options["area_type"])),
            "statistic": Key("LineCode", lines.__getitem__),
        },
        only={"LineCode": "|".join(lines)},
        must={"Description": "RPPs.*"},
        figures=by_year("reference_year", measure="regional_price_parity", unit="index, nation = 100"),
        notation=Notation({"(NA)": "not_released", "(D)": "suppressed", "(L)": "below_threshold"}),
        footer=True,
    )


def _area_type(code: str, others: str) -> str:
    if code == US:
        return "nation"
    if code.endswith(NOT_METROPOLITAN) and code.startswith("00"):
        return "nonmetropolitan portion of the nation"
    if others != "portion":
        return others
    portions = {NOT_METROPOLITAN: "nonmetropolitan portion", METROPOLITAN: "metropolitan portion"}
    if code[2:] not in portions:
        raise ValueError(f"{code!r} is no portion of a state")
    return portions[code[2:]]


def _area_code(code: str, is_state: bool) -> str:
    """As the wage survey writes it: 99 the nation, two digits a state; other codes as they are."""
    if code == US:
        return NATION
    return code.removesuffix("000") if is_state else code
