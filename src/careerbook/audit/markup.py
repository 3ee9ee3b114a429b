"""HTML and Markdown as passages: what a reader sees, without navigation, scripts, forms and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import lxml.html
import mistune

from careerbook.audit.passages import Kind, Passage, is_short_text, table_row

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
    html = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(text)
    passages, _ = from_html(f"<html><body>{html}</body></html>")
    title = next((passage.text for passage in passages if passage.kind is Kind.HEADING), "")
    return list(_on_lines(passages, text)), title


def _on_lines(passages: list[Passage], text: str) -> Iterator[Passage]:
    """The passages with their Markdown lines: each begins on the next line that has its first words."""
    lines = [_letters(line) for line in text.splitlines()]
    at = 0
    for passage in passages:
        wanted = _letters(passage.text)
        fits = [n for n in range(at, len(lines)) if lines[n] and (wanted.startswith(lines[n]) or lines[n] in wanted)]
        fits = fits or [n for n in range(at, len(lines)) if wanted and wanted[:30] in lines[n]]
        at = fits[0] if fits else at
        yield replace(passage, line=at + 1, breaks=_breaks(passage.text, lines[at:]))


def _breaks(text: str, lines: list[str]) -> tuple[int, ...]:
    """The positions in the text where each further line of the Markdown begins, by counting letters."""
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    breaks, used = [], 0
    for line in lines:
        used += len(line)
        if not line or used >= len(letters):
            break
        breaks.append(letters[used])
    return tuple(breaks)


def _letters(text: str) -> str:
    """The letters and digits of a Markdown text, in lower case, without the addresses of its links."""
    return re.sub(
        r"\[([^\]]*)\]\([^)]*\)|&[a-z]+;|[\W_]+", lambda match: re.sub(r"[\W_]+", "", match[1] or ""), text
    ).lower()


def _walk(element: Any, number: int | None = None) -> Iterator[Passage]:
    """The passages of an element: its tables, its inner blocks, and the text between them."""
    if not _is_shown(element):
        return
    if element.tag == "table":
        yield from _table(element)
        return
    text, line = element.text or "", element.sourceline or 1
    for child in element:
        if any(inner.tag in _BLOCKS for inner in child.iter()):
            yield from _passage(text, line, element, number)
            yield from _walk(child, _number(child))
            text, line = child.tail or "", child.sourceline or line
        else:
            text += _with_tail(child)
    yield from _passage(text, line, element, number)


def _is_shown(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    return "hidden" not in element.attrib and element.get("aria-hidden") != "true" and "display:none" not in style


def _with_tail(element: Any) -> str:
    """The text of an inline element, if it is shown, and what follows it."""
    return f"{_inline(element) if _is_shown(element) else ''}{element.tail or ''}"


def _inline(element: Any) -> str:
    """The text of an inline element, with blanks around a piece of a card that only a style sheet sets apart."""
    text = (element.text or "") + "".join(map(_with_tail, element))
    is_alone = not (element.tail or "").strip() and not (element.getparent().text or "").strip()
    return f" {text} " if element.tag in ("span", "strong", "small", "b") and text.strip() and is_alone else text


def _number(element: Any) -> int | None:
    """The number of a numbered item."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return None
    start = parent.get("start") or "1"
    return (int(start) if start.isdigit() else 1) + [item for item in parent if item.tag == "li"].index(element)


def _passage(text: str, line: int, element: Any, number: int | None) -> Iterator[Passage]:
    text = " ".join(text.split())
    if text:
        kind = Kind.SHORT if is_short_text(text) else Kind.PARAGRAPH
        kind = Kind.HEADING if element.tag in _HEADINGS else Kind.ITEM if element.tag == "li" else kind
        yield Passage(text, line, kind, number=number)


def _table(table: Any) -> Iterator[Passage]:
    header: list[str] = []
    for caption in table.iter("caption"):
        yield from _passage(caption.text_content(), caption.sourceline or 1, caption, None)
    for line in table.iter("tr"):
        cells = [cell for cell in line if cell.tag in ("td", "th")]
        texts = [" ".join(_inline(cell).split()) for cell in cells]
        if not header and len(cells) > 1 and all(cell.tag == "th" for cell in cells):
            header = texts
        elif any(texts):
            yield table_row(texts, line.sourceline or 1, header if len(header) == len(texts) else ())
