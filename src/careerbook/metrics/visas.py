"""Going rates of the United Kingdom's rules for sponsored workers, as the appendix lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.core import slugs
from careerbook.core.units import day_in_words
from careerbook.estimate import Estimate, Sources, Status, from_row
from careerbook.metrics.rows import Row, records

# A cell that has no rate and says where the rates are: in the table of bands or roles, or at another code.
_POINTER = re.compile(r"See relevant pay band in Table (?P<table>\d)|As SOC 2020 occupation code (?P<code>\d{4})")
_BARRED = "6"
_YEAR, _HOUR = "GBP per year", "GBP per hour"


@dataclass(frozen=True, slots=True)
class Rate:
    """One line of the rules' tables: whom it is for, and the rates for a year and, where they are given, for an hour.

    `groups` are the unit groups that the line is for, `options` the letters and routes of the rules, `granted_before`
    the day before which permission must have been granted, in words ('22 July 2025') or ''. `year` and `hour` are by
    area; '' is the whole country.
    """

    groups: tuple[str, ...]
    table: str
    options: str
    percent: str
    granted_before: str
    role: str
    year: Mapping[str, Estimate]
    hour: Mapping[str, Estimate]


def going_rates(rows: pd.DataFrame, codes: Sequence[str], sources: Sources) -> list[Rate]:
    """The lines of the tables for the SOC 2020 unit groups `codes`, pounds; empty if no table of rates has them.

    `rows` are those of `visa_going_rates`. Where a group's cell points to the table of bands or roles, or to another
    group, the lines there follow. A line without a rate ('Not applicable') says so.

    Figures: `visa.GBR.<group>.<table>.<options>.<percent>.<role>.<area>.year`,
        `visa.GBR.<group>.<table>.<options>.<percent>.<role>.<area>.hour`; the group is `scale` for bands and roles
    Formula: as published
    Inputs: `visa_going_rates`
    Source: UK Home Office, Immigration Rules, Appendix Skilled Occupations, Tables 1 to 5
    """
    rows = rows[rows["rate_table"] != _BARRED]
    targets: dict[tuple[str, str, str], list[str]] = {}
    for code in codes:
        for row in records(rows[rows["occupation_code"] == code]):
            reached = targets.setdefault((*_target(row), row["permission_before"]), [])
            reached.extend([code] if code not in reached else [])
    rates: list[Rate] = []
    for (code, table, before), groups in targets.items():
        lines = rows[(rows["occupation_code"] == code) & (rows["rate_table"] == table) & rows["category"].isna()]
        rates += _lines(lines, tuple(groups), before, sources)
    return rates


def listed(rows: pd.DataFrame, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The tables of rates that have each of the groups, by code; none for a group that no such table has."""
    rows = rows[rows["rate_table"] != _BARRED]
    return {code: tuple(sorted(rows.loc[rows["occupation_code"] == code, "rate_table"].unique())) for code in codes}


def ineligible(rows: pd.DataFrame, codes: Sequence[str], sources: Sources) -> dict[str, Estimate]:
    """What the rules say of those of the groups that are not eligible, by code: 'not eligible'.

    A group of which only listed jobs are eligible is among them: for its other jobs.

    Figures: `visa.GBR.<group>.eligibility`
    Formula: as published
    Inputs: `visa_going_rates`
    Source: UK Home Office, Immigration Rules, Appendix Skilled Occupations, Table 6
    """
    barred = rows[(rows["rate_table"] == _BARRED) & rows["occupation_code"].isin(codes)]
    eligibility = {}
    for row in records(barred):
        code, details = row["occupation_code"], {"rate_table": f"Table {_BARRED}"}
        published = from_row(f"visa.GBR.{code}.eligibility", row, sources)
        eligibility[code] = replace(published, unit="category", status=Status.AVAILABLE, details=details)
    return eligibility


def listed_jobs(rows: pd.DataFrame, codes: Sequence[str]) -> dict[str, str]:
    """The only jobs that are eligible, in those of the groups of which not all are, by code."""
    some = rows[rows["occupation_code"].isin(codes) & (rows["listed_jobs"].fillna("") != "")]
    return dict(zip(some["occupation_code"], some["listed_jobs"], strict=True))


def _target(row: Row) -> tuple[str, str]:
    """The code and the table where the row's rates are."""
    if not isinstance(row["category"], str):
        return row["occupation_code"], row["rate_table"]
    pointer = _POINTER.fullmatch(row["category"])
    if pointer is None:
        raise ValueError(f"{row['category']!r} leads to no rates")
    return pointer["code"] or "", pointer["table"] or row["rate_table"]


def _lines(rows: pd.DataFrame, groups: tuple[str, ...], before: str, sources: Sources) -> list[Rate]:
    order = rows.assign(less=-pd.to_numeric(rows["percent"])).sort_values(["less", "source_row"], kind="stable")
    return [
        _rate(records(line), groups, before, sources)
        for _, line in order.groupby(["options", "percent", "role"], sort=False)
    ]


def _rate(rows: Sequence[Row], groups: tuple[str, ...], before: str, sources: Sources) -> Rate:
    figures: dict[str, dict[str, Estimate]] = {_YEAR: {}, _HOUR: {}}
    first, day = rows[0], day_in_words(before)
    table, percent, role = (first[name] for name in ("rate_table", "percent", "role"))
    about = {"rate_table": f"Table {table}", "percent": f"{percent}%", "role": role, "granted_before": day}
    details = {name: text for name, text in about.items() if text}
    for row in rows:
        names = (row["occupation_code"] or "scale", *(row[name] for name in _NAMES), row["unit"].rpartition(" ")[2])
        id = "visa.GBR." + ".".join(slugs.plain(name) or "all" for name in names)
        if row["area"] in figures[row["unit"]]:
            raise ValueError(f"two going rates are {id}")
        figures[row["unit"]][row["area"]] = replace(from_row(id, row, sources), details=details)
    return Rate(groups, table, first["options"], percent, day, role, figures[_YEAR], figures[_HOUR])


_NAMES = ("rate_table", "options", "percent", "role", "area")
