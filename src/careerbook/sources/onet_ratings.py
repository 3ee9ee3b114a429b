"""The O*NET database's ratings with their precision, and its distributions of education and experience.

Options: for ratings domain (of schema `onet_ratings`); for education categories, the file beside it that names
the categories. The catalog's vintage is the release.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources.onet import CODE, NOTHING, ONET_SOC_PATTERN, flags, numbers, open_database, texts
from careerbook.sources.workbook import Header

VALUE = "Data Value"
NUMBERS = {"n": "N", "standard_error": "Standard Error", "ci_lower": "Lower CI Bound", "ci_upper": "Upper CI Bound"}
FLAGS = {"recommend_suppress": "Recommend Suppress", "not_relevant": "Not Relevant"}
ELEMENT = {
    "onet_soc_code": CODE,
    "element_id": "Element ID",
    "element_name": "Element Name",
    "scale_id": "Scale ID",
    "date": "Date",
    "domain_source": "Domain Source",
}
CATEGORY = "Category"
CATEGORIES = {"scale_id": "Scale ID", "category": CATEGORY, "category_name": "Category Description"}
EXPLANATION = r"\s+-\s.*"


def read_ratings(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `onet_ratings` from Skills, Knowledge, Work Styles, Interests, Work Values or their successors."""
    header = open_database(path).header(CODE, "Scale ID", VALUE)
    frame = _rated(header, source)
    return {"onet_ratings": frame.assign(domain=source.options["domain"])}


def _rated(header: Header, source: Source) -> pd.DataFrame:
    """One row a rating; columns of precision that the file doesn't have are NA."""
    rows = header.coded_rows(header.index(CODE), ONET_SOC_PATTERN)
    columns = {**ELEMENT, **NUMBERS, **FLAGS}
    frame = texts(header, rows, {name: (text,) for name, text in columns.items()}, {*NUMBERS, *FLAGS})
    frame = frame.assign(
        **{name: numbers(header, frame[name], text) for name, text in NUMBERS.items()},
        **{name: flags(header, frame[name], text) for name, text in FLAGS.items()},
        release=source.vintage,
    )
    return frame.join(_values(header, rows)).join(header.grid.provenance(rows, VALUE))


def _values(header: Header, rows: list[int]) -> pd.DataFrame:
    index = header.index(VALUE)
    raw = pd.Series([header.grid.text(row, index) for row in rows], index=pd.Index(rows), dtype="str")
    status = raw.map({"": "missing", NOTHING: "not_applicable"}).fillna("available")
    value = numbers(header, raw.where(status.eq("available")), VALUE)
    return pd.DataFrame({"value": value, "status": status, "raw": raw})


def read_education(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `onet_education`, each category with its name."""
    header = open_database(path).header(CODE, "Scale ID", CATEGORY, VALUE)
    frame = _rated(header, source).drop(columns="not_relevant")
    text = texts(header, list(frame.index), {"category": (CATEGORY,)})["category"]
    frame = frame.assign(category=numbers(header, text, CATEGORY))
    named = _categories(path.with_name(source.options["categories"]), source)
    names = named.set_index(["scale_id", "category"])["category_name"]
    found = names.reindex(pd.MultiIndex.from_frame(frame[["scale_id", "category"]])).to_numpy()
    unnamed = frame.index[frame["category"].notna() & pd.isna(found)]
    if len(unnamed):
        raise header.grid.error(f"{source.options['categories']} doesn't name the category", unnamed[0], CATEGORY)
    return {"onet_education": frame.assign(category_name=found)}


def read_categories(path: Path, source: Source) -> dict[str, pd.DataFrame]:
    """The table `onet_categories`."""
    return {"onet_categories": _categories(path, source)}


def _categories(path: Path, source: Source) -> pd.DataFrame:
    """Categories by their names; the explanations after a dash are left out."""
    header = open_database(path).header(*CATEGORIES.values())
    rows = header.coded_rows(header.index("Scale ID"), r"[A-Z]{2}")
    frame = texts(header, rows, {name: (text,) for name, text in CATEGORIES.items()})
    frame = frame.assign(
        category=numbers(header, frame["category"], CATEGORY),
        category_name=frame["category_name"].str.replace(EXPLANATION, "", regex=True),
        release=source.vintage,
    )
    twice = frame.index[frame.duplicated(["scale_id", "category"]) | frame.duplicated(["scale_id", "category_name"])]
    if len(twice):
        raise header.grid.error("a category appears twice", twice[0], CATEGORY)
    return frame.join(header.grid.provenance(rows, "Category Description"))
