"""How Jinja fills the project's page templates: everything escaped, nothing undefined."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from careerbook.core import paths


@cache
def environment(folder: Path) -> Environment:
    """The environment of the templates in `folder`, made once."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style(folder: str) -> str:
    """The style sheet of all pages, then those in a folder of the templates."""
    files = (paths.template_dir() / "style.css", *sorted((paths.template_dir() / folder).glob("*.css")))
    return "\n".join(file.read_text("utf-8") for file in files)


def page(folder: str, **values: Any) -> str:
    """The page of a folder of the templates; it carries its style, and the style's hash for its security policy."""
    text = style(folder)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    template = environment(paths.template_dir() / folder).get_template("page.html.j2")
    return template.render(style=Markup(text), style_hash=digest, **values)
