"""The claims of a guide: what it says, where, with which number, in which scope."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from careerbook.audit.context import Context
from careerbook.audit.quantities import Quantity
from careerbook.audit.scopes import Scope
from careerbook.audit.subjects import UNCLEAR, Subject
from careerbook.core.comparators import HOME

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
    """A claim that a guide makes, with its context.

    `quantity` is None for a claim in words, which `terms` has: an adjective, categories of education, a title.
    `other` is the amount that a conversion converts, `rank` the place of an industry, `code` a classification's.
    """

    kind: Kind
    context: Context = field(repr=False)
    quantity: Quantity | None = None
    scope: Scope | None = None
    subject: Subject | None = None
    terms: tuple[str, ...] = ()
    other: Quantity | None = None
    rank: int | None = None
    code: str = ""

    @property
    def line(self) -> int:
        """The guide's line that it begins on."""
        return self.context.passage.line_at(self.context.start)

    @property
    def page(self) -> int:
        """The page of a PDF; 0 elsewhere."""
        return self.context.passage.page

    @property
    def statement(self) -> str:
        """The claim in its sentence, or with its label and note, as the guide words it."""
        text = " ".join(self.context.statement.replace(" ; ", ": ", 1).split())
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    @property
    def values(self) -> tuple[float, ...]:
        """Its numbers: one, or the ends of a range."""
        if self.quantity is not None:
            return self.quantity.values
        return (float(self.rank),) if self.rank is not None else ()

    @property
    def number(self) -> Quantity:
        """Its quantity, for the kinds of claims that have one."""
        assert self.quantity is not None
        return self.quantity

    @property
    def who(self) -> str:
        """Its subject, as `Subject.who`; UNCLEAR if none was looked for."""
        return self.subject.who if self.subject else UNCLEAR

    @property
    def span(self) -> tuple[int, int] | None:
        """The years of the projection that it names."""
        return self.scope.span if self.scope else None

    @property
    def is_at_home(self) -> bool:
        """Whether it is clearly about the United States as a whole."""
        return self.scope is not None and self.scope.place.country == HOME and not self.scope.place.state
