"""One career's report, from its notebooks to the published folder."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode

from careerbook import paths
from careerbook.dataset.curated import cited
from careerbook.errors import BrowserMissing, DataDamaged, ParameterError
from careerbook.publish import assets, browser, crate, html, orphans, package, parts, run, summary
from careerbook.publish import pdf as printing
from careerbook.swap import staged

if TYPE_CHECKING:
    from careerbook.dataset.careers import Career

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""

# Most of a kernel's time is spent starting Python and importing: two at once are a third faster on two cores.
_KERNELS_AT_ONCE = 2
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
    html.Link("Manifest", "manifest.json"),
)


@dataclass(frozen=True)
class _Report:
    """The content of a report before it is written: executed notebooks by name, and what they show."""

    career: Career
    parameters: Mapping[str, Mapping[str, object]]
    notebooks: Mapping[str, NotebookNode]
    ledger: list[dict[str, Any]]
    datasets: list[dict[str, Any]]

    @property
    def about(self) -> dict[str, str]:
        """Which career it is of."""
        return {"slug": self.career.slug, "soc_code": str(self.career.soc_code), "title": self.career.title}


def notebook_names() -> list[str]:
    """The report's notebooks in their order. Raises DataDamaged if reports/batches.toml doesn't say."""
    return _listed("notebooks")


def first_page_names() -> list[str]:
    """Those of the notebooks that the report's first page shows; the others are on pages of their own only."""
    apart = _listed("own_page_only")
    return [name for name in notebook_names() if name not in apart]


def _listed(key: str) -> list[str]:
    file = paths.share() / "reports" / "batches.toml"
    try:
        names: list[str] = tomllib.loads(file.read_text(encoding="utf-8"))["report"][key]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        message = f"{file} doesn't list the report's notebooks: {error}."
        raise DataDamaged(message, "Restore it from the project.") from error
    return names


