"""Running the command line: in this process (quick), or as a program of its own on a copy of the installed package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.running import Ran, Run, runner

import careerbook
from careerbook.core import paths

PACKAGE = Path(careerbook.__file__).parent


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`careerbook` with the arguments given, through its own `main`."""

    return runner(capfd, monkeypatch)


class Installed:
    """The package as a wheel lays it out, with tables of its own that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKAGE, folder / "careerbook", ignore=shutil.ignore_patterns("__pycache__", "_share"))
        share = folder / "careerbook" / "_share"
        for part in ("notebooks", "reports/template"):
            shutil.copytree(paths.share() / part, share / part)
        shutil.copytree(paths.share() / "data", share / "data", ignore=shutil.ignore_patterns("raw"))
        shutil.copy(paths.share() / "reports" / "batches.toml", share / "reports")

    @property
    def tables(self) -> Path:
        """The folder of tables."""
        return self.folder / "careerbook" / "_share" / "data" / "tables"

    def run(self, *arguments: str, cwd: Path | None = None) -> Ran:
        """`careerbook` as a program of its own."""
        program = "from careerbook.cli import main; main()"
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONSAFEPATH": "1", "COLUMNS": "120"}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            cwd=cwd or self.folder,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """A copy of the package in a folder of its own."""
    return Installed(tmp_path / "site")
