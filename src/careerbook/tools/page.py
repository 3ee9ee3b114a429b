"""Exhibits as one HTML page that needs nothing else: no script, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from markupsafe import Markup

from careerbook.core import paths
from careerbook.exhibits.exhibit import Shown
from careerbook.publish.page.templates import environment


def html(title: str, parts: Sequence[Shown]) -> str:
    """The page as text; charts are left to notebooks, their tables are here."""
    folder = paths.template_dir()
    style = (folder / "style.css").read_text("utf-8")
    body = [Markup(bundle["text/html"]) for part in parts for bundle in part.bundles() if "text/html" in bundle]
    return (
        environment(folder / "tools")
        .get_template("page.html.j2")
        .render(
            title=title,
            body=body,
            style=Markup(style),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )
