"""Headings of a page that is put together from several notebooks: levels, ids, and the contents list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"""\bid\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list names it. `level` is 2 to 6; the page's title alone has level 1.

    One that `has_figures` is an exhibit's takeaway.
    """

    level: int
    id: str
    text: str
    has_figures: bool = False


def arrange(bodies: Sequence[str]) -> tuple[list[str], list[Heading]]:
    """The bodies with their headings one level down, no level left out, and every id given and unique."""
    headings: list[Heading] = []
    taken: set[str] = set()
    return [_arrange_one(body, headings, taken) for body in bodies], headings


def _arrange_one(body: str, headings: list[Heading], taken: set[str]) -> str:
    written: list[int] = []  # the levels, as the notebook has them, of the headings that enclose this place

    def renew(match: re.Match[str]) -> str:
        source, attributes, inside = int(match[1]), match[2], match[3]
        while written and written[-1] >= source:
            written.pop()
        written.append(source)
        level = min(len(written) + 1, 6)
        text = plain(inside)
        name = _free_id(_ID.search(attributes), text, taken)
        headings.append(Heading(level, name, text, "<data " in inside))
        return f'<h{level} id="{name}"{_ID.sub("", attributes).rstrip()}>{inside}</h{level}>'

    return _HEADING.sub(renew, body)


def plain(html: str) -> str:
    """The text of a piece of HTML, its white space folded."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def _free_id(given: re.Match[str] | None, text: str, taken: set[str]) -> str:
    wanted = plain(given[1].strip("\"'")) if given else text
    name = base = re.sub(r"[^\w.-]+", "-", wanted.lower()).strip("-") or "section"
    number = 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
