"""The site in a real browser, over all careers: search, sorting, filters, comparison; by keyboard, on a phone, dark."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from careerbook.dataset import default
from careerbook.site import build
from tests import light_reports
from tests.browser.driving import Page, page, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("index.html", "compare.html", "changes.html", "methods.html", "data.html", "glossary.html")
COMPARED = "compare.html#registered-nurse,medical-assistant,actor"
TITLES = "[...document.querySelectorAll('.careers tbody th a')].map((link) => link.textContent)"
STATUS = "document.querySelector('.count').textContent"


@pytest.fixture(scope="module")
def site(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    light_reports.write(folder, default())
    build(folder)
    return folder


def visit(site: Path, address: str, see: Callable[[Page], Awaitable[Any]], **how: Any) -> Any:
    """What `see` gives of the page; whatever it does, nothing but the site's files is asked for, and nothing fails."""

    async def look() -> Any:
        async with page(f"{site.as_uri()}/{address}", **how) as shown:
            seen = await see(shown)
            assert shown.complaints == []
            assert [url for url in shown.requested if not url.startswith(site.as_uri())] == []
            return seen

    return run(look())


def test_the_obvious_career_comes_first(site: Path) -> None:
    first = {
        "nurse": "Registered Nurses",
        "rn": "Registered Nurses",
        "software eng": "Software Developers",
        "CNA": "Nursing Assistants",
        "cook": "Cooks, Restaurant",
        "truck driver": "Heavy and Tractor-Trailer Truck Drivers",
        "lawyer": "Lawyers",
        "accountant": "Accountants and Auditors",
        "police": "Police and Sheriff's Patrol Officers",
        "teacher": "Secondary School Teachers, Except Special and Career/Technical Education",
        "janitor": "Janitors and Cleaners, Except Maids and Housekeeping Cleaners",
        "29-1141": "Registered Nurses",
        "medical assistants": "Medical Assistants",
        "nrse": "Registered Nurses",
        "electrican": "Electricians",
        "EMT": "Emergency Medical Technicians",
        "vet": "Veterinarians",
    }

    async def see(page: Page) -> dict[str, str]:
        return {query: (await page.ask(f"careerbookList.find({query!r})[0]")) for query in first}

    assert visit(site, "index.html", see) == first


def test_what_was_found_is_told_and_so_is_nothing(site: Path) -> None:
    async def see(page: Page) -> list[str]:
        told = [await page.ask(STATUS)]
        for query in ("registered nurse", "zzzzqqqq", "nrse"):
            told.append(await page.ask(f"careerbookList.find('{query}'); {STATUS}"))
        told.append(await page.ask("document.querySelector('.count').getAttribute('role')"))
        told.append(await page.ask("careerbookList.find('rn'); document.querySelector('tbody .matched').textContent"))
        return told

    told = visit(site, "index.html", see)
    assert told[0] == "830 careers."
    assert "found for “registered nurse”; the first is Registered Nurses." in told[1]
    assert told[2] == "0 careers found for “zzzzqqqq”."
    assert "Nothing is spelled so; these come near." in told[3]
    assert told[4:] == ["status", "also: RN"]


SORTED = """(key, down) => {
  const button = document.querySelector(`th[data-key=${key}] button`);
  const head = button.parentElement;
  while (head.getAttribute("aria-sort") !== (down ? "descending" : "ascending")) button.click();
  document.querySelector(".more").click();
  return [...document.querySelectorAll(".careers tbody tr")].map((row) => [row.dataset[key], row.dataset.basis]);
}"""


@pytest.mark.parametrize("key", ["jobs", "pay", "growth", "openings"])
@pytest.mark.parametrize("down", [True, False])
def test_sorting_keeps_the_order_of_the_figures_and_the_missing_last(key: str, down: bool, site: Path) -> None:
    async def see(page: Page) -> list[tuple[str, str]]:
        return await page.ask(f"({SORTED})('{key}', {str(down).lower()})")

    rows = visit(site, "index.html", see)
    assert len(rows) == 830
    for basis in ("annual", "hourly") if key == "pay" else ("any",):
        values = [value for value, on in rows if basis in (on, "any")]
        known = [float(value) for value in values if value]
        assert known == sorted(known, reverse=down) and known
        if basis != "annual":
            assert values[len(known) :] == [""] * (len(values) - len(known))
    if key == "pay":
        assert [on for _, on in rows] == sorted(on for _, on in rows)  # by the hour after by the year


FILTERED = """(id, value) => {
  const control = document.querySelector(`#${id}`);
  control.value = value;
  control.dispatchEvent(new Event("input"));
  if (!document.querySelector(".more").hidden) document.querySelector(".more").click();
  return [...document.querySelectorAll(".careers tbody tr")].map((row) => ({ ...row.dataset }));
}"""


