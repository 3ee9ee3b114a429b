"""The median year by year, as published and in the dollars of one year, and its rate since the last break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerbook.core.errors import ParameterError
from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import soc_2010_links
from careerbook.figures.pay import pay
from careerbook.metrics import history as series


@dataclass(frozen=True, slots=True)
class History:
    """Series by year: `medians` in dollars of each year, `real_medians` in those of one May, `prices` (CPI-U).

    `unbroken_since` is the first year after the last break, `last` the latest year. `rates` are compound rates a year
    from the one to the other: of the `real` and the `nominal` median and of consumer prices, `cpi`. `breaks` say why
    the series breaks, by the first year after it.
    """

    medians: Mapping[int, Estimate]
    real_medians: Mapping[int, Estimate]
    prices: Mapping[int, Estimate]
    rates: Mapping[str, Estimate]
    unbroken_since: int
    last: int
    breaks: Mapping[int, str]

    @property
    def has_moved(self) -> bool | None:
        """Whether the real median moved by a rate that doesn't round to nothing; None if that is not known."""
        ends = (self.real_medians[self.unbroken_since], self.real_medians[self.last], self.rates["real"])
        if any(estimate.value is None for estimate in ends):
            return None
        return not self.rates["real"].text.lstrip("−").startswith("0.0%")


@once
def history(case: Case) -> History:
    """The series on the basis on which pay is published.

    Raises ParameterError if there is no price index for `price_year`.
    """
    return _history(case, pay(case).basis)


def estimates(case: Case) -> Figures:
    """The medians, nominal and real, and the rates that can be told, by id. Raises ParameterError as `history` does.

    The annual series is promised of every occupation; where pay is published by the hour, it says why there is none.
    """
    on_basis = history(case)
    kept = [on_basis] if pay(case).basis == "annual" else [on_basis, _history(case, "annual")]
    medians = [estimate for kind in kept for estimate in (*kind.medians.values(), *kind.real_medians.values())]
    rates, pair = on_basis.rates, (on_basis.rates["nominal"], on_basis.rates["cpi"])
    told = [rates["real"]] if on_basis.has_moved else []
    told += pair if all(rate.value is not None for rate in pair) else ()
    return {estimate.id: estimate for estimate in (*medians, *told)}


def _history(case: Case, basis: str) -> History:
    medians = _medians(case.dataset, basis, case.soc_code, case.title)
    prices = _prices(case, sorted({*medians, case.price_year}))
    real = series.in_dollars_of(medians, prices, case.price_year)
    breaks = series.breaks(case.dataset.sources)
    unbroken_since = max(year for year in breaks if year < case.wage_year)
    span, by_name = (unbroken_since, case.wage_year), {"real": real, "nominal": medians, "cpi": prices}
    rates = {
        name: series.rate(years, *span, f"history.{name}_rate_pct_per_year", breaks) for name, years in by_name.items()
    }
    return History(medians, real, prices, rates, *span, breaks)


def _prices(case: Case, years: list[int]) -> dict[int, Estimate]:
    rows = case.dataset.rows("price_series", series="cpi_u", period=[f"{year}-05" for year in years])
    index = {year: series.price_index(rows, year, case.dataset.sources) for year in years}
    if index[case.price_year].value is None:
        raise ParameterError(f"There is no price index for May {case.price_year}.", "Choose another price_year.")
    return index


@shared
def _medians(dataset: Dataset, basis: str, soc_code: str, title: str) -> dict[int, Estimate]:
    rows = dataset.rows("wages", occupation_group="detailed", measure=f"{basis}_wage", statistic="median")
    return series.medians(rows, soc_2010_links(dataset), soc_code, title, dataset.sources, basis)
