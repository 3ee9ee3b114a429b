"""What a notebook imports: a career by name with its sections, figures and their lineage."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from careerbook.chapters.guide import Guide
from careerbook.chapters.international import International
from careerbook.chapters.outlook import Outlook
from careerbook.chapters.salary import Salary
from careerbook.chapters.summary import Summary
from careerbook.core.errors import ParameterError
from careerbook.dataset import Career as Occupation
from careerbook.dataset import Careers, Dataset, default, shared
from careerbook.estimate import Estimate, lineage

__all__ = ["SECTIONS", "Career", "Guide", "International", "Outlook", "Salary", "Summary", "career"]

SECTIONS = (Salary, Outlook, International, Guide)
"""The sections of a report, in its order; the summary repeats figures of theirs."""


class Career(Occupation):
    """An occupation with the sections of its report: `salary`, `outlook`, `international`, `guide`, `summary`."""

    @cached_property
    def salary(self) -> Salary:
        """What it pays: by percentile, area, industry, level, and over the years."""
        return Salary(self)

    @cached_property
    def outlook(self) -> Outlook:
        """Where it is heading: projections, openings, industries, exposure to AI."""
        return Outlook(self)

    @cached_property
    def international(self) -> International:
        """What the same work pays and offers abroad."""
        return International(self)

    @cached_property
    def guide(self) -> Guide:
        """What the work asks, who does it, and where it can lead."""
        return Guide(self)

    @cached_property
    def summary(self) -> Summary:
        """Six key facts, three takeaways, one chart."""
        return Summary(self)

    @cached_property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of its report, by id."""
        sections = (self.salary, self.outlook, self.international, self.guide)
        return {id: one for section in sections for id, one in section.estimates.items()}

    def estimate(self, id: str) -> Estimate:
        """The estimate with the id. Raises ParameterError if the report has none such."""
        for section in (self.salary, self.outlook):  # at once, where most questions end
            if id in section.figures:
                return section.figures[id]
        if id not in self.estimates:
            raise ParameterError(f"{self.title} have no figure {id!r}.", f"careerbook facts {self.slug} lists all.")
        return self.estimates[id]

    def trace(self, id: str) -> Trace:
        """A figure's way from the publisher's cell to the page. Raises ParameterError if there is none such."""
        return Trace(self.estimate(id))

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


def career(name: str) -> Career:
    """The career that `name` means: slug, SOC code, title or alternate title.

    Raises UnknownCareer with the nearest candidates, or NoWages if the wage survey does not cover it.
    """
    found = _find(default(), name)
    return Career(found.soc_code, found.title, found.slug)


@shared
def _find(dataset: Dataset, name: str) -> Occupation:
    return Careers(dataset).find(name)
