"""What the occupation pays."""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from careerbook.chapters.base import Section, part
from careerbook.chapters.common import interval, when
from careerbook.chapters.salary import (
    areas,
    best_industries,
    chain,
    compared,
    industries,
    ladder,
    levels,
    opening,
    women_and_men,
    years,
)
from careerbook.chapters.salary.compared import Group
from careerbook.core.errors import ParameterError
from careerbook.dataset import Career, Careers, Dataset, shared
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, say
from careerbook.metrics import history, wages


class Salary(Section):
    """The salary section of one career. `price_year` sets the dollars of the real series (default: the latest)."""

    def __init__(self, career: Career, dataset: Dataset | None = None, price_year: int | None = None) -> None:
        super().__init__(career, dataset)
        self.year = Careers(self.dataset).latest_year
        self.price_year = self.year if price_year is None else price_year

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Whom the pay is compared with: all occupations, the major group, related occupations."""
        return compared.groups(self.dataset, self.career)

    @cached_property
    def _own(self) -> dict[str, Estimate]:
        # Seven codes stand in the file twice, as a broad and as a detailed occupation.
        rows = self.dataset.rows(
            "wages", soc_code=self.career.soc_code, reference_year=self.year, occupation_group="detailed"
        )
        return wages.national(rows, self.dataset.sources)

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """Employment and pay of the latest survey: the occupation's, and (`all.`, `group.`, ...) of those beside it."""
        own = self._own
        figures = own | {id: one for group in self.groups for id, one in group.figures.items()}
        median = f"wage.{_basis(own)}.median"
        figures |= wages.position(own[median], figures[f"all.{median}"])
        figures |= wages.position(own[median], figures[f"group.{median}"], "group")
        # The annual series is promised of every occupation; where pay is published by the hour, it says why not.
        annual = {} if _basis(own) == "annual" else {one.id: one for one in self._annual_series()}
        return figures | annual

    @property
    def basis(self) -> str:
        """'annual', or 'hourly' where the survey publishes only that."""
        return _basis(self._own)

    @property
    def per(self) -> str:
        """'a year' or 'an hour'."""
        return "a year" if self.basis == "annual" else "an hour"

    def pay(self, statistic: str) -> Estimate:
        """The pay figure (mean, p10, p25, median, p75, p90) on the section's basis."""
        return self.figures[f"wage.{self.basis}.{statistic}"]

    def percentiles(self) -> pd.DataFrame:
        """P10 to P90 and the mean, by name: annual and hourly pay in US dollars, and what is said of each.

        Only the mean has an error: its relative standard error and 90-percent interval. A figure that is not
        published is NaN, and `status` says why.
        """
        rows = {}
        for name in ("p10", "p25", "median", "p75", "p90", "mean"):
            annual, hourly = (self.figures[f"wage.{basis}.{name}"] for basis in ("annual", "hourly"))
            error = annual.error or hourly.error
            rows[name] = {
                "annual_wage_usd": annual.value,
                "annual_wage_low_usd": annual.error.low if annual.error else None,
                "annual_wage_high_usd": annual.error.high if annual.error else None,
                "hourly_wage_usd": hourly.value,
                "relative_standard_error_pct": error.relative_standard_error_pct if error else None,
                "reference_period": annual.reference_period or hourly.reference_period,
                "status": str(annual.status if self.basis == "annual" else hourly.status),
                "label": str(annual.label if self.basis == "annual" else hourly.label),
            }
        made = pd.DataFrame.from_dict(rows, orient="index").rename_axis("percentile")
        figures = [name for name in made.columns if name.endswith(("_usd", "_pct"))]
        return made.astype(dict.fromkeys(figures, "float64"))

    @cached_property
    def medians(self) -> dict[int, Estimate]:
        """The median by year on the section's basis, in dollars of each year."""
        return self._medians(self.basis)

    def _medians(self, basis: str) -> dict[int, Estimate]:
        return _medians(self.dataset, basis, self.career.soc_code, self.career.title)

    def _annual_series(self) -> list[Estimate]:
        medians = self._medians("annual")
        return [*medians.values(), *self._in_prices_of_one_year(medians).values()]

    @cached_property
    def prices(self) -> dict[int, Estimate]:
        """The CPI-U of May of each year. Raises ParameterError if there is none for `price_year`."""
        rows = self.dataset.rows("price_series", series="cpi_u")
        years = {*self.medians, self.price_year}
        index = {year: history.price_index(rows, year, self.dataset.sources) for year in sorted(years)}
        if index[self.price_year].value is None:
            message = f"There is no price index for May {self.price_year}."
            raise ParameterError(message, "Choose another price_year.")
        return index

    def _in_prices_of_one_year(self, medians: dict[int, Estimate]) -> dict[int, Estimate]:
        return history.in_dollars_of(medians, self.prices, self.price_year)

    @cached_property
    def real_medians(self) -> dict[int, Estimate]:
        """The median by year, in dollars of May `price_year`. Raises ParameterError if that has no price index."""
        return self._in_prices_of_one_year(self.medians)

    @property
    def unbroken_since(self) -> int:
        """The first year after the last break of the series."""
        return max(year for year in history.BREAKS if year < self.year)

    @cached_property
    def rates(self) -> dict[str, Estimate]:
        """Compound rates a year since the last break: of the real and the nominal median, and of consumer prices."""
        series = {"real": self.real_medians, "nominal": self.medians, "cpi": self.prices}
        first, last = self.unbroken_since, self.year
        return {
            name: history.rate(one, first, last, f"history.{name}_rate_pct_per_year") for name, one in series.items()
        }

    @part
    def facts(self) -> Facts:
        """The key facts: median, mean, employment."""
        median, mean, employment = self.pay("median"), self.pay("mean"), self.figures["employment"]
        no_error = say("{y}; no error is published for percentiles", y=when(median))
        return Facts((
            Fact(f"Median pay, {self.basis}", median, no_error),
            Fact(f"Mean pay, {self.basis}", mean, self._error(mean)),
            Fact("Jobs, wage and salary", employment, self._error(employment)),
        ))

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
    def industries(self) -> Exhibit:
        """Pay and jobs by sector, with the published errors."""
        return industries.exhibit(self)

    @part
    def best_industries(self) -> Exhibit:
        """The industries in detail with the highest published medians."""
        return best_industries.exhibit(self)

    @part
    def history(self) -> Exhibit:
        """The annual median since the first survey at hand, nominal and real, with the breaks of the series."""
        return years.exhibit(self)

    @part
    def levels(self) -> Exhibit:
        """Pay by level: percentiles as proxies, and the occupations that can come next."""
        return levels.exhibit(self)

    @part
    def women_and_men(self) -> Exhibit:
        """Women's and men's median weekly earnings, full-time workers."""
        return women_and_men.exhibit(self)

    @part
    def chain(self) -> Exhibit:
        """The median as published, after inflation, at other prices, and after tax."""
        return chain.exhibit(self)

    def _notes(self) -> tuple[Prose, ...]:
        note = say(
            "{n} intervals are value ± relative standard error × the normal quantile, as the publisher states them.",
            n=declared("statistic", "90-percent"),
        )
        return (note,)


@shared
def _medians(dataset: Dataset, basis: str, soc_code: str, title: str) -> dict[int, Estimate]:
    rows = dataset.rows("wages", occupation_group="detailed", measure=f"{basis}_wage", statistic="median")
    links = dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    return history.medians(rows, links, soc_code, title, dataset.sources, basis)


def _basis(figures: dict[str, Estimate]) -> str:
    return "hourly" if figures["wage.annual.median"].status is Status.NOT_RELEASED else "annual"
