"""Folders that the site takes for published reports: real careers' figures, without notebooks and pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from careerbook.dataset import Career, Careers, Dataset
from careerbook.estimate import Estimate, Status, absent, from_row
from careerbook.metrics import wages
from careerbook.metrics.projections import FIGURES
from careerbook.metrics.rows import Row, records
from careerbook.publish.package import files as package
from careerbook.publish.package import summary

_NO_INDEX = absent("exposure.aioe.percentile", "percentile", Status.NOT_PUBLISHED, "light reports have no index")


def write(folder: Path, dataset: Dataset, only: Sequence[str] = ()) -> list[Career]:
    """A folder for each career, or for those of the SOC codes `only`; gives them in the order of their titles."""
    year, vintage = Careers(dataset).latest_year, max(dataset.count("projections", "vintage"))
    paid = dataset.rows("wages", reference_year=year, occupation_group="detailed")
    by_code: dict[str, pd.DataFrame] = {str(code): rows for code, rows in paid.groupby("soc_code")}
    projected = records(dataset.rows("projections", vintage=vintage, occupation_type="Line item"))
    outlooks = {(row["soc_code"], row["measure"]): row for row in projected}
    chosen = [career for career in Careers(dataset) if not only or career.soc_code in only]
    for career in chosen:
        code = career.soc_code
        figures = wages.national(by_code[code], dataset.sources).values()
        write_one(folder, career, [*figures, *_outlook(code, outlooks, dataset), _NO_INDEX])
    return sorted(chosen, key=lambda career: (career.title, career.soc_code))


def _outlook(code: str, rows: Mapping[tuple[str, str], Row], dataset: Dataset) -> list[Estimate]:
    return [
        from_row(f"outlook.{name}", rows[code, measure], dataset.sources, factor=factor, unit=unit)
        for name, (measure, unit, factor) in FIGURES.items()
        if (code, measure) in rows
    ]


def write_one(folder: Path, career: Career, figures: Iterable[Estimate]) -> Path:
    """The report of one career: its summary, the manifest that vouches for it, and an empty page."""
    place = folder / career.slug
    place.mkdir(parents=True)
    about = {"slug": career.slug, "soc_code": career.soc_code, "title": career.title}
    ledger = [one.as_dict() for one in figures]
    package.write_json(place / summary.FILE, summary.of(about, ledger))
    package.write_json(place / "ledger.json", [])
    (place / "index.html").write_text("<!doctype html><html lang=en><title>Report</title>", encoding="utf-8")
    files = {file.name: package.sha256(file) for file in sorted(place.iterdir())}
    package.write_json(place / "manifest.json", {"career": about, "files": files})
    return place
