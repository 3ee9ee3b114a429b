"""One browser for all tests of a process: pages opened in it, asked questions in JavaScript, pressed keys on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, TypeVar

from careerbook.publish.paper.browser import command, load, open_browser

KEYS = {
    "Enter": 13,
    "Escape": 27,
    " ": 32,
    "Tab": 9,
    "ArrowRight": 39,
    "ArrowDown": 40,
    "ArrowUp": 38,
    "Home": 36,
    "End": 35,
}
TEXTS = {"Enter": "\r", " ": " "}
# WCAG 2.0 to 2.2, levels A and AA, and axe-core's own good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SEVERE = ("serious", "critical")
T = TypeVar("T")


@cache
def axe_core() -> str:
    """axe-core's script, as a package carries it; the package's own wrapper is not used."""
    package = distribution("axe-playwright-python")
    return Path(str(package.locate_file("axe_playwright_python/axe.min.js"))).read_text("utf-8")


class _Process:
    """The browser of this process and the loop that it lives in; started by the first test that needs it."""

    def __init__(self) -> None:
        self._runner: asyncio.Runner | None = None
        self._stack = AsyncExitStack()
        self.browser: Any = None

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        if self._runner is None:
            self._runner = asyncio.Runner()
            self._runner.run(self._start())
        return self._runner.run(asyncio.wait_for(doing, 600))

    async def _start(self) -> None:
        self.browser, _ = await self._stack.enter_async_context(open_browser())

    def stop(self) -> None:
        if self._runner is not None:
            self._runner.run(self._stack.aclose())
            self._runner.close()
            self._runner = None


_process = _Process()
run = _process.run
stop = _process.stop


@dataclass
class Page:
    """An open page, the addresses that it has asked for, and what it has complained of."""

    tab: Any
    requested: list[str] = field(default_factory=list)
    complaints: list[Any] = field(default_factory=list)

    async def ask(self, expression: str) -> Any:
        """The expression's value; a promise's is waited for."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = await command(self.tab, "Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait until the expression is true; fail after five seconds."""
        for _ in range(100):
            if await self.ask(expression):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {expression}")

    async def press(self, key: str, times: int = 1) -> None:
        """A key pressed and let go, as a person would."""
        about = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": KEYS[key]}
        typed = {"text": TEXTS[key]} if key in TEXTS else {}
        for _ in range(times):
            await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyDown", **about, **typed})
            await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyUp", **about})

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        await command(self.tab, "Input.insertText", {"text": text})

    async def click(self, selector: str) -> None:
        """A click of the mouse near the top of what the selector finds first."""
        box = await self.ask(
            f"(() => {{ const e = document.querySelector({selector!r}); e.scrollIntoView({{block: 'center', "
            "behavior: 'instant'}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + 8] })()"
        )
        at = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        await command(self.tab, "Input.dispatchMouseEvent", {"type": "mousePressed", **at})
        await command(self.tab, "Input.dispatchMouseEvent", {"type": "mouseReleased", **at})

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
async def page(
    where: Path | str, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> AsyncIterator[Page]:
    """The page of a file or address in a tab of its own, on a screen of that width and colour scheme."""
    tab = await _process.browser.create_tab("about:blank")
    try:
        seen = Page(tab)
        session = tab.get_session()

        async def note_request(event: Any) -> None:
            if (url := event["params"]["request"]["url"]) != "about:blank":
                seen.requested.append(url)

        async def note_complaint(event: Any) -> None:
            seen.complaints.append(event["params"])

        session.subscribe("Network.requestWillBeSent", note_request)
        for event in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            session.subscribe(event, note_complaint)
        for domain in ("Network", "Runtime", "Log", "Page"):
            await command(tab, f"{domain}.enable")
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await command(tab, "Emulation.setEmulatedMedia", {"media": "screen", "features": features})
        await command(tab, "Emulation.setFocusEmulationEnabled", {"enabled": True})
        await command(tab, "Emulation.setScriptExecutionDisabled", {"value": not scripts})
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        await command(tab, "Emulation.setDeviceMetricsOverride", size)
        await load(tab, where.as_uri() if isinstance(where, Path) else where)
        yield seen
    finally:
        await tab.close()


async def visit(file: Path, questions: dict[str, str], width: int = 1280, scheme: str = "light") -> dict[str, Any]:
    """Open the page; give the answers, the addresses it requested, and what it complained of."""
    async with page(file, width, scheme) as seen:
        answers = {name: await seen.ask(question) for name, question in questions.items()}
    return {**answers, "requested": seen.requested, "complaints": seen.complaints}
