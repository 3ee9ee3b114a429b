"""Notebooks are thin: they tell, and the package computes."""

from __future__ import annotations

import ast
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from careerbook.chapters.contents import CHAPTERS
from careerbook.core import paths
from careerbook.publish.execute.notebook_list import notebook_names

NOTEBOOKS = sorted(paths.notebooks_dir().glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)


def cells(file: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(file.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def tags(cell: dict[str, Any]) -> list[str]:
    return cell["metadata"].get("tags", [])


def test_the_report_lists_the_notebooks_that_are_there() -> None:
    listed = set(notebook_names()) | set(notebook_names("tools"))
    assert {file.stem for file in NOTEBOOKS} == listed, "reports/batches.toml lists the notebooks"
    assert not set(notebook_names()) & set(notebook_names("tools"))


def test_the_report_has_a_notebook_for_each_chapter() -> None:
    assert notebook_names() == list(CHAPTERS)


ENDING = ("not_at_hand", "sources")


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapters_notebook_shows_its_parts_in_their_order(name: str) -> None:
    code = "\n".join(source(cell) for cell in cells(paths.notebooks_dir() / f"{name}.ipynb", "code"))
    shown = re.findall(rf"^{name}\.(\w+)\(\)", code, re.MULTILINE)
    assert shown == [*CHAPTERS[name].parts, *(ENDING if name != "summary" else ())]


@each_notebook
def test_there_is_one_parameters_cell_and_it_is_the_first_code(file: Path) -> None:
    code = cells(file, "code")
    assert [index for index, cell in enumerate(code) if "parameters" in tags(cell)] == [0]


@each_notebook
def test_parameters_are_annotated_plain_values(file: Path) -> None:
    body = ast.parse(source(cells(file, "code")[0])).body
    assert all(isinstance(line, ast.AnnAssign) and line.value for line in body)
    for line in body:
        assert isinstance(line, ast.AnnAssign)
        assert line.value
        ast.literal_eval(line.value)
    assert "career" in [ast.unparse(line.target) for line in body if isinstance(line, ast.AnnAssign)]


@each_notebook
def test_no_outputs_are_committed(file: Path) -> None:
    for cell in cells(file, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
    assert "widgets" not in json.loads(file.read_text("utf-8"))["metadata"]


@each_notebook
def test_a_code_cell_is_short(file: Path) -> None:
    assert max(len(source(cell).splitlines()) for cell in cells(file, "code")) <= 8


@each_notebook
def test_only_careerbook_is_imported(file: Path) -> None:
    imported = {
        alias.name
        for cell in cells(file, "code")
        for node in ast.walk(ast.parse(source(cell)))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert imported == {"careerbook"}


@each_notebook
def test_a_notebook_computes_nothing(file: Path) -> None:
    computing = (
        *(ast.BinOp, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.With),
        *(ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp, ast.JoinedStr, ast.Compare),
    )
    nodes = [node for cell in cells(file, "code") for node in ast.walk(ast.parse(source(cell)))]
    assert not [ast.unparse(node) for node in nodes if isinstance(node, computing)]


@each_notebook
def test_the_text_has_no_figures_of_its_own(file: Path) -> None:
    assert not [source(cell) for cell in cells(file, "markdown") if any(sign.isdigit() for sign in source(cell))]


# What stands under its heading without a sentence: the key facts of the first page, and the list of sources.
WORDLESS = {"# At a glance", "## Where these figures come from"}


@each_notebook
def test_every_exhibit_is_led_up_to_by_words(file: Path) -> None:
    all_cells = json.loads(file.read_text("utf-8"))["cells"]
    assert source(all_cells[0]).startswith("# ")
    before = itertools.pairwise(all_cells)
    leads = [source(lead) for lead, cell in before if (lead["cell_type"], cell["cell_type"]) == ("markdown", "code")]
    assert leads
    assert not [text for text in leads if text not in WORDLESS and not re.sub(r"(?m)^#+ .*$", "", text).strip()]


@each_notebook
def test_cell_ids_are_fixed_and_unique(file: Path) -> None:
    ids = [cell["id"] for cell in json.loads(file.read_text("utf-8"))["cells"]]
    assert len(ids) == len(set(ids))
    assert all(id.startswith(file.stem) for id in ids)
