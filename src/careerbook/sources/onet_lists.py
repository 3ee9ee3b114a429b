"""The O*NET database's lists: what an occupation uses, does, needs and is related to.

Options: kind, a key of LISTS. The catalog's vintage is the release. Releases from 30.3 on have other names for
some files and columns (Software Skills, GWAs to IWAs to DWAs); both are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import normalised
from careerbook.sources.onet import CODE, ONET_SOC_PATTERN, flags, numbers, open_database, texts
from careerbook.sources.workbook import Header

_OCCUPATION = {"onet_soc_code": (CODE,)}
_DATED = {"date": ("Date",), "domain_source": ("Domain Source",)}
_COMMODITY = {
    "example": ("Example", "Workplace Example"),
    "commodity_code": ("Commodity Code", "Element ID"),
    "commodity_title": ("Commodity Title", "Element Name"),
}


@dataclass(frozen=True, slots=True)
class _List:
    """A list's table, its columns (ours -> what releases call it), and the column that its rows are about."""

    table: str
    columns: Mapping[str, tuple[str, ...]]
    about: str
    integers: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    key: tuple[str, str] = ("onet_soc_code", ONET_SOC_PATTERN)


LISTS: dict[str, _List] = {
    "job_zones": _List(
        "onet_job_zones", {**_OCCUPATION, "job_zone": ("Job Zone",), **_DATED}, "job_zone", integers=("job_zone",)
    ),
    "technology": _List(
        "onet_technology",
        {**_OCCUPATION, **_COMMODITY, "is_hot": ("Hot Technology",), "is_in_demand": ("In Demand",)},
        "example",
        flags=("is_hot", "is_in_demand"),
    ),
    "tools": _List("onet_tools", {**_OCCUPATION, **_COMMODITY}, "example"),
    "work_activities": _List(
        "onet_work_activities",
        {**_OCCUPATION, "task_id": ("Task ID",), "dwa_id": ("DWA ID", "DWA Element ID"), **_DATED},
        "dwa_id",
    ),
    "activities": _List(
        "onet_activities",
        {
            "dwa_id": ("DWA ID", "DWA Element ID"),
            "dwa_title": ("DWA Title", "DWA Element Name"),
            "iwa_id": ("IWA ID", "IWA Element ID"),
            "iwa_title": ("IWA Title", "IWA Element Name"),
            "element_id": ("Element ID", "GWA Element ID"),
            "element_name": ("Element Name", "GWA Element Name"),
        },
        "dwa_title",
        optional=("iwa_title", "element_name"),
        key=("dwa_id", r"\d\.[A-Z]\.\S+"),
    ),
    "related": _List(
        "onet_related",
        {
            **_OCCUPATION,
            "related_onet_soc_code": ("Related O*NET-SOC Code",),
            "tier": ("Relatedness Tier",),
            "rank": ("Index", "Related Index"),
        },
        "related_onet_soc_code",
        integers=("rank",),
    ),
    "tasks": _List(
        "onet_tasks",
        {
            **_OCCUPATION,
            "task_id": ("Task ID",),
            "task": ("Task",),
            "task_type": ("Task Type",),
            "incumbents_responding": ("Incumbents Responding",),
            **_DATED,
        },
        "task",
        integers=("incumbents_responding",),
    ),
}


def read_list(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table that the list's kind feeds."""
    chosen = LISTS[source.options["kind"]]
    header = _header(path, chosen)
    key, pattern = chosen.key
    rows = header.coded_rows(header.index(*chosen.columns[key]), pattern)
    frame = texts(header, rows, chosen.columns, chosen.optional)
    _refuse_blanks(header, frame, chosen)
    names = {name: header.names[header.index(*chosen.columns[name])] for name in (*chosen.integers, *chosen.flags)}
    frame = frame.assign(
        **{name: numbers(header, frame[name], names[name]) for name in chosen.integers},
        **{name: flags(header, frame[name], names[name]) for name in chosen.flags},
        release=source.vintage,
    )
    about = header.names[header.index(*chosen.columns[chosen.about])]
    return {chosen.table: frame.join(header.grid.provenance(rows, about))}


def _header(path: Path, chosen: _List) -> Header:
    """The header by the key's column, under the one of its names that the file has."""
    grid, names = open_database(path), chosen.columns[chosen.key[0]]
    seen = {normalised(cell) for cell in grid.rows[0]} if grid.rows else set()
    return grid.header(next((name for name in names if name in seen), names[0]))


def _refuse_blanks(header: Header, frame: pd.DataFrame, chosen: _List) -> None:
    blank = frame.index[frame[[chosen.about, *chosen.flags]].isna().any(axis=1)]
    if len(blank):
        raise header.grid.error("nothing where a name or a sign is expected", blank[0], chosen.columns[chosen.about][0])
