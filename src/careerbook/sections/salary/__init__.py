"""What the occupation pays."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from careerbook.dataset import Career, Careers, Dataset
from careerbook.errors import ParameterError
from careerbook.estimate import Estimate, Status
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.metrics import history, wages
from careerbook.prose import Prose, declared, join, say
from careerbook.sections.base import Section, part
from careerbook.sections.common import ALL, interval, when
from careerbook.sections.salary import areas, ladder, opening, years


class Salary(Section):
    """The salary section of one career. `price_year` sets the dollars of the real series (default: the latest)."""

    def __init__(self, career: Career, dataset: Dataset | None = None, price_year: int | None = None) -> None:
        super().__init__(career, dataset)
        self.year = Careers(self.dataset).latest_year
        self.price_year = self.year if price_year is None else price_year

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """Employment and pay of the latest survey, for the occupation and (`all.`) for all occupations."""
        code, sources = str(self.career.soc_code), self.dataset.sources
        # Seven codes stand in the file twice, as a broad and as a detailed occupation.
        rows = self.dataset.rows(
            "wages", soc_code=[code, ALL], reference_year=self.year, occupation_group=["detailed", "total"]
        )
        own = wages.national(rows[rows["soc_code"] == code], sources)
        everyone = wages.national(rows[rows["soc_code"] == ALL], sources, prefix="all.")
        median = f"wage.{_basis(own)}.median"
        return own | everyone | wages.position(own[median], everyone[f"all.{median}"])

    @property
    def basis(self) -> str:
        """'annual', or 'hourly' where the survey publishes only that."""
        return _basis(self.figures)

    @property
    def per(self) -> str:
        """'a year' or 'an hour'."""
        return "a year" if self.basis == "annual" else "an hour"

    def pay(self, statistic: str) -> Estimate:
        """The pay figure (mean, p10, p25, median, p75, p90) on the section's basis."""
        return self.figures[f"wage.{self.basis}.{statistic}"]

    @cached_property
    def medians(self) -> dict[int, Estimate]:
        """The annual median by year, in dollars of each year."""
        rows = self.dataset.rows("wages", occupation_group="detailed", measure="annual_wage", statistic="median")
        links = self.dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
        return history.medians(rows, links, str(self.career.soc_code), self.career.title, self.dataset.sources)

    @cached_property
    def real_medians(self) -> dict[int, Estimate]:
        """The annual median by year, in dollars of May `price_year`.

        Raises ParameterError if there is no price index for that year.
        """
        prices = self.dataset.rows("price_series", series="cpi_u")
        years = {*self.medians, self.price_year}
        index = {year: history.price_index(prices, year, self.dataset.sources) for year in years}
        if index[self.price_year].value is None:
            message = f"There is no price index for May {self.price_year}."
            raise ParameterError(message, "Choose another price_year.")
        return history.in_dollars_of(self.medians, index, self.price_year)

    @property
    def unbroken_since(self) -> int:
        """The first year after the last break of the series."""
        return max(year for year in history.BREAKS if year < self.year)

    @cached_property
    def real_change(self) -> Estimate:
        """The change of the real median since the last break of the series, percent."""
        return history.change(self.real_medians, self.unbroken_since, self.year, "history.real_change_pct")

    @part
    def facts(self) -> Facts:
        """The key facts: median, mean, employment."""
        median, mean, employment = self.pay("median"), self.pay("mean"), self.figures["employment"]
        no_error = say("{y}; no error is published for percentiles", y=when(median))
        return Facts(
            (
                Fact(f"Median pay, {self.basis}", median, no_error),
                Fact(f"Mean pay, {self.basis}", mean, self._error(mean)),
                Fact("Jobs, wage and salary", employment, self._error(employment)),
            )
        )

    def _error(self, estimate: Estimate) -> Prose:
        span = interval(estimate) or say("no error is published")
        return say("{y}; {span}", y=when(estimate), span=span)

    @part
    def opening(self) -> Paragraph:
        """What half of the people in the occupation earn, against all occupations, and how sure that is."""
        return Paragraph(join(opening.sentences(self)))

    @part
    def ladder(self) -> Exhibit:
        """Pay from the lowest to the highest tenth, beside all occupations."""
        return ladder.exhibit(self)

    @part
    def areas(self) -> Exhibit:
        """Pay by state and territory, as paid and at the nation's prices."""
        return areas.exhibit(self)

    @part
    def history(self) -> Exhibit:
        """The annual median since the first survey at hand, nominal and real, with the breaks of the series."""
        return years.exhibit(self)

    def _notes(self) -> tuple[Markup, ...]:
        note = say(
            "{n} intervals are value ± relative standard error × the normal quantile, as the publisher states them.",
            n=declared("statistic", "90-percent"),
        )
        return (note.html,)


def _basis(figures: dict[str, Estimate]) -> str:
    return "hourly" if figures["wage.annual.median"].status is Status.NOT_RELEASED else "annual"
