"""The site over published reports: whole, the same every time, and every figure a report's own."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import lxml.html
import pytest
from tests import light_reports

from careerbook.core.errors import DataMissing, OrphanNumber
from careerbook.dataset import Career, default
from careerbook.publish.check import orphans
from careerbook.site import build, pages
from careerbook.site.documents import render

# Actors are paid by the hour, cardiologists (29-1212) were once top-coded, police have an apostrophe.
CODES = ["29-1141", "31-9092", "27-2011", "29-1212", "15-1252", "33-3051"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    light_reports.write(folder, default(), CODES)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return Path(shutil.copytree(made, tmp_path / "published"))


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def page(folder: Path, name: str) -> Any:
    return lxml.html.document_fromstring((folder / name).read_bytes())


def script(folder: Path, name: str) -> Any:
    """The data in a script of the site."""
    (file,) = (folder / "assets").glob(f"site-{name}-*.js")
    return json.loads(file.read_text("utf-8").partition(" = ")[2].rstrip(";\n"))


def test_twice_the_same_and_nothing_is_written_again(folder: Path) -> None:
    built = build(folder)
    assert (built.careers, built.broken, built.index) == (6, {}, folder / "index.html")
    first, times = files(folder), {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    build(folder)
    assert files(folder) == first
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == times
    assert {name for name in first if "/" not in name} == {
        "index.html",
        "compare.html",
        "changes.html",
        "changes.csv",
        "methods.html",
        "data.html",
        "glossary.html",
        "feed.xml",
    }


def test_scripts_of_an_earlier_build_go_and_other_files_stay(folder: Path) -> None:
    (folder / "assets").mkdir()
    (folder / "assets" / "site-list-000000000000.js").write_text("old")
    (folder / "assets" / "plotly-1.min.js").write_text("plotly")
    (folder / "sitemap.xml").write_text("old")
    build(folder)
    names = {file.name for file in (folder / "assets").iterdir()}
    assert "plotly-1.min.js" in names and "site-list-000000000000.js" not in names
    assert not (folder / "sitemap.xml").exists()


def test_every_page_loads_only_files_that_are_there_and_runs_nothing_inline(folder: Path) -> None:
    build(folder)
    for file in folder.glob("*.html"):
        shown = page(folder, file.name)
        loaded = [*shown.xpath("//script/@src"), *shown.xpath("//link[@rel='stylesheet']/@href")]
        assert loaded and all((folder / one).is_file() for one in loaded)
        assert not shown.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
        (policy,) = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "unsafe" not in policy
        links = [one for one in shown.xpath("//a/@href") if not one.startswith(("#", "http"))]
        assert all((folder / one.partition("#")[0]).is_file() for one in links), file.name


# Read in the publisher's files: OEWS May 2025, national; Employment Projections 2024-34, Table 1.2 (thousands).
def test_the_list_shows_the_publishers_figures(folder: Path) -> None:
    build(folder)
    rows = {row.get("data-slug"): row for row in page(folder, "index.html").xpath("//tbody/tr")}
    shown = {slug: [" ".join(cell.text_content().split()) for cell in row[2:]] for slug, row in rows.items()}
    assert shown["medical-assistant"] == ["817,870", "$45,690", "12.5%", "112,300", "Postsecondary nondegree award"]
    assert shown["actor"][1] == "$29.05 an hour"
    assert rows["actor"].get("data-basis") == "hourly"
    assert [row.get("data-slug") for row in rows.values()][:2] == ["actor", "cardiologist"]


def test_figures_for_comparison_are_the_ledgers_with_their_errors(folder: Path) -> None:
    build(folder)
    for slug, career in script(folder, "figures").items():
        written = json.loads((folder / slug / "summary.json").read_text("utf-8"))["figures"]
        assert set(career["figures"]) == {entry["id"] for entry in written}
        for entry in written:
            given = career["figures"][entry["id"]]
            assert (given["text"], given.get("value")) == (entry["text"], entry["value"])
            assert ("error" in given) == (entry["error"] is not None)
    nurse = script(folder, "figures")["registered-nurse"]["figures"]
    assert nurse["wage.annual.mean"]["error"] == 90 and "error" not in nurse["wage.annual.median"]


def test_titles_lead_to_careers_once_each(folder: Path) -> None:
    build(folder)
    slugs = [row.get("data-slug") for row in page(folder, "index.html").xpath("//tbody/tr")]
    lines = dict(zip(slugs, (one.split("\n") for one in script(folder, "titles")), strict=True))
    assert lines["registered-nurse"][:2] == ["Registered Nurses", "=29-1141"]
    assert "=RN" in lines["registered-nurse"]
    assert all(len(titles) == len(set(titles)) for titles in lines.values())


def change(file: Path, edit: Callable[[Any], None]) -> None:
    content = json.loads(file.read_text("utf-8"))
    edit(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def test_folders_that_are_not_whole_are_named_and_left_out(folder: Path) -> None:
    (folder / "actor" / "manifest.json").unlink()
    (folder / "cardiologist" / "manifest.json").write_text("{", encoding="utf-8")
    change(folder / "registered-nurse" / "summary.json", lambda one: one["figures"][0].update(value=1.0))
    (folder / "software-developer").rename(folder / "other-name")
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("no report")
    built = build(folder)
    assert built.careers == 2
    assert built.broken == {
        "actor": "manifest.json is missing",
        "cardiologist": "manifest.json can't be read",
        "registered-nurse": "summary.json is not the one in its manifest",
        "other-name": "it is the report of software-developer",
    }


def test_without_any_report_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"no published report.*careerbook report"):
        build(tmp_path / "nowhere")
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "ledger.json").write_text("[]")
    with pytest.raises(DataMissing, match=r"gone: manifest.json is missing"):
        build(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["gone"]


def test_a_career_that_the_dataset_lacks_is_left_out(folder: Path) -> None:
    light_reports.write_one(folder, Career("99-9999", "Makers & <b>Doers</b>", "maker"), [])  # type: ignore[arg-type]
    assert build(folder).broken == {"maker": "the dataset has no career 99-9999"}


def test_a_number_without_a_source_stops_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    before = files(folder)
    monkeypatch.setattr(pages, "NAV", (*pages.NAV, ("index.html", "The best 17")))
    with pytest.raises(OrphanNumber, match="The best 17"):
        build(folder)
    assert files(folder) == before


def test_the_page_of_changes_has_no_orphan_and_an_altered_figure_is_one(folder: Path) -> None:
    build(folder)
    text = (folder / "changes.html").read_text("utf-8")
    altered = re.sub(r"(<data data-id=moved\.31-9092\.employment\.new value=)[^>]*", r"\g<1>1.0", text)
    assert altered != text
    assert any("moved.31-9092.employment.new" in orphan for orphan in orphans.find(altered, []))


# OEWS May 2024 and May 2025, national, 31-9092: employment 793,460 (0.9 percent) and 817,870 (1.2 percent). Their
# difference of 24,410 exceeds 1.645 x the root of 7,141 squared + 9,814 squared, 19,966. Cardiologists' median of
# 2024 was #.
def test_changes_name_the_publishers_cells(folder: Path) -> None:
    build(folder)
    lines = list(csv.DictReader(io.StringIO((folder / "changes.csv").read_text("utf-8"))))
    found = {(one["code"], one["figure"]): one for one in lines}
    jobs = found["31-9092", "employment"]
    assert (jobs["old_source"], jobs["new_source"]) == ("bls_oews_national_2024", "bls_oews_national_2025")
    assert (jobs["new_raw"], jobs["new_column"]) == ("817870", "TOT_EMP")
    assert (jobs["old_raw"], jobs["old_row"], jobs["new_row"]) == ("793460", "632", "630")
    assert jobs["beyond_error"] == "yes"
    assert found["31-9092", "annual_wage_median"]["beyond_error"] == "no error published"
    # The projected growth of medical assistants: 13.9 in the round of 2022-32, 12.5 in that of 2024-34.
    growth = found["31-9092", "growth_pct"]
    assert (growth["old_raw"], growth["new_raw"]) == ("13.9", "12.5")
    assert (growth["change"], growth["change_unit"]) == ("-1.4", "percentage points")
    assert ("29-1212", "employment") in found and ("29-1212", "annual_wage_median") not in found


def test_the_feed_is_dated_by_the_publishers_files(folder: Path) -> None:
    build(folder)
    feed = ElementTree.fromstring((folder / "feed.xml").read_bytes())
    name = {"a": "http://www.w3.org/2005/Atom"}
    dates = [entry.findtext("a:updated", "", name) for entry in feed.findall("a:entry", name)]
    assert dates == ["2026-04-30T00:00:00Z", "2025-08-04T00:00:00Z"]
    assert feed.findtext("a:updated", "", name) == dates[0]
    titles = [entry.findtext("a:title", "", name) for entry in feed.findall("a:entry", name)]
    assert titles == ["Occupational Employment and Wage Statistics: May 2025", "Employment Projections: 2024–34"]
    assert next(feed.iterfind("a:entry/a:link", name)).get("href") == "changes.html#wages"


def test_an_address_gives_a_sitemap_and_full_links(folder: Path) -> None:
    build(folder, "https://example.org/careers/")
    urls = [one.text for one in ElementTree.fromstring((folder / "sitemap.xml").read_bytes()).iter() if one.text]
    assert "https://example.org/careers/index.html" in urls
    assert "https://example.org/careers/actor/index.html" in urls
    assert b'href="https://example.org/careers/changes.html#wages"' in (folder / "feed.xml").read_bytes()


def test_documents_keep_their_tables_and_pass_no_markup_on() -> None:
    made = render(
        "# Title\n\n<!-- no -->\n\n## One & two\n\n<script>x</script>\n\n## One & two\n\n| a |\n| --- |\n| b |\n"
    )
    assert made.title == "Title"
    assert made.contents == (("one-two", "One & two"), ("one-two-2", "One & two"))
    assert "<script" not in made.body and "&lt;script" in made.body and "<!--" not in made.body
    assert '<th scope="col">a</th>' in made.body


def test_every_term_of_the_glossary_has_its_source() -> None:
    text = (pages.paths.docs_dir() / "glossary.md").read_text("utf-8")
    terms = re.split(r"^### ", text, flags=re.M)[1:]
    assert len(terms) >= 35
    assert not [term.splitlines()[0] for term in terms if not re.search(r"^Source: \[.+\]\(\S+\)", term, flags=re.M)]
