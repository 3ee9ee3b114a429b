"""A small dataset of its own: two years of wages, two vintages of projections, and the crosswalk between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from careerbook.core import catalog, schema
from careerbook.core.catalog import Source
from careerbook.dataset.build import build
from careerbook.dataset.reading import sha256
from careerbook.dataset.store import Dataset
from tests import making
from tests.importers import tiny_workbook
from tests.importers.test_damaged_files import EP_HEADER, EP_OPTIONS, EP_SEPARATIONS, OEWS_HEADER, POINTS

TABLES = ("wages", "projections", "crosswalks")
# SOC 2018 title, employment and median by year; a '*' or '#' as the publisher prints it.
WAGES: Mapping[int, Mapping[str, tuple[str, object, object]]] = {
    2018: {
        "31-9092": ("Medical Assistants", 600000.0, 33610.0),
        "15-1132": ("Developers, Applications", 9e5, 103620.0),
    },
    2024: {
        "31-9092": ("Medical Assistants", 800000.0, 44200.0),
        "29-1229": ("Physicians, All Other", 300000.0, "#"),
        "53-3054": ("Taxi Drivers", 10000.0, 30000.0),
        "11-1031": ("Legislators", 20000.0, 60000.0),
        "27-2011": ("Actors <b>&", 50000.0, 20000.0),
    },
    2025: {
        "31-9092": ("Medical Assistants", 801000.0, 45690.0),
        "29-1229": ("Physicians, All Other", 310000.0, 265930.0),
        "53-3054": ("Taxi Drivers", 20000.0, 33000.0),
        "15-1252": ("Software Developers", 1600000.0, 135980.0),
        "27-2011": ("Actors <b>&", 51000.0, "*"),
    },
}


def wage_row(code: str, title: str, employment: object, median: object) -> list[object]:
    hourly = [22.5] * len(POINTS)
    annual = [46120.0, 30000.0, 40000.0, median, 50000.0, 60000.0]
    return [code, title, "detailed", employment, 2.0, 1.0, *hourly, *annual, None, None]


def write_wages(path: Path, year: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [wage_row(code, *about) for code, about in WAGES[year].items()]
    return tiny_workbook.write(path, {f"national_M{year}_dl": [OEWS_HEADER, *rows]})


def write_projections(path: Path, base: int, growth: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    years = {"2024": str(base), "2034": str(base + 10), "–34": f"–{base % 100 + 10}", "-34": f"-{base % 100 + 10}"}

    def dated(text: str) -> str:
        for old, new in years.items():
            text = text.replace(old, new)
        return text

    header = [dated(text) for text in EP_HEADER]
    main = ["Medical assistants", "31-9092", "Line item", 811.0, 912.2, 101.2, growth, 0.5, 112.3, 44200.0]
    row = [*main, "None", "None", "None"]
    others = [[*header[:3], *map(dated, EP_SEPARATIONS)], [*row[:3], 1.5, 2.5]]
    return tiny_workbook.write(path, {"Table 1.2": [header, row], "Table 1.10": others})


@dataclass
class Small:
    """The small dataset's folders and catalog."""

    raw: Path
    tables: Path
    sources: dict[str, Source]

    def dataset(self) -> Dataset:
        """The dataset as it is on disk now."""
        return Dataset(self.tables)

    def rebuild(self) -> None:
        """Build the tables from the raw files, whatever their checksums are by now."""
        for source in list(self.sources.values()):
            self.sources[source.id] = replace(source, sha256=sha256(self.raw / source.file))
        build(self.raw, self.tables)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """The small dataset, in the place of the project's."""
    raw = tmp_path / "raw"
    add: Callable[..., Source] = making.source
    sources: dict[str, Source] = {}

    def entry(id: str, file: Path, reader: str, options: Mapping[str, Any], **fields: str) -> None:
        about = {
            "file": str(file.relative_to(raw)),
            "reader": reader,
            "title": reader,
            "url": f"https://example.org/{id}",
        }
        sources[id] = replace(add(id, **(about | fields)), sha256=sha256(file), options=options)

    for year in WAGES:
        options = {"reference_year": year, "classification": "SOC 2010" if year == 2018 else "SOC 2018"}
        options |= {"annual_top_code": 239200} if year == 2024 else {}
        file = write_wages(raw / f"wages_{year}.xlsx", year)
        fields = {"vintage": f"May {year}", "reference_period": f"May {year}"}
        fields |= {"series_break": "a new method comes in"} if year == 2024 else {}
        entry(f"wages_{year}", file, "oews_national", options, **fields)
    for base, growth in ((2022, 13.9), (2024, 12.5)):
        vintage = f"{base}-{base % 100 + 10}"
        options = {**EP_OPTIONS, "vintage": vintage, "base_year": base, "target_year": base + 10}
        entry(f"ep_{base}", write_projections(raw / f"ep_{base}.xlsx", base, growth), "ep_workbook", options)
    links = raw / "links.csv"
    links.write_text("a,b,c,d\n31-9092,x,31-9092,x\n15-1132,y,15-1252,y\n15-1133,z,15-1252,y\n")
    columns = {"from_code": "a", "from_title": "b", "to_code": "c", "to_title": "d"}
    between = {"from_classification": "SOC 2010", "to_classification": "SOC 2018", "columns": columns}
    entry("links", links, "crosswalk", between)
    monkeypatch.setattr(catalog, "load", lambda: MappingProxyType(sources))
    monkeypatch.setattr(schema, "TABLES", {name: schema.TABLES[name] for name in TABLES})
    monkeypatch.setattr(schema, "LOCAL_TABLES", {})
    found = Small(raw, tmp_path / "data" / "tables", sources)
    build(raw, found.tables)
    return found
