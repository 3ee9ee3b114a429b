"""A page to PDF: printed by Chromium once every chart is drawn, then made the same bytes every time."""

from __future__ import annotations

import asyncio
import base64
import re
from contextlib import AsyncExitStack
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, Self

import pikepdf
from choreographer.browser_async import Tab

from careerbook.errors import OutputError
from careerbook.publish.browser import GONE, command, load, open_tab

READY_SECONDS = 60
"""How long a page may take to load and to draw its charts."""

WIDTH = 680
"""The page's width in CSS pixels: what style.css's margins leave of a Letter sheet."""

REMEDY = "Open the page in a browser to see why."

# What the page's charts.js says of a chart that can't be drawn.
_CHART = re.compile(r"the chart (?P<id>\S+) can't be drawn: [^\n]*")
_LANGUAGE = "en-US"
_FOOTER = (
    '<div style="width: 100%; margin: 0 17.9mm; display: flex; justify-content: space-between;'
    ' font: 7.5pt system-ui, sans-serif; color: #52606d">'
    "<span>{title}</span>"
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


class ChartNotDrawn(Exception):
    """The chart of the exhibit `id` can't be drawn."""

    def __init__(self, id: str, message: str) -> None:
        super().__init__(message)
        self.id = id


def print_pdf(html_file: Path, title: str) -> bytes:
    """The page printed by a browser of its own: see `Printer.print`."""
    with Printer() as printer:
        return printer.print(html_file, title)


class Printer:
    """A browser that prints page after page. It is started for the first one, and again after it was killed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._stack = AsyncExitStack()
        self._open: tuple[Tab, asyncio.Future[Any]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.run_until_complete(self._close())
        self._loop.close()

    def start(self) -> None:
        """Start the browser before it is needed. Raises BrowserMissing if there is none."""
        self._loop.run_until_complete(self._opened())

    def print(self, html_file: Path, title: str) -> bytes:
        """The page as a tagged PDF with bookmarks and page numbers; equal pages give equal bytes.

        Raises BrowserMissing without a Chromium, OutputError if a chart can't be drawn in time.
        """
        return _settled(self._loop.run_until_complete(self._print(html_file, title)), title)

    async def _opened(self) -> tuple[Tab, asyncio.Future[Any]]:
        """The tab, and what becomes true when its page crashes."""
        if self._open is None:
            tab = await self._stack.enter_async_context(open_tab())
            self._open = tab, tab.get_session().subscribe_once("Inspector.targetCrashed")
            await command(tab, "Inspector.enable")
            # The page has to be laid out as it is printed before its charts take their width from it.
            await command(tab, "Emulation.setEmulatedMedia", {"media": "print"})
            size = {"width": WIDTH, "height": 880, "deviceScaleFactor": 1, "mobile": False}
            await command(tab, "Emulation.setDeviceMetricsOverride", size)
        return self._open

    async def _close(self) -> None:
        self._open = None
        await self._stack.aclose()

    async def _print(self, html_file: Path, title: str) -> bytes:
        for _ in range(_ATTEMPTS):
            try:
                printed = await self._printed(html_file, title)
            except GONE:
                printed = None
            if printed is not None:
                return printed
            await self._close()
        message = f"{html_file.name} can't be printed: the browser died {_ATTEMPTS} times."
        raise OutputError(message, "Make the report without a PDF (--no-pdf).")

    async def _printed(self, html_file: Path, title: str) -> bytes | None:
        """What the browser prints; None if the page crashes. Raises one of GONE if the browser does."""
        tab, crashed = await self._opened()
        printing = asyncio.ensure_future(_print_in(tab, html_file, title))
        await asyncio.wait({printing, crashed}, timeout=READY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        try:
            if printing.done():
                return printing.result()
            if crashed.done():
                return None
            raise TimeoutError
        except (TimeoutError, RuntimeError) as error:
            await self._close()
            reason = str(error) or f"not drawn after {READY_SECONDS} s"
            if chart := _CHART.search(reason):
                raise ChartNotDrawn(chart["id"], chart[0]) from error
            raise OutputError(f"{html_file.name} can't be printed: {reason}.", REMEDY) from error
        finally:
            printing.cancel()


_ATTEMPTS = 2


async def _print_in(tab: Tab, html_file: Path, title: str) -> bytes:
    await _load(tab, html_file)
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
    with pikepdf.open(BytesIO(_renumbered(printed))) as pdf:
        for name in ("/CreationDate", "/ModDate", "/Creator"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = {_LANGUAGE}
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = _LANGUAGE
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for number in _FIGURE.findall(printed):
            _demote_shape(pdf.get_object(int(number), 0))
        settled = BytesIO()
        pdf.save(settled, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return settled.getvalue()


# Chromium writes objects as plain text and only compresses what is drawn. Reading the text is a hundred times faster
# than going through all objects, of which a report has tens of thousands.
_NODE = re.compile(rb"\(node(\d{8})\)")
_FIGURE = re.compile(rb"^(\d+) 0 obj\n<</Type /StructElem\n/S /Figure\n", re.MULTILINE)


def _demote_shape(figure: pikepdf.Object) -> None:
    """Chromium calls some lines of a chart figures of their own: only what has a description is one."""
    if "/Alt" not in figure:
        figure.S = pikepdf.Name.NonStruct


def _renumbered(printed: bytes) -> bytes:
    """Name the structure's elements node00000001 and so on: Chromium goes on from what it drew before.

    Order is kept, since the tree that looks the names up has to be sorted; and length, since offsets are written down.
    """
    names = sorted(set(_NODE.findall(printed)))
    new = {name: b"(node%08d)" % number for number, name in enumerate(names, start=1)}
    return _NODE.sub(lambda found: new[found[1]], printed)
