"""A page to PDF: its charts drawn and the page printed by one Chromium, then made the same bytes every time."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Self, TypeVar

from choreographer.browser_async import Tab

from careerbook.core.errors import BrowserMissing, OutputError
from careerbook.publish.page.drawing import Drawn
from careerbook.publish.paper import finishing, numbering, plotting, sheets
from careerbook.publish.paper.browser import GONE, ask, command, empty, load, open_tabs

T = TypeVar("T")

READY_SECONDS = 60
"""How long a page may take to load and to be printed, or charts to be drawn."""

REMEDY = "Open the page in a browser to see why."

# What charts.js and plotting.js say of a chart that can't be drawn.
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
        self._open: _Tabs | None = None
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
        """Start the browser while the caller goes on; if that fails, printing tries again, and says so."""

        def start() -> None:
            with suppress(BrowserMissing, RuntimeError, *GONE):
                self.start()

        self._starting = Thread(target=start)
        self._starting.start()

    def _started(self) -> None:
        if self._starting:
            self._starting.join()
            self._starting = None

    def draw(self, specs: Mapping[str, Mapping[str, Any]]) -> Drawn:
        """The charts, Plotly's figures by id, as they are on paper; equal figures give equal drawings.

        Raises ChartNotDrawn for one that can't be drawn, and as `print`.
        """
        return self._done("The charts", lambda tabs: plotting.drawn(tabs.drawing, specs))

    def print(self, html_file: Path, title: str) -> bytes:
        """The page as a tagged PDF with bookmarks and page numbers; equal pages give equal bytes.

        Raises BrowserMissing without a Chromium, ChartNotDrawn for a chart that the page itself can't draw, OutputError
        if the page can't be printed in time.
        """
        printed = self._printed(html_file)
        try:
            return finishing.finish(printed.content, title, printed.contents)
        except numbering.NotNumbered as lacking:
            return finishing.finish(self._printed(html_file, lacking.numbers).content, title)

    def _printed(self, html_file: Path, numbers: Mapping[str, int] | None = None) -> sheets.Printed:
        return self._done(html_file.name, lambda tabs: _print_in(tabs.printing, html_file, numbers))

    def _done(self, what: str, work: Callable[[_Tabs], Awaitable[T]]) -> T:
        self._started()
        return self._loop.run_until_complete(self._try(what, work))

    async def _opened(self) -> _Tabs:
        if self._open is None:
            try:
                self._open = await self._prepared()
            except BaseException:  # so that nobody works with half of it
                await self._close()
                raise
        return self._open

    async def _prepared(self) -> _Tabs:
        printing, drawing = await self._stack.enter_async_context(open_tabs(2))
        crashes = [tab.get_session().subscribe_once("Inspector.targetCrashed") for tab in (printing, drawing)]
        for tab in (printing, drawing):
            await command(tab, "Inspector.enable")
        await sheets.prepare(printing)
        await plotting.prepare(drawing)
        return _Tabs(printing, drawing, crashes)

    async def _close(self) -> None:
        self._open = None
        await self._stack.aclose()

    async def _try(self, what: str, work: Callable[[_Tabs], Awaitable[T]]) -> T:
        for attempt in range(_ATTEMPTS):
            try:
                return await self._once(what, work)
            except BrowserMissing:
                if attempt == _ATTEMPTS - 1:
                    raise
            except (*GONE, _Crashed):
                pass
            await self._close()
        message = f"{what} can't be printed: the browser died {_ATTEMPTS} times."
        raise OutputError(message, "Make the report without a PDF (--no-pdf).")

    async def _once(self, what: str, work: Callable[[_Tabs], Awaitable[T]]) -> T:
        """What the work gives. Raises _Crashed if a page crashes, one of GONE if the browser does."""
        tabs = await self._opened()
        working = asyncio.ensure_future(work(tabs))
        await asyncio.wait({working, *tabs.crashes}, timeout=READY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        try:
            if working.done():
                return working.result()
            if any(crash.done() for crash in tabs.crashes):
                raise _Crashed
            raise TimeoutError
        except (TimeoutError, RuntimeError) as error:
            await self._close()
            reason = str(error) or f"not drawn after {READY_SECONDS} s"
            if chart := _CHART.search(reason):
                raise ChartNotDrawn(chart["id"], chart[0]) from error
            raise OutputError(f"{what} can't be printed: {reason}.", REMEDY) from error
        finally:
            working.cancel()


_ATTEMPTS = 3


class _Crashed(Exception):
    """A tab's page is gone."""


@dataclass(frozen=True, slots=True)
class _Tabs:
    """The tabs of the browser, and what becomes true when the page of one crashes."""

    printing: Tab
    drawing: Tab
    crashes: list[asyncio.Future[Any]]


async def _print_in(tab: Tab, html_file: Path, numbers: Mapping[str, int] | None) -> sheets.Printed:
    await empty(tab)  # or Chromium keeps the pages before: 0.2 GB each, up to 1.5
    await _load(tab, html_file)
    return await sheets.printed(tab, numbers)


async def _load(tab: Tab, html_file: Path) -> None:
    await load(tab, html_file.resolve().as_uri())
    ready = "[window.careerbookReady, window.careerbookNotes, document.fonts.ready]"
    await ask(tab, f"Promise.all({ready}).then(() => true)")