def test_filters_leave_what_they_say(site: Path) -> None:
    async def see(page: Page) -> list[Any]:
        found = [await page.ask(f"({FILTERED})('group', '29')")]
        found.append(await page.ask(f"({FILTERED})('least-pay', '100000')"))
        found.append(await page.ask(STATUS))
        await page.ask("document.querySelector('#clear-filters').click()")
        found.append(await page.ask(f"({FILTERED})('education', 'High school diploma or equivalent')"))
        await page.ask("document.querySelector('#clear-filters').click()")
        found.append(await page.ask(f"({FILTERED})('least-growth', '20')"))
        await page.ask("document.querySelector('#clear-filters').click()")
        found.append(await page.ask(STATUS))
        return found

    health, paid, told, school, growing, cleared = visit(site, "index.html", see)
    assert {row["group"] for row in health} == {"29"} and len(health) > 40
    assert all(float(row["pay"]) >= 100_000 and row["basis"] == "annual" for row in paid)
    assert 0 < len(paid) < len(health)
    assert "with these filters" in told and "left out by the filter on pay" in told
    assert {row["education"] for row in school} == {
        "No formal educational credential",
        "High school diploma or equivalent",
    }
    assert all(float(row["growth"]) >= 20 for row in growing) and growing
    assert cleared == "830 careers."


def test_by_keyboard_alone_from_a_word_to_a_report(site: Path) -> None:
    async def see(page: Page) -> str:
        await page.ask("document.querySelector('#query').focus()")
        await page.type("cna")
        await page.press("ArrowDown")
        focused = "document.activeElement"
        assert await page.ask(f"{focused}.textContent") == "Nursing Assistants"
        assert await page.ask(f"getComputedStyle({focused}).outlineStyle") == "solid"
        loaded = page.tab.get_session().subscribe_once("Page.loadEventFired")
        await page.press("Enter")
        await asyncio.wait_for(loaded, 30)
        return str(await page.ask("location.pathname"))

    assert visit(site, "index.html", see).endswith("/nursing-assistant/index.html")


def test_by_keyboard_alone_from_boxes_to_a_comparison(site: Path) -> None:
    async def see(page: Page) -> list[str]:
        for query in ("registered nurse", "actors"):
            await page.ask(f"careerbookList.find('{query}')")
            await page.ask("document.querySelector('tbody input').focus()")
            await page.press(" ")
        link = "document.querySelector('.tray a')"
        told = [await page.ask("document.querySelector('.chosen').textContent"), await page.ask(f"{link}.hash")]
        loaded = page.tab.get_session().subscribe_once("Page.loadEventFired")
        await page.ask(f"{link}.focus()")
        await page.press("Enter")
        await asyncio.wait_for(loaded, 30)
        return [*told, await page.ask(STATUS)]

    chosen, hash, compared = visit(site, "index.html", see)
    assert chosen == "Registered Nurses, Actors."
    assert hash == "#registered-nurse,actor"
    assert compared == "2 careers compared: Registered Nurses, Actors."


def test_every_sort_button_filter_and_row_is_reached_by_tab(site: Path) -> None:
    async def see(page: Page) -> set[str]:
        await page.ask("careerbookList.find('nurse anesthetist'); document.querySelector('details').open = true")
        await page.ask("document.querySelector('.skip').focus()")
        reached = set()
        for _ in range(40):
            await page.press("Tab")
            name = "document.activeElement.id || document.activeElement.textContent.trim()"
            reached.add(await page.ask(f"{name} || document.activeElement.getAttribute('aria-label')"))
        return reached

    wanted = {"query", "group", "education", "least-pay", "least-growth", "least-openings", "clear-filters", "Career"}
    wanted |= {"Jobs", "Median pay", "Openings a year", "Nurse Anesthetists", "Compare Nurse Anesthetists"}
    assert wanted <= visit(site, "index.html", see)


def test_six_careers_are_the_most(site: Path) -> None:
    async def see(page: Page) -> list[Any]:
        await page.ask("[...document.querySelectorAll('tbody input')].slice(0, 7).forEach((box) => box.click())")
        return [
            await page.ask("document.querySelectorAll('tbody input:checked').length"),
            await page.ask("document.querySelectorAll('tbody input')[6].disabled"),
            await page.ask("document.querySelector('.chosen').textContent.endsWith('; that is the most.')"),
        ]

    assert visit(site, "index.html", see) == [6, True, True]


