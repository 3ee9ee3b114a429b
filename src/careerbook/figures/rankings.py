"""Where the occupation's pay, its change, growth, openings and jobs stand among all occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import ALL
from careerbook.figures.outlook import latest_vintage, outlook
from careerbook.figures.pay import pay, survey
from careerbook.metrics import standing
from careerbook.metrics.history import breaks
from careerbook.metrics.record import breaks_between
from careerbook.metrics.standing import Order, Standing


def first_year(case: Case) -> int:
    """The first year after the last break of the wage survey: from it on the change of pay is told."""
    return max(year for year in breaks(case.dataset.sources) if year < case.wage_year)


def began_present_method(case: Case) -> bool:
    """Whether the survey's present method came in with `first_year`, and no break has come since."""
    by_year, first = breaks(case.dataset.sources), first_year(case)
    return "method" in by_year[first] and not breaks_between(first, case.wage_year, by_year)


@once
def standings(case: Case) -> Mapping[str, Standing]:
    """Each figure's place among all occupations: `pay`, `pay_change`, `growth`, `openings` (a rate), `jobs`."""
    paid, projected = pay(case), outlook(case)
    figures = {
        "pay": paid["median"],
        "pay_change": _change(case, case.soc_code, paid["median"], "standing.pay_change"),
        "growth": projected["growth_pct"],
        "openings": projected["openings_rate_pct"],
        "jobs": paid.employment,
    }
    span = (first_year(case), case.wage_year)
    return {
        name: standing.standing(
            _order(case.dataset, name, paid.basis, *span), case.soc_code, figure, case.dataset.sources
        )
        for name, figure in figures.items()
    }


def everyones_pay_change(case: Case) -> Estimate:
    """The change of the median of all occupations together since `first_year`, in percent."""
    latest = survey(case.dataset, ALL, case.wage_year)[f"wage.{pay(case).basis}.median"]
    return _change(case, ALL, latest, "all.standing.pay_change")


def estimates(case: Case) -> Figures:
    """Each figure with its percentile and the number of occupations, and the pay change of all, by id."""
    places = standings(case)
    changes = (places["pay_change"].figure, everyones_pay_change(case))
    figures = [figure for place in places.values() for figure in (place.figure, place.percentile, place.occupations)]
    figures += changes if all(change.value is not None for change in changes) else ()
    return {estimate.id: estimate for estimate in figures}


def _change(case: Case, code: str, latest: Estimate, id: str) -> Estimate:
    first, last = first_year(case), case.wage_year
    medians = {first: survey(case.dataset, code, first)[f"wage.{pay(case).basis}.median"], last: latest}
    return standing.pay_change(id, medians, first, last, breaks(case.dataset.sources))


@shared
def _order(dataset: Dataset, name: str, basis: str, first: int, last: int) -> Order:
    """The order of all occupations by a figure; `first` and `last` are the years of the change of pay."""
    wage = f"{basis}_wage"
    if name == "pay":
        return standing.plain(name, _wages(dataset, last, wage, "median"))
    if name == "pay_change":
        order = standing.change(name, *(_wages(dataset, year, wage, "median") for year in (first, last)))
        is_broken = breaks_between(first, last, breaks(dataset.sources))
        return replace(order, by_code={}) if is_broken else order
    if name == "jobs":
        return standing.plain(name, _wages(dataset, last, "employment", "total"))
    rows = dataset.rows("projections", occupation_type="Line item", vintage=latest_vintage(dataset))
    if name == "growth":
        return standing.plain(name, rows[rows["measure"] == "growth_pct"])
    return standing.openings_rate(name, rows)


def _wages(dataset: Dataset, year: int, measure: str, statistic: str) -> pd.DataFrame:
    return dataset.rows("wages", reference_year=year, occupation_group="detailed", measure=measure, statistic=statistic)
