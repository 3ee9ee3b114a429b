"""Figures of other countries, and the prices that make them comparable."""

from __future__ import annotations

from careerbook.core.schema.model import CLASSIFICATION, FIGURE, PROVENANCE, ColumnSchema, TableSchema, category, text

_GROUP_ABROAD = ("country_code", "classification", "occupation_code", "basis")

TABLES = (
    TableSchema(
        "earnings_abroad",
        "Earnings by occupation in other countries; where published their variation, paid hours and gender gap",
        (
            ColumnSchema("country_code", "category", "ISO 3166-1 alpha-3"),
            category("country_name", "short English name"),
            CLASSIFICATION,
            category("occupation_code", "code in that classification; TOTAL for all occupations"),
            text("occupation_title", "the publisher's title"),
            category("sex", "total, male, female or other"),
            category(
                "basis", "all employees, full-time, part-time or full-time equivalent (an hour's pay for full hours)"
            ),
            category("pay_period", "year, month, week, day or hour"),
            category("currency_code", "ISO 4217 code of the currency that the figure is in"),
            ColumnSchema("reference_year", "year", "the year that the figure is of"),
            category("reference_period", "the year, with the part of it where the publisher says"),
            category("note", "what else the figure is (net, weighted mean ...), as short terms parted by '; '"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("measure", "sex", "statistic", *_GROUP_ABROAD, "pay_period", "reference_year"),
    ),
    TableSchema(
        "price_series",
        "Price index, exchange rates and purchasing power parities over time",
        (
            category("series", "what is measured; a series is one publisher's and of one vintage"),
            ColumnSchema("country_code", "category", "ISO 3166-1 alpha-3, or an aggregate's code (EMU)"),
            category("period", "YYYY or YYYY-MM"),
            category("unit", "unit of value"),
            ColumnSchema("value", "number", "the figure in `unit`"),
            category("status", "available, or why there is no figure"),
            text("raw", "the cell's text as published"),
            *PROVENANCE,
        ),
        ("series", "country_code", "period"),
    ),
)
