"""Figures of other countries, and the prices that make them comparable."""

from __future__ import annotations

from careerbook.schema.core import CLASSIFICATION, FIGURE, PROVENANCE, Column, Table, category, text

_GROUP_ABROAD = ("country_code", "classification", "occupation_code", "sex", "basis")

TABLES = (
    Table(
        "earnings_abroad",
        "Earnings by occupation in other countries, and where published their coefficients of variation",
        (
            Column("country_code", "category", "ISO 3166-1 alpha-3"),
            category("country_name", "short English name"),
            CLASSIFICATION,
            category("occupation_code", "code in that classification; TOTAL for all occupations"),
            text("occupation_title", "the publisher's title"),
            category("sex", "total, male, female or other"),
            category("basis", "all employees, full-time or part-time"),
            category("pay_period", "year, month, week, day or hour"),
            category("currency_code", "ISO 4217 code of the currency that the figure is in"),
            Column("reference_year", "year", "the year that the figure is of"),
            category("reference_period", "the year, with the part of it where the publisher says"),
            category("note", "what else the figure is (net, weighted mean ...), as short terms parted by '; '"),
            *FIGURE,
            *PROVENANCE,
        ),
        (*_GROUP_ABROAD, "pay_period", "reference_year", "measure", "statistic"),
    ),
    Table(
        "price_series",
        "Price index, exchange rates and purchasing power parities over time",
        (
            category("series", "cpi_u, exchange_rate_lcu_per_usd or ppp_private_consumption"),
            Column("country_code", "category", "ISO 3166-1 alpha-3, or an aggregate's code (EMU)"),
            category("period", "YYYY or YYYY-MM"),
            category("unit", "unit of value"),
            Column("value", "number", "the figure in `unit`"),
            category("status", "available, or why there is no figure"),
            text("raw", "the cell's text as published"),
            *PROVENANCE,
        ),
        ("series", "country_code", "period"),
    ),
)
