"""A loaded page on sheets of paper: its type, its two printings, the page numbers of its contents."""

from __future__ import annotations

import base64
import json
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

from careerbook import paths
from careerbook.publish.browser import command

WIDTH = 680
"""The page's width in CSS pixels: what style.css's margins leave of a Letter sheet."""

FAMILY = "Careerbook Paper"
"""The name by which style.css asks for the typeface: Source Sans 3, so that paper looks the same from any machine."""

_FACES = {
    "400-normal": {"weight": "400"},
    "400-italic": {"weight": "400", "style": "italic"},
    "600-normal": {"weight": "500 900"},
}


async def prepare(tab: Any) -> None:
    """Make what the tab loads from now on paper: before a page is loaded, since its charts take their width from it."""
    await command(tab, "Page.enable")
    await command(tab, "Page.addScriptToEvaluateOnNewDocument", {"source": _typeface()})
    await command(tab, "Emulation.setEmulatedMedia", {"media": "print"})
    size = {"width": WIDTH, "height": 880, "deviceScaleFactor": 1, "mobile": False}
    await command(tab, "Emulation.setDeviceMetricsOverride", size)


async def printed(tab: Any) -> bytes:
    """The page that the tab has loaded and drawn, as a tagged PDF with bookmarks.

    A page with a table of contents is printed twice, as Chromium can't say in print on which page something is: the
    first printing, without tags in half the time, gives the numbers.
    """
    if await _ask(tab, "typeof window.careerbookPages") == "function":
        numbers = page_numbers(await _print(tab, is_tagged=False))
        await _ask(tab, f"window.careerbookPages({json.dumps(numbers)})")
    return await _print(tab, is_tagged=True)


def page_numbers(content: bytes) -> dict[str, int]:
    """On which page, counted from 1, each id lies that a link of the PDF leads to."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        places: Any = pdf.Root.get("/Dests", {})
        return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in places.items()}


async def _print(tab: Any, *, is_tagged: bool) -> bytes:
    options = {
        "printBackground": True,
        "preferCSSPageSize": True,
        "paperWidth": 8.5,
        "paperHeight": 11,
        "generateTaggedPDF": is_tagged,
        "generateDocumentOutline": is_tagged,
    }
    return base64.b64decode((await command(tab, "Page.printToPDF", options))["data"])


async def _ask(tab: Any, expression: str) -> Any:
    return (await command(tab, "Runtime.evaluate", {"expression": expression, "returnByValue": True}))["result"].get(
        "value"
    )


@cache
def _typeface() -> str:
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
