"""What every section is: a career, a dataset, and the parts that its page shows, in order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from careerbook.core import slugs
from careerbook.core.codes import SocCode
from careerbook.dataset import Career, Dataset, default, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Facts, Paragraph, SourceList, Takeaways, collect
from careerbook.exhibits.prose import Prose

Shown = TypeVar("Shown", Facts, Paragraph, Takeaways, Exhibit, Exhibit | Paragraph)
Result = TypeVar("Result")


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


class outcome(Generic[Result]):  # noqa: N801 - a decorator, as functools.cached_property
    """A property that is worked out once from all that is published: the report depends on what came of it alone."""

    def __init__(self, work: Callable[[Any], Result]) -> None:
        self.work, self.__doc__ = work, work.__doc__

    @overload
    def __get__(self, section: None, kind: type[Section]) -> Self: ...

    @overload
    def __get__(self, section: Section, kind: type[Section]) -> Result: ...

    def __get__(self, section: Section | None, kind: type[Section]) -> Self | Result:
        """The outcome for the section's career, the same object each time."""
        if section is None:
            return self
        career, name = section.career, f"{kind.__module__}:{kind.__name__}"
        result: Result = worked_out(
            section.dataset, name, self.work.__name__, career.soc_code, career.title, section.given
        )
        return result


@shared
def worked_out(dataset: Dataset, kind: str, name: str, soc_code: str, title: str, given: Mapping[str, Any]) -> Any:
    """The outcome `name` of a section of the class `kind` (module:name) that was made with `given`."""
    module, _, class_name = kind.partition(":")
    made: type[Section] = getattr(import_module(module), class_name)
    return getattr(made, name).work(made(Career(SocCode(soc_code), title, slugs.slug(title)), dataset, **given))


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
    def given(self) -> Mapping[str, Any]:
        """What the section was made with beside career and dataset, as plain data."""
        return {}

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

    def _notes(self) -> tuple[Prose, ...]:
        return ()
