"""Exhibits as one HTML page that needs nothing else: no script, no network."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from careerbook.exhibits.exhibit import Shown
from careerbook.publish.page import templates


def html(title: str, parts: Sequence[Shown]) -> str:
    """The page as text; charts are left to notebooks, their tables are here."""
    body = [Markup(bundle["text/html"]) for part in parts for bundle in part.bundles() if "text/html" in bundle]
    return templates.page("tools", title=title, body=body)
