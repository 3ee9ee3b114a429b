"""Executed notebooks to one HTML page: the one place that knows nbconvert."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode
from traitlets.config import Config

from careerbook.core import paths
from careerbook.dataset.curated import cited
from careerbook.publish.package.files import used_sources
from careerbook.publish.page import citations, notes, parts, structured
from careerbook.publish.page.drawing import Drawn, chart_html, rules
from careerbook.publish.page.encoding import carried, encode, packed
from careerbook.publish.page.headings import arrange
from careerbook.publish.page.notes import shown_in
from careerbook.publish.page.parts import Part, part_of
from careerbook.publish.page.slim import slim, slim_script, slim_style
from careerbook.publish.page.templates import environment

_SCRIPTS = (
    "unpack",
    "ledger",
    "fitting",
    "charts",
    "pictures",
    "contents",
    "figures",
    "notes",
    "citations",
    "expiry",
    "paper",
)
_SCRIPTS_OF_PAPER = ("unpack", "ledger", "notes", "paper")
# What plotly.js puts into a page: empty style elements and attributes, which it fills through the object model, and
# the rules of its maps (none is drawn). The SHA-256 of each, and nothing else, is let through.
_PLOTLY_STYLES = ("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o=")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another file of the report, its `href` relative to the page. `kind` is a page's, else "".

    `name` is that of a file which the page itself carries, in the `href`.
    """

    text: str
    href: str
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is about.

    `kind` is "report" or a notebook's name, `plotly` the path of plotly.js from the page, `ledger_sha256` that of
    the whole report's ledger.json. A page that `carries` plotly.js (its text) needs no other file. One whose charts
    are `drawn` is for the printer only.
    """

    title: str
    heading: str
    soc_code: str
    kind: str
    description: str
    nav: tuple[Link, ...]
    downloads: tuple[Link, ...]
    plotly: str
    slug: str = ""
    ledger_sha256: str = ""
    carries: str = ""
    drawn: Drawn | None = None


class _BodyExporter(HTMLExporter):
    """nbconvert's HTML, but only the cells, with every part of a report made into HTML on the way.

    nbconvert's own would drop Plotly's charts, and describe images that have no description.
    """

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """The cells' HTML, without HTMLExporter's second pass, which is slow and adds made-up `alt` texts."""
        result: tuple[Any, Any] = TemplateExporter.from_notebook_node(self, _light(nb), resources, **options)
        return result


def _light(notebook: NotebookNode) -> NotebookNode:
    """The notebook with the HTML of its outputs in their place: nbconvert copies all that they carry, twice."""
    light = NotebookNode(notebook | {"cells": []})
    for number, cell in enumerate(notebook.cells, start=1):
        outputs = [_part_html(output, number) for output in cell.get("outputs", [])]
        light.cells.append(NotebookNode(cell | ({"outputs": outputs} if "outputs" in cell else {})))
    return light


@cache
def _exporter(template: Path) -> _BodyExporter:
    """Made once: setting it up takes longer than converting a notebook with it."""
    return _BodyExporter(  # type: ignore[no-untyped-call]
        config=Config({"HTMLExporter": {"exclude_anchor_links": True, "default_preprocessors": []}}),
        template_paths=[str(template)],
        template_file="notebook.html.j2",
    )


@dataclass(frozen=True, slots=True)
class Chapter:
    """One notebook as pages show it: the parts of its cells, and its HTML."""

    parts: Sequence[Part]
    body: str

    @classmethod
    def of(cls, notebook: NotebookNode, name: str = "notebook") -> Chapter:
        """Raises NotebookFailed for an output that is no part of a report."""
        shown = list(parts.parts_of(notebook, name))
        return cls(shown, _exporter(paths.template_dir()).from_notebook_node(notebook)[0])


def render(chapters: Sequence[Chapter], page: Page) -> str:
    """The page that shows the notebooks one after the other."""
    template = paths.template_dir()
    shown = [part for one in chapters for part in one.parts]
    ledger = {entry["id"]: entry for entry in parts.ledger(shown)}
    bodies, headings = arrange([one.body for one in chapters])
    sources = used_sources(ledger.values(), cited())
    opened = [ledger[id] for id in sorted({id for body in bodies for id in shown_in(body)} & ledger.keys())]
    noted = notes.of(bodies, ledger, {one.id: number for number, one in enumerate(sources, start=1)})
    numbers = {entry["id"]: number for number, entry in enumerate(opened)}
    bodies = [slim(_alone(body) if page.carries else body, numbers) for body in bodies]
    if page.drawn:
        bodies = [page.drawn.placed(body) for body in bodies]
    specs = {} if page.drawn else parts.specs(shown)
    scripts = [
        Markup(slim_script(_text(template / f"{name}.js"))) for name in (_SCRIPTS_OF_PAPER if page.drawn else _SCRIPTS)
    ]
    added = page.drawn.rules if page.drawn else rules(specs.values())
    style = Markup(slim_style(_text(template / "style.css") + added))
    return (
        environment(template)
        .get_template("page.html.j2")
        .render(
            page=page,
            bodies=[Markup(body) for body in bodies],  # escaped where it was made, in careerbook.exhibits.exhibit
            contents=[heading for heading in headings if heading.level <= 3 and not heading.has_figures],
            citation=_report_citation(page),
            has_files=bool(sources),
            style=style,
            scripts=scripts,
            script_hashes=[_hash(one) for one in (*scripts, *filter(None, [page.carries]))],
            style_hashes=[_hash(style), *_PLOTLY_STYLES],
            charts=Markup(packed(specs)),  # without "<", so that no script can end in it
            ledger=Markup(packed(encode([] if page.drawn else opened, sources, noted))),  # paper shows notes only
            structured=Markup(structured.script(_described(page, ledger, shown))),
            plotly_carried=Markup(carried(page.carries.encode())) if page.carries else "",
        )
    )


def _alone(body: str) -> str:
    """The same body without links to the files of its exhibits, for a page that is sent without them."""
    return re.sub(r'<li><a href="data/[^"]*" download>[^<]*</a></li>', "", body)


def carried_file(file: Path, kind: str) -> Link:
    """A link that has the file's content, of the media type `kind`, in itself."""
    content = base64.b64encode(file.read_bytes()).decode()
    return Link(file.name, f"data:{kind};base64,{content}", name=file.name)


def _report_citation(page: Page) -> citations.Citation:
    return citations.of_report(page.title, page.soc_code, page.slug, page.ledger_sha256)


def _described(page: Page, ledger: Mapping[str, Mapping[str, Any]], shown: Sequence[Part]) -> dict[str, Any]:
    return structured.describe(page.title, page.soc_code, ledger, parts.datasets(shown))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


def _part_html(output: NotebookNode, cell_number: int) -> str:
    """The HTML of one output of a cell; nothing for what the cell printed."""
    if output.output_type == "stream":
        return ""
    part = part_of(output, f"cell {cell_number}")
    if part.kind == "chart":
        return chart_html(part.content["id"], part.content["alt"], part.spec or {})
    return part.html + (_downloads(part) if part.kind == "table" else "")


def _downloads(part: Part) -> str:
    """The links to an exhibit's data; pictures.js adds the buttons for its chart's picture."""
    name = escape(part.content["id"])
    items = [
        f'<a href="data/{name}.csv" download>Data (CSV)</a>',
        f'<a href="data/{name}.dictionary.csv" download>Dictionary (CSV)</a>',
    ]
    return f'<ul class="exhibit-downloads">{"".join(f"<li>{item}</li>" for item in items)}</ul>\n'
