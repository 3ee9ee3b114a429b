"""What the commands print."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from tests.cli.conftest import Installed, Run

from careerbook.dataset import Careers, default

ESTIMATE = {"id", "value", "text", "unit", "status", "label", "reference_period", "error", "sources", "method"}
CELL = {"source_id", "file", "sha256", "sheet", "row", "column", "raw"}
LABELS = {"official", "derived", "proxy", "modelled", "editorial"}


@pytest.fixture
def printed(run: Run) -> Any:
    """`careerbook facts --json` of a career, as data."""

    def facts(name: str) -> dict[str, Any]:
        ran = run("facts", name, "--json")
        assert (ran.code, ran.err) == (0, "")
        return json.loads(ran.out, parse_constant=lambda text: pytest.fail(f"{text} in the JSON"))

    return facts


def test_help_lists_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for command in ("report", "batch", "facts", "trace", "careers", "data"):
        assert re.search(rf"^\W*{command}\s+\S", ran.out, re.MULTILINE), command
    assert "build" in run("data", "--help").out


@pytest.mark.parametrize("command", ["report", "batch", "facts", "trace", "careers"])
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage" in ran.out


def test_facts_as_json_have_the_promised_form(printed: Any) -> None:
    facts = printed("31-9092")
    assert list(facts) == ["career", "estimates"]
    assert facts["career"] == {"slug": "medical-assistant", "soc_code": "31-9092", "title": "Medical Assistants"}
    assert len(facts["estimates"]) > 300
    for one in facts["estimates"]:
        assert ESTIMATE <= set(one) <= ESTIMATE | {"reason", "bound", "details"}
        assert all(set(cell) == CELL for cell in one["sources"])
        assert one["label"] in LABELS
        assert one["text"]
        assert one["value"] is None or isinstance(one["value"], (int, float))
        assert one["error"] is None or {"relative_standard_error_pct", "low", "high"} <= set(one["error"])


def test_facts_as_json_have_the_publishers_cell(printed: Any) -> None:
    estimates = {one["id"]: one for one in printed("31-9092")["estimates"]}
    median = estimates["wage.annual.median"]
    assert (median["value"], median["text"], median["status"]) == (45690, "$45,690", "available")
    [cell] = median["sources"]
    # national_M2025_dl.xlsx, row 630, A_MEDIAN
    assert (cell["row"], cell["column"], cell["raw"]) == (630, "A_MEDIAN", "45690")


def test_a_suppressed_figure_is_there_with_its_status(printed: Any) -> None:
    estimates = {one["id"]: one for one in printed("27-2011")["estimates"]}
    median = estimates["wage.annual.median"]
    assert (median["value"], median["status"], median["sources"][0]["raw"]) == (None, "not_released", "*")


@pytest.mark.parametrize(
    "name",
    [
        "medical-assistant",
        "31-9092",
        "319092",
        "31-9092.00",
        "Medical Assistants",
        "medical assistant",
        "clinical medical assistant",
        "  MEDICAL ASSISTANTS ",
    ],
)
def test_a_career_answers_to_slug_code_title_and_alternate_title(name: str) -> None:
    assert str(Careers(default()).find(name).soc_code) == "31-9092"


def test_facts_as_a_table(run: Run) -> None:
    ran = run("facts", "medical-assistant")
    assert ran.code == 0
    assert "Medical Assistants (31-9092)" in ran.out
    assert "$45,690" in ran.out


def test_trace_tells_the_way(run: Run) -> None:
    ran = run("trace", "medical-assistant", "wage.annual.median")
    assert (ran.code, ran.err) == (0, "")
    for words in ("$45,690", "national_M2025_dl.xlsx", "row 630", "'A_MEDIAN'", "'45690'"):
        assert words in ran.out


def test_careers_lists_all(run: Run) -> None:
    lines = run("careers").out.splitlines()
    assert len(lines) == 830
    assert lines == sorted(lines)
    assert re.fullmatch(
        r"31-9092  medical-assistant +Medical Assistants", lines[[x[:7] for x in lines].index("31-9092")]
    )


@pytest.mark.slow
def test_an_installed_copy_gives_the_same_facts(printed: Any, installed: Installed) -> None:
    ran = installed.run("facts", "31-9092", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == printed("31-9092")


@pytest.mark.slow
def test_a_reader_who_leaves_early_sees_no_error(installed: Installed) -> None:
    program = f'"{sys.executable}" -c "from careerbook.cli import main; main()" careers | head -n 1'
    environment = {**os.environ, "PYTHONPATH": str(installed.folder), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(["sh", "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("11-1011")
