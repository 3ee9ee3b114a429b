"""The cells of executed notebooks as HTML: the one place that knows nbconvert."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from traitlets.config import Config

from careerbook.core import paths
from careerbook.exhibits.exhibit import NOTHING
from careerbook.publish.page.headings import Headings
from careerbook.publish.page.parts import is_part, part_of
from careerbook.publish.page.rendering import PageRenderer


def html_of(notebook: NotebookNode, renderer: PageRenderer) -> str:
    """The notebook's cells in order: words, and what the code shows; code never."""
    renderer.headings.begin()
    html: str = _exporter(paths.template_dir()).from_notebook_node(notebook, {"renderer": renderer})[0]
    return html


class _Exporter(HTMLExporter):
    """nbconvert's HTML, but only the cells, and every output by the page's renderer, which goes with the resources.

    nbconvert's own would copy all outputs twice, drop Plotly's charts, and describe images that have no description.
    """

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **_: Any) -> tuple[Any, Any]:
        """The cells' HTML."""
        renderer: PageRenderer = resources["renderer"]

        def words(cell: NotebookNode) -> str:
            markdown = _Markdown(renderer.headings, attachments=cell.get("attachments", {}))
            return str(MarkdownWithMath(renderer=markdown).render(cell.source))

        def shown(output: NotebookNode) -> str:
            return renderer.shown(part_of(output)) if is_part(output) else ""

        return self.template.render(cells=_with_content(nb.cells), words=words, shown=shown), resources


def _with_content(cells: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The cells without the words that lead up to nothing but parts with nothing to say."""
    kept: list[NotebookNode] = []
    for cell in reversed(cells):
        code = list(takewhile(lambda later: later.cell_type == "code", reversed(kept)))
        parts = [part_of(output).content["part"] for later in code for output in later.outputs if is_part(output)]
        if cell.cell_type == "markdown" and parts and set(parts) == {NOTHING}:
            del kept[-len(code) :]
        else:
            kept.append(cell)
    return kept[::-1]


class _Markdown(IPythonRenderer):
    """nbconvert's markdown, which gives its headings to the page."""

    def __init__(self, headings: Headings, **options: Any) -> None:
        super().__init__(escape=False, **options)
        self._headings = headings

    def heading(self, text: str, level: int, **_: Any) -> str:
        """A heading with the level and the id that it has in the page."""
        return f"{self._headings.add(level, Markup(text).striptags()).html(text)}\n"


@cache
def _exporter(template: Path) -> _Exporter:
    """Made once: setting it up takes longer than converting a notebook with it."""
    return _Exporter(  # type: ignore[no-untyped-call]
        config=Config({"HTMLExporter": {"default_preprocessors": []}}),
        template_paths=[str(template)],
        template_file="notebook.html.j2",
    )
