"""The project's own documents as pages: methods, data, glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mistune
from markupsafe import Markup

from careerbook.core import paths, slugs
from careerbook.core.errors import DataMissing
from careerbook.site.pages import Site

_DESCRIPTIONS = {
    "methods": "How each figure of the reports comes about: its formula, its inputs, and the source of the method.",
    "data": "The tables behind the reports: every column with its unit, every source with its licence, and the traps.",
    "glossary": "What the words of the reports mean, in plain language, with the publisher’s own page for each.",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown document as HTML: its title, its body without the title, and its sections' ids and names."""

    title: str
    body: Markup
    contents: tuple[tuple[str, str], ...]


def all_pages(site: Site) -> dict[str, bytes]:
    """methods.html, data.html and glossary.html. Raises DataMissing if one of the documents is not there."""
    return {f"{name}.html": _page(site, name, text).encode() for name, text in _DESCRIPTIONS.items()}


def _page(site: Site, name: str, description: str) -> str:
    file = paths.docs_dir() / f"{name}.md"
    try:
        document = render(file.read_text("utf-8"))
    except FileNotFoundError:
        raise DataMissing(f"{file} is missing.", "Restore it from the project: careerbook data docs") from None
    return site.render(
        "document.html.j2",
        f"{name}.html",
        document.title,
        description=description,
        body=document.body,
        contents=document.contents,
    )


class _Renderer(mistune.HTMLRenderer):
    """Headings that can be linked to, tables that scroll by themselves; raw HTML is shown, never passed on."""

    def __init__(self) -> None:
        super().__init__(escape=True)
        self.title = ""
        self.contents: list[tuple[str, str]] = []
        self._used = {"content", "contents-title"}

    def heading(self, text: str, level: int, **_: Any) -> str:
        plain = Markup(text).striptags()
        if level == 1:
            self.title = self.title or plain
            return ""
        id = self._free(slugs.plain(plain) or "section")
        if level == 2:
            self.contents.append((id, plain))
        return f'<h{level} id="{id}">{text}</h{level}>\n'

    def paragraph(self, text: str) -> str:
        kind = ' class="note"' if text.startswith("Source: ") else ""
        return f"<p{kind}>{text}</p>\n"

    def _free(self, id: str) -> str:
        """`id`, or with a number where it is taken; a page's own ids are too."""
        candidates = (id, *(f"{id}-{number}" for number in range(2, len(self._used) + 3)))
        chosen = next(candidate for candidate in candidates if candidate not in self._used)
        self._used.add(chosen)
        return chosen

    def table(self, text: str) -> str:
        return f'<div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        return f'<th scope="col">{text}</th>\n' if head else f"<td>{text}</td>\n"


def render(markdown: str) -> Document:
    """The document's HTML. Lines that are comments to its editors are left out."""
    renderer = _Renderer()
    lines = [line for line in markdown.splitlines() if not (line.startswith("<!--") and line.endswith("-->"))]
    # The plug-in brings renderers of its own, unless the renderer has the method.
    body = mistune.create_markdown(renderer=renderer, plugins=["table"])("\n".join(lines))
    assert isinstance(body, str)
    return Document(renderer.title, Markup(body), tuple(renderer.contents))
