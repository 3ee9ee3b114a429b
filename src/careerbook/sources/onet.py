"""The O*NET database: ratings with their precision, education and experience, and what an occupation uses and does.

A release comes as workbooks (blank where nothing is) or as tab-separated text (n/a where nothing is). The catalog's
vintage is the release. Releases from 30.3 on have other names for some files and columns; both are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation, parse_number
from careerbook.sources.layout import FigureColumn, Frames, Key, Layout
from careerbook.sources.workbook import Name, open_table

ONET_SOC_PATTERN = r"\d\d-\d{4}\.\d\d"
CODE, NOTHING = "O*NET-SOC Code", "n/a"
VALUE, CATEGORY = "Data Value", "Category"
_T = TypeVar("_T")


def _or_none(read: Callable[[str], _T]) -> Callable[[str], _T | None]:
    """Reads nothing and 'n/a' as None, any other text by `read`."""
    return lambda text: None if text in ("", NOTHING) else read(text)


def _flag(text: str) -> bool:
    if text not in ("Y", "N"):
        raise ValueError(f"{text!r} is neither Y nor N")
    return text == "Y"


def _needed(read: Callable[[str], _T | None]) -> Callable[[str], _T]:
    """Reads as `read` does, and refuses nothing."""

    def needed(text: str) -> _T:
        value = read(text)
        if value is None:
            raise ValueError("nothing where a name or a sign is expected")
        return value

    return needed


text_or_none, number_or_none, flag_or_none = _or_none(str), _or_none(parse_number), _or_none(_flag)
Keys = dict[str, Key | Name]


def _keys(read: Callable[[str], Any], optional: bool = False, **headers: Name) -> Keys:
    return {name: Key(header, read, optional) for name, header in headers.items()}


_OCCUPATION: Keys = {"onet_soc_code": CODE}
_DATED = _keys(text_or_none, date="Date", domain_source="Domain Source")
_NUMBERS = {"n": "N", "standard_error": "Standard Error", "ci_lower": "Lower CI Bound", "ci_upper": "Upper CI Bound"}
_RATED: Keys = {
    **_OCCUPATION,
    **_keys(text_or_none, element_id="Element ID", element_name="Element Name", scale_id="Scale ID"),
    **_keys(number_or_none, optional=True, **_NUMBERS),
    **_keys(flag_or_none, optional=True, recommend_suppress="Recommend Suppress"),
    **_DATED,
}


def _rated(source: Source, table: str, keys: Keys, **constants: Any) -> Layout:
    """A rating a row; columns of precision that the file doesn't have are empty."""
    return Layout(
        table,
        code=CODE,
        form=ONET_SOC_PATTERN,
        keys={**_RATED, **keys},
        figures=[FigureColumn(VALUE)],
        notation=Notation({NOTHING: "not_applicable"}),
        constants={"release": source.vintage, **constants},
    )


def ratings(source: Source) -> Layout:
    """`onet_ratings` from Skills, Knowledge, Work Styles, Interests, Work Values or their successors.

    Options: domain (of schema `onet_ratings`).
    """
    relevant = _keys(flag_or_none, optional=True, not_relevant="Not Relevant")
    return _rated(source, "onet_ratings", relevant, domain=source.options["domain"])


def read_education(path: Path, source: Source) -> Frames:
    """The table `onet_education`, each category with its name.

    Options: categories, the file beside it that names the categories.
    """
    grid, names_file = open_table(path), source.options["categories"]
    layout = _rated(source, "onet_education", {"category": Key(CATEGORY, number_or_none)})
    (frame,) = layout.read(source, grid).values()
    (named,) = read_categories(path.with_name(names_file), source).values()
    names = named.set_index(["scale_id", "category"])["category_name"]
    frame = frame.assign(category_name=names.reindex(pd.MultiIndex.from_frame(frame[names.index.names])).to_numpy())
    unnamed = frame[frame["category"].notna() & frame["category_name"].isna()]
    if len(unnamed):
        raise grid.error(f"{names_file} doesn't name the category", unnamed["source_row"].iloc[0] - 1, CATEGORY)
    return {"onet_education": frame}


