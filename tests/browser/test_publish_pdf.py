"""The PDF: tagged, titled, with bookmarks, page numbers, selectable text, vector charts; always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from careerbook.core import catalog
from careerbook.publish.paper.pdf import print_pdf

pytestmark = pytest.mark.browser

TITLE = "Tiny <Careers> & Others – Careerbook report"


@pytest.fixture(scope="module")
def document(published: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(published / "report.pdf") as pdf:
        yield pdf


@pytest.fixture(scope="module")
def texts(published: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(published / "report.pdf").pages]


def elements(document: pikepdf.Pdf) -> list[Any]:
    dictionaries = (one for one in document.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in dictionaries if one.get("/Type") == "/StructElem"]


def test_title_and_language_are_set_and_shown(document: pikepdf.Pdf) -> None:
    assert str(document.docinfo["/Title"]) == TITLE
    assert document.open_metadata()["dc:title"] == TITLE
    assert document.Root.Lang == "en-US"
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_it_is_tagged_with_headings_tables_and_described_figures(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked
    kinds = [str(one.S) for one in elements(document)]
    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/Table", "/Figure")] == [1, 4, 4, 4]
    assert kinds.count("/TH") >= 4 * 15
    described = sorted({str(one.Alt) for one in elements(document) if one.S == "/Figure"})
    assert len(described) == 2
    assert described[0].startswith("Bars of the same wages. ")
    assert described[1].startswith('Bars: "the most" is </script>. ')


def test_bookmarks_are_the_headings(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        [title] = outline.root
        chapters = [chapter.title for chapter in title.children]
        sections = [section.title for section in title.children[1].children]
    assert (title.title, chapters) == ("Tiny <Careers> & Others", ["Contents", "Salary", "Salary", "Notes"])
    assert sections[:2] == ["What it pays", "How it changes"]


def test_text_is_there_with_page_numbers_and_open_tables(texts: list[str]) -> None:
    for number, text in enumerate(texts[1:], start=2):
        assert re.search(rf"{number} ?/ ?{len(texts)}", text)
    everything = " ".join(" ".join(texts).split())
    assert everything.count("$12,006") >= 4  # the last row of each table, which is folded on the screen
    assert "not on the page" not in everything
    assert "¶" not in everything


def test_figures_have_numbered_notes_that_their_numbers_lead_to(document: pikepdf.Pdf, texts: list[str]) -> None:
    everything = " ".join(" ".join(texts).split())
    notes = everything.partition("Notes")[2] if "Notes" in everything else ""
    source = next(iter(catalog.load().values()))
    assert re.search(r"1. \$1,001, USD per year, May 2025\. File 1, sheet, row 7: A_MEDIAN", notes)
    assert f"({source.id})" in notes
    assert source.sha256 in "".join(texts).replace("\n", "")
    links = [note for page in document.pages for note in page.get("/Annots", []) if "/Dest" in note]
    assert sum(str(link.Dest).startswith("/note-") for link in links) >= 2 * (3 + 1 + 1)
    assert "[date of access]" in everything


def test_charts_are_vectors_within_the_page(document: pikepdf.Pdf) -> None:
    assert not any(page.get_images() for page in document.pages)
    assert all(page.mediabox[2:] == [612, 792] for page in document.pages)


def test_nothing_of_the_machine_is_in_it(document: pikepdf.Pdf, published: Path) -> None:
    notes = [note for page in document.pages for note in page.get("/Annots", [])]
    links = [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]
    assert links and all(link.startswith("https://") for link in links)
    assert set(document.docinfo.keys()) <= {"/Title", "/Producer"}


def test_a_second_printing_is_the_same(published: Path) -> None:
    again = print_pdf(published / "index.html", TITLE)
    assert again == (published / "report.pdf").read_bytes()
