"""Sentences and figures as HTML, made from their JSON (`Prose.as_list`) and the ledger's entries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from careerbook.estimate import WORDS, Status
from careerbook.exhibits.prose import mark

Entry = Mapping[str, Any]
"""An estimate as the ledger has it."""
Words = Sequence[Any]
"""Prose as JSON has it."""

_DIGIT = re.compile(r"\d")
_NEEDS_NO_QUOTES = re.compile(r"[\w.#-]+", re.ASCII)


class Inline:
    """Writes words and figures for a notebook; a page names figures in another way."""

    def __init__(self, ledger: Mapping[str, Entry]) -> None:
        self.ledger = ledger

    def name(self, id: str) -> str:
        """What the figure's element calls it."""
        return id

    def prose(self, words: Words) -> str:
        """Words with their figures, each tied to the ledger."""
        return "".join(map(self._inline, words))

    def marked(self, text: str) -> str:
        """Free text with its years and codes declared. Raises ValueError for another digit."""
        return self.prose(mark(text).as_list())

    def figure(self, entry: Entry, text: str) -> str:
        """A figure in words or in a cell."""
        return figure_html(entry, self.name(entry["id"]), text, why_lacking(entry))

    def _inline(self, part: Any) -> str:
        match part:
            case {"figure": id}:
                entry = self.ledger[id]
                return self.figure(entry, _shown(part, entry))
            case {"declared": _, "text": text, "expires": day}:
                return f'<time class="expires" datetime="{day}">{_declared(part, text)}</time>'
            case {"declared": _, "text": text}:
                return _declared(part, text)
            case {"strong": text}:
                return f"<strong>{escape(text)}</strong>"
        return escape(part)


def why_lacking(entry: Entry) -> str:
    """Why there is no figure, and what would bring it; "" where nothing is said."""
    return "; ".join(entry[name] for name in ("reason", "remedy") if entry.get(name))


def figure_html(entry: Entry, name: str, text: str, tip: str = "") -> str:
    """An entry's figure as an element that names it; `tip` says why there is none."""
    value = '""' if entry["value"] is None else repr(entry["value"])
    title = f' title="{escape(tip)}"' if tip and not has_digit(tip) else ""
    return f"<data{missing(entry)} data-id={quoted(name)} value={value}{title}>{escape(text)}</data>"


def plain(words: Words, ledger: Mapping[str, Entry]) -> str:
    """The text of the words, its white space folded."""
    return " ".join("".join(_text(part, ledger) for part in words).split())


def _text(part: Any, ledger: Mapping[str, Entry]) -> str:
    match part:
        case {"figure": id}:
            return _shown(part, ledger[id])
        case {"text": text} | {"strong": text}:
            return str(text)
    return str(part)


def _shown(reference: Mapping[str, Any], entry: Entry) -> str:
    text: str = entry["text"]
    return text.lstrip("−") if "unsigned" in reference else text


def _declared(part: Mapping[str, Any], text: str) -> str:
    return f"<span data-kind={part['declared']}>{escape(text)}</span>" if has_digit(text) else escape(text)


def has_digit(text: str) -> bool:
    """Whether there is a digit of any script."""
    return bool(_DIGIT.search(text))


def quoted(text: str) -> str:
    """An attribute's value, in quotes where it needs them."""
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else f'"{escape(text)}"'


def is_figure(entry: Entry) -> bool:
    """Whether there is a number, a bound or a category, not only a word for why there is none."""
    return entry["value"] is not None or "bound" in entry or not _says_why(entry)


def missing(entry: Entry) -> str:
    """The attribute of an element that shows a word for why there is no figure; "" for any other."""
    is_lacking = entry["value"] is None and entry["status"] != Status.TOP_CODED and _says_why(entry)
    return " class=missing" if is_lacking else ""


def _says_why(entry: Entry) -> bool:
    return bool(entry["text"] == WORDS.get(entry["status"], "not published"))
