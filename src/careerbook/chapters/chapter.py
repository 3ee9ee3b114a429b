"""What a chapter is: an ordered list of functions from a case's figures to what a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Facts, Nothing, Paragraph, SourceList, Takeaways, collect, nothing
from careerbook.exhibits.prose import Prose, named, say
from careerbook.figures.case import Case

Shown = Facts | Paragraph | Takeaways | Exhibit | Nothing
Part = Callable[[Case], Shown]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a report: `parts` are what its page shows, in order.

    `tables` can be asked for beside the parts: frames, and exhibits of what a reader chooses (further arguments).
    `notes` are what the list of sources ends with.
    """

    name: str
    about: str
    parts: Mapping[str, Part]
    tables: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    notes: tuple[Prose, ...] = ()


class OpenChapter:
    """A chapter of one career: each part is a method, made when it is first asked for."""

    def __init__(self, chapter: Chapter, case: Case) -> None:
        self.chapter, self.case = chapter, case
        self.__doc__ = chapter.about
        self._made: dict[str, Shown] = {}

    @property
    def career(self) -> Career:
        """The career that the chapter is of."""
        return self.case.career

    @property
    def dataset(self) -> Dataset:
        """The dataset that the chapter reads."""
        return self.case.dataset

    def __getattr__(self, name: str) -> Callable[..., Any]:
        chapter = self.__dict__["chapter"]
        if name in chapter.parts:
            return lambda: self._part(name)
        if name in chapter.tables:
            return partial(chapter.tables[name], self.case)
        raise AttributeError(f"The chapter {chapter.name} has no part {name!r}; it has {', '.join(self._names())}.")

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *self._names()]

    def _names(self) -> list[str]:
        return [*self.chapter.parts, *self.chapter.tables]

    def _part(self, name: str) -> Shown:
        if name not in self._made:
            self._made[name] = self.chapter.parts[name](self.case)
        return self._made[name]

    def shown(self) -> list[Shown]:
        """Every part of the chapter's page, in order."""
        return [self._part(name) for name in self.chapter.parts]

    @property
    def estimates(self) -> dict[str, Estimate]:
        """The estimates that the chapter shows, by id."""
        return {estimate.id: estimate for estimate in collect(self.shown())}

    def not_at_hand(self) -> Takeaways | Nothing:
        """What the chapter can't tell: a line for each part without content, and for each figure to be fetched."""
        lines = [part.line for part in self.shown() if isinstance(part, Nothing)]
        lacking = (figure for figure in self.estimates.values() if figure.status is Status.NOT_AT_HAND)
        reasons = dict.fromkeys((figure.reason, figure.remedy) for figure in lacking)
        lines += [say("{why}: {how}.", why=named(_capital(why)), how=named(how)) for why, how in reasons]
        return Takeaways(tuple(dict.fromkeys(lines)), "not-at-hand") if lines else nothing(Prose())

    def sources(self) -> SourceList:
        """The publisher files behind the chapter."""
        return SourceList(collect(self.shown()), self.chapter.notes)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
