"""Charts drawn for paper, in a tab that stays: plotly.js is read, and compiled by the browser, once for all reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from choreographer.browser_async import Tab

from careerbook.core import paths
from careerbook.publish.package.assets import plotly_js
from careerbook.publish.page.drawing import Drawn
from careerbook.publish.paper import sheets
from careerbook.publish.paper.browser import ask, command

_SCRIPTS = ("fitting", "plotting")
# What is drawn comes from notebooks: it may fetch nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


async def prepare(tab: Tab) -> None:
    """Make the tab, which has opened no page yet, one that draws."""
    await sheets.prepare(tab)
    frame = (await command(tab, "Page.getFrameTree"))["frameTree"]["frame"]["id"]
    await command(tab, "Page.setDocumentContent", {"frameId": frame, "html": _document()})
    for script in (sheets.typeface(), plotly_js()[1].decode(), *_scripts()):
        await ask(tab, f"{script}\n; document.fonts.ready.then(() => true)")


async def drawn(tab: Tab, specs: Mapping[str, Mapping[str, Any]]) -> Drawn:
    """The charts as they are on paper. Raises RuntimeError, which names it, if one can't be drawn."""
    charts = await ask(tab, f"careerbookDraw({json.dumps(specs)})")
    return Drawn(charts, await ask(tab, "careerbookRules()"))


def _document() -> str:
    style = (paths.template_dir() / "style.css").read_text(encoding="utf-8")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return f"<!doctype html><html><head>{policy}<style>{style}</style></head><body></body></html>"


@cache
def _scripts() -> list[str]:
    return [(paths.template_dir() / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
