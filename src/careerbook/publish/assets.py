"""plotly.js: once beside all reports, from the plotly package that made their charts."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from careerbook.errors import OutputError


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
    file = out / "assets" / name
    try:
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write_at_once(file, content)
    except OSError as error:
        message = f"{file} can't be written: {error.strerror}."
        raise OutputError(message, "Make the folder writable, or choose another (--out DIR).") from error
    return f"../assets/{name}"


def _write_at_once(file: Path, content: bytes) -> None:
    """Write beside the file, then rename: a page that is open meanwhile reads the old file or the new one."""
    descriptor, beside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
