"""A real career's PDF, sheet by sheet: nothing cut, no page left empty, and all that one needs to find one's way."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from careerbook.publish.paper import numbering, pdf, sheets
from careerbook.publish.paper.browser import open_tabs
from tests.browser.driving import Page
from tests.pages import charts_of, page_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOURLY = "27-2011"  # paid by the hour: another set of key facts, and figures that are lacking
TITLE = "Actors – Careerbook report"
COLLISIONS = (Path(__file__).parent / "collisions.js").read_text("utf-8")
# How many references there are, and those whose note is not of the figure that they stand behind.
NOTES = """(() => {
  const references = [...document.querySelectorAll("data[data-id] + .ref a")];
  const shown = (link) => link.closest(".ref").previousElementSibling.textContent;
  const astray = references.filter((link) => {
    const [figure, note] = [shown(link), document.querySelector(link.hash).textContent];
    return !note.startsWith(figure) && !note.startsWith("−" + figure);
  });
  return [references.length, astray.map(shown)];
})()"""
TOP, FOOT = 792 - 57, 48  # points above a sheet's lower edge: where the text may begin and end


@dataclass(frozen=True)
class Line:
    """A piece of text: how far above the sheet's lower edge, in points."""

    y: float
    text: str


@dataclass(frozen=True)
class Paper:
    document: pikepdf.Pdf
    pages: list[list[Line]]
    """Of each page the pieces of text, from the top down."""
    bookmarks: list[tuple[str, int]]
    """What each says, and the page that it leads to, counted from 1."""

    def body(self, page: int) -> list[Line]:
        return [line for line in self.pages[page - 1] if FOOT < line.y < TOP]

    def text(self, page: int) -> str:
        return " ".join(" ".join(line.text for line in self.pages[page - 1]).split())


@pytest.fixture(scope="module")
def printer(chromium: Path) -> Iterator[pdf.Printer]:
    with pdf.Printer() as printer:
        yield printer


