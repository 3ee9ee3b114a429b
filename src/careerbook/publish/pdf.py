"""A page to PDF: printed by Chromium once every chart is drawn, then made the same bytes every time."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from threading import Thread
from typing import Any, Self

from choreographer.browser_async import Tab

from careerbook.errors import BrowserMissing, OutputError
from careerbook.publish import finishing, sheets
from careerbook.publish.browser import GONE, command, empty, load, open_tab

READY_SECONDS = 60
"""How long a page may take to load and to draw its charts."""

REMEDY = "Open the page in a browser to see why."

# What the page's charts.js says of a chart that can't be drawn.
_CHART = re.compile(r"the chart (?P<id>\S+) can't be drawn: [^\n]*")


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
        self._starting: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._started()
        self._loop.run_until_complete(self._close())
        self._loop.close()

    def start(self) -> None:
        """Start the browser before it is needed. Raises BrowserMissing if there is none."""
        self._loop.run_until_complete(self._opened())

    def start_beside(self) -> None:
        """Start the browser while the caller goes on; if there is none, printing will say so."""

        def start() -> None:
            with suppress(BrowserMissing):
                self.start()

        self._starting = Thread(target=start)
        self._starting.start()

    def _started(self) -> None:
        if self._starting:
            self._starting.join()
            self._starting = None

    def print(self, html_file: Path, title: str) -> bytes:
        """The page as a tagged PDF with bookmarks and page numbers; equal pages give equal bytes.

        Raises BrowserMissing without a Chromium, OutputError if a chart can't be drawn in time.
        """
        self._started()
        return finishing.finish(self._loop.run_until_complete(self._print(html_file)), title)

    async def _opened(self) -> tuple[Tab, asyncio.Future[Any]]:
        """The tab, and what becomes true when its page crashes."""
        if self._open is None:
            tab = await self._stack.enter_async_context(open_tab())
            self._open = tab, tab.get_session().subscribe_once("Inspector.targetCrashed")
            await command(tab, "Inspector.enable")
            await sheets.prepare(tab)
        return self._open

    async def _close(self) -> None:
        self._open = None
        await self._stack.aclose()

    async def _print(self, html_file: Path) -> bytes:
        for attempt in range(_ATTEMPTS):
            try:
                printed = await self._printed(html_file)
            except BrowserMissing:
                printed = None
                if attempt == _ATTEMPTS - 1:
                    raise
            except GONE:
                printed = None
            if printed is not None:
                return printed
            await self._close()
        message = f"{html_file.name} can't be printed: the browser died {_ATTEMPTS} times."
        raise OutputError(message, "Make the report without a PDF (--no-pdf).")

    async def _printed(self, html_file: Path) -> bytes | None:
        """What the browser prints; None if the page crashes. Raises one of GONE if the browser does."""
        tab, crashed = await self._opened()
        printing = asyncio.ensure_future(_print_in(tab, html_file))
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


_ATTEMPTS = 3


async def _print_in(tab: Tab, html_file: Path) -> bytes:
    await empty(tab)  # or Chromium keeps the pages before: 0.2 GB each, up to 1.5
    await _load(tab, html_file)
    return await sheets.printed(tab)


async def _load(tab: Any, html_file: Path) -> None:
    await load(tab, html_file.resolve().as_uri())
    expression = "Promise.all([window.careerbookReady, document.fonts.ready]).then(() => true)"
    answer = await command(
        tab, "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "its script failed"))
