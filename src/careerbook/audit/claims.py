"""The claims of a guide: what is said, where, with which number, in which scope."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from careerbook.audit.context import Context
from careerbook.audit.places import HOME
from careerbook.audit.quantities import Quantity
from careerbook.audit.scopes import Scope
from careerbook.audit.subjects import Subject

_LONGEST = 400


class Kind(StrEnum):
    """What a claim is about."""

    PAY = "pay"
    PAY_ABROAD = "pay abroad"
    CONVERSION = "conversion"
    GROWTH = "growth"
    ADJECTIVE = "adjective"
    OPENINGS = "openings"
    JOBS = "jobs"
    JOBS_ADDED = "jobs added"
    INDUSTRY = "industry"
    EDUCATION = "education"
    DURATION = "duration"
    COST = "cost"
    CODE = "code"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in the passage number `at` of the guide, from `start` to `end` in its text.

    `quantity` is None for a claim in words, which `said` has: an adjective, categories of education, a title.
    `other` is the amount that a conversion converts, `rank` the place of an industry, `code` a classification's.
    """

    kind: Kind
    at: int
    start: int
    end: int
    context: Context = field(repr=False)
    quantity: Quantity | None = None
    scope: Scope | None = None
    subject: Subject | None = None
    said: tuple[str, ...] = ()
    other: Quantity | None = None
    rank: int | None = None
    code: str = ""

    @property
    def line(self) -> int:
        """The guide's line that it begins on."""
        return self.context.passage.line_at(self.start)

    @property
    def page(self) -> int:
        """The page of a PDF; 0 elsewhere."""
        return self.context.passage.page

    @property
    def quote(self) -> str:
        """The words of the guide that make the claim."""
        return self.context.passage.text[self.start : self.end]

    @property
    def statement(self) -> str:
        """The claim in its sentence, or with its label and note: what is said, as far as the guide says it there."""
        said = " ".join(self.context.own.replace(" ; ", ": ", 1).split())
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"

    @property
    def values(self) -> tuple[float, ...]:
        """Its numbers: one, or the ends of a range."""
        if self.quantity is not None:
            return self.quantity.values
        return (float(self.rank),) if self.rank is not None else ()

    @property
    def quantity_is_range(self) -> bool:
        """Whether its number is a range."""
        return self.quantity is not None and self.quantity.written_as_range

    @property
    def is_at_home(self) -> bool:
        """Whether it is surely of the United States as a whole."""
        return self.scope is not None and self.scope.place.country == HOME and not self.scope.place.state
