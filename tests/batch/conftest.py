"""A copy of the project with two small notebooks, and `careerbook batch` in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.cli.conftest import Installed

PARAMETERS = 'career: str = "31-9092"'
PAY = ("import careerbook as cb\nsalary = cb.career(career).salary\nsalary.facts()", "salary.ladder()")
ABROAD = ("import careerbook as cb\nabroad = cb.career(career).international\nabroad.facts()",)
FEW = ("31-9092", "15-1252", "27-2011")
SLUGS = ("actor", "medical-assistant", "software-developer")


@dataclass(frozen=True)
class Batch:
    """What `careerbook batch --json` gave: its exit code, what it said, and the events by slug."""

    code: int
    err: str
    events: dict[str, dict[str, Any]]

    def of(self, kind: str) -> list[str]:
        """The slugs of the careers that are 'done', 'skipped' or 'failed'."""
        return sorted(slug for slug, event in self.events.items() if event["kind"] == kind)


class Project(Installed):
    """The package as a wheel lays it out, with notebooks of a test's own; reports go to `out`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "site")
        self.share = self.folder / "careerbook" / "_share"
        self.out = folder / "published"

    def notebooks(self, **sources: tuple[str, ...]) -> None:
        """The project's only notebooks, by name: the sources of their code cells."""
        for file in (self.share / "notebooks").glob("*.ipynb"):
            file.unlink()
        for name, cells in sources.items():
            self.notebook(name, *cells)
        listed = ", ".join(f'"{name}"' for name in sources)
        (self.share / "reports" / "batches.toml").write_text(f"[report]\nnotebooks = [{listed}]\n")

    def notebook(self, name: str, *sources: str, parameters: str = PARAMETERS) -> None:
        """Write one notebook: a heading, the parameters, and code cells from the third cell on."""
        cells = [new_markdown_cell(f"# {name.capitalize()}", id="title")]
        cells.append(new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}))
        cells += [new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(new_notebook(cells=cells, metadata=kernel), self.share / "notebooks" / f"{name}.ipynb")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """`careerbook batch`, running."""
        program = "from careerbook.cli import main; main()"
        command = [sys.executable, "-W", "error", "-c", program, "batch", "--json", "--out", str(self.out), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONSAFEPATH": "1"}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=self.folder
        )

    def batch(self, *arguments: str) -> Batch:
        """`careerbook batch` to its end."""
        return ended(self.start(*arguments))

    def files(self) -> dict[str, bytes]:
        """Every published file by its name; not what a batch remembers."""
        found = (file for file in self.out.rglob("*") if file.is_file())
        named = {str(file.relative_to(self.out)): file for file in found}
        return {name: file.read_bytes() for name, file in named.items() if not name.startswith(".careerbook/")}


def ended(process: subprocess.Popen[str]) -> Batch:
    """What the batch gave, once it has ended."""
    out, err = process.communicate(timeout=200)
    events = [json.loads(line) for line in out.splitlines()]
    return Batch(process.returncode, err, {event["slug"]: event for event in events})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project with two small notebooks, pay and abroad."""
    made = Project(tmp_path)
    made.notebooks(pay=PAY, abroad=ABROAD)
    return made
