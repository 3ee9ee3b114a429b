"""A page to PDF: printed by Chromium once every chart is drawn, then made the same bytes every time."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from careerbook.errors import OutputError
from careerbook.publish.browser import command, load, open_tab

READY_SECONDS = 60
"""How long a page may take to load and to draw its charts."""

WIDTH = 680
"""The page's width in CSS pixels: what style.css's margins leave of a Letter sheet."""

_NODE_ID = re.compile(rb"node\d+")
_LANGUAGE = "en-US"
_FOOTER = (
    '<div style="width: 100%; margin: 0 17.9mm; display: flex; justify-content: space-between;'
    ' font: 7.5pt system-ui, sans-serif; color: #52606d">'
    "<span>{title}</span>"
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


def print_pdf(html_file: Path, title: str) -> bytes:
    """The page as a tagged PDF with bookmarks and page numbers; equal pages give equal bytes.

    Raises BrowserMissing without a Chromium, OutputError if a chart can't be drawn in time.
    """
    return _settled(asyncio.run(_print(html_file, title)), title)


async def _print(html_file: Path, title: str) -> bytes:
    async with open_tab() as tab:
        # The page has to be laid out as it is printed before its charts take their width from it.
        await command(tab, "Emulation.setEmulatedMedia", {"media": "print"})
        size = {"width": WIDTH, "height": 880, "deviceScaleFactor": 1, "mobile": False}
        await command(tab, "Emulation.setDeviceMetricsOverride", size)
        try:
            await asyncio.wait_for(_load(tab, html_file), READY_SECONDS)
        except (TimeoutError, RuntimeError) as error:
            reason = str(error) or f"not drawn after {READY_SECONDS} s"
            message = f"{html_file.name} can't be printed: {reason}."
            raise OutputError(message, "Open it in a browser to see why.") from error
        printed = await command(tab, "Page.printToPDF", _options(title))
    return base64.b64decode(printed["data"])


async def _load(tab: Any, html_file: Path) -> None:
    await load(tab, html_file.resolve().as_uri())
    expression = "Promise.all([window.careerbookReady, document.fonts.ready]).then(() => true)"
    answer = await command(
        tab, "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "its script failed"))


def _options(title: str) -> dict[str, Any]:
    return {
        "printBackground": True,
        "preferCSSPageSize": True,
        "paperWidth": 8.5,
        "paperHeight": 11,
        "displayHeaderFooter": True,
        "headerTemplate": "<span></span>",
        "footerTemplate": _FOOTER.format(title=escape(title)),
        "generateTaggedPDF": True,
        "generateDocumentOutline": True,
    }


def _settled(printed: bytes, title: str) -> bytes:
    """Set what readers show and speak, and take out what differs between two printings."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        for name in ("/CreationDate", "/ModDate", "/Creator"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = {_LANGUAGE}
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = _LANGUAGE
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        _demote_shapes(pdf)
        _renumber_nodes(pdf)
        settled = BytesIO()
        pdf.save(settled, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return settled.getvalue()


def _demote_shapes(pdf: pikepdf.Pdf) -> None:
    """Chromium calls some lines of a chart figures of their own: only what has a description is one."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" not in thing:
            thing.S = pikepdf.Name.NonStruct


def _renumber_nodes(pdf: pikepdf.Pdf) -> None:
    """Name the structure's elements node00000001 and so on: Chromium goes on from what it drew before.

    Order is kept, since the tree that looks the names up has to be sorted.
    """
    places = [place for thing in pdf.objects for place in _node_places(thing)]
    names = sorted({bytes(container[key]) for container, key in places}, key=lambda name: (len(name), name))
    new = {name: f"node{number:08d}".encode() for number, name in enumerate(names, start=1)}
    for container, key in places:
        container[key] = pikepdf.String(new[bytes(container[key])].decode())


def _node_places(thing: Any) -> Iterator[tuple[Any, Any]]:
    """Where in `thing`, not looking into other indirect objects, a string names a node."""
    if isinstance(thing, pikepdf.Array):
        keys: Any = range(len(thing))
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = list(thing.keys())
    else:
        return
    for key in keys:
        value = thing[key]
        if isinstance(value, pikepdf.String) and _NODE_ID.fullmatch(bytes(value)):
            yield thing, key
        elif not getattr(value, "is_indirect", False):
            yield from _node_places(value)
