"""A real report, the largest of several careers: small enough, quiet, and as wide as a narrow phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from careerbook import api
from careerbook.publish import report
from tests.browser.driving import Page, page, run, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LARGEST = "31-9092"
PAGE_BYTES, SINGLE_FILE_BYTES = 400_000, 6_000_000


@pytest.fixture(scope="module")
def real(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, without its PDF."""
    return report.publish(api.career(LARGEST), tmp_path_factory.mktemp("real"), pdf=False, single_file=True)


def test_pages_are_small_beside_plotly_and_the_single_file_can_be_sent(real: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in real.glob("*.html")}
    alone = sizes.pop("medical-assistant.html")
    assert len(sizes) == 6 and max(sizes, key=lambda name: sizes[name]) == "index.html"
    assert not {name: size for name, size in sizes.items() if size > PAGE_BYTES}
    assert alone <= SINGLE_FILE_BYTES


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_its_charts_are_drawn_within_the_policy_and_the_width(width: int, scheme: str, real: Path) -> None:
    figures = "[...document.querySelectorAll('main data')]"
    known = "all.entries[d.dataset.id].text.replace('−', '') === d.textContent.replace('−', '')"
    stops = "t.querySelectorAll('data[tabindex=\"0\"]').length"
    questions = {
        "ready": "window.careerbookReady.then((count) => count)",
        "charts": "document.querySelectorAll('figure.chart').length",
        "open": "document.querySelectorAll('details').forEach((d) => { d.open = true })",
        "width": "document.scrollingElement.scrollWidth",
        "stops": f"[...document.querySelectorAll('table')].every((t) => {stops} <= 1)",
        "openable": f"{figures}.every((d) => d.getAttribute('role') === 'button')",
        "known": f"window.careerbookRead().then((all) => {figures}.every((d) => {known}))",
    }
    seen = run(visit(real / "index.html", questions, width, scheme))
    assert seen["complaints"] == []
    assert all(url.startswith(real.parent.as_uri()) for url in seen["requested"])
    assert seen["ready"] == seen["charts"] >= 10
    assert seen["width"] <= width
    assert seen["stops"] and seen["openable"] and seen["known"]


@asynccontextmanager
async def open_page(file: Path, width: int, scheme: str) -> AsyncIterator[Page]:
    """The page with every chart drawn and everything unfolded."""
    async with page(file, width, scheme) as seen:
        await seen.ask("window.careerbookReady.then((count) => count)")
        await seen.ask("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        yield seen


@pytest.mark.parametrize(
    ("name", "width", "scheme", "is_open"),
    [("index.html", 320, "dark", False), ("salary.html", 1280, "light", True), ("guide.html", 320, "light", False)],
)
def test_axe_finds_nothing_serious(name: str, width: int, scheme: str, is_open: bool, real: Path) -> None:
    async def see() -> list[str]:
        async with open_page(real / name, width, scheme) as seen:
            if is_open:
                await seen.ask("document.querySelector('main data').click()")
                await seen.ask("new Promise((done) => setTimeout(done, 300))")
            assert await seen.ask("document.querySelector('dialog').open") == is_open
            return await seen.violations()

    assert run(see()) == []


def test_on_a_phone_tables_alone_scroll_sideways_and_are_named_and_reached(real: Path) -> None:
    scrolls = "one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX)"
    regions = f"[...document.querySelectorAll('body *')].filter((one) => {scrolls})"
    name = "document.getElementById(one.getAttribute('aria-labelledby'))?.textContent"
    lost = f"{regions}.filter((one) => one.tabIndex || one.getAttribute('role') !== 'region' || !({name}))"

    async def see() -> list[Any]:
        async with open_page(real / "index.html", 320, "light") as seen:
            questions = (f"{regions}.length", f"{lost}.map((one) => one.className)")
            return [await seen.ask(one) for one in (*questions, "document.scrollingElement.scrollWidth")]

    count, unnamed, wide = run(see())
    assert count > 20
    assert unnamed == []
    assert wide == 320


FOCUS = """(() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const name = one.matches("data, .skip, summary, button, a, .table-scroll, pre") ? one.dataset.stop : one.tagName;
  return one === document.body ? null : [name, outlineStyle === "solid" && parseFloat(outlineWidth) >= 2];
})()"""


def test_the_keyboard_reaches_everything_and_its_place_is_seen(real: Path) -> None:
    async def see() -> tuple[list[str], list[list[Any]]]:
        async with open_page(real / "salary.html", 1280, "light") as seen:
            wanted = "a[href], button, summary, .table-scroll, main data:not(table data), table"
            number = "(one, at) => { one.dataset.stop = at; return String(at) }"
            # A table is one stop: the first of its figures.
            of_tables = "one.matches('table') ? one.querySelector('data') : one"
            shown = f"[...document.querySelectorAll('{wanted}')].filter((one) => one.checkVisibility())"
            expected = await seen.ask(f"{shown}.map((one) => {of_tables}).filter(Boolean).map({number})")
            reached: list[list[Any]] = []
            for _ in range(2 * len(expected)):
                await seen.press("Tab")
                stop = await seen.ask(FOCUS)
                if stop is None:
                    break
                reached.append(stop)
            return expected, reached

    expected, reached = run(see())
    assert len(expected) > 80
    assert set(expected) <= {name for name, _ in reached}
    assert [name for name, is_seen in reached if not is_seen] == []


def test_every_figure_opens_to_what_it_shows(real: Path) -> None:
    every = """(async () => {
      const [dialog, wrong] = [document.querySelector("dialog"), []];
      const figures = [...document.querySelectorAll("main data")];
      await window.careerbookRead();
      for (const figure of figures) {
        figure.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        for (let turn = 0; turn < 10 && !dialog.open; turn += 1) await null;
        const said = dialog.querySelector("h2").textContent;
        const isSame = said.replace("−", "") === figure.textContent.replace("−", "");
        if (!dialog.open || !isSame || dialog.querySelectorAll("dd").length < 4) wrong.push(figure.textContent);
        dialog.close();
      }
      return [figures.length, wrong];
    })()"""

    async def see() -> Any:
        async with open_page(real / "index.html", 1280, "light") as seen:
            return await seen.ask(every)

    count, wrong = run(see())
    assert count > 1500
    assert wrong == []


@pytest.mark.parametrize("width", [1280, 320])
def test_a_figure_with_the_focus_lies_under_no_header(width: int, real: Path) -> None:
    covered = """(() => {
      const one = document.activeElement;
      const boxes = [one, one.closest("table").rows[0].cells[0], one.closest("tr").cells[0]];
      const [figure, top, side] = boxes.map((each) => each.getBoundingClientRect());
      return figure.top < top.bottom - 1 || figure.left < side.right - 1;
    })()"""

    async def see() -> list[bool]:
        async with open_page(real / "salary.html", width, "light") as seen:
            await seen.ask("document.querySelector('.table-scroll.long data').focus()")
            told = []
            for key, times in (("ArrowDown", 40), ("ArrowUp", 12), ("End", 1), ("Home", 1), ("ArrowUp", 12)):
                await seen.press(key, times)
                told.append(await seen.ask(covered))
            return told

    assert run(see()) == [False] * 5
