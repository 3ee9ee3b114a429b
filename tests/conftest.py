"""Where the publishers' files are, and what is said when they are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
LEFT_OUT = "the publishers' files are not here (set CAREERBOOK_RAW to their folder)"


def raw_folder() -> Path | None:
    """The folder of publisher files: CAREERBOOK_RAW or ../shared/raw beside the checkout, if there."""
    named = os.environ.get("CAREERBOOK_RAW")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "raw"
    return folder if (folder / "MANIFEST.csv").is_file() else None


@pytest.fixture(scope="session")
def raw_dir() -> Path:
    """The folder of publisher files; a test that asks for it is left out where there is none."""
    folder = raw_folder()
    if folder is None:
        pytest.skip(LEFT_OUT)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(LEFT_OUT in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} tests left out: {LEFT_OUT}.", yellow=True)