def test_a_comparison_shows_the_ledgers_figures_with_errors_or_says_there_are_none(site: Path) -> None:
    async def see(page: Page) -> Any:
        text = "document.querySelector('#comparison').innerText"
        cells = "[...document.querySelectorAll('#comparison data')].map((one) => [one.dataset.id, one.textContent])"
        links = "[...document.querySelectorAll('#comparison td a')].map((link) => link.getAttribute('href'))"
        cells_of = "[...document.querySelectorAll('#comparison .fig-cell')]"
        sides = f"[...new Set({cells_of}.map((td) => getComputedStyle(td).textAlign))]"
        return [await page.ask(text), dict(await page.ask(cells)), await page.ask(links), await page.ask(sides)]

    text, figures, links, sides = visit(site, COMPARED, see)
    assert sides == ["right"]  # figures below each other, under heads that end there too
    assert figures["registered-nurse/wage.annual.median"] == "$97,550"
    assert figures["actor/wage.hourly.median"] == "$29.05" and "actor/wage.annual.median" not in figures
    # 817,870 x (1 - 1.645 x 0.012), the error published for May 2025
    assert figures["medical-assistant/employment.low"] == "801,725"
    assert "90-percent interval" in text and "no error published" in text
    assert "No error is published for the median" in text
    assert all((site / link.partition("#")[0]).is_file() for link in links)


def test_what_the_errors_do_not_carry_is_not_told_apart(site: Path) -> None:
    async def see(page: Page) -> str:
        return str(await page.ask("document.querySelector('#comparison').innerText"))

    # OEWS May 2025, mean pay and its error: astronomers 132,920 (0.7 percent), economists 142,130 (4.3), sociologists
    # 114,920 (2.4). 9,210 is less than 1.645 x the root of 930 squared + 6,112 squared; the other differences are more.
    text = visit(site, "compare.html#astronomer,economist,sociologist", see)
    apart = "In mean pay the survey does not tell these apart, as the difference is within their errors: "
    assert f"{apart}Astronomers and Economists.\n" in text


def test_careers_are_added_and_removed_and_the_skip_link_changes_nothing(site: Path) -> None:
    async def see(page: Page) -> list[str]:
        told = []
        await page.ask("document.querySelector('#add').focus()")
        await page.type("software developers")
        await page.press("Enter")
        await asyncio.sleep(0.2)
        told.append(await page.ask(STATUS))
        await page.ask("document.querySelector('.skip').click()")
        await asyncio.sleep(0.2)
        told.append(await page.ask(STATUS))
        await page.ask("document.querySelector('.picked button').click()")
        await asyncio.sleep(0.2)
        told.append(await page.ask(STATUS))
        await page.ask("document.querySelector('#add').value = 'wizard'; document.querySelector('#add-button').click()")
        told.append(await page.ask(STATUS))
        return told

    four = "4 careers compared: Registered Nurses, Medical Assistants, Actors, Software Developers."
    assert visit(site, COMPARED, see) == [
        four,
        four,
        "3 careers compared: Medical Assistants, Actors, Software Developers.",
        "No career here has the title “wizard”; choose one from the suggestions.",
    ]


def test_changes_are_narrowed_and_an_address_shows_a_career(site: Path) -> None:
    async def see(page: Page) -> list[Any]:
        titles = "[...document.querySelectorAll('.changes tbody th a')].map((link) => link.textContent)"
        found = [await page.ask(titles)]
        only = "document.querySelector('#only-beyond')"
        await page.ask("document.querySelector('#narrow').value = ''")
        await page.ask(f"{only}.checked = true; {only}.dispatchEvent(new Event('input'))")
        rows = "[...document.querySelectorAll('.changes tbody tr')]"
        found.append(await page.ask(f"{rows}.length === 50 && {rows}.every((row) => row.querySelector('.beyond'))"))
        return found

    assert visit(site, "changes.html#medical-assistant", see) == [["Medical Assistants"], True]


@pytest.mark.parametrize("name", [*PAGES, COMPARED])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_serious_and_no_page_is_too_wide(name: str, width: int, scheme: str, site: Path) -> None:
    async def see(page: Page) -> tuple[list[str], int, str]:
        await page.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        paper = await page.ask("getComputedStyle(document.body).backgroundColor")
        return await page.violations(), await page.ask("document.scrollingElement.scrollWidth"), paper

    violations, wide, paper = visit(site, name, see, width=width, scheme=scheme)
    assert violations == []
    assert wide <= width
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_axe_does_find_what_is_wrong(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "assets", tmp_path / "assets")
    text = (site / "glossary.html").read_text("utf-8").replace("<title>", "<title hidden>").replace('lang="en-US"', "")
    (tmp_path / "glossary.html").write_text(text, encoding="utf-8")

    async def see(page: Page) -> list[str]:
        return await page.violations()

    assert [one.split(" ")[0] for one in visit(tmp_path, "glossary.html", see)] == ["html-has-lang"]