def read_categories(path: Path, source: Source) -> Frames:
    """The table `onet_categories`: categories by their names; the explanations after a dash are left out."""
    layout = Layout(
        "onet_categories",
        code="Scale ID",
        form="[A-Z]{2}",
        keys={
            "scale_id": "Scale ID",
            "category": Key(CATEGORY, number_or_none),
            "category_name": Key("Category Description", lambda text: re.sub(r"\s+-\s.*", "", text)),
        },
        about="category_name",
        constants={"release": source.vintage},
    )
    grid = open_table(path)
    (frame,) = layout.read(source, grid).values()
    for name in ("category", "category_name"):
        twice = frame[frame.duplicated(["scale_id", name])]
        if len(twice):
            raise grid.error("a category appears twice", twice["source_row"].iloc[0] - 1, CATEGORY)
    return {"onet_categories": frame}


_name, _number, _sign = _needed(text_or_none), _needed(number_or_none), _needed(flag_or_none)
_COMMODITY = _OCCUPATION | _keys(_name, example=("Example", "Workplace Example"))
_COMMODITY |= _keys(text_or_none, commodity_code=("Commodity Code", "Element ID"))
_COMMODITY |= _keys(text_or_none, commodity_title=("Commodity Title", "Element Name"))
_TASK = _OCCUPATION | _keys(text_or_none, task_id="Task ID") | _DATED
_DWA: Name = ("DWA ID", "DWA Element ID")
# Kind -> table, the key that its rows are about, and the keys.
LISTS: dict[str, tuple[str, str, Keys]] = {
    "job_zones": ("onet_job_zones", "job_zone", _OCCUPATION | _keys(_number, job_zone="Job Zone") | _DATED),
    "technology": (
        "onet_technology",
        "example",
        _COMMODITY | _keys(_sign, is_hot="Hot Technology", is_in_demand="In Demand"),
    ),
    "tools": ("onet_tools", "example", _COMMODITY),
    "work_activities": ("onet_work_activities", "dwa_id", _TASK | _keys(_name, dwa_id=_DWA)),
    "activities": (
        "onet_activities",
        "dwa_title",
        {
            **_keys(_name, dwa_id=_DWA, dwa_title=("DWA Title", "DWA Element Name")),
            **_keys(text_or_none, iwa_id=("IWA ID", "IWA Element ID"), element_id=("Element ID", "GWA Element ID")),
            **_keys(text_or_none, optional=True, iwa_title=("IWA Title", "IWA Element Name")),
            **_keys(text_or_none, optional=True, element_name=("Element Name", "GWA Element Name")),
        },
    ),
    "related": (
        "onet_related",
        "related_onet_soc_code",
        {
            **_OCCUPATION,
            **_keys(_name, related_onet_soc_code="Related O*NET-SOC Code"),
            **_keys(text_or_none, tier="Relatedness Tier"),
            **_keys(number_or_none, rank=("Index", "Related Index")),
        },
    ),
    "tasks": (
        "onet_tasks",
        "task",
        {
            **_TASK,
            **_keys(_name, task="Task"),
            **_keys(text_or_none, task_type="Task Type"),
            **_keys(number_or_none, incumbents_responding="Incumbents Responding"),
        },
    ),
}


def lists(source: Source) -> Layout:
    """What an occupation uses, does, needs and is related to. Options: kind, a key of LISTS."""
    table, about, keys = LISTS[source.options["kind"]]
    is_of_activities = table == "onet_activities"
    return Layout(
        table,
        code=_DWA if is_of_activities else CODE,
        form=r"\d\.[A-Z]\.\S+" if is_of_activities else ONET_SOC_PATTERN,
        keys=keys,
        about=about,
        constants={"release": source.vintage},
    )
