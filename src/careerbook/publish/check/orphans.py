"""No orphan number: every figure on a published page is in its ledger, as the ledger writes it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import lxml.html

from careerbook import RELEASED, __version__
from careerbook.charts import grammar
from careerbook.core.errors import OrphanNumber
from careerbook.dataset.curated import cited
from careerbook.exhibits.inline import why_lacking
from careerbook.exhibits.markup import GROUP
from careerbook.exhibits.prose import DECLARED, is_declared
from careerbook.publish.package.files import json_text
from careerbook.publish.page import carried, structured

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PLAINLY_DECLARED = re.compile(r"\b(?:\d\d-\d{4}|(?:19|20)\d\d(?:[–-]\d\d)?|P\d\d|[1-6]-digit)\b")
_ATTRIBUTES = ("aria-label", "alt", "title", "content", "placeholder", "summary")
_OF_SOURCE = ("publisher", "title", "vintage", "licence", "url", "reference_period", "retrieved")
Entry = Mapping[str, Any]
Ledger = Mapping[str, Entry]


class Account:
    """A ledger as a page is held against it: what is looked up for every page of a report is worked out once."""

    def __init__(self, ledger: Iterable[Entry]) -> None:
        self.entries = list(ledger)
        self.by_id: Ledger = {entry["id"]: entry for entry in self.entries}

    @cached_property
    def text(self) -> str:
        """The ledger as its file has it."""
        return json_text(self.entries)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of that file, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def words(self) -> set[str]:
        """Numbers, years, codes and names that the ledger's own words contain, and the catalog's."""
        return _words_of(self.entries)


def check(html: str, ledger: Iterable[Entry] | Account) -> None:
    """Raise OrphanNumber, naming the first few, if `html` shows a number that `ledger` does not account for."""
    orphans = list(find(html, ledger))
    if orphans:
        shown = "; ".join(orphans[:5]) + (f"; and {len(orphans) - 5} more" if len(orphans) > 5 else "")
        raise OrphanNumber(f"The page has numbers without a source: {shown}.", "Show them through an estimate.")


def find(html: str, ledger: Iterable[Entry] | Account) -> Iterator[str]:
    """Each number in the page (text, figures, attributes, charts) that is neither in the ledger nor declared."""
    account = ledger if isinstance(ledger, Account) else Account(ledger)
    by_id, words = account.by_id, account.words
    yield from (f"{id} has a figure and no source" for id, entry in by_id.items() if _is_rootless(entry))
    page = lxml.html.document_fromstring(html)
    blocks = (carried.unpacked(script.text) for script in page.xpath("//script[@id='ledger']"))
    opened = [entry for block in blocks for entry in carried.entries(block)]
    yield from _charts(page, by_id, words)
    yield from _structured(page, by_id)
    yield from _opened(opened, by_id)
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    yield from _citations(page, account)
    yield from _sources(page)
    yield from _contents(page)
    yield from _figures(page, by_id, [entry["id"] for entry in opened])
    yield from _declared(page, words)
    yield from _attributes(page, words)
    yield from _text(page)


def _is_rootless(entry: Entry) -> bool:
    return not entry["sources"] and (entry["value"] is not None or entry.get("bound") is not None)


def _words_of(ledger: Iterable[Entry]) -> set[str]:
    words = {getattr(source, name) for source in cited().values() for name in _OF_SOURCE}
    for entry in ledger:
        details = [str(detail) for detail in entry.get("details", {}).values()]
        text = " ".join((entry["text"], entry["reference_period"], entry["method"], why_lacking(entry), *details))
        words.update(_NUMBER.findall(text), details, re.findall(r"\d\d-\d{4}", text))
    return words


def _figures(page: Any, ledger: Ledger, opened: Sequence[str]) -> Iterator[str]:
    """An element with a `data-id` shows a figure: by its id, or its number among those that the page opens."""
    for element in page.xpath("//data[@data-id] | //td[@data-id]"):
        name, shown = element.get("data-id"), _content(element)
        if name.isdecimal() and int(name) < len(opened):
            name = opened[int(name)]
        entry = ledger.get(name)
        if entry is None:
            yield f"{shown!r} names {name!r}, which the ledger lacks"
        elif shown not in (entry["text"], str(entry["text"]).lstrip("−")):
            yield f"{shown!r} is shown for {entry['id']}, whose figure is {entry['text']!r}"
        elif element.tag == "data" and not _is_same(element.get("value"), entry["value"]):
            yield f"{element.get('value')} stands behind {shown!r}"
        element.attrib.pop("title", None)
        _empty(element)


def _is_same(written: str | None, value: float | None) -> bool:
    """Whether the `value` of an element is the figure's; empty where there is none."""
    return float(written) == value if written and value is not None else written == "" and value is None


