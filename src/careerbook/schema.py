"""The tables of the dataset: their columns, types, units and keys; each figure is one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

Kind = Literal["text", "category", "year", "number", "row", "flag"]

_DTYPES: dict[str, str] = {
    "text": "str",
    "category": "str",
    "year": "int16",
    "number": "float64",
    "row": "Int32",
    "flag": "bool",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, kind (which gives the dtype) and meaning, with the unit where it has one."""

    name: str
    kind: Kind
    meaning: str

    @property
    def dtype(self) -> str:
        """The pandas dtype."""
        return _DTYPES[self.kind]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a plural noun, its columns, and the key columns by which it is sorted and looked up."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    sort_by: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


PROVENANCE = (
    Column("source_id", "category", "entry of data/catalog.toml"),
    Column("source_sheet", "category", "the workbook's sheet; empty for text files"),
    Column("source_row", "row", "row of the sheet or file, counted from 1; none in JSON"),
    Column("source_column", "category", "the column's header as published; in JSON the path"),
)

FIGURE = (
    Column("measure", "category", "what is measured"),
    Column("statistic", "category", "total, mean, median, p10 ... of the measure"),
    Column("unit", "category", "unit of value and bound"),
    Column("value", "number", "the figure in `unit`; none where withheld or top-coded"),
    Column("bound", "number", "for a top-coded figure the published threshold, in `unit`"),
    Column("status", "category", "available, or why there is no plain figure"),
    Column("category", "category", "the text of a figure that is not a number"),
    Column("raw", "text", "the cell's text as published"),
)

STATUSES = (
    "available",
    "not_released",
    "top_coded",
    "below_threshold",
    "unreliable",
    "suppressed",
    "not_applicable",
    "nil",
    "missing",
)


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _cat(name: str, meaning: str) -> Column:
    return Column(name, "category", meaning)


_SOC = Column("soc_code", "category", "the publisher's occupation code, in the form of a SOC code")
_CLASSIFICATION = Column("classification", "category", "the classification and edition that the code is of")
_GROUP_ABROAD = ("country_code", "classification", "occupation_code", "sex", "basis")

_TITLE_KEY = _text("title_key", "the title without case, punctuation and plural: what titles are compared by")

