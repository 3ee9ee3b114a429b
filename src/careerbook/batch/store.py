"""Reports in an object store: a version is uploaded, then a page points to it; so one appears whole or not at all.

<url>/<slug>/index.html            the pointer: a page that leads to the version
<url>/versions/<slug>.<version>/   the report's files; the version before it stays too
<url>/versions/assets/             what all reports share
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from careerbook.batch.stale import MANIFEST, digest
from careerbook.core.errors import OutputError, ParameterError

_VERSIONS = "versions"
_NAMES = {"version", "before"}
_META = re.compile(r'<meta name="careerbook-(\w+)" content="(\w*)">')
_POINTER = """<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="careerbook-version" content="{version}">
<meta name="careerbook-before" content="{before}">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body><p><a href="{href}">{title}</a></p></body>
</html>
"""


def is_url(out: str) -> bool:
    """Whether reports go to a store (s3://bucket/prefix) and not to a folder."""
    return "://" in out


class Store:
    """The reports under a URL that fsspec understands. Writers of the same report at once do no harm: the last wins.

    Raises OutputError where the store can't be reached, read or written; ParameterError if its library is lacking.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        try:
            import fsspec

            self._files, self._root = fsspec.core.url_to_fs(self.url, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            remedy = "pip install 'careerbook[cloud]', or the file system's own library."
            raise ParameterError(f"{url} can't be opened: {error}.", remedy) from error

    def manifests(self, slugs: Iterable[str]) -> dict[str, bytes]:
        """The manifest of each report that is published."""
        with self._errors_named():
            pointers = self._read({slug: self._pointer(slug) for slug in slugs})
            versions = {slug: _named(page).get("version", "") for slug, page in pointers.items()}
            places = {slug: self._version(slug, version) for slug, version in versions.items() if version}
            return self._read({slug: f"{place}/{MANIFEST}" for slug, place in places.items()})

    def put(self, folder: Path, title: str) -> None:
        """Publish the report in the folder in place of the store's older one; the folder stays as it is."""
        slug, version = folder.name, digest((folder / MANIFEST).read_bytes())
        with self._errors_named():
            held = _named(self._read({slug: self._pointer(slug)}).get(slug, b""))
            if held.get("version") == version:
                return
            files = (file for file in folder.rglob("*") if file.is_file())
            place = self._version(slug, version)
            self._files.pipe({f"{place}/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files})
            href = f"../{_VERSIONS}/{slug}.{version}/index.html"
            before = held.get("version", "")
            page = _POINTER.format(title=escape(title), version=version, before=before, href=href)
            self._files.pipe({self._pointer(slug): page.encode()})
            oldest = held.get("before", "")
            if oldest and oldest != version and self._files.exists(self._version(slug, oldest)):
                self._files.rm(self._version(slug, oldest), recursive=True)

    def put_assets(self, out: Path) -> None:
        """Upload what all reports share."""
        with self._errors_named():
            for file in (out / "assets").iterdir():
                place = f"{self._root}/{_VERSIONS}/assets/{file.name}"
                if file.is_file() and not self._files.exists(place):
                    self._files.pipe({place: file.read_bytes()})

    def _pointer(self, slug: str) -> str:
        return f"{self._root}/{slug}/index.html"

    def _version(self, slug: str, version: str) -> str:
        return f"{self._root}/{_VERSIONS}/{slug}.{version}"

    def _read(self, places: Mapping[str, str]) -> dict[str, bytes]:
        """The content of the places that exist, by name."""
        if not places:
            return {}
        files: Mapping[str, Any] = self._files.cat(list(places.values()), on_error="return")
        contents = {name: files.get(place, FileNotFoundError()) for name, place in places.items()}
        for content in contents.values():
            if isinstance(content, Exception) and not isinstance(content, FileNotFoundError):
                raise content
        return {name: content for name, content in contents.items() if isinstance(content, bytes)}

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            lines = str(error).strip().splitlines() or [type(error).__name__]
            message = f"{self.url} can't be used: {lines[0]}."
            raise OutputError(message, "Check the address and your credentials for it.") from error


def _named(page: bytes) -> dict[str, str]:
    """What a pointer says: the version, and the one before."""
    return {name: value for name, value in _META.findall(page.decode()) if name in _NAMES}
