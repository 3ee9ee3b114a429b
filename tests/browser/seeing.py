"""A page in Chromium: open it, ask it, press keys, and hold it against axe-core's rules of accessibility."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from careerbook.publish.browser import command, open_tab

# WCAG 2.0 to 2.2, levels A and AA, and axe-core's own good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SEVERE = ("serious", "critical")
_KEYS = {"Enter": 13, "Tab": 9, " ": 32, "ArrowDown": 40, "ArrowUp": 38, "Home": 36, "End": 35}
_TEXTS = {"Enter": "\r", " ": " "}


@cache
def axe_core() -> str:
    """axe-core's script, as a package carries it; the package's own wrapper is not used."""
    package = distribution("axe-playwright-python")
    return Path(str(package.locate_file("axe_playwright_python/axe.min.js"))).read_text("utf-8")


@dataclass
class Page:
    """An open page, the addresses that it has asked for, and what it has complained of."""

    tab: Any
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def go(self, address: str, width: int = 1280, scheme: str = "light") -> None:
        """Open `address`, as wide as `width`, in the light or dark scheme."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await command(self.tab, "Emulation.setEmulatedMedia", {"media": "screen", "features": features})
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        await command(self.tab, "Emulation.setDeviceMetricsOverride", size)
        for url in ("about:blank", address):  # the same page with another fragment would not be loaded again
            loaded = self.tab.get_session().subscribe_once("Page.loadEventFired")
            await command(self.tab, "Page.navigate", {"url": url})
            await asyncio.wait_for(loaded, 60)
        self.requested = [url for url in self.requested if url != "about:blank"]

    async def ask(self, expression: str) -> Any:
        """What the page's JavaScript `expression` gives."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = await command(self.tab, "Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def press(self, key: str, times: int = 1) -> None:
        """Press a key of _KEYS, as a person would."""
        named = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": _KEYS[key]}
        for _ in range(times):
            text = {"text": _TEXTS[key]} if key in _TEXTS else {}
            await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyDown", **named, **text})
            await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyUp", **named})

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        await command(self.tab, "Input.insertText", {"text": text})

    async def violations(self) -> list[str]:
        """What axe-core finds serious or critical on the page as it is now: the rule, how many places, the first."""
        await self.ask(f"{axe_core()};0")
        # No preload: axe-core would fetch the style sheets, which the page's policy refuses.
        rules = {"type": "tag", "values": _TAGS}
        options = json.dumps({"runOnly": rules, "resultTypes": ["violations"], "preload": False})
        found = await self.ask(f"axe.run(document, {options}).then((result) => result.violations)")
        return [
            f"{one['id']} ({one['impact']}, {len(one['nodes'])} places): {one['nodes'][0]['html'][:160]}"
            for one in found
            if one["impact"] in _SEVERE
        ]


@asynccontextmanager
async def opened() -> AsyncIterator[Page]:
    """A new browser's page that notes requests, exceptions and console messages."""
    async with open_tab() as tab:
        page = Page(tab)

        async def note_request(event: Any) -> None:
            page.requested.append(event["params"]["request"]["url"])

        async def note_complaint(event: Any) -> None:
            page.complaints.append(json.dumps(event["params"]))

        session = tab.get_session()
        session.subscribe("Network.requestWillBeSent", note_request)
        for event in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            session.subscribe(event, note_complaint)
        for domain in ("Page", "Network", "Runtime", "Log"):
            await command(tab, f"{domain}.enable")
        yield page
