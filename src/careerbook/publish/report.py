"""One career's report, from its notebooks to the published folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from careerbook.core.errors import BrowserMissing, NotebookFailed
from careerbook.core.swap import staged
from careerbook.dataset import curated
from careerbook.dataset.reads import Read
from careerbook.publish.check import orphans
from careerbook.publish.execute.content import Content, Progress, Steps, execute, plan
from careerbook.publish.execute.engine import Engine
from careerbook.publish.execute.notebook_list import first_page_names, inputs
from careerbook.publish.execute.run import Executed
from careerbook.publish.package import assets, crate, summary
from careerbook.publish.package import files as package
from careerbook.publish.page import html, parts
from careerbook.publish.paper import browser
from careerbook.publish.paper import pdf as printing

if TYPE_CHECKING:
    from careerbook.dataset.careers import Career

MANIFEST = "manifest.json"
_PDF = "report.pdf"
_HEADING = "Careerbook report"
_DESCRIPTION = (
    "Pay, outlook, earnings abroad and what the work asks for, from official statistics; every figure is traced to its "
    "source."
)
_DOWNLOADS = (
    html.Link("PDF", _PDF),
    html.Link("Data Package", "datapackage.json"),
    html.Link("RO-Crate", crate.FILE),
    html.Link("Ledger", "ledger.json"),
    html.Link("Manifest", MANIFEST),
)


@dataclass(frozen=True)
class Press:
    """What makes reports: kernels for the notebooks and a browser that prints, both kept for the next report."""

    engine: Engine = field(default_factory=lambda: Engine(at_once=_KERNELS_AT_ONCE))
    printer: printing.Printer | None = None

    @classmethod
    def with_kernels_of(cls, forks: Path | None) -> Press:
        """Kernels that the process listening on `forks` forks; started ones without it."""
        return cls(Engine(forks, at_once=_KERNELS_AT_ONCE))


# Much of a kernel's time it is waited for, or it starts Python: two at once are a third faster on two cores.
_KERNELS_AT_ONCE = 2


def publish(
    career: Career,
    out: Path,
    *,
    pdf: bool = True,
    single_file: bool = False,
    parameters: Mapping[str, object] | None = None,
    progress: Progress | None = None,
    press: Press | None = None,
    kept: Mapping[str, Executed] | None = None,
) -> Path:
    """Publish the career's report in `out`/<slug>, whole or not at all, and give that folder.

    A `single_file` is made in it too: <slug>.html, which needs no other file and can be sent. Notebooks that are
    `kept` have been executed before.

    Raises ParameterError before anything runs; NotebookFailed, OrphanNumber, OutputError with the earlier
    report left as it was; BrowserMissing after publishing without a PDF, unless the earlier report has one
    and is therefore left as it was.
    """
    plans = plan(career, parameters or {})
    steps = Steps(progress, len(plans) + 1 + pdf)
    target, press = out / career.slug, press or Press()
    missing = _missing_browser(target) if pdf else None
    is_printed = pdf and not missing
    with staged(target, MANIFEST, "index.html") as folder, _printer(press, is_needed=is_printed) as printer:
        report = execute(career, plans, steps, press.engine, kept or {})
        plotly = assets.install(out)
        with ThreadPoolExecutor(1) as beside:  # the browser, a process of its own, prints while the pages are written
            printed = beside.submit(_print, report, folder, printer) if is_printed else None
            _write(report, folder, plotly, with_pdf=is_printed)
            steps.done("pages")
            if printed:
                missing = _add_pdf(printed, report, folder, target, plotly)
                steps.done("PDF")
        if single_file:
            _write_alone(report, folder)
        _write_manifest(report, folder)
    if missing:
        raise BrowserMissing(f"{missing.message} {target} is published without its PDF.", missing.remedy)
    return target


@contextmanager
def _printer(press: Press, *, is_needed: bool) -> Iterator[printing.Printer]:
    """The press's printer, or a new one that starts while the notebooks are executed."""
    if press.printer:
        yield press.printer
        return
    with printing.Printer() as printer:
        if is_needed:
            printer.start_beside()
        yield printer


def earlier(target: Path, names: Sequence[str]) -> dict[str, Executed]:
    """Notebooks of the report in `target` as they were executed for it, those that are still what it says."""
    manifest = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
    executed = {}
    for name in names:
        file = f"notebooks/{name}.ipynb"
        if package.sha256(target / file) == manifest["files"][file]:
            reads = [Read.from_list(read) for read in manifest["reads"][name]]
            executed[name] = Executed(nbformat.read(target / file, as_version=4), reads)
    return executed


def _missing_browser(target: Path) -> BrowserMissing | None:
    """Why no PDF can be made, if so. Raises it at once where a report with a PDF would be lost."""
    try:
        browser.find()
    except BrowserMissing as missing:
        if (target / _PDF).exists():
            raise
        return missing
    return None


