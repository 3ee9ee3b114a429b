"""A page to PDF: printed by Chromium once every chart is drawn, then made the same bytes every time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from careerbook.errors import OutputError
from careerbook.publish import finishing, sheets
from careerbook.publish.browser import command, load, open_tab

READY_SECONDS = 60
"""How long a page may take to load and to draw its charts."""


def print_pdf(html_file: Path, title: str) -> bytes:
    """The page as a tagged PDF with bookmarks and page numbers; equal pages give equal bytes.

    Raises BrowserMissing without a Chromium, OutputError if a chart can't be drawn in time.
    """
    return finishing.finish(asyncio.run(_print(html_file)), title)


async def _print(html_file: Path) -> bytes:
    async with open_tab() as tab:
        await sheets.prepare(tab)
        try:
            await asyncio.wait_for(_load(tab, html_file), READY_SECONDS)
        except (TimeoutError, RuntimeError) as error:
            reason = str(error) or f"not drawn after {READY_SECONDS} s"
            message = f"{html_file.name} can't be printed: {reason}."
            raise OutputError(message, "Open it in a browser to see why.") from error
        return await sheets.printed(tab)


async def _load(tab: Any, html_file: Path) -> None:
    await load(tab, html_file.resolve().as_uri())
    expression = "Promise.all([window.careerbookReady, document.fonts.ready]).then(() => true)"
    answer = await command(
        tab, "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "its script failed"))
