"""Chromium: where it is, and a session with it that leaves neither a process nor a file behind."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Mapping, MutableMapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from choreographer import Browser
from choreographer.browser_async import Tab
from choreographer.browsers import BrowserClosedError, BrowserFailedError
from choreographer.browsers.chromium import Chromium
from choreographer.channels import ChannelClosedError

from careerbook.core.errors import BrowserMissing

# What a command meets whose browser has died; choreographer cancels those that wait for an answer.
GONE = (BrowserClosedError, BrowserFailedError, ChannelClosedError, asyncio.CancelledError, BrokenPipeError)

VARIABLE = "CAREERBOOK_CHROMIUM"
START_SECONDS = 60
"""A browser that hasn't answered by then never will."""

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "chromium-headless-shell")
_MACOS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
_REMEDY = (
    f"Install Chromium (Debian: apt-get install chromium), or set {VARIABLE} to its path, or ask for no PDF (--no-pdf)."
)
# choreographer's own defaults that loosen what a page may do; a report needs neither.
_LOOSE = {"--disable-web-security", "--allow-file-access-from-files"}
_QUIET = (
    "--disable-background-networking",
    "--disable-crash-reporter",
    "--disable-default-apps",
    "--disable-quic",
    "--font-render-hinting=none",  # letters as far apart on paper as the typeface has them
    "--hide-scrollbars",
    "--no-pings",
    "about:blank",  # chromium-headless-shell opens no tab by itself, and choreographer waits two seconds for one
)


def find() -> Path:
    """The Chromium to use: the one $CAREERBOOK_CHROMIUM names, the environment's own, or one on the PATH.

    Raises BrowserMissing if there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None:
            raise BrowserMissing(f"{VARIABLE} names {named}, which can't be run.", _REMEDY)
        return Path(path)
    candidates = [Path(sys.prefix) / "bin" / "chromium", *_on_path(), *_MACOS]
    for candidate in candidates:
        if os.access(candidate, os.X_OK) and candidate.is_file():
            return candidate
    raise BrowserMissing("No Chromium was found, so no PDF can be made.", _REMEDY)


def _on_path() -> list[Path]:
    return [Path(path) for name in _NAMES if (path := shutil.which(name))]


class _Headless(Chromium):
    """Chromium as choreographer starts it, but quiet, and with all its files in its temporary profile."""

    def get_cli(self) -> Sequence[str]:
        """The command line."""
        return [option for option in super().get_cli() if option not in _LOOSE] + list(_QUIET)

    def get_env(self) -> MutableMapping[str, str]:
        """The environment: a home folder that can be written, and that goes with the profile."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return {**kept, "HOME": str(self.tmp_dir.path)}


class _Still(_Headless):
    """A browser for paper.

    It makes no frames for a screen that nobody looks at, a fifth of the time of a page; and its tabs share a process,
    which saves 0.2 GB.
    """

    def get_cli(self) -> Sequence[str]:
        """The command line."""
        return [*super().get_cli(), "--enable-begin-frame-control", "--renderer-process-limit=1"]


class _Browser(Browser):
    """choreographer's, but ended for certain: asked to close, a browser may die before it has answered."""

    async def _close(self) -> None:
        if sys.platform == "win32":
            await super()._close()
            return
        if hasattr(self, "subprocess"):
            with suppress(ProcessLookupError):
                os.killpg(self.subprocess.pid, signal.SIGKILL)
            self.subprocess.wait()
        self._channel.close()  # or the thread that reads from the browser would never end


@asynccontextmanager
async def open_tabs(count: int) -> AsyncIterator[list[Tab]]:
    """Tabs of a new browser for paper, which is gone afterwards. Raises BrowserMissing if none can be started."""
    async with open_browser(_Still) as (browser, tab):
        yield [tab, *[await browser.create_tab("about:blank") for _ in range(1, count)]]


@asynccontextmanager
async def open_browser(kind: type[_Headless] = _Headless) -> AsyncIterator[tuple[Browser, Tab]]:
    """A new browser and its first tab; both are gone afterwards. Raises BrowserMissing if none can be started."""
    path = find()
    browser = _Browser(path, browser_cls=kind)
    try:
        try:
            await asyncio.wait_for(browser.open(), START_SECONDS)
            tab = await asyncio.wait_for(browser.create_tab("about:blank"), START_SECONDS)
        except (BrowserFailedError, TimeoutError, OSError, RuntimeError) as error:
            raise BrowserMissing(f"{path} is there but doesn't start.", _REMEDY) from error
        yield browser, tab
    finally:
        await browser.close()


async def load(tab: Tab, url: str) -> None:
    """Open `url` in the tab and wait until it has loaded.

    Raises RuntimeError if it can't be opened.
    """
    session = tab.get_session()
    events: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def note(event: Any) -> None:
        events.put_nowait((event["params"]["loaderId"], event["params"]["name"]))

    await command(tab, "Page.enable")
    session.subscribe("Page.lifecycleEvent", note)
    try:
        await command(tab, "Page.setLifecycleEventsEnabled", {"enabled": True})
        answer = await command(tab, "Page.navigate", {"url": url})
        if answer.get("errorText"):
            raise RuntimeError(f"{url} can't be opened: {answer['errorText']}")
        # Not any load: that of the page before may still be under way.
        while await events.get() != (answer["loaderId"], "load"):
            pass
    finally:
        session.unsubscribe("Page.lifecycleEvent")


async def empty(tab: Tab) -> None:
    """Leave the tab's page, and have the browser give its memory back."""
    await load(tab, "about:blank")
    await command(tab, "HeapProfiler.collectGarbage")


async def command(tab: Tab, method: str, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Send one DevTools command and give its result. Raises RuntimeError if the browser refuses it."""
    response = await tab.send_command(method, dict(parameters or {}))
    if "error" in response:
        raise RuntimeError(f"{method}: {response['error'].get('message')}")
    result: dict[str, Any] = response["result"]
    return result


async def ask(tab: Tab, expression: str) -> Any:
    """The value of a JavaScript expression, in the tab's page; of a promise, what it comes to.

    Raises RuntimeError with its message if it throws.
    """
    options = {"expression": expression, "returnByValue": True, "awaitPromise": True}
    answer = await command(tab, "Runtime.evaluate", options)
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "its script failed"))
    return answer["result"].get("value")
