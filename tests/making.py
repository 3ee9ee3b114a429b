"""Small made-up sources, rows and estimates for tests of the layers above the dataset."""

from __future__ import annotations

from typing import Any

from careerbook.core.catalog import Source
from careerbook.estimate import Cell, Estimate

ABSENT = float("nan")


def source(id: str = "made_up", **fields: str) -> Source:
    """A catalog entry."""
    about = {
        "file": f"bls/{id}.xlsx",
        "sha256": "0" * 64,
        "publisher": "Bureau",
        "title": "Figures",
        "vintage": "May 2025",
        "reference_period": "May 2025",
        "licence": "public domain",
        "url": "https://example.org/",
        "status": "original",
        "reader": "none",
    }
    return Source(id=id, **(about | fields))


SOURCES = {"made_up": source()}


def row(value: float = 1.0, **fields: Any) -> dict[str, Any]:
    """A row of a figure table: its figure and provenance columns, and any others."""
    raw = "*" if value != value else f"{value:g}"
    return {
        "measure": "annual_wage",
        "statistic": "median",
        "unit": "USD per year",
        "value": value,
        "bound": ABSENT,
        "status": "available",
        "category": None,
        "raw": raw,
        "source_id": "made_up",
        "source_sheet": "Sheet1",
        "source_row": 7,
        "source_column": "A_MEDIAN",
    } | fields


def cell(raw: str = "1", row: int = 7) -> Cell:
    """A publisher's cell."""
    return Cell("made_up", "bls/made_up.xlsx", "0" * 64, "Sheet1", row, "A_MEDIAN", raw)


def estimate(value: float | None = 1.0, unit: str = "jobs", id: str = "a", **fields: Any) -> Estimate:
    """An estimate read from one cell."""
    return Estimate(id, value, unit, **({"cells": (cell(f"{value}"),), "steps": ("read",)} | fields))


# Careers of different major groups: hourly only, annual only, top-coded, and ordinary ones.
EIGHTEEN = [
    "31-9092",
    "15-1252",
    "27-2011",
    "29-1212",
    "29-1141",
    "53-2011",
    "11-2021",
    "13-2011",
    "17-2051",
    "23-1011",
    "25-2021",
    "33-3051",
    "35-2014",
    "41-2031",
    "43-3031",
    "47-2111",
    "51-4121",
    "53-3032",
]
