"""plotly.js: once beside all reports, from the plotly package that made their charts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from careerbook.core.swap import put


@cache
def plotly_js() -> tuple[str, bytes]:
    """The file's name, which carries its version, and its content."""
    from plotly.offline import get_plotlyjs, get_plotlyjs_version

    return f"plotly-{get_plotlyjs_version()}.min.js", get_plotlyjs().encode()


def install(out: Path) -> str:
    """Put plotly.js into `out`/assets unless it is there, and give its path from a report's folder.

    Raises OutputError if it can't be written.
    """
    name, content = plotly_js()
    put(out / "assets" / name, content)
    return f"../assets/{name}"