def _write(report: Content, folder: Path, plotly: str, *, with_pdf: bool) -> None:
    """Everything but the PDF and the manifest. Raises OrphanNumber for a page with an unsourced figure."""
    _write_pages(report, folder, plotly, with_pdf=with_pdf)
    (folder / "notebooks").mkdir()
    for name, notebook in report.notebooks.items():
        file = folder / "notebooks" / f"{name}.ipynb"
        file.write_text(package.json_text(notebook), encoding="utf-8")
    resources = package.write_data(folder, report.resources)
    title = f"{report.career.title}: the figures of a Careerbook report"
    described = package.data_package(report.career.slug, title, resources, report.sources)
    package.write_json(folder / "datapackage.json", described)
    (folder / "ledger.json").write_text(report.account.text, encoding="utf-8")
    package.write_json(folder / summary.FILE, summary.of(report.about, report.account.entries))


def _write_pages(report: Content, folder: Path, plotly: str, *, with_pdf: bool) -> None:
    for kind in ("report", *report.notebooks):
        shown = _first_page(report) if kind == "report" else [report.chapters[kind]]
        text = html.render(shown, _page(report, kind, plotly, with_pdf=with_pdf))
        orphans.check(text, report.account)
        (folder / _file(kind)).write_text(text, encoding="utf-8")


def _first_page(report: Content) -> list[html.Chapter]:
    """The chapters of the first page; the rest are on pages of their own, so that it stays small."""
    first = first_page_names()
    return [chapter for name, chapter in report.chapters.items() if name in first]


def _file(kind: str) -> str:
    return "index.html" if kind == "report" else f"{kind}.html"


def _page(report: Content, kind: str, plotly: str, *, with_pdf: bool) -> html.Page:
    names = list(report.notebooks)
    notebooks = (html.Link(f"{name.capitalize()} notebook", f"notebooks/{name}.ipynb") for name in names)
    return html.Page(
        title=report.career.title,
        heading=_HEADING,
        soc_code=report.career.soc_code,
        kind=kind,
        description=_DESCRIPTION,
        nav=tuple(html.Link(name.capitalize(), _file(name), name) for name in ("report", *names)),
        downloads=(*_DOWNLOADS[not with_pdf :], *notebooks),
        plotly=plotly,
        slug=report.career.slug,
        ledger_sha256=report.account.sha256,
    )


def _write_alone(report: Content, folder: Path) -> None:
    """The whole report in one file, with plotly.js and the data of the exhibits."""
    names = {"datapackage.json": "application/json"}
    names |= {resource.path: "text/csv" for resource in report.resources}
    carried = [html.carried_file(folder / name, kind) for name, kind in names.items()]
    page = _page(report, "report", "", with_pdf=False)
    alone = replace(page, nav=(), downloads=tuple(carried), carries=assets.plotly_js()[1].decode())
    text = html.render(list(report.chapters.values()), alone)
    orphans.check(text, report.account)
    (folder / f"{report.career.slug}.html").write_text(text, encoding="utf-8")


def _print(report: Content, folder: Path, printer: printing.Printer) -> bytes:
    """The PDF of all chapters, printed from a page that is gone afterwards: the first page leaves some to their own.

    Raises as `Printer.print`, or NotebookFailed.
    """
    chapters, whole = list(report.chapters.values()), folder / "whole.html"
    shown = [part for chapter in chapters for part in chapter.parts]
    try:
        page = replace(_page(report, "report", "", with_pdf=True), drawn=printer.draw(parts.specs(shown)))
        whole.write_text(html.render(chapters, page), encoding="utf-8")
        return printer.print(whole, f"{report.career.title} – {_HEADING}")
    except printing.ChartNotDrawn as error:
        places = (part.where for part in shown if part.spec is not None and part.content["id"] == error.id)
        raise NotebookFailed(f"{next(places, _PDF)}: {error}.", printing.REMEDY) from error
    finally:
        whole.unlink(missing_ok=True)


def _add_pdf(printed: Future[bytes], report: Content, folder: Path, target: Path, plotly: str) -> BrowserMissing | None:
    """Add the PDF. Without a working browser the pages lose their link to it; gives what is missing then."""
    try:
        (folder / _PDF).write_bytes(printed.result())
    except BrowserMissing as missing:
        if (target / _PDF).exists():
            raise
        _write_pages(report, folder, plotly, with_pdf=False)
        return missing
    return None


def _write_manifest(report: Content, folder: Path) -> None:
    made_from = inputs(list(report.notebooks))
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    described = crate.describe(folder, report.career.title, report.career.soc_code, resources, report.sources)
    package.write_json(folder / crate.FILE, described)
    manifest = package.manifest(folder, report.about, report.parameters, report.sources, made_from)
    manifest["curated"] = curated.of(report.career.soc_code)
    manifest["reads"] = {name: [read.as_list() for read in reads] for name, reads in report.reads.items()}
    package.write_json(folder / MANIFEST, manifest)
