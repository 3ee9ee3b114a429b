"""Folders that the site takes for published reports: real careers' figures, without notebooks and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from careerbook.dataset import Career, Careers, Dataset
from careerbook.estimate import Estimate, Status, absent
from careerbook.metrics import projections, wages
from careerbook.publish import package, summary

_NO_INDEX = absent("exposure.aioe.percentile", "percentile", Status.NOT_PUBLISHED, "light reports have no index")


def write(folder: Path, dataset: Dataset, only: Sequence[str] = ()) -> list[Career]:
    """A folder for each career, or for those of the SOC codes `only`; gives them in the order of their titles."""
    year, round_ = Careers(dataset).latest_year, max(dataset.count("projections", "vintage"))
    paid = dataset.rows("wages", reference_year=year, occupation_group="detailed")
    projected = dataset.rows("projections", vintage=round_, occupation_type="Line item")
    by_code = {str(code): rows for code, rows in paid.groupby("soc_code")}
    outlooks = {str(code): rows for code, rows in projected.groupby("soc_code")}
    chosen = [career for career in Careers(dataset) if not only or str(career.soc_code) in only]
    for career in chosen:
        figures = wages.national(by_code[str(career.soc_code)], dataset.sources)
        rows = outlooks.get(str(career.soc_code))
        if rows is not None:
            figures |= projections.outlook(rows, dataset.sources)
        write_one(folder, career, [*figures.values(), _NO_INDEX])
    return sorted(chosen, key=lambda career: (career.title, str(career.soc_code)))


def write_one(folder: Path, career: Career, figures: Iterable[Estimate]) -> Path:
    """The report of one career: its summary, the manifest that vouches for it, and empty pages."""
    place = folder / career.slug
    place.mkdir(parents=True)
    about = {"slug": career.slug, "soc_code": str(career.soc_code), "title": career.title}
    ledger = [one.as_dict() for one in figures]
    package.write_json(place / summary.FILE, summary.of(about, ledger))
    package.write_json(place / "ledger.json", ledger)
    (place / "index.html").write_text("<!doctype html><html lang=en><title>Report</title>", encoding="utf-8")
    files = {file.name: package.sha256(file) for file in sorted(place.iterdir())}
    package.write_json(place / "manifest.json", {"career": about, "files": files})
    return place
