"""The page in a real browser: nothing fetched, every chart drawn, no width too narrow."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from careerbook.core.errors import BrowserMissing, OutputError
from careerbook.publish.paper import browser, pdf
from tests.browser.driving import run, visit

pytestmark = pytest.mark.browser

DRAWN = "window.careerbookReady.then((count) => count)"


@pytest.mark.parametrize("name", ["index.html", "salary.html"])
def test_nothing_is_fetched_and_every_chart_is_drawn(name: str, published: Path) -> None:
    seen = run(
        visit(
            published / name,
            {
                "ready": DRAWN,
                "plots": "document.querySelectorAll('.plot').length",
                "drawn": "document.querySelectorAll('.plot svg.main-svg .trace').length",
                "hidden": "[...document.querySelectorAll('.plot svg')].every(s => s.ariaHidden === 'true')",
            },
        )
    )
    assert seen["ready"] == seen["plots"] == {"index.html": 4, "salary.html": 2}[name]
    assert seen["drawn"] >= seen["plots"]
    assert seen["hidden"]
    assert seen["complaints"] == []
    own = published.parent.as_uri()
    assert sorted(url.removeprefix(own).split("/")[1] for url in seen["requested"]) == ["assets", "tiny-career"]
    assert all(url.startswith((own, "data:")) for url in seen["requested"])


def test_the_page_runs_no_script_but_its_own_and_may_not_fetch(published: Path) -> None:
    inject = "(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
    questions = {
        "script": inject + " document.body.append(s); return window.bad })()",
        "fetch": "fetch('ledger.json').then(() => 'fetched', () => 'refused')",
    }
    seen = run(visit(published / "index.html", questions))
    assert (seen["script"], seen["fetch"]) == (None, "refused")
    assert "Content Security Policy" in str(seen["complaints"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_phone_needs_no_sideways_scrolling(scheme: str, published: Path) -> None:
    questions = {
        "ready": DRAWN,
        "open": "document.querySelectorAll('details').forEach(d => { d.open = true })",
        "width": "document.scrollingElement.scrollWidth",
        "scrolls": "[...document.querySelectorAll('.table-scroll')].every(d => d.tabIndex === 0)",
        "paper": "getComputedStyle(document.body).backgroundColor",
    }
    seen = run(visit(published / "index.html", questions, width=320, scheme=scheme))
    assert seen["width"] <= 320
    assert seen["scrolls"]
    assert (seen["paper"] == "rgb(255, 255, 255)") == (scheme == "light")


def test_without_plotly_the_tables_remain_and_no_pdf_is_made(published: Path, tmp_path: Path) -> None:
    alone = tmp_path / "sent-by-mail" / "index.html"
    alone.parent.mkdir()
    shutil.copy(published / "index.html", alone)
    questions = {
        "ready": "window.careerbookReady.then(() => 'drawn', () => 'not drawn')",
        "charts": "document.querySelectorAll('figure.chart').length",
        "rows": "document.querySelectorAll('tbody tr').length",
    }
    seen = run(visit(alone, questions))
    assert (seen["ready"], seen["charts"]) == ("not drawn", 0)
    assert seen["rows"] == 48
    with pytest.raises(OutputError, match=r"index.html can't be printed: .*plotly.js is not beside the report"):
        pdf.print_pdf(alone, "Title")


def test_a_chart_that_is_never_drawn_is_an_error_after_a_while(
    chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><script>window.careerbookReady = new Promise(() => {})</script>")
    monkeypatch.setattr(pdf, "READY_SECONDS", 2)
    with pytest.raises(OutputError, match="not drawn after 2 s"):
        pdf.print_pdf(page, "Title")


def test_a_browser_that_does_not_start_is_missing(
    chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "false")
    with pytest.raises(BrowserMissing, match="doesn't start"):
        pdf.print_pdf(tmp_path / "page.html", "Title")


def _command_lines() -> list[str]:
    """Of every process that runs; from /proc, since a small machine has no ps."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended meanwhile
            found.append(file.read_text("utf-8", "replace"))
    assert found
    return found


def test_no_process_and_no_profile_is_left(
    chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>t</title><script>window.careerbookReady = Promise.resolve(0)</script>x")
    assert pdf.print_pdf(page, "Title").startswith(b"%PDF")
    with pytest.raises(OutputError):
        page.write_text("<!doctype html><script>window.careerbookReady = Promise.reject(new Error('no'))</script>")
        pdf.print_pdf(page, "Title")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.html"]
    assert not [words for words in _command_lines() if str(tmp_path) in words]
    assert capfd.readouterr() == ("", "")


def test_a_date_to_check_again_warns_once_it_has_passed(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / published.name
    shutil.copytree(published, folder)
    shutil.copytree(published.parent / "assets", tmp_path / "assets")
    page = folder / "index.html"
    dates = "".join(f'<time class="expires" datetime="{day}">then</time>' for day in ("2001-05-25", "2099-12-31"))
    page.write_text(page.read_text("utf-8").replace("</main>", f"<p>{dates}</p></main>"), "utf-8")
    warned = "[...document.querySelectorAll('time.expires + .stale')].map(s => s.previousSibling.dateTime)"
    seen = run(visit(page, {"warned": warned}))
    assert seen["warned"] == ["2001-05-25"]
    assert seen["complaints"] == []
