"""A loaded page on sheets of paper: its type, its width, its printing."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from choreographer.browser_async import Tab

from careerbook.core import paths
from careerbook.publish.paper import numbering
from careerbook.publish.paper.browser import ask, command

WIDTH = 680
"""The page's width in CSS pixels: what style.css's margins leave of a Letter sheet."""

FAMILY = "Careerbook Paper"
"""The name by which style.css asks for the typeface: Source Sans 3, so that paper looks the same from any machine."""

_FACES = {
    "400-normal": {"weight": "400"},
    "400-italic": {"weight": "400", "style": "italic"},
    "600-normal": {"weight": "500 900"},
}


async def prepare(tab: Tab) -> None:
    """Make what the tab loads from now on paper: before a page is loaded, since its charts take their width from it."""
    await command(tab, "Page.enable")
    await command(tab, "Page.addScriptToEvaluateOnNewDocument", {"source": typeface()})
    await command(tab, "Emulation.setEmulatedMedia", {"media": "print"})
    size = {"width": WIDTH, "height": 880, "deviceScaleFactor": 1, "mobile": False}
    await command(tab, "Emulation.setDeviceMetricsOverride", size)


@dataclass(frozen=True, slots=True)
class Printed:
    """What Chromium printed, and the ids in its table of contents whose pages are still to be filled in."""

    content: bytes
    contents: Sequence[str] = ()


async def printed(tab: Tab, numbers: Mapping[str, int] | None = None) -> Printed:
    """The page that the tab has loaded, as a tagged PDF with bookmarks; its contents with the `numbers`, if known."""
    contents = await ask(tab, "window.careerbookContents ?? []")
    if contents:
        await ask(tab, f"careerbookNumber({json.dumps(numbers or dict.fromkeys(contents, numbering.PLACE))})")
    return Printed(await _print(tab), () if numbers else contents)


async def _print(tab: Tab) -> bytes:
    options = {
        "printBackground": True,
        "preferCSSPageSize": True,
        "paperWidth": 8.5,
        "paperHeight": 11,
        "generateTaggedPDF": True,
        "generateDocumentOutline": True,
    }
    return base64.b64decode((await command(tab, "Page.printToPDF", options))["data"])


@cache
def typeface() -> str:
    """A script that gives a page the typeface: no file is fetched, so the page's policy needs no exception."""
    folder = paths.template_dir() / "fonts"
    faces = [
        (base64.b64encode((folder / f"source-sans-3-latin-{name}.woff2").read_bytes()).decode(), about)
        for name, about in _FACES.items()
    ]
    return f"""for (const [letters, about] of {json.dumps(faces)}) {{
      const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
      document.fonts.add(new FontFace({json.dumps(FAMILY)}, bytes, about));
    }}"""
