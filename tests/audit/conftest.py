"""Running the command line in this process."""

from __future__ import annotations

import pytest

from tests.running import Run, runner


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`careerbook` with the arguments given, through its own `main`."""
    return runner(capfd, monkeypatch)
