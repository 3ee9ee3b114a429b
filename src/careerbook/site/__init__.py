"""The pages over all published reports: search, comparison, what changed, methods, data, glossary, feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from careerbook.core.errors import DataMissing, OutputError
from careerbook.core.swap import put
from careerbook.dataset import Dataset, default
from careerbook.publish.check import orphans
from careerbook.site import careers, changes, documents, feeds, pages
from careerbook.site.reports import Entry, Report, read_all

__all__ = ["Built", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: the first page, how many careers it lists, and why each folder left out is not listed."""

    index: Path
    careers: int
    broken: Mapping[str, str]


def build(folder: Path, base_url: str = "", dataset: Dataset | None = None) -> Built:
    """Write the site's files into `folder`, over the reports published there.

    The same reports give the same bytes, and a file that has them is left alone. Each file is replaced at once,
    the pages after what they load, so no page is ever without its scripts. `base_url` is the address that the site
    will have; only with it is there a sitemap. Raises DataMissing if there is no whole report in the
    folder, OrphanNumber for a figure without a source, OutputError.
    """
    data = dataset or default()
    reports, broken = read_all(folder, data)
    if not reports:
        why = f" ({'; '.join(f'{name}: {reason}' for name, reason in broken.items())})" if broken else ""
        raise DataMissing(f"{folder} has no published report{why}.", "Make one first: careerbook report CAREER")
    files = _files(data, reports, base_url.rstrip("/"))
    for name, content in sorted(files.items(), key=lambda file: not file[0].startswith("assets/")):
        put(folder / name, content)
    _remove_stale(folder, files)
    return Built(folder / "index.html", len(reports), broken)


def _files(dataset: Dataset, reports: list[Report], base_url: str) -> dict[str, bytes]:
    """Every file's content by its path."""
    changed = changes.find(dataset)
    assets = pages.assets(careers.titles(dataset, reports), careers.figures(reports))
    files = {asset.path: asset.content for asset in assets.values()}
    site = pages.Site(assets, base_url)
    files["index.html"] = _checked(*careers.index(site, dataset, reports))
    files["compare.html"] = careers.compare(site).encode()
    files["changes.html"] = _checked(*changes.page(site, changed, reports))
    files["changes.csv"] = changes.table(changed)
    files |= documents.all_pages(site)
    files["feed.xml"] = feeds.atom(site, changed, dataset.sources)
    if base_url:
        names = [name for name in files if name.endswith(".html")]
        files["sitemap.xml"] = feeds.sitemap(base_url, names, reports)
    return files


def _checked(page: str, ledger: Mapping[str, Entry]) -> bytes:
    orphans.check(page, ledger.values())
    return page.encode()


def _remove_stale(folder: Path, files: Mapping[str, bytes]) -> None:
    """Scripts and styles of earlier builds, which no page loads any more, and a sitemap of another address."""
    try:
        for file in (folder / "assets").glob("site-*"):
            if f"assets/{file.name}" not in files:
                file.unlink()
        if "sitemap.xml" not in files:
            (folder / "sitemap.xml").unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} can't be tidied: {error.strerror}.", "Make the folder writable.") from error