def publish(
    career: Career,
    out: Path,
    *,
    pdf: bool = True,
    single_file: bool = False,
    parameters: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Path:
    """Publish the career's report in `out`/<slug>, whole or not at all, and give that folder.

    A `single_file` is made in it too: <slug>.html, which needs no other file and can be sent.

    Raises ParameterError before anything runs; NotebookFailed, OrphanNumber, OutputError with the earlier
    report left as it was; BrowserMissing after publishing without a PDF, unless the earlier report has one
    and is therefore left as it was.
    """
    plans = _plans(career, parameters or {})
    steps = _Steps(progress, len(plans) + 1 + pdf)
    target = out / career.slug
    missing = _missing_browser(target) if pdf else None
    with staged(target, "manifest.json", "index.html") as folder:
        report = _executed(career, plans, steps)
        plotly = assets.install(out)
        _write(report, folder, plotly, with_pdf=pdf and not missing)
        steps.done("pages")
        if pdf and not missing:
            missing = _print(report, folder, target, plotly)
            steps.done("PDF")
        if single_file:
            _write_alone(report, folder)
        _write_manifest(report, folder)
    if missing:
        raise BrowserMissing(f"{missing.message} {target} is published without its PDF.", missing.remedy)
    return target


class _Steps:
    """Counts the steps and tells the caller."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._tell, self._total, self._count = progress or (lambda *_: None), total, 0

    def done(self, what: str) -> None:
        self._count += 1
        self._tell(what, self._count, self._total)


def _plans(career: Career, parameters: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """The parameters of each notebook, by its name. Raises ParameterError for one that no notebook takes."""
    if "career" in parameters:
        raise ParameterError("The career can't be a parameter as well.", "Name it once, as the report's career.")
    given = {**parameters, "career": str(career.soc_code)}
    known = {name: run.known_parameters(_source(name)) for name in notebook_names()}
    run.judge({name: one for each in known.values() for name, one in each.items()}, given, "the report")
    return {name: {key: value for key, value in given.items() if key in each} for name, each in known.items()}


def _source(name: str) -> Path:
    return paths.notebooks_dir() / f"{name}.ipynb"


def _missing_browser(target: Path) -> BrowserMissing | None:
    """Why no PDF can be made, if so. Raises it at once where a report with a PDF would be lost."""
    try:
        browser.find()
    except BrowserMissing as missing:
        if (target / _PDF).exists():
            raise
        return missing
    return None


def _executed(career: Career, plans: Mapping[str, dict[str, object]], steps: _Steps) -> _Report:
    """Execute the notebooks, and collect what they show. The first failure, in their order, is raised."""
    folder = paths.notebooks_dir()
    with ThreadPoolExecutor(_KERNELS_AT_ONCE) as pool:
        runs = {name: pool.submit(run.execute, _source(name), given, folder) for name, given in plans.items()}
        for name, future in runs.items():
            try:
                future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            steps.done(name)
    notebooks = {name: future.result() for name, future in runs.items()}
    shown = [part for name, one in notebooks.items() for part in parts.parts_of(one, f"{name}.ipynb")]
    return _Report(career, plans, notebooks, parts.ledger(shown), parts.datasets(shown))


def _write(report: _Report, folder: Path, plotly: str, *, with_pdf: bool) -> None:
    """Everything but the PDF and the manifest. Raises OrphanNumber for a page with an unsourced figure."""
    _write_pages(report, folder, plotly, with_pdf=with_pdf)
    (folder / "notebooks").mkdir()
    for name, notebook in report.notebooks.items():
        file = folder / "notebooks" / f"{name}.ipynb"
        file.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    resources = package.write_data(folder, report.datasets)
    sources = package.used_sources(report.ledger, cited())
    title = f"{report.career.title}: the figures of a Careerbook report"
    described = package.data_package(report.career.slug, title, resources, sources)
    package.write_json(folder / "datapackage.json", described)
    package.write_json(folder / "ledger.json", report.ledger)
    package.write_json(folder / summary.FILE, summary.of(report.about, report.ledger))


def _write_pages(report: _Report, folder: Path, plotly: str, *, with_pdf: bool) -> None:
    for kind in ("report", *report.notebooks):
        names = first_page_names() if kind == "report" else [kind]
        shown = [report.notebooks[name] for name in names]
        text = html.render(shown, _page(report, kind, plotly, with_pdf=with_pdf))
        orphans.check(text, report.ledger)
        (folder / _file(kind)).write_text(text, encoding="utf-8")


def _file(kind: str) -> str:
    return "index.html" if kind == "report" else f"{kind}.html"


def _page(report: _Report, kind: str, plotly: str, *, with_pdf: bool) -> html.Page:
    chapters = [html.Link(name.capitalize(), _file(name), name) for name in report.notebooks]
    notebooks = [html.Link(f"{name.capitalize()} notebook", f"notebooks/{name}.ipynb") for name in report.notebooks]
    return html.Page(
        title=report.career.title,
        heading=_HEADING,
        soc_code=str(report.career.soc_code),
        kind=kind,
        description=_DESCRIPTION,
        nav=(html.Link("Report", _file("report"), "report"), *chapters),
        downloads=(*_DOWNLOADS[not with_pdf :], *notebooks),
        plotly=plotly,
        slug=report.career.slug,
        ledger_sha256=hashlib.sha256(package.json_text(report.ledger).encode()).hexdigest(),
    )


def _write_alone(report: _Report, folder: Path) -> None:
    """The whole report in one file, with plotly.js and the data of the exhibits."""
    names = {"datapackage.json": "application/json"}
    names |= {f"data/{one['name']}.csv": "text/csv" for one in report.datasets}
    carried = [html.carried_file(folder / name, kind) for name, kind in names.items()]
    page = _page(report, "report", "", with_pdf=False)
    alone = replace(page, nav=(), downloads=tuple(carried), carries=assets.plotly_js()[1].decode())
    text = html.render(list(report.notebooks.values()), alone)
    orphans.check(text, report.ledger)
    (folder / f"{report.career.slug}.html").write_text(text, encoding="utf-8")


def _print(report: _Report, folder: Path, target: Path, plotly: str) -> BrowserMissing | None:
    """Add the PDF. Without a working browser the pages lose their link to it; gives what is missing then."""
    whole = folder / "whole.html"  # all chapters, for the printer only: the first page leaves some to their own
    try:
        page = _page(report, "report", plotly, with_pdf=True)
        whole.write_text(html.render(list(report.notebooks.values()), page), encoding="utf-8")
        content = printing.print_pdf(whole, f"{report.career.title} – {_HEADING}")
    except BrowserMissing as missing:
        if (target / _PDF).exists():
            raise
        _write_pages(report, folder, plotly, with_pdf=False)
        return missing
    finally:
        whole.unlink(missing_ok=True)
    (folder / _PDF).write_bytes(content)
    return None


def _write_manifest(report: _Report, folder: Path) -> None:
    folders = (paths.template_dir(), paths.template_dir() / "fonts")
    template = {f"template/{file.name}": file for one in folders for file in one.iterdir() if file.is_file()}
    inputs = template | {f"notebooks/{name}.ipynb": _source(name) for name in report.notebooks}
    sources = package.used_sources(report.ledger, cited())
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    described = crate.describe(folder, report.career.title, str(report.career.soc_code), resources, sources)
    package.write_json(folder / crate.FILE, described)
    made = package.manifest(folder, report.about, report.parameters, sources, inputs)
    package.write_json(folder / "manifest.json", made)
