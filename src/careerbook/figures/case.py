"""What every figure is a function of: a dataset, a career in it, and what a reader may choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from careerbook.core.codes import CountryCode, SocCode
from careerbook.core.comparators import HOME, configured
from careerbook.core.comparators import named as chosen
from careerbook.dataset import Career, Careers, Dataset, default, shared
from careerbook.estimate import Estimate

Result = TypeVar("Result")
Figures = Mapping[str, Estimate]
"""Estimates by id."""


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """A career in a dataset. `price_year` sets the dollars of real series, `countries` are compared first."""

    career: Career
    dataset: Dataset
    price_year: int
    countries: tuple[CountryCode, ...]
    _results: dict[Callable[[Case], Any], Any] = field(default_factory=dict, repr=False)

    @property
    def soc_code(self) -> SocCode:
        """The career's code in the wage survey."""
        return self.career.soc_code

    @property
    def title(self) -> str:
        """The career's title in the wage survey."""
        return self.career.title

    @property
    def wage_year(self) -> int:
        """The latest year of the wage survey."""
        return Careers(self.dataset).latest_year


def case_of(
    career: Career,
    dataset: Dataset | None = None,
    *,
    price_year: int | None = None,
    comparators: Sequence[str] | None = None,
) -> Case:
    """The case of a career; what is not given (or empty) is as configured: the latest prices, the usual countries.

    Raises ParameterError for a country without earnings.
    """
    dataset = dataset or default()
    countries = chosen(comparators, with_earnings(dataset)) if comparators else tuple(shown_first(dataset))
    return Case(career, dataset, price_year or Careers(dataset).latest_year, countries)


@shared
def shown_first(_: Dataset) -> list[CountryCode]:
    """The countries that are compared first, as configured; a report is made again if the list changes."""
    return list(configured())


@shared
def with_earnings(dataset: Dataset) -> list[str]:
    """The countries that can be compared: those with a median or mean of earnings, and the United States."""
    asked = {"sex": "total", "measure": "earnings", "statistic": ["median", "mean"]}
    earnings = dataset.rows("earnings_abroad", columns=("country_code", "value"), **asked)
    return sorted({HOME, *earnings.loc[earnings["value"].notna(), "country_code"]})


def once(work: Callable[[Case], Result]) -> Callable[[Case], Result]:
    """Work on a case that is done once for it, whoever asks."""

    @wraps(work)
    def result(case: Case) -> Result:
        if work not in case._results:
            case._results[work] = work(case)
        kept: Result = case._results[work]
        return kept

    return result