def _citations(page: Any, account: Account) -> Iterator[str]:
    """The report's citation has its year, version, SOC code and the ledger's SHA-256; no other number."""
    for citation in page.xpath("//*[@class='citation']"):
        text = _without(_content(citation), (account.sha256, "SHA-256", __version__, RELEASED[:4]))
        if _NUMBER.search(_PLAINLY_DECLARED.sub("", text)):
            yield f"the citation says {text!r}"
        citation.drop_tree()


def _sources(page: Any) -> Iterator[str]:
    """An entry of the list of sources has the numbers that the catalog's own words have."""
    for item in page.xpath("//li[@data-source]"):
        source = cited().get(item.get("data-source"))
        words = (source.publisher, source.title, source.vintage, source.licence) if source else ()
        text = _without(_content(item), sorted((" ".join(word.split()) for word in words), key=len, reverse=True))
        if _NUMBER.search(text):
            yield f"the list of sources says {text!r}"
        item.drop_tree()


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _structured(page: Any, ledger: Ledger) -> Iterator[str]:
    """Every number of the JSON-LD is the ledger's, under schema.org's name of its statistic."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        for node in json.loads(script.text)["@graph"]:
            for pay in node.get("estimatedSalary", []):
                basis = {unit: basis for basis, (_, unit) in structured.DURATIONS.items()}[pay["unitText"]]
                for name, value in pay.items():
                    entry = ledger.get(f"wage.{basis}.{structured.STATISTICS.get(name)}")
                    if not isinstance(value, str) and (entry is None or entry["value"] != value):
                        yield f"the JSON-LD says {value} for {name}"


def _opened(opened: Iterable[Mapping[str, Any]], ledger: Ledger) -> Iterator[str]:
    """What the page says of a figure that is opened is what the ledger says."""
    for entry in opened:
        if entry != ledger.get(entry["id"]):
            yield f"the page's own ledger differs in {entry['id']}"


def _contents(page: Any) -> Iterator[str]:
    """A link in a table of contents may repeat its heading, and nothing else."""
    for link in page.xpath("//nav//a[starts-with(@href, '#')]"):
        if _NUMBER.search(_content(link)):
            heading = page.xpath("//*[@id=$id]", id=link.get("href")[1:])
            if not heading or _content(heading[0]) != _content(link):
                yield f"the contents say {_content(link)!r}"
        _empty(link)


def _declared(page: Any, words: set[str]) -> Iterator[str]:
    for element in page.xpath("//span[@data-kind] | //td[@data-kind]"):
        kind, shown = element.get("data-kind"), _content(element)
        classification, _, code = shown.rpartition(" ")
        pairs = [("classification", classification), ("code", code)] if kind == GROUP else [(kind, shown)]
        if not all(_is_good(name, text, words) for name, text in pairs):
            yield f"{shown!r} is declared a {kind}"
        _empty(element)


def _is_good(kind: str, shown: str, words: set[str]) -> bool:
    if kind == "source":
        return shown in words
    if kind == "code":
        return bool(DECLARED["code"].fullmatch(shown)) and (shown in words or "-" in shown)
    return is_declared(kind, shown)


def _attributes(page: Any, words: set[str]) -> Iterator[str]:
    for name in _ATTRIBUTES:
        for text in page.xpath(f"//*[not(@http-equiv) and not(@name='viewport')]/@{name}"):
            yield from (f"{number} in {name}" for number in _unknown(text, words))


def _unknown(text: str, words: set[str]) -> Iterator[str]:
    """Numbers in plain text that are neither in the ledger's words nor a period, a SOC code or a percentile's name."""
    for number in _NUMBER.findall(_PLAINLY_DECLARED.sub("", text)):
        number = number.rstrip(",")
        if number not in words:
            yield number


def _text(page: Any) -> Iterator[str]:
    for title in page.xpath("//head/title"):
        yield from (f"{number} in the title" for number in _unknown(title.text_content(), set()))
    for text in page.xpath("//body//text()"):
        if _NUMBER.search(text):
            yield repr(" ".join(text.split())[:80])


def _charts(page: Any, ledger: Ledger, words: set[str]) -> Iterator[str]:
    for script in page.xpath("//script[@id='charts']"):
        for spec in carried.unpacked(script.text).values():
            yield from grammar.complaints(spec, ledger)
            for text in grammar.words(spec):
                yield from (f"{number} in a chart's words" for number in _unknown(text, words))


def _content(element: Any) -> str:
    return " ".join(element.text_content().split())


def _empty(element: Any) -> None:
    """Take the element's own text away, so that what remains on the page has no account."""
    for child in list(element):
        element.remove(child)
    element.text = ""