_TABLES = (
    Table(
        "occupations",
        "SOC 2018, from major groups to detailed occupations",
        (
            _SOC,
            _text("title", "title of the occupation or group"),
            _cat("level", "major, minor, broad or detailed"),
            _CLASSIFICATION,
            _cat("parent_code", "code of the group one level up; none for a major group"),
            *PROVENANCE,
        ),
        ("classification", "soc_code"),
    ),
    Table(
        "titles",
        "Job titles that lead to an occupation",
        (
            _SOC,
            _cat("onet_soc_code", "O*NET-SOC 2019 code, where the title is O*NET's"),
            _text("title", "the job title"),
            _TITLE_KEY,
            _cat("kind", "soc, direct_match, onet_alternate or onet_reported"),
            *PROVENANCE,
        ),
        ("soc_code", "kind", "title", "onet_soc_code"),
    ),
    Table(
        "wages",
        "US employment and wages, national (OEWS, May of each year)",
        (
            _SOC,
            _text("occupation_title", "title as in that year's estimates"),
            _cat("occupation_group", "total, major, minor, broad or detailed; some codes are both of the last"),
            Column("reference_year", "year", "the year of the May estimates"),
            _CLASSIFICATION,
            Column("annual_only", "flag", "the publisher gives annual wages only"),
            Column("hourly_only", "flag", "the publisher gives hourly wages only"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "reference_year", "occupation_group", "measure", "statistic"),
    ),
    Table(
        "projections",
        "US employment projected over ten years (Employment Projections), a vintage each",
        (
            _SOC,
            _text("occupation_title", "title as in that vintage"),
            _cat("occupation_type", "Summary or Line item"),
            _CLASSIFICATION,
            _cat("vintage", "the projected span, e.g. 2024-34"),
            Column("base_year", "year", "the year from which employment is projected"),
            Column("target_year", "year", "the year for which employment is projected"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "vintage", "measure"),
    ),
    Table(
        "crosswalks",
        "Published links between two classifications, a link a row",
        (
            _cat("from_classification", "the classification that the link leads from"),
            _cat("from_code", "code there"),
            _text("from_title", "title there"),
            _cat("to_classification", "the classification that the link leads to"),
            _cat("to_code", "code there"),
            _text("to_title", "title there"),
            Column("is_partial", "flag", "the publisher marks the link as partial; False if it marks none"),
            Column("rank", "row", "the publisher's order of a code's links, 1 the main one; none if unranked"),
            *PROVENANCE,
        ),
        ("from_classification", "to_classification", "from_code", "to_code", "from_title"),
    ),
    Table(
        "classifications",
        "Classifications of other countries and of the ILO: codes and titles",
        (
            _CLASSIFICATION,
            _cat("code", "the code, as text"),
            _text("title", "title in English"),
            _cat("level", "major group, sub-major group, minor group, unit group ..."),
            *PROVENANCE,
        ),
        ("classification", "code"),
    ),
    Table(
        "job_titles_abroad",
        "Job titles that belong to a code of another country's classification",
        (
            _CLASSIFICATION,
            _cat("code", "the unit group's code"),
            _text("title", "the job title"),
            _TITLE_KEY,
            *PROVENANCE,
        ),
        ("classification", "code", "title"),
    ),
    Table(
        "earnings_abroad",
        "Earnings by occupation in other countries, and where published their coefficients of variation",
        (
            Column("country_code", "category", "ISO 3166-1 alpha-3"),
            _cat("country_name", "short English name"),
            _CLASSIFICATION,
            _cat("occupation_code", "code in that classification; TOTAL for all occupations"),
            _text("occupation_title", "the publisher's title"),
            _cat("sex", "total, male, female or other"),
            _cat("basis", "all employees, full-time or part-time"),
            _cat("pay_period", "year, month, week, day or hour"),
            _cat("currency_code", "ISO 4217 code of the currency that the figure is in"),
            Column("reference_year", "year", "the year that the figure is of"),
            _cat("reference_period", "the year, with the part of it where the publisher says"),
            _cat("note", "what else the figure is (net, weighted mean ...), as short terms parted by '; '"),
            *FIGURE,
            *PROVENANCE,
        ),
        (*_GROUP_ABROAD, "pay_period", "reference_year", "measure", "statistic"),
    ),
    Table(
        "price_series",
        "Price index, exchange rates and purchasing power parities over time",
        (
            _cat("series", "cpi_u, exchange_rate_lcu_per_usd or ppp_private_consumption"),
            Column("country_code", "category", "ISO 3166-1 alpha-3, or an aggregate's code (EMU)"),
            _cat("period", "YYYY or YYYY-MM"),
            _cat("unit", "unit of value"),
            Column("value", "number", "the figure in `unit`"),
            _cat("status", "available, or why there is no figure"),
            _text("raw", "the cell's text as published"),
            *PROVENANCE,
        ),
        ("series", "country_code", "period"),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}


def conform(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with the table's columns, order and dtypes.

    Raises ValueError naming missing or unexpected columns, or a status that is not one of STATUSES.
    """
    table = TABLES[name]
    missing, extra = set(table.names) - set(frame.columns), set(frame.columns) - set(table.names)
    if missing or extra:
        raise ValueError(f"table {name}: missing columns {sorted(missing)}, unexpected {sorted(extra)}")
    conformed = frame[table.names].astype({column.name: column.dtype for column in table.columns})
    if "status" in conformed.columns:
        unknown = set(conformed["status"].unique()) - set(STATUSES)
        if unknown:
            raise ValueError(f"table {name}: unknown status {sorted(unknown)}")
    return conformed
