"""Headings of a page that is put together from several notebooks: levels, ids, and the contents list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list names it. `level` is 2 to 6; the page's title alone has level 1.

    One that `has_figures` is an exhibit's takeaway.
    """

    level: int
    id: str
    text: str
    has_figures: bool = False

    def html(self, inside: str) -> str:
        """The heading around its words."""
        return f'<h{self.level} id="{self.id}">{inside}</h{self.level}>'


@dataclass(slots=True)
class Headings:
    """A page's headings, registered as they are written."""

    all: list[Heading] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _open: list[int] = field(default_factory=list)
    """The levels, as the notebook has them, of the headings that enclose this place."""

    def begin(self) -> None:
        """A notebook begins."""
        self._open.clear()

    def add(self, level: int, text: str, id: str = "", *, has_figures: bool = False) -> Heading:
        """The heading one level lower than its notebook has it, no level left out, with an id that is free."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        heading = Heading(min(len(self._open) + 1, 6), self.free_id(id or text), text, has_figures)
        self.all.append(heading)
        return heading

    def free_id(self, wanted: str) -> str:
        """An id like the one that is wanted, for an element that no other has."""
        name = base = re.sub(r"[^\w.-]+", "-", wanted.lower()).strip("-") or "section"
        number = 2
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name)
        return name
