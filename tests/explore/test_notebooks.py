"""Each notebook that is no chapter runs from top to bottom, with its parameters; for three careers."""

from __future__ import annotations

import pytest

from careerbook.core import paths
from careerbook.publish.execute import run
from careerbook.publish.execute.notebook_list import notebook_names, source

TOOLS = [name for name in notebook_names("tools") if name != "audit"]  # which needs a guide: tests/audit


def outputs(name: str, career: str) -> str:
    made = run.execute(source(name), {"career": career}, paths.notebooks_dir()).notebook
    found = [one for cell in made.cells if cell.cell_type == "code" for one in cell.outputs]
    assert not [one for one in found if one.output_type == "error" or one.get("name") == "stderr"]
    return str(found)


def test_the_tutorial_answers_its_question() -> None:
    shown = outputs("tutorial", "31-9092")
    assert "Structural Iron and Steel Workers" in shown and "annual_wage_mean_low_usd" in shown


@pytest.mark.long
@pytest.mark.parametrize("career", ["31-9092", "27-2011", "29-1141"])
@pytest.mark.parametrize("name", TOOLS)
def test_every_notebook_runs(name: str, career: str) -> None:
    assert outputs(name, career)
