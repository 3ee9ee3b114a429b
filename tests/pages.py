"""Whole pages of real careers, made from the report's own notebooks in this process: no kernel, no papermill."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from careerbook import api
from careerbook.core import paths
from careerbook.exhibits.exhibit import Shown
from careerbook.publish.execute.notebook_list import first_page_names
from careerbook.publish.package import assets
from careerbook.publish.page import html, parts
from careerbook.publish.page.drawing import Drawn


def notebooks_of(soc_code: str) -> list[NotebookNode]:
    """The notebooks of the report's first page with their prose, and what their code shows for the career."""
    return [_executed(paths.notebooks_dir() / f"{name}.ipynb", soc_code) for name in first_page_names()]


def _executed(file: Path, soc_code: str) -> NotebookNode:
    namespace: dict[str, Any] = {}
    cells = []
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "code":
            shown = _run(cell.source, namespace)
            namespace["career"] = soc_code  # after the cell of parameters, as papermill has it
            outputs = [new_output("display_data", data=one) for one in shown.bundles()] if shown else []
            cells.append(new_code_cell("", id=cell.id, outputs=outputs))
        else:
            cells.append(cell)
    return new_notebook(cells=cells)


def _run(source: str, namespace: dict[str, Any]) -> Shown | None:
    """Run a cell; what its last line shows, if it is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), namespace)
    if not isinstance(last, ast.Expr):
        return None
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)
    assert isinstance(value, Shown)
    return value


def page_html(soc_code: str, plotly: str = "", drawn: Drawn | None = None) -> str:
    """The career's whole page; with charts that are `drawn`, for paper."""
    career = api.career(soc_code)
    page = html.Page(
        title=career.title,
        heading="Careerbook report",
        slug=career.slug,
        soc_code=soc_code,
        kind="report",
        description="Pay and outlook.",
        nav=(),
        downloads=(),
        plotly=plotly,
        drawn=drawn,
    )
    return html.render([html.Chapter.of(one) for one in notebooks_of(soc_code)], page)


def charts_of(soc_code: str) -> dict[str, Mapping[str, Any]]:
    """The charts of the career's page, as Plotly's figures."""
    return parts.specs(part for one in notebooks_of(soc_code) for part in parts.parts_of(one))


def write_page(soc_code: str, out: Path) -> Path:
    """The career's page as index.html in a folder of `out`, beside plotly.js."""
    file = out / api.career(soc_code).slug / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page_html(soc_code, assets.install(out)), encoding="utf-8")
    return file
