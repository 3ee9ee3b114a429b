"""The notebooks that a report consists of."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from careerbook.core import paths
from careerbook.core.errors import DataDamaged


def notebook_names(of: str = "report") -> list[str]:
    """The notebooks of a report in their order, or those of `tools`. Raises DataDamaged if batches.toml doesn't say."""
    names: list[str] = _listed(of)["notebooks"]
    return names


def first_page_names() -> list[str]:
    """Those of a report's notebooks that its first page shows; the others are on pages of their own only."""
    apart = _listed("report").get("own_page_only", [])
    return [name for name in notebook_names() if name not in apart]


def _listed(of: str) -> dict[str, Any]:
    file = paths.share() / "reports" / "batches.toml"
    try:
        listed: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))[of]
        if "notebooks" in listed:
            return listed
        why = "it has no notebooks"
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        why = str(error)
    raise DataDamaged(f"{file} doesn't list the report's notebooks: {why}.", "Restore it from the project.")


def source(name: str) -> Path:
    """Where the notebook lies in the project."""
    return paths.notebooks_dir() / f"{name}.ipynb"


def inputs(notebooks: list[str]) -> dict[str, Path]:
    """The files that a report is made from, beside the tables, by the names that a manifest gives them."""
    folders = (paths.template_dir(), paths.template_dir() / "fonts")
    template = {f"template/{file.name}": file for folder in folders for file in folder.iterdir() if file.is_file()}
    lists = {f"data/{name}": paths.data_dir() / name for name in ("countries.csv", "comparators.toml")}
    return template | lists | {f"notebooks/{name}.ipynb": source(name) for name in notebooks}
