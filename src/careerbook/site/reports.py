"""The published reports in a folder: their summaries, and which folders are not whole."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerbook.dataset import Careers, Dataset
from careerbook.publish.package import files as package
from careerbook.publish.package import summary

Entry = Mapping[str, Any]
"""A figure as a ledger holds it."""

_MANIFEST = "manifest.json"
_PARTS = ("index.html", "ledger.json", summary.FILE)


@dataclass(frozen=True, slots=True)
class Report:
    """A published report: its career, and its summary's figures by id."""

    slug: str
    soc_code: str
    title: str
    figures: Mapping[str, Entry]

    @property
    def basis(self) -> str:
        """'hourly' where the survey publishes pay by the hour only, else 'annual'."""
        annual = self.figures.get("wage.annual.median")
        return "hourly" if annual is None or annual["status"] == "not_released" else "annual"

    def ledger(self) -> dict[str, Entry]:
        """The figures by the ids that they have on the site, where careers stand side by side."""
        return {site_id(self.slug, id): {**entry, "id": site_id(self.slug, id)} for id, entry in self.figures.items()}


def site_id(slug: str, id: str) -> str:
    """The id of a report's figure on the site."""
    return f"{slug}/{id}"


class _NotWhole(Exception):
    """Why a folder is not a whole report."""


def read_all(folder: Path, dataset: Dataset) -> tuple[list[Report], dict[str, str]]:
    """The whole reports in `folder` in the order of their titles, and for each of the others why it is not whole.

    A subfolder without any file of a report is not meant to be one, and is passed over.
    """
    soc_codes = {career.soc_code for career in Careers(dataset)}
    reports, broken = [], {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or not any((path / name).is_file() for name in (_MANIFEST, *_PARTS)):
            continue
        try:
            reports.append(_read(path, soc_codes))
        except _NotWhole as why:
            broken[path.name] = str(why)
    return sorted(reports, key=lambda report: (report.title, report.soc_code)), broken


def _read(folder: Path, soc_codes: Container[str]) -> Report:
    manifest, written = _json(folder / _MANIFEST), _json(folder / summary.FILE)
    for name in _PARTS:
        if not (folder / name).is_file():
            raise _NotWhole(f"{name} is missing")
    try:
        expected = manifest["files"][summary.FILE]
        about = {name: str(written["career"][name]) for name in ("slug", "soc_code", "title")}
        figures = {str(entry["id"]): entry for entry in written["figures"]}
    except (KeyError, TypeError) as error:
        raise _NotWhole(f"its manifest or summary lacks {error}") from None
    if package.sha256(folder / summary.FILE) != expected:
        raise _NotWhole(f"{summary.FILE} is not the one in its manifest")
    if about["slug"] != folder.name:
        raise _NotWhole(f"it is the report of {about['slug']}")
    if about["soc_code"] not in soc_codes:
        raise _NotWhole(f"the dataset has no career {about['soc_code']}")
    return Report(**about, figures=figures)


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise _NotWhole(f"{file.name} is missing") from None
    except (OSError, ValueError):
        raise _NotWhole(f"{file.name} can't be read") from None
