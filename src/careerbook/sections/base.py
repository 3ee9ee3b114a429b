"""What every section is: a career, a dataset, and the parts that its page shows, in order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ClassVar, TypeVar

from markupsafe import Markup

from careerbook.dataset import Career, Dataset, default
from careerbook.estimate import Estimate
from careerbook.exhibit import Exhibit, Facts, Paragraph, SourceList, Takeaways, collect

Shown = TypeVar("Shown", Facts, Paragraph, Takeaways, Exhibit, Exhibit | Paragraph)


def part(method: Callable[[Any], Shown]) -> Callable[[Any], Shown]:
    """A method that makes a part of the section's page: made once, and counted among the section's parts."""

    @wraps(method)
    def once(self: Section) -> Shown:
        made = self._made
        if method.__name__ not in made:
            made[method.__name__] = method(self)
        return made[method.__name__]  # type: ignore[return-value]

    once.is_part = True  # type: ignore[attr-defined]
    return once


class Section(ABC):
    """A section of one career's report. Subclasses mark the methods that make its parts with `part`."""

    parts: ClassVar[tuple[str, ...]] = ()
    """The names of the methods that make the page's parts, in the order in which they are defined."""

    def __init_subclass__(cls) -> None:
        cls.parts = tuple(name for name, one in vars(cls).items() if getattr(one, "is_part", False))

    def __init__(self, career: Career, dataset: Dataset | None = None) -> None:
        self.career = career
        self.dataset = dataset or default()
        self._made: dict[str, Facts | Paragraph | Takeaways | Exhibit] = {}

    @property
    @abstractmethod
    def figures(self) -> Mapping[str, Estimate]:
        """The estimates that the section starts from, by id."""

    def shown(self) -> list[Facts | Paragraph | Takeaways | Exhibit]:
        """Every part of the section's page, in order."""
        return [getattr(self, name)() for name in self.parts]

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of the section, by id: those that it starts from and those that its parts show."""
        return {**self.figures, **{one.id: one for one in collect(self.shown())}}

    def sources(self) -> SourceList:
        """The publisher files behind the section."""
        return SourceList(collect(self.shown()), self._notes())

    def _notes(self) -> tuple[Markup, ...]:
        return ()