@pytest.fixture(scope="module")
def html_file(printer: pdf.Printer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("paper") / "whole.html"
    file.write_text(page_html(HOURLY, drawn=printer.draw(charts_of(HOURLY))))
    return file


@pytest.fixture(scope="module")
def paper(printer: pdf.Printer, html_file: Path) -> Iterator[Paper]:
    file = html_file.with_name("report.pdf")
    file.write_bytes(printer.print(html_file, TITLE))
    reader = pypdf.PdfReader(file)
    with pikepdf.open(file) as document:
        yield Paper(document, [lines(page) for page in reader.pages], list(bookmarks(reader, reader.outline)))


def lines(page: pypdf.PageObject) -> list[Line]:
    found: list[Line] = []

    def see(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found.append(Line(at[4] * matrix[1] + at[5] * matrix[3] + matrix[5], text.strip()))

    page.extract_text(visitor_text=see)
    return sorted(found, key=lambda line: -line.y)


def bookmarks(reader: pypdf.PdfReader, level: list[Any]) -> Iterator[tuple[str, int]]:
    for one in level:
        if isinstance(one, list):
            yield from bookmarks(reader, one)
        else:
            page = reader.get_destination_page_number(one)
            assert page is not None
            yield one.title, page + 1


def elements(document: pikepdf.Pdf, kind: str) -> list[Any]:
    things = (one for one in document.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in things if one.get("/Type") == "/StructElem" and one.get("/S") == kind]


def test_it_begins_with_a_title_page_and_a_table_of_contents(paper: Paper) -> None:
    first = paper.text(1)
    assert "Actors" in first and "SOC 27-2011" in first and "How to cite" in first.replace("HOW TO CITE", "How to cite")
    assert paper.text(2).startswith("Actors Careerbook report Contents")
    assert paper.bookmarks[:3] == [("Actors", 1), ("Contents", 2), ("At a glance", 3)]
    assert {"Salary", "Outlook", "International", "Notes", "Files"} <= {name for name, _ in paper.bookmarks}


def test_the_contents_give_the_page_on_which_each_heading_is(paper: Paper) -> None:
    contents = paper.text(2).partition("HOW TO READ IT")[0]
    named = [(name, page) for name, page in paper.bookmarks if f"{name} {page} " in contents]
    assert len(named) == len(re.findall(r" \d+ ", contents)) >= 20
    told = dict(named)
    assert all(one <= other for one, other in pairwise(told.values())) and max(told.values()) > 20


def test_contents_that_cant_be_filled_in_afterwards_are_printed_again(
    printer: pdf.Printer, html_file: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "_TEXT", re.compile(rb"as another Chromium writes"))
    again = pypdf.PdfReader(BytesIO(printer.print(html_file, TITLE)))
    assert [[line.text for line in lines(page)] for page in again.pages] == [
        [line.text for line in page] for page in paper.pages
    ]


def test_every_page_but_the_first_has_its_head_and_its_number(paper: Paper) -> None:
    count = len(paper.pages)
    assert 20 <= count <= 36
    for number in range(2, count + 1):
        assert paper.text(number).startswith("Actors Careerbook report")
        assert paper.text(number).endswith(f"{number} / {count}")
    assert not paper.text(1).endswith(f"1 / {count}")


def test_no_page_is_nearly_empty(paper: Paper) -> None:
    reach = {page: min(line.y for line in paper.body(page)) for page in range(2, len(paper.pages))}
    # The last text of a page stands below its middle, but for the contents and the end.
    assert {page: y for page, y in reach.items() if y > FOOT + 0.55 * (TOP - FOOT)} == {}


def test_no_heading_stands_alone_at_the_foot_of_a_page(paper: Paper) -> None:
    headings = [" ".join(name.split()) for name, _ in paper.bookmarks]
    for page in range(3, len(paper.pages)):
        last = " ".join(paper.body(page)[-1].text.split())
        assert not [name for name in headings if len(last) > 3 and name.endswith(last)], page


def test_tables_figures_and_fonts_are_complete(paper: Paper) -> None:
    heads = elements(paper.document, "/TH")
    assert len(heads) > 300
    assert all(any("/Scope" in one for one in head.A) for head in heads)
    figures = elements(paper.document, "/Figure")
    assert len(figures) >= 15
    assert all(len(str(one.Alt)) > 30 for one in figures)
    fonts = [one for one in paper.document.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
    assert {str(one.FontName).partition("+")[2] for one in fonts} >= {"SourceSans3ExtraLight-Regular"}
    assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)


def test_what_no_reader_is_to_speak_is_marked_so(paper: Paper) -> None:
    for page in paper.document.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
                assert operands[0] == "/Artifact" or "/MCID" in operands[1]
            depth -= name == "EMC"
            assert depth in (0, 1)
            assert depth or name not in ("Tj", "TJ", "f", "S", "Do")


def test_nothing_is_cut_or_lies_over_another_and_notes_are_of_their_figures(html_file: Path) -> None:
    async def see() -> list[Any]:
        async with open_tabs(1) as (tab,):
            await sheets.prepare(tab)
            await pdf._load(tab, html_file)
            seen = Page(tab)
            tables = "[...document.querySelectorAll('table')]"
            wide = f"{tables}.filter((one) => one.offsetWidth > one.parentElement.clientWidth + 1)"
            letters = f"{tables}.flatMap((one) => [...one.querySelectorAll('td, th')])"
            return [
                await seen.ask("document.scrollingElement.scrollWidth"),
                await seen.ask(f"{wide}.map((one) => one.caption.textContent)"),
                await seen.ask(f"Math.min(...{letters}.map((one) => parseFloat(getComputedStyle(one).fontSize)))"),
                await seen.ask(COLLISIONS),
                await seen.ask(NOTES),
            ]

    width, wide, smallest_px, collisions, (count, astray) = asyncio.run(see())
    assert width <= sheets.WIDTH
    assert wide == []
    assert smallest_px >= 8  # 6 points
    assert collisions == []
    assert count > 50 and astray == []
