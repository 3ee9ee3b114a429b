"""Whole pages of real careers, made from the sections in this process: no kernel, no papermill."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from careerbook import api
from careerbook.publish import assets, html


def notebook_of(soc_code: str) -> NotebookNode:
    """Every part of every section of the career's report, as the cells of one notebook."""
    career = api.career(soc_code)
    shown = [
        one for section in (kind(career) for kind in api.SECTIONS) for one in (*section.shown(), section.sources())
    ]
    outputs = [[new_output("display_data", data=bundle) for bundle in one.bundles()] for one in shown]
    return new_notebook(cells=[new_code_cell("", id=f"part-{at}", outputs=one) for at, one in enumerate(outputs)])


def page_html(soc_code: str, plotly: str = "") -> str:
    """The career's whole page."""
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
    )
    return html.render([html.Chapter.of(notebook_of(soc_code))], page)


def write_page(soc_code: str, out: Path) -> Path:
    """The career's page as index.html in a folder of `out`, beside plotly.js."""
    file = out / api.career(soc_code).slug / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page_html(soc_code, assets.install(out)), encoding="utf-8")
    return file
