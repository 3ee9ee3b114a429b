"""Charts of real careers in a real browser: no text cut off or over another, pictures and data that can be taken."""

from __future__ import annotations

import asyncio
import struct
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest

from careerbook.publish.paper.browser import command
from tests.browser.driving import page, run
from tests.pages import write_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# An ordinary career, one paid by the hour, one with top-coded years.
CAREERS = ("31-9092", "27-2011", "29-1211")
COLLISIONS = (Path(__file__).parent / "collisions.js").read_text("utf-8")
DRAWN = "window.careerbookReady.then((count) => count)"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pages(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("careers")
    return {code: write_page(code, out) for code in CAREERS}


async def collisions(file: Path, width: int) -> list[str]:
    async with page(file, width) as seen:
        assert await seen.ask(DRAWN) > 10
        found: list[str] = await seen.ask(COLLISIONS)
    return found


@pytest.mark.parametrize("width", [1280, 680, 390, 320])
@pytest.mark.parametrize("code", CAREERS)
def test_no_text_is_cut_off_or_lies_over_another(code: str, width: int, pages: dict[str, Path]) -> None:
    assert run(collisions(pages[code], width)) == []


async def spoilt(file: Path) -> list[str]:
    """What is found once a name is moved onto another and one out of its plot."""
    move = """(() => {
      const [one, other] = document.querySelectorAll(".plot .annotation text");
      const apart = other.getBoundingClientRect().y - one.getBoundingClientRect().y;
      one.setAttribute("transform", `translate(0 ${apart})`);
      document.querySelector(".xtick text").setAttribute("transform", "translate(-900 0)");
    })()"""
    async with page(file, 390) as seen:
        await seen.ask(DRAWN)
        await seen.ask(move)
        found: list[str] = await seen.ask(COLLISIONS)
    return found


def test_the_look_for_collisions_finds_them(pages: dict[str, Path]) -> None:
    found = run(spoilt(pages["31-9092"]))
    assert any("lies over" in one for one in found)
    assert any("is cut off" in one for one in found)


async def take(file: Path, folder: Path, exhibit: str) -> list[Any]:
    """Take both pictures by keyboard, in the dark scheme; gives what the page complained of."""
    async with page(file, 390, "dark") as seen:
        await command(seen.tab, "Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
        await seen.ask(DRAWN)
        for format in ("png", "svg"):
            button = f'document.querySelector(\'button[data-chart="plot-{exhibit}"][data-format="{format}"]\')'
            await seen.ask(f"{button}.focus()")
            assert await seen.ask(f"document.activeElement === {button}")
            await seen.press("Enter")
            for _ in range(150):
                if list(folder.glob(f"*.{format}")):
                    break
                await asyncio.sleep(0.1)
    return seen.complaints


def test_pictures_carry_heading_unit_period_and_source_on_white(pages: dict[str, Path], tmp_path: Path) -> None:
    assert run(take(pages["31-9092"], tmp_path, "pay-ladder")) == []
    png, svg = sorted(tmp_path.iterdir())
    assert (png.name, svg.name) == ("medical-assistant-pay-ladder.png", "medical-assistant-pay-ladder.svg")
    root = lxml.etree.fromstring(svg.read_bytes())
    words = " ".join(" ".join(one.itertext()) for one in root.findall(f"{SVG}text"))
    document = lxml.html.document_fromstring(pages["31-9092"].read_text("utf-8"))
    alt = document.get_element_by_id("plot-pay-ladder").getparent().get("aria-label")
    heading = words.partition(" Pay by percentile;")[0]
    assert len(heading) > 20 and alt.endswith(f" {heading}.")
    assert "Pay by percentile; US dollars a year; May 2025" in words
    assert "Source: U.S. Bureau of Labor Statistics" in words
    assert words.endswith("Careerbook.")
    ground = root.find(f"{SVG}rect")
    assert ground is not None and ground.get("fill") == "#ffffff"
    assert "#0072b2" in svg.read_text().lower() or "rgb(0, 114, 178)" in svg.read_text()  # the light scheme's blue
    assert not root.findall(f".//{SVG}image")
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))
