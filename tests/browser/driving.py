"""A page opened in Chromium: asked questions in JavaScript, pressed keys on, and its requests and complaints noted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careerbook.publish.browser import command, open_tab

KEYS = {"Enter": 13, "Escape": 27, " ": 32, "Tab": 9, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35}


@dataclass
class Seen:
    """An open page."""

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

    async def press(self, key: str) -> None:
        """A key pressed and let go."""
        about = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": KEYS[key]}
        typed = {"text": {"Enter": "\r", " ": " "}[key]} if key in ("Enter", " ") else {}
        await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyDown", **about, **typed})
        await command(self.tab, "Input.dispatchKeyEvent", {"type": "keyUp", **about})

    async def click(self, selector: str) -> None:
        """A click of the mouse near the top of what the selector finds first."""
        box = await self.ask(
            f"(() => {{ const e = document.querySelector({selector!r}); e.scrollIntoView({{block: 'center', "
            "behavior: 'instant'}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + 8] })()"
        )
        at = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        await command(self.tab, "Input.dispatchMouseEvent", {"type": "mousePressed", **at})
        await command(self.tab, "Input.dispatchMouseEvent", {"type": "mouseReleased", **at})


@asynccontextmanager
async def page(file: Path, width: int = 1280, scheme: str = "light", scripts: bool = True) -> AsyncIterator[Seen]:
    """The page, loaded in a new browser, on a screen of that width and colour scheme."""
    async with open_tab() as tab:
        seen = Seen(tab)
        session = tab.get_session()

        async def note_request(event: Any) -> None:
            seen.requested.append(event["params"]["request"]["url"])

        async def note_complaint(event: Any) -> None:
            seen.complaints.append(event["params"])

        session.subscribe("Network.requestWillBeSent", note_request)
        for event in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            session.subscribe(event, note_complaint)
        for domain in ("Network", "Runtime", "Log", "Page"):
            await command(tab, f"{domain}.enable")
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await command(tab, "Emulation.setEmulatedMedia", {"media": "screen", "features": features})
        await command(tab, "Emulation.setScriptExecutionDisabled", {"value": not scripts})
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        await command(tab, "Emulation.setDeviceMetricsOverride", size)
        loaded = session.subscribe_once("Page.loadEventFired")
        await command(tab, "Page.navigate", {"url": file.as_uri()})
        await asyncio.wait_for(loaded, 30)
        yield seen


async def visit(file: Path, questions: dict[str, str], width: int = 1280, scheme: str = "light") -> dict[str, Any]:
    """Open the page; give the answers, the addresses it requested, and what it complained of."""
    async with page(file, width, scheme) as seen:
        answers = {name: await seen.ask(question) for name, question in questions.items()}
    return {**answers, "requested": seen.requested, "complaints": seen.complaints}
