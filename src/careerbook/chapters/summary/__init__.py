"""What a reader in a hurry wants to know: six key facts, three takeaways, one chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from careerbook.chapters.base import Section, part
from careerbook.chapters.common import interval
from careerbook.chapters.international import COMPARATORS, International
from careerbook.chapters.international.opening import the
from careerbook.chapters.outlook import Outlook
from careerbook.chapters.salary import Salary
from careerbook.chapters.summary import pay
from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate, Status, absent
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Takeaways
from careerbook.exhibits.prose import mark, say


class Summary(Section):
    """The opening of a report. Every figure and takeaway is one of the sections that follow."""

    def __init__(
        self, career: Career, dataset: Dataset | None = None, comparators: Sequence[str] = COMPARATORS
    ) -> None:
        super().__init__(career, dataset)
        self.salary = Salary(career, self.dataset)
        self.outlook = Outlook(career, self.dataset)
        self.international = International(career, self.dataset, comparators)

    @cached_property
    def figures(self) -> Mapping[str, Estimate]:
        """The figures that the facts show; what they are worked out from is the sections' own."""
        return {fact.estimate.id: fact.estimate for fact in self.facts().facts}

    @part
    def facts(self) -> Facts:
        """Median pay, jobs, growth, openings, education, pay abroad: each with its period and error."""
        median, _, jobs = self.salary.facts().facts
        return Facts((median, jobs, *self.outlook.facts().facts, self._abroad()))

    def _abroad(self) -> Fact:
        """Pay in the first comparator abroad whose figure is of the occupation's own group or one near it."""
        abroad = [one for one in self.international.first if one.country_code != "USA" and one.is_near]
        for one in abroad:
            if one.ppp_annual.value is not None:
                when, fit = mark(one.lcu.reference_period), mark(str(one.grade))
                note = say(
                    "at US prices; {s} a year, {y}, {fit} match; {error}",
                    s=one.statistic,
                    y=when,
                    fit=fit,
                    error=interval(one.ppp_annual) or say("no error is published"),
                )
                return Fact(f"Pay in {the(one.country)}", one.ppp_annual, note)
        reason = "none of the countries shown first publishes pay of this occupation or one near it"
        none = absent("summary.pay_abroad", "international dollars per year", Status.NOT_COMPARABLE, reason)
        return Fact("Pay abroad", none, say("{why}", why=reason))

    @part
    def takeaways(self) -> Takeaways:
        """What three of the sections' own exhibits found: the first three, in order of weight, that have a figure."""
        salary, outlook = self.salary, self.outlook
        exhibits = (salary.ladder, outlook.projection, self.international.pay, outlook.openings, salary.history)
        found = (one for exhibit in exhibits if (one := exhibit().takeaway).estimates)
        return Takeaways(tuple(islice(found, 3)))

    @part
    def pay(self) -> Exhibit:
        """Pay from the lowest to the highest tenth, beside all occupations and the major group."""
        return pay.exhibit(self.salary)
