"""Parameters are judged before anything runs; a failing cell is named; two executions are equal."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from careerbook.core.errors import DataDamaged, DataMissing, NotebookFailed, ParameterError
from careerbook.publish.execute import run
from careerbook.publish.execute.parameters import Parameter

PARAMETERS = 'career: str = "31-9092"\nyear: int = 2025\ncountries: list[str] = ["CAN"]\nplain = 1.5\nnone = None'


def write(folder: Path, *sources: str, name: str = "tiny") -> Path:
    cells = [new_markdown_cell("# Tiny", id="title")]
    cells.append(new_code_cell(PARAMETERS, id="parameters", metadata={"tags": ["parameters"]}))
    cells += [new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    file = folder / f"{name}.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "P"}}), file)
    return file


def test_parameters_are_known_with_their_types(tmp_path: Path) -> None:
    known = run.known_parameters(write(tmp_path))
    assert [str(one) for one in known.values()] == [
        "career: str",
        "year: int",
        "countries: list[str]",
        "plain: float",
        "none",
    ]


@pytest.mark.parametrize(
    ("type_name", "good", "bad"),
    [
        ("str", ["", "x"], [1, None, ["x"]]),
        ("int", [1, -1], ["1", 1.0, True]),
        ("float", [1, 1.5], ["1.5", True]),
        ("bool", [True], [1, "true"]),
        ("list[str]", [[], ["a"]], ["a", [1], ["a", None]]),
        ("tuple[int,...]", [(1, 2), [1]], [("a",), 1]),
        ("list", [[1, "a"]], [{}]),
        ("", [1, "a", None], []),
    ],
)
def test_values_are_held_against_the_type(type_name: str, good: list[object], bad: list[object]) -> None:
    parameter = Parameter("name", type_name, "")
    assert all(parameter.accepts(value) for value in good)
    assert not any(parameter.accepts(value) for value in bad)


def test_unknown_and_ill_typed_parameters_are_errors_before_anything_runs(tmp_path: Path) -> None:
    notebook = write(tmp_path, f"open({str(tmp_path / 'ran')!r}, 'w')")
    with pytest.raises(ParameterError, match=r"no parameter 'carreer'.*career: str, year: int"):
        run.execute(notebook, {"carreer": "31-9092"}, tmp_path)
    with pytest.raises(ParameterError, match=r"'year' of tiny\.ipynb takes int, not '2025'"):
        run.execute(notebook, {"year": "2025"}, tmp_path)
    assert not (tmp_path / "ran").exists()


def test_a_failing_cell_is_named_by_its_number_in_the_project(tmp_path: Path) -> None:
    notebook = write(tmp_path, "1", "raise ValueError('two\\nlines')")
    with pytest.raises(NotebookFailed) as failed:
        run.execute(notebook, {"year": 2024}, tmp_path)
    assert failed.value.message == "tiny.ipynb, cell 4: ValueError: two"
    with pytest.raises(NotebookFailed, match=r"tiny.ipynb, cell 4: ValueError: two"):
        run.execute(notebook, {}, tmp_path)


def test_a_kernel_that_dies_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(NotebookFailed, match=r"tiny\.ipynb, cell 3: the kernel failed"):
        run.execute(write(tmp_path, "import os; os._exit(1)"), {}, tmp_path)


def test_no_notebook_and_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        run.load(tmp_path / "none.ipynb")
    (tmp_path / "broken.ipynb").write_text("{")
    with pytest.raises(DataDamaged):
        run.load(tmp_path / "broken.ipynb")


def test_two_executions_are_equal_wherever_home_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    notebook = write(
        tmp_path, "import sys\nprint('said')\nprint('aloud', file=sys.stderr)\n{str(n) for n in 'abc'}", "career"
    )
    first = run.execute(notebook, {"career": "15-1252"}, tmp_path).notebook
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "kernels-of-others"))
    second = run.execute(notebook, {"career": "15-1252"}, tmp_path).notebook
    assert nbformat.writes(first) == nbformat.writes(second)
    assert first.cells[-1].outputs[0].data["text/plain"] == "'15-1252'"
    assert capfd.readouterr() == ("", "")
    nbformat.validate(first)
    assert "time" not in json.dumps(first.metadata)


def test_a_kernelspec_of_another_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(json.dumps({"argv": ["/bin/false"], "display_name": "P", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    run.execute(write(tmp_path, "import careerbook"), {}, tmp_path)
