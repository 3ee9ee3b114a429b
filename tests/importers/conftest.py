"""The tables: built once a session from the publishers' files where these are, else those that ship."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerbook.core.catalog import Source
from careerbook.dataset.build import build
from careerbook.dataset.store import Dataset
from tests.conftest import raw_folder


@pytest.fixture(scope="session")
def built(raw_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables, freshly built; the processes of a parallel run share it."""
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "dataset" / "tables"
    out.parent.mkdir(exist_ok=True)
    with (out.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            build(raw_dir, out)
    return out


@pytest.fixture(scope="session")
def tables(request: pytest.FixtureRequest) -> Dataset:
    """The dataset under test."""
    return Dataset(request.getfixturevalue("built")) if raw_folder() else Dataset()


@pytest.fixture
def source() -> Callable[..., Source]:
    """A catalog entry made up for a file that the test writes."""

    def make(file: Path, reader: str, /, **options: Any) -> Source:
        texts = dict.fromkeys(("publisher", "title", "vintage", "reference_period", "licence", "url"), "made up")
        return Source(
            id="made_up", file=file.name, sha256="", status="original", reader=reader, options=options, **texts
        )

    return make
