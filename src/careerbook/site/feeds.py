"""The feed of changes and the map of the site, for machines."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

from careerbook.core.catalog import Source
from careerbook.site.changes import Changed
from careerbook.site.pages import Site
from careerbook.site.reports import Report

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(site: Site, changed: Sequence[Changed], sources: Mapping[str, Source]) -> bytes:
    """An Atom feed with an entry for each release that brought changes, the newest first.

    An entry's date is the day on which the publisher saved the file, as the file says: never that of the build. A
    release whose file does not say it has no entry.
    """
    dated = [(sources[change.newest_source].saved, change) for change in changed if sources[change.newest_source].saved]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-US"})
    _add(feed, "title", "Careerbook: what changed")
    _add(feed, "id", _id("feed"))
    _add(feed, "updated", _moment(dated[0][0] if dated else "1970-01-01"))
    _add(_add(feed, "author"), "name", "Careerbook")
    _add(feed, "link", href=_address(site, "changes.html"))
    _add(feed, "link", rel="self", href=_address(site, "feed.xml"))
    for day, change in dated:
        _entry(feed, site, day, change)
    return _written(feed)


def _entry(feed: ElementTree.Element, site: Site, day: str, change: Changed) -> None:
    chapter = change.chapter
    entry = _add(feed, "entry")
    _add(entry, "title", f"{chapter.source}: {chapter.span[1]}")
    _add(entry, "id", _id(f"{change.table}/{change.difference.new}"))
    _add(entry, "updated", _moment(day))
    _add(entry, "link", href=_address(site, f"changes.html#{change.table}"))
    _add(entry, "summary", " ".join(sentence.plain for sentence in chapter.sentences))


def sitemap(base_url: str, pages: Iterable[str], reports: Iterable[Report]) -> bytes:
    """Every page of the site and the first page of every report."""
    urls = ElementTree.Element("urlset", {"xmlns": _SITEMAP})
    for name in (*sorted(pages), *(f"{report.slug}/index.html" for report in reports)):
        _add(_add(urls, "url"), "loc", f"{base_url}/{name}")
    return _written(urls)


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"careerbook:changes/{name}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _address(site: Site, name: str) -> str:
    return f"{site.base_url}/{name}" if site.base_url else name


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
