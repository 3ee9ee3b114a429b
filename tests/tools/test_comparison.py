"""Careers side by side: figures are the publishers', and no order is claimed that the errors don't carry."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import careerbook as cb
from careerbook.core.errors import ParameterError
from careerbook.tools import Comparison
from tests.running import Run, runner


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`careerbook compare` with the arguments given."""
    return runner(capfd, monkeypatch, "compare")


def rows(made: Comparison, id: str) -> dict[str, tuple[object, ...]]:
    exhibit = next(one for one in made.shown() if one.id == id)
    return {str(row[0]): tuple(getattr(one, "text", one) for one in row[1:]) for row in exhibit.table.rows}


def test_pay_is_beside_pay_with_its_errors() -> None:
    # OEWS May 2025: 31-9092 median 45,690, mean 46,120 with an RSE of 0.3 %; 27-2011 is paid by the hour: 29.05.
    found = rows(Comparison([cb.career("31-9092"), cb.career("27-2011")]), "compared-pay")
    assert found["Median pay, a year"][0] == "$45,690"
    assert found["Median pay, an hour"][3] == "$29.05"
    assert found["Median pay, a year"][-1] == "–"  # actors have no annual figure
    assert found["Median pay, an hour"][-1] == "no errors published"
    assert found["Mean pay, an hour"][-1] == "all told apart"


def test_close_figures_are_not_told_apart() -> None:
    # Skills.xlsx of O*NET 30.x: Active Listening 3.88 ± 0.24 and 4.00 ± 0
    found = rows(Comparison([cb.career("31-9092"), cb.career("29-1141")]), "compared-skills")
    assert found["Active Listening"][-1] == "not told apart: A and B"


def test_the_verdicts_are_those_of_the_site() -> None:
    # tests/browser/test_site_pages.py has the arithmetic, and what compare.js says of the same three.
    found = rows(Comparison([cb.career(name) for name in ("astronomer", "economist", "sociologist")]), "compared-pay")
    assert found["Mean pay, a year"][-1] == "not told apart: A and B"
    # OEWS May 2025, jobs and their errors: 2,120 (7.3 percent), 17,790 (8.9) and 2,260 (7.9)
    assert found["Jobs"][-1] == "not told apart: A and C"


def test_two_to_six_different_careers_are_asked_for() -> None:
    one = cb.career("31-9092")
    for wrong in ([], [one], [one, one], [one] * 7):
        with pytest.raises(ParameterError):
            Comparison(wrong)


def test_the_command_writes_and_prints(run: Run, tmp_path: Path) -> None:
    ran = run("31-9092", "29-1141", "--json")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert told["careers"]["B"] == {"soc_code": "29-1141", "title": "Registered Nurses"}
    files = tmp_path / "c.csv", tmp_path / "c.html"
    refused = run("31-9092", "29-1141", "--csv", str(files[0]), "--html", str(files[0]))
    assert (refused.code, files[0].exists()) == (10, False) and "can't be both" in refused.err
    assert run("31-9092", "29-1141", "--csv", str(files[0]), "--html", str(files[1])).code == 0
    with files[0].open(newline="", encoding="utf-8") as stream:
        heads = next(csv.reader(stream))
    assert {"medical_assistant", "registered_nurse_low", "told_apart"} <= set(heads)
    assert "<script" not in files[1].read_text("utf-8")
    assert run("31-9092").code == 10
    assert run("31-9092", "../../x").code == 3
