"""What a notebook imports: a career by name, with its chapters, its figures and their lineage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from markupsafe import Markup

from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.core.errors import ParameterError
from careerbook.dataset import Career, Careers, Dataset, default
from careerbook.estimate import Estimate
from careerbook.exhibits import lineage
from careerbook.figures import everything
from careerbook.figures.case import Case, case_of


class OpenCareer(Career):
    """A career; its chapters are attributes: `summary`, `salary`, `outlook`, `international`, `guide`."""

    case: Case
    _chapters: dict[str, OpenChapter]

    def __init__(self, case: Case) -> None:
        super().__init__(case.career.soc_code, case.career.title, case.career.slug)
        self.__dict__.update(case=case, _chapters={})

    @property
    def dataset(self) -> Dataset:
        """The dataset that its figures are read from."""
        return self.case.dataset

    def __getattr__(self, name: str) -> OpenChapter:
        if name not in CHAPTERS:
            raise AttributeError(f"A career has no {name!r}; its chapters are {', '.join(CHAPTERS)}.")
        if name not in self._chapters:
            self._chapters[name] = OpenChapter(CHAPTERS[name], self.case)
        return self._chapters[name]

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *CHAPTERS]

    @cached_property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of the report, by id."""
        return everything.estimates(self.case)

    def estimate(self, id: str) -> Estimate:
        """The estimate with the id. Raises ParameterError if the report has no such figure."""
        figure = everything.find(self.case, id)
        if figure is None:
            raise ParameterError(f"{self.title} have no figure {id!r}.", f"careerbook facts {self.slug} lists all.")
        return figure

    def trace(self, id: str) -> Trace:
        """A figure's way from the publisher's cell to the page. Raises ParameterError as `estimate` does."""
        return Trace(self.estimate(id))

    def __repr__(self) -> str:
        return f"<{self.title}, SOC {self.soc_code}>"

    def _repr_html_(self) -> str:
        facts = self.summary.facts().bundles()[0]["text/html"]
        return Markup("<h3>{} <small>SOC {}</small></h3>{}").format(self.title, self.soc_code, Markup(facts))


class Trace:
    """A figure's lineage, to be read."""

    def __init__(self, estimate: Estimate) -> None:
        self.estimate = estimate

    def __str__(self) -> str:
        return lineage.in_words(self.estimate)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return Markup("<pre>{}</pre>").format(str(self))


def career(name: str, *, price_year: int | None = None, comparators: Sequence[str] | None = None) -> OpenCareer:
    """The career that `name` means: slug, SOC code, title or alternate title.

    `price_year` sets the dollars of real series (default: of the latest survey), `comparators` the countries shown
    first (ISO 3166-1 alpha-3; default: as configured). Raises UnknownCareer with the nearest candidates, NoWages if the
    wage survey does not cover it, ParameterError for a country without figures.
    """
    return OpenCareer(case_of(Careers(default()).find(name), price_year=price_year, comparators=comparators))
