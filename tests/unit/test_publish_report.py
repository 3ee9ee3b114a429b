"""A report is published whole or not at all, with or without a browser, and is the same every time."""

from __future__ import annotations

import base64
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import nbformat
import pytest

from careerbook.core import paths
from careerbook.core.errors import BrowserMissing, NotebookFailed, OrphanNumber, OutputError, ParameterError
from careerbook.publish import report
from careerbook.publish.execute import content
from careerbook.publish.paper import browser

TINY = Path(__file__).parents[1] / "browser" / "tiny.ipynb"


@dataclass(frozen=True)
class Career:
    slug: str = "tiny-career"
    soc_code: str = "31-9092"
    title: str = "Tiny <Careers> & Others"


@pytest.fixture
def notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose one notebook, salary, stands for all of the project's."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(TINY, folder / "salary.ipynb")
    monkeypatch.setattr(paths, "notebooks_dir", lambda: folder)
    monkeypatch.setattr(content, "notebook_names", lambda: ["salary"])
    return folder


def add_cell(notebooks: Path, source: str) -> None:
    file = notebooks / "salary.ipynb"
    notebook = nbformat.read(file, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(source, id="added"))
    nbformat.write(notebook, file)


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_report_has_all_its_parts_twice_the_same(notebooks: Path, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    first = report.publish(Career(), tmp_path / "one", pdf=False, progress=lambda *step: steps.append(step))
    second = report.publish(Career(), tmp_path / "two", pdf=False)
    assert first == tmp_path / "one" / "tiny-career"
    assert files(first) == files(second)
    assert set(files(first)) == {
        "index.html",
        "salary.html",
        "notebooks/salary.ipynb",
        "data/wages-by-name.csv",
        "data/wages-by-name.dictionary.csv",
        "data/wages-again.csv",
        "data/wages-again.dictionary.csv",
        "datapackage.json",
        "ro-crate-metadata.json",
        "ledger.json",
        "summary.json",
        "manifest.json",
    }
    assert steps == [("salary", 1, 2), ("pages", 2, 2)]
    page = (first / "index.html").read_text()
    assert "Tiny &lt;Careers&gt; &amp; Others" in page and "report.pdf" not in page
    ledger = json.loads((first / "ledger.json").read_text())
    assert [entry["id"] for entry in ledger] == sorted(f"tiny.{letter}" for letter in "abcdefghijkl")
    manifest = json.loads((first / "manifest.json").read_text())
    assert manifest["parameters"] == {"salary": {"career": "31-9092"}}
    assert set(manifest["files"]) == set(files(first)) - {"manifest.json"}
    assert str(tmp_path) not in "".join(content.decode() for content in files(first).values())


def test_a_single_file_carries_scripts_and_data_and_is_in_the_manifest(notebooks: Path, tmp_path: Path) -> None:
    folder = report.publish(Career(), tmp_path, pdf=False, single_file=True)
    page = (folder / "tiny-career.html").read_text()
    assert 'id="plotly-carried"' in page and "script-src 'self'" not in page and "script-src 'sha256-" in page
    [href] = [link.get("href") for link in lxml.html.fromstring(page).xpath("//a[@download='wages-again.csv']")]
    assert base64.b64decode(href.partition("base64,")[2]) == (folder / "data" / "wages-again.csv").read_bytes()
    assert "tiny-career.html" in json.loads((folder / "manifest.json").read_text())["files"]


def test_parameters_reach_the_notebooks_and_wrong_ones_are_errors(notebooks: Path, tmp_path: Path) -> None:
    for wrong in ({"carreer": "x"}, {"factor": "2"}, {"career": "11-1011"}):
        with pytest.raises(ParameterError):
            report.publish(Career(), tmp_path, pdf=False, parameters=wrong)
    assert not (tmp_path / "tiny-career").exists()
    folder = report.publish(Career(), tmp_path, pdf=False, parameters={"factor": 2.0})
    assert json.loads((folder / "ledger.json").read_text())[0]["value"] == 2001


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("1 / 0", NotebookFailed),
        ("42", NotebookFailed),
        (
            "from IPython.display import display\nfrom careerbook.exhibits.exhibit import MIME\n"
            "display({MIME: {'part': 'paragraph', 'prose': ['It pays 12,345.'], 'ledger': []}}, raw=True)",
            OrphanNumber,
        ),
    ],
    ids=["a failing cell", "a stray output", "an orphan number"],
)
def test_what_goes_wrong_publishes_nothing(cell: str, error: type[Exception], notebooks: Path, tmp_path: Path) -> None:
    target = tmp_path / "tiny-career"
    target.mkdir()
    (target / "index.html").write_text("the earlier report")
    add_cell(notebooks, cell)
    with pytest.raises(error):
        report.publish(Career(), tmp_path, pdf=False)
    assert files(target) == {"index.html": b"the earlier report"}
    assert not list(tmp_path.glob(".tiny-career*"))


def test_an_unwritable_place_is_found_before_anything_runs(notebooks: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    add_cell(notebooks, f"open({str(tmp_path / 'ran')!r}, 'w')")
    with pytest.raises(OutputError):
        report.publish(Career(), tmp_path / "file", pdf=False)
    assert not (tmp_path / "ran").exists()


def test_without_a_browser_html_is_published_but_an_earlier_pdf_is_kept(
    notebooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nonexistent/chromium")
    with pytest.raises(BrowserMissing, match=r"/nonexistent/chromium.*apt-get install chromium"):
        report.publish(Career(), tmp_path)
    target = tmp_path / "tiny-career"
    assert "report.pdf" not in (target / "index.html").read_text()
    (target / "report.pdf").write_bytes(b"%PDF")
    before = files(target)
    with pytest.raises(BrowserMissing):
        report.publish(Career(), tmp_path, parameters={"factor": 3.0})
    assert files(target) == before


def test_no_browser_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(browser, "_MACOS", ())
    monkeypatch.setattr("sys.prefix", "/nonexistent")
    with pytest.raises(BrowserMissing, match="No Chromium was found"):
        browser.find()
