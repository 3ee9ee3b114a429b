"""HTML and Markdown as passages: what a reader sees, without navigation, scripts, forms and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import mistune

from careerbook.audit.passages import Kind, Passage, is_short_text, row

_SKIPPED = {
    *("script", "style", "noscript", "template", "nav", "footer", "form", "button", "select", "textarea", "svg"),
    *("iframe", "object", "head", "aside", "dialog", "math"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    *("p", "div", "section", "article", "main", "header", "body", "html", "ul", "ol", "li", "dl", "dt", "dd", "table"),
    *("thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "figure", "figcaption", "details"),
    *("summary", "address", "hr", "br", "fieldset", "label"),
}


def from_html(text: str) -> tuple[list[Passage], str]:
    """The passages of an HTML page and its title. Raises ValueError if there is no HTML in it."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, recover=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise ValueError("there is no HTML in it") from error
    title = root.findtext(".//title") or root.findtext(".//h1") or ""
    return list(_walk(root)), " ".join(title.split())


def from_markdown(text: str) -> tuple[list[Passage], str]:
    """The passages of a Markdown text, on the lines of the text, and its first heading."""
    text = re.sub(r"\A---\n.*?\n---\n", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)
    made = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(text)
    assert isinstance(made, str)
    found, _ = from_html(f"<html><body>{made}</body></html>")
    return list(_placed(found, text)), next((one.text for one in found if one.kind is Kind.HEADING), "")


def _placed(found: list[Passage], text: str) -> Iterator[Passage]:
    """The passages with the lines of the Markdown text: the first line, further down, that has their first words."""
    lines = [_words(line) for line in text.splitlines()]
    at = 0
    for one in found:
        wanted = _words(one.text)
        fits = [n for n in range(at, len(lines)) if lines[n] and (wanted.startswith(lines[n]) or lines[n] in wanted)]
        fits = fits or [n for n in range(at, len(lines)) if wanted and wanted[:30] in lines[n]]
        at = fits[0] if fits else at
        yield Passage(one.text, at + 1, one.kind, 0, _breaks(one.text, lines[at:]), one.cells, one.header, one.number)


def _breaks(text: str, lines: list[str]) -> tuple[int, ...]:
    """Where in the text each further line of the Markdown begins, by counting letters."""
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    found, used = [], 0
    for line in lines:
        used += len(line)
        if not line or used >= len(letters):
            break
        found.append(letters[used])
    return tuple(found)


def _words(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|&[a-z]+;|[\W_]+", lambda match: _letters(match[1] or ""), text).lower()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _walk(element: Any, number: int | None = None) -> Iterator[Passage]:
    """The passages of an element: its tables, its inner blocks, and the text between them."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
        return
    if element.tag == "table":
        yield from _table(element)
        return
    gathered, line = element.text or "", element.sourceline or 1
    for child in element:
        if isinstance(child.tag, str) and _has_blocks(child):
            yield from _text(gathered, line, element, number)
            yield from _walk(child, _number(child))
            gathered, line = child.tail or "", child.sourceline or line
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_hidden(child):
            gathered += f"{_inline(child)}{child.tail or ''}"
        else:
            gathered += child.tail or ""
    yield from _text(gathered, line, element, number)


def _has_blocks(element: Any) -> bool:
    return element.tag in _BLOCKS or any(isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iter())


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "hidden" in element.attrib or element.get("aria-hidden") == "true" or "display:none" in style


def _inline(element: Any) -> str:
    """An inline element's text; pieces of a card that only a style sheet parts are parted by a blank."""
    own = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_hidden(child):
            own += _inline(child)
        own += child.tail or ""
    return (
        f" {own} "
        if element.tag in ("span", "strong", "small", "b") and own.strip() and _stands_alone(element)
        else own
    )


def _stands_alone(element: Any) -> bool:
    """Whether no text touches the element, so that only a style sheet parts it from its neighbours."""
    return not (element.tail or "").strip() and not ((element.getparent().text or "").strip())


def _number(element: Any) -> int | None:
    """A numbered item's number."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return None
    start = parent.get("start") or "1"
    return (int(start) if start.isdigit() else 1) + [one for one in parent if one.tag == "li"].index(element)


def _text(gathered: str, line: int, element: Any, number: int | None) -> Iterator[Passage]:
    text = " ".join(gathered.split())
    if text:
        kind = Kind.PARAGRAPH
        if element.tag in _HEADINGS:
            kind = Kind.HEADING
        elif element.tag == "li":
            kind = Kind.ITEM
        elif is_short_text(text):
            kind = Kind.SHORT
        yield Passage(text, line, kind, number=number)


def _table(table: Any) -> Iterator[Passage]:
    header: list[str] = []
    for caption in table.iter("caption"):
        yield from _text(caption.text_content(), caption.sourceline or 1, caption, None)
    for line in table.iter("tr"):
        cells = [one for one in line if one.tag in ("td", "th")]
        texts = [" ".join(_inline(one).split()) for one in cells]
        if not header and len(cells) > 1 and all(one.tag == "th" for one in cells):
            header = texts
        elif any(texts):
            yield row(texts, line.sourceline or 1, header if len(header) == len(texts) else ())
