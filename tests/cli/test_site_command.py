"""`careerbook site`: what it says, and what its exit code is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import light_reports
from tests.running import Run, runner

from careerbook.dataset import default


@pytest.fixture
def site(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capfd, monkeypatch, "site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    light_reports.write(tmp_path, default(), ["31-9092", "27-2011"])
    return tmp_path


def test_the_first_page_is_named(site: Run, folder: Path) -> None:
    ran = site("--out", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert "over 2 careers" in ran.out and str(folder / "index.html") in ran.out


def test_a_damaged_report_is_one_line_and_the_others_are_built(site: Run, folder: Path) -> None:
    (folder / "actor" / "summary.json").write_text("{}")
    ran = site("--out", str(folder))
    assert ran.code == 21
    assert "over 1 career:" in ran.out
    assert ran.err.splitlines() == [
        "careerbook: left out: actor: its manifest or summary lacks 'career'.",
        "careerbook: 1 report is not on the site. Publish again: careerbook report CAREER",
    ]
    assert "Medical Assistants" in (folder / "index.html").read_text("utf-8")


def test_bad_input_is_told(site: Run, tmp_path: Path) -> None:
    assert site("--out", str(tmp_path / "none")).code == 5
    ran = site("--out", str(tmp_path), "--base-url", "example.org")
    assert ran.code == 10 and "is no web address" in ran.err
