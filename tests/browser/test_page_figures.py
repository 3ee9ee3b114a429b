"""What a reader does with a page: opens figures by mouse and keys, follows the contents, cites, prints, sends it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from careerbook.core import catalog
from tests.browser.driving import Page, page, run

pytestmark = pytest.mark.browser

OPEN = "document.querySelector('#figure').open"
SHOWN = "document.querySelector('#figure').innerText"
FOCUSED = "document.activeElement"
NAMED = f"window.careerbookRead().then(({{ entries }}) => entries[{FOCUSED}.dataset.id].id)"


def on(file: Path, act: Callable[[Page], Awaitable[None]], **how: object) -> Page:
    """Do something on the page in a browser."""

    async def see() -> Page:
        async with page(file, **how) as seen:  # type: ignore[arg-type]
            await act(seen)
            return seen

    return run(see())


def test_what_the_page_carries_of_its_ledger_is_ledger_json(published: Path) -> None:
    async def act(seen: Page) -> None:
        carried = json.loads(await seen.ask("window.careerbookRead().then((all) => JSON.stringify(all.entries))"))
        ledger = {entry["id"]: entry for entry in json.loads((published / "ledger.json").read_text())}
        shown = await seen.ask("[...document.querySelectorAll('main data')].map((one) => Number(one.dataset.id))")
        assert list(dict.fromkeys(shown)) == list(range(12))
        assert carried == [ledger[entry["id"]] for entry in carried]
        assert len(carried) == 12

    on(published / "index.html", act)


def test_a_click_opens_a_figure_with_all_that_is_known_of_it(published: Path) -> None:
    source = next(iter(catalog.load().values()))

    async def act(seen: Page) -> None:
        await seen.click("p > data")
        await seen.until(OPEN)
        said = await seen.ask(SHOWN)
        wanted = (
            "$1,001",
            "1,000.5",
            "USD per year",
            "May 2025",
            source.publisher,
            source.file,
            "sheet sheet",
            "row 7",
        )
        assert not [
            words for words in (*wanted, "A_MEDIAN", "1000.5", source.sha256, "official", "tiny.a") if words not in said
        ]
        name = await seen.ask(
            "document.getElementById(document.querySelector('#figure').getAttribute('aria-labelledby')).innerText"
        )
        assert name == "$1,001"
        assert await seen.ask(f"document.querySelector('#figure').contains({FOCUSED})")
        await seen.press("Escape")
        await seen.until(f"!{OPEN}")
        assert await seen.ask(NAMED) == "tiny.a"

    seen = on(published / "index.html", act)
    assert seen.complaints == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_reaches_and_opens_figures(key: str, published: Path) -> None:
    async def act(seen: Page) -> None:
        reached = []
        for _ in range(60):
            await seen.press("Tab")
            reached.append(await seen.ask(f"{FOCUSED}.matches('main data[role=button]') ? {NAMED} : ''"))
            if reached[-1]:
                break
        assert reached[-1] == "tiny.a"
        outline = await seen.ask(f"getComputedStyle({FOCUSED}).outlineStyle")
        assert outline == "solid"
        before = await seen.ask("scrollY")
        await seen.press(key)
        await seen.until(OPEN)
        assert await seen.ask("scrollY") == before
        await seen.press(key)  # on the button that closes
        await seen.until(f"!{OPEN}")
        assert await seen.ask(NAMED) == "tiny.a"

    on(published / "index.html", act)


def test_a_table_is_one_stop_and_arrows_move_within_it(published: Path) -> None:
    async def act(seen: Page) -> None:
        await seen.ask("document.querySelectorAll('main details').forEach((d) => { d.open = true })")
        stops = "[...document.querySelectorAll('table')].map((t) => t.querySelectorAll('data[tabindex=\"0\"]').length)"
        assert await seen.ask(stops) == [1, 1, 1, 1]
        hint = (
            "document.getElementById(document.querySelector('table data').getAttribute('aria-describedby')).textContent"
        )
        assert "Arrow keys" in await seen.ask(hint)
        place = f"[{FOCUSED}.closest('tr').rowIndex, {FOCUSED}.closest('td').cellIndex]"
        await seen.ask("document.querySelector('table data').focus()")
        assert await seen.ask(place) == [1, 1]
        for key, wanted in (
            ("ArrowRight", [1, 2]),
            ("ArrowDown", [2, 2]),
            ("Home", [2, 1]),
            ("End", [2, 2]),
            ("ArrowDown", [3, 2]),
        ):
            await seen.press(key)
            assert await seen.ask(place) == wanted, key
        assert await seen.ask(stops) == [1, 1, 1, 1]
        await seen.press("Enter")
        await seen.until(OPEN)

    on(published / "index.html", act)


def test_the_contents_follow_the_reader(published: Path) -> None:
    current = "document.querySelector('nav.contents a[aria-current]')?.hash"

    async def act(seen: Page) -> None:
        assert await seen.ask(f"{current} ?? null") is None
        for id in ("how-it-changes", "what-it-pays-2", "what-it-pays"):
            await seen.ask(f"document.getElementById('{id}').scrollIntoView({{behavior: 'instant'}})")
            await seen.until(f"{current} === '#{id}'")
        assert await seen.ask("document.querySelectorAll('nav.contents a[aria-current]').length") == 1

    on(published / "index.html", act)


def test_without_scripts_contents_are_links_and_figures_text(published: Path) -> None:
    async def act(seen: Page) -> None:
        outer = await seen_html(seen)
        assert 'href="#how-to-cite"' in outer and "[date of access]" in outer
        assert 'aria-haspopup="dialog"' not in outer

    on(published / "index.html", act, scripts=False)


async def seen_html(seen: Page) -> str:
    """The document as it is, read without running anything in it."""
    from careerbook.publish.paper.browser import command

    root = await command(seen.tab, "DOM.getDocument", {"depth": -1})
    return str((await command(seen.tab, "DOM.getOuterHTML", {"nodeId": root["root"]["nodeId"]}))["outerHTML"])


def test_charts_wait_until_they_are_near_and_nothing_moves(published: Path) -> None:
    async def act(seen: Page) -> None:
        height = await seen.ask("document.scrollingElement.scrollHeight")
        assert await seen.ask("window.careerbookReady.then((count) => count)") == 4
        assert await seen.ask("document.querySelectorAll('.plot .main-svg .trace').length") >= 4
        assert await seen.ask("document.scrollingElement.scrollHeight") == height

    on(published / "index.html", act)


def test_citations_have_the_readers_date_and_every_file_can_be_cited(published: Path) -> None:
    async def act(seen: Page) -> None:
        iso = await seen.ask("new Intl.DateTimeFormat('sv').format(new Date())")
        assert f"urldate = {{{iso}}}" in await seen.ask("document.querySelector('.bibtex').textContent")
        assert "[date of access]" not in await seen.ask("document.querySelector('.apa').textContent")
        await seen.ask("document.querySelector('details.files').open = true")
        await seen.until("document.querySelectorAll('details.files .citation').length === 1")
        assert next(iter(catalog.load().values())).sha256 in await seen.ask(
            "document.querySelector('details.files .apa').textContent"
        )
        await seen.ask("dispatchEvent(new Event('beforeprint'))")
        assert "[date of access]" in await seen.ask("document.querySelector('.apa').textContent")

    seen = on(published / "index.html", act)
    assert seen.complaints == []


def test_the_single_file_travels_alone(published: Path, tmp_path: Path) -> None:
    alone = tmp_path / "mail" / "report.html"
    alone.parent.mkdir()
    shutil.copy(published / "tiny-career.html", alone)
    assert alone.stat().st_size < 6_000_000

    async def act(seen: Page) -> None:
        assert await seen.ask("window.careerbookReady.then((count) => count)") == 4
        assert await seen.ask("document.querySelectorAll('.plot .main-svg .trace').length") >= 4
        assert (
            await seen.ask("document.querySelector('.downloads a[download=\"wages-again.csv\"]').href.slice(0, 14)")
            == "data:text/csv;"
        )
        assert await seen.ask(
            "[...document.querySelectorAll('a[href]')].every((a) => /^(#|data:|https:)/.test(a.getAttribute('href')))"
        )
        await seen.click("p > data")
        await seen.until(OPEN)

    seen = on(alone, act)
    assert seen.requested == [alone.as_uri()]
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_figure_fits_a_narrow_phone(scheme: str, published: Path) -> None:
    async def act(seen: Page) -> None:
        await seen.click("p > data")
        await seen.until(OPEN)
        left, right = await seen.ask(
            "(({left, right}) => [left, right])(document.querySelector('#figure').getBoundingClientRect())"
        )
        assert left >= 0 and right <= 320
        assert await seen.ask(
            "(({scrollWidth, clientWidth}) => scrollWidth <= clientWidth)(document.querySelector('#figure'))"
        )
        assert await seen.ask("document.scrollingElement.scrollWidth") <= 320

    on(published / "index.html", act, width=320, scheme=scheme)
