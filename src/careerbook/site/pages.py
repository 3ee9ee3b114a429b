"""The site's templates, styles and scripts: how its pages are put together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from careerbook.core import paths
from careerbook.exhibits.inline import figure_html
from careerbook.exhibits.markup import html_of
from careerbook.exhibits.prose import mark, period
from careerbook.publish.page import templates
from careerbook.site.reports import Entry

NAV = (
    ("index.html", "Careers"),
    ("compare.html", "Compare"),
    ("changes.html", "What changed"),
    ("methods.html", "Methods"),
    ("data.html", "Data"),
    ("glossary.html", "Glossary"),
)


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or script; the name carries its content's hash, so a page never meets another version's."""

    path: str
    content: bytes

    @classmethod
    def of(cls, name: str, text: str) -> Asset:
        """`name` is for example list.js."""
        content = text.encode()
        stem, _, suffix = name.rpartition(".")
        return cls(f"assets/site-{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}", content)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of the site needs: the assets by name, and the site's address, if known."""

    assets: Mapping[str, Asset]
    base_url: str = ""

    def render(self, template: str, name: str, title: str, **more: Any) -> str:
        """The page `name` (index.html, ...) made with `template`."""
        page = _environment().get_template(template)
        return page.render(site=self, name=name, title=title, nav=NAV, **more)

    def path(self, asset: str) -> str:
        """An asset's path from a page."""
        return self.assets[asset].path


def assets(titles: list[str], figures: Mapping[str, Any]) -> dict[str, Asset]:
    """The style sheet, the scripts, and the data as scripts, since a page from a file system may fetch nothing."""
    texts = {"site.css": templates.style("site")}
    texts |= {file.name: file.read_text("utf-8") for file in sorted((paths.template_dir() / "site").glob("*.js"))}
    texts["titles.js"] = _data("careerbookTitles", titles)
    texts["figures.js"] = _data("careerbookCareers", figures)
    return {name: Asset.of(name, text) for name, text in texts.items()}


def _data(name: str, content: object) -> str:
    return f"window.{name} = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"


def figure(entry: Entry) -> Markup:
    """A ledger's entry as a figure of the page."""
    return Markup(figure_html(entry, entry["id"], entry["text"]))


@cache
def _environment() -> Environment:
    environment = templates.environment(paths.template_dir() / "site").overlay()
    environment.globals = {**environment.globals, "figure": figure}
    words = {"mark": lambda text: html_of(mark(text)), "period": lambda text: html_of(period(text)), "prose": html_of}
    environment.filters = {**environment.filters, **words}
    return environment
