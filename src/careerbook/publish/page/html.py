"""One HTML page of a report, from executed notebooks."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from nbformat import NotebookNode

from careerbook.core import paths
from careerbook.dataset.curated import cited
from careerbook.publish.package.files import used_sources
from careerbook.publish.package.resources import Resource
from careerbook.publish.page import carried, cells, citations, lean, notes, parts, structured
from careerbook.publish.page.drawing import Drawn, rules
from careerbook.publish.page.parts import Part
from careerbook.publish.page.rendering import PageRenderer
from careerbook.publish.page.templates import environment

_SCRIPTS = ("unpack", "fitting", "charts", "pictures", "contents", "figures", "notes", "citations", "expiry", "paper")
_SCRIPTS_OF_PAPER = ("unpack", "notes", "paper")
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


@dataclass(frozen=True, slots=True)
class Chapter:
    """One notebook as pages show it: its cells, what they show, and the files of its tables."""

    notebook: NotebookNode
    parts: Sequence[Part]
    resources: Sequence[Resource]

    @classmethod
    def of(cls, notebook: NotebookNode, name: str = "notebook") -> Chapter:
        """Raises NotebookFailed for an output that is no part of a report."""
        shown = list(parts.parts_of(notebook, name))
        ledger = {entry["id"]: entry for entry in parts.ledger(shown)}
        return cls(notebook, shown, parts.resources(shown, ledger))


def render(chapters: Sequence[Chapter], page: Page) -> str:
    """The page that shows the notebooks one after the other."""
    template = paths.template_dir()
    shown = [part for chapter in chapters for part in chapter.parts]
    ledger = {entry["id"]: entry for entry in parts.ledger(shown)}
    renderer = PageRenderer(ledger, page.drawn, alone=bool(page.carries))
    bodies = [cells.html_of(chapter.notebook, renderer) for chapter in chapters]
    sources = used_sources(ledger.values(), cited())
    noted = notes.of(renderer.noted, ledger, {source.id: number for number, source in enumerate(sources, start=1)})
    opened = [] if page.drawn else [ledger[id] for id in renderer.numbers]  # paper shows notes only
    specs = parts.specs(shown)
    names = _SCRIPTS_OF_PAPER if page.drawn else _SCRIPTS
    scripts = [lean.script((template / f"{name}.js").read_text("utf-8")) for name in names]
    own_rules = page.drawn.rules if page.drawn else rules(specs.values())
    style = lean.style((template / "style.css").read_text("utf-8") + own_rules)
    resources = parts.distinct(resource for chapter in chapters for resource in chapter.resources)
    described = structured.describe(page.title, page.soc_code, ledger, resources)
    return (
        environment(template)
        .get_template("page.html.j2")
        .render(
            page=page,
            bodies=[*map(Markup, bodies)],
            contents=[heading for heading in renderer.headings.all if heading.level <= 3 and not heading.has_figures],
            citation=citations.of_report(page.title, page.soc_code, page.slug, page.ledger_sha256),
            has_files=bool(sources),
            style=Markup(style),
            scripts=[*map(Markup, scripts)],
            script_hashes=[_hash(script) for script in (*scripts, *filter(None, [page.carries]))],
            style_hashes=[_hash(style), *_PLOTLY_STYLES],
            charts=Markup(carried.packed({} if page.drawn else specs)),  # without "<", so that no script can end in it
            ledger=Markup(carried.packed(carried.ledger(opened, sources, noted))),
            structured=Markup(structured.script(described)),
            plotly_carried=Markup(carried.squeezed(page.carries.encode())) if page.carries else "",
        )
    )


def carried_file(file: Path, kind: str) -> Link:
    """A link that has the file's content, of the media type `kind`, in itself."""
    content = base64.b64encode(file.read_bytes()).decode()
    return Link(file.name, f"data:{kind};base64,{content}", name=file.name)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
