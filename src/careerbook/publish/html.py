"""Executed notebooks to one HTML page: the one place that knows nbconvert."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode
from traitlets.config import Config

from careerbook import paths
from careerbook.publish.headings import arrange
from careerbook.publish.parts import Part, part_of

_HEIGHT = 450  # Plotly's own, in pixels


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another file of the report; `href` is relative to the page. `kind` is a page's, else ""."""

    text: str
    href: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is about.

    `kind` is "report" or a notebook's name, `plotly` the path of plotly.js from the page.
    """

    title: str
    heading: str
    soc_code: str
    kind: str
    description: str
    nav: tuple[Link, ...]
    downloads: tuple[Link, ...]
    plotly: str


class _BodyExporter(HTMLExporter):
    """nbconvert's HTML, but only the cells, with every part of a report made into HTML on the way.

    nbconvert's own would drop Plotly's charts, and describe images that have no description.
    """

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """The cells' HTML, without HTMLExporter's second pass, which is slow and adds made-up `alt` texts."""
        result: tuple[Any, Any] = TemplateExporter.from_notebook_node(self, nb, resources, **options)
        return result


@cache
def _exporter(template: Path) -> _BodyExporter:
    """Made once: setting it up takes longer than converting a notebook with it."""
    return _BodyExporter(  # type: ignore[no-untyped-call]
        config=Config({"HTMLExporter": {"exclude_anchor_links": True}}),
        template_paths=[str(template)],
        template_file="notebook.html.j2",
        filters={"part": _part_html},
    )


@cache
def _environment(template: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(notebooks: Sequence[NotebookNode], page: Page) -> str:
    """The page that shows the notebooks one after the other.

    Raises NotebookFailed for an output that is no part of a report.
    """
    template = paths.template_dir()
    bodies, headings = arrange([_exporter(template).from_notebook_node(one)[0] for one in notebooks])
    script = _text(template / "page.js")
    return (
        _environment(template)
        .get_template("page.html.j2")
        .render(
            page=page,
            bodies=[Markup(body) for body in bodies],  # escaped where it was made, in careerbook.exhibit
            contents=[heading for heading in headings if heading.level <= 3],
            style=Markup(_text(template / "style.css")),
            script=Markup(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


def _part_html(output: NotebookNode, cell_number: int) -> str:
    """The HTML of one output of a cell; nothing for what the cell printed."""
    if output.output_type == "stream":
        return ""
    part = part_of(output, f"cell {cell_number}")
    return _chart(part) if part.kind == "chart" else part.html


def _chart(part: Part) -> str:
    """A figure that the page's script draws; its description is there without any script."""
    spec: Mapping[str, Any] = part.spec or {}
    # "<" is all that could end the script element early.
    data = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    name = escape(part.content["id"])
    height = spec.get("layout", {}).get("height", _HEIGHT)  # reserved, so that drawing it moves nothing
    return (
        f'<figure class="chart" role="img" aria-label="{escape(part.content["alt"])}">'
        f'<div class="plot" id="plot-{name}" style="height: {int(height)}px"></div>'
        f'<script type="application/json" class="plotly-spec">{data}</script></figure>\n'
    )
