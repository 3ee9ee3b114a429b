"""The project's own scripts and styles in fewer bytes, as pages carry them."""

from __future__ import annotations

import re


def script(source: str) -> str:
    """A script without its lines of comment and its indentation."""
    lines = (line.lstrip() for line in source.strip().splitlines())
    return "\n".join(line for line in lines if not line.startswith("//"))


def style(source: str) -> str:
    """A style sheet without comments and line breaks."""
    return " ".join(re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).split())
