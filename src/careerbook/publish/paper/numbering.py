"""The page numbers of a printed table of contents.

While it prints, Chromium can't say on which page something is. So a page is printed with `PLACE` for each number; once
it is printed, the PDF says where everything is, and each place takes its number, set in the same type.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

PLACE = "888"
"""As wide as the widest number: style.css has figures of one width in the contents."""

# How Chromium writes a text: where it starts, then each glyph and how far it is to the next one.
_TEXT = re.compile(
    rb"BT\n/(?P<font>\w+) (?P<size>[\d.]+) Tf\n1 0 0 -1 (?P<x>[\d.]+) (?P<y>[\d.]+) Tm\n"
    rb"<(?P<glyph>[0-9A-F]{4})> Tj\n(?P<step>[\d.]+) 0 Td <(?P=glyph)> Tj\n[\d.]+ 0 Td <(?P=glyph)> Tj\nET\n"
)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>")
_CHARACTER = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})>$", re.MULTILINE)


class NotNumbered(Exception):
    """The places can't be filled, as another Chromium writes otherwise: the page has to be printed with `numbers`."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        super().__init__("the contents can't be numbered")
        self.numbers = numbers


def fill(pdf: pikepdf.Pdf, contents: Sequence[str]) -> None:
    """Put the page of each id that the contents lead to, counted from 1, in its place. Raises NotNumbered."""
    numbers = page_numbers(pdf)
    waiting = deque(str(numbers.get(id, "")) for id in contents)
    for page in pdf.pages:
        if not waiting:
            return
        _fill_page(pdf, page, waiting, numbers)
    if waiting:
        raise NotNumbered(numbers)


def page_numbers(pdf: pikepdf.Pdf) -> dict[str, int]:
    """On which page, counted from 1, each id lies that a link of the PDF leads to."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    places: Any = pdf.Root.get("/Dests", {})
    return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in places.items()}


def _fill_page(pdf: pikepdf.Pdf, page: pikepdf.Page, waiting: deque[str], numbers: Mapping[str, int]) -> None:
    content = page.Contents.read_bytes()
    glyphs: dict[bytes, dict[str, bytes]] = {}

    def numbered(text: re.Match[bytes]) -> bytes:
        font = text["font"]
        if font not in glyphs:
            glyphs[font] = _glyphs(page.Resources.Font[f"/{font.decode()}"])
        if glyphs[font].get(PLACE[0]) != text["glyph"]:
            return text[0]
        number = waiting.popleft() if waiting else ""
        if not 0 < len(number) <= len(PLACE) or not glyphs[font].keys() >= set(number):
            raise NotNumbered(numbers)
        step = float(text["step"])
        x = float(text["x"]) + (len(PLACE) - len(number)) * step
        shown = f"\n{step:g} 0 Td ".encode().join(b"<%b> Tj" % glyphs[font][digit] for digit in number)
        return b"BT\n/%b %b Tf\n1 0 0 -1 %.6g %b Tm\n%b\nET\n" % (font, text["size"], x, text["y"], shown)

    filled = _TEXT.sub(numbered, content)
    if filled != content:
        page.Contents = pdf.make_stream(filled)


def _glyphs(font: Any) -> dict[str, bytes]:
    """The glyph of each character that the PDF has in the font."""
    named = font.ToUnicode.read_bytes()
    glyphs = {chr(int(character, 16)): glyph for glyph, character in _CHARACTER.findall(named)}
    for first, last, character in _RANGE.findall(named):
        start = int(first, 16)
        glyphs |= {chr(int(character, 16) + at): b"%04X" % (start + at) for at in range(int(last, 16) - start + 1)}
    return glyphs
