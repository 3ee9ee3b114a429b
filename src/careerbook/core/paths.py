"""Where the project's files lie: in the checkout where there is one, else inside the wheel."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def in_checkout() -> bool:
    """True if the package runs from a checkout (or an editable install of one)."""
    return _PACKAGE.parent.name == "src" and (_CHECKOUT / "pyproject.toml").is_file()


def share() -> Path:
    """The folder that holds `notebooks/`, `data/` and `reports/template/`."""
    return _CHECKOUT if in_checkout() else _PACKAGE / "_share"


def data_dir() -> Path:
    """The catalog, curated careers and tables: the folder that `CAREERBOOK_DATA` names, else the project's own."""
    chosen = os.environ.get("CAREERBOOK_DATA")
    return Path(chosen) if chosen else share() / "data"


def tables_dir() -> Path:
    """The tidy dataset, one Parquet file a table."""
    return data_dir() / "tables"


def local_tables_dir() -> Path:
    """Tables of publishers' sentences, made from the user's own files; never shipped."""
    return (_CHECKOUT if in_checkout() else Path.cwd()) / "data" / "local" / "tables"


def careers_dir() -> Path:
    """The curated careers, one TOML file each."""
    return data_dir() / "careers"


def catalog_file() -> Path:
    """The catalog of publisher files."""
    return data_dir() / "catalog.toml"


def notebooks_dir() -> Path:
    """The parameterised notebooks."""
    return share() / "notebooks"


def docs_dir() -> Path:
    """The project's own documents."""
    return share() / "docs"


def template_dir() -> Path:
    """The nbconvert template of the reports."""
    return share() / "reports" / "template"


def published_dir() -> Path:
    """Where reports go unless told otherwise: the checkout's folder, else one under the working folder."""
    return (_CHECKOUT if in_checkout() else Path.cwd()) / "reports" / "published"


def remembered_dir(url: str) -> Path:
    """Where a batch keeps what it remembers of the reports that it publishes under a URL."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "careerbook" / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def raw_dir() -> Path:
    """Where publishers' files go unless told otherwise: the checkout's folder, else one under the working folder."""
    return (_CHECKOUT if in_checkout() else Path.cwd()) / "data" / "raw"
