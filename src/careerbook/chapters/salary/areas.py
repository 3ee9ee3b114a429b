"""The exhibit of pay by state and territory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import in_a_sentence, when
from careerbook.charts import Point
from careerbook.core.areas import NATION
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import areas
from careerbook.metrics.areas import Area

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary
    from careerbook.dataset import Career

QUOTIENT = mark(
    "A location quotient says how many times the occupation's share of the area's jobs is its share of the nation's. "
    "Its base is the sum of the occupations published for the area, a proxy for all its jobs."
)
_FEWEST = 5  # areas above the floor that an order among them needs


def figures(dataset: Dataset, career: Career, employment: Estimate) -> tuple[Area, ...]:
    """The occupation in every state and territory; `employment` is that of the nation."""
    year = Careers(dataset).latest_year
    rows = dataset.rows(
        "wages_by_area",
        soc_code=career.soc_code,
        reference_year=year,
        area_type=["state", "territory"],
        measure=["employment", "annual_wage", "location_quotient"],
        statistic=["total", "median"],
    )
    return areas.by_area(rows, _prices(dataset), _bases(dataset), employment, dataset.sources)


@shared
def _prices(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("regional_prices", area_type="state", statistic="all items")
    latest: pd.DataFrame = rows[rows["reference_year"] == rows["reference_year"].max()]
    return latest


@shared
def _bases(dataset: Dataset) -> Mapping[str, Estimate]:
    kept = ("area_code", "value", "source_id", "source_sheet", "source_column")
    of_latest = partial(
        dataset.rows,
        reference_year=Careers(dataset).latest_year,
        occupation_group="detailed",
        measure="employment",
        statistic="total",
    )
    states = of_latest("wages_by_area", columns=kept, area_type=["state", "territory"])
    nation = of_latest("wages", columns=kept[1:])
    return areas.employment_bases(pd.concat([states, nation.assign(area_code=NATION)]), dataset.sources)


def exhibit(salary: Salary) -> Exhibit:
    """Pay by area, as paid and at the nation's prices; no map if no area has a figure."""
    found = figures(salary.dataset, salary.career, salary.figures["employment"])
    chart = _chart(found)
    standfirst = _standfirst(found, is_drawn=chart is not None)
    return Exhibit("pay-by-area", _takeaway(salary, found), standfirst, _table(found), chart)


def _takeaway(salary: Salary, found: tuple[Area, ...]) -> Prose:
    paid, adjusted = areas.in_order(found, "median"), areas.in_order(found, "adjusted")
    title = in_a_sentence(salary.career.title)
    if not any(area.median.value for area in found):
        return say("Pay of {t} by area is not published in a form that can be compared", t=title)
    if len(adjusted) < _FEWEST:
        return say("Pay of {t} by area, with too few jobs in most areas to put them in order", t=title)
    high, low, top = paid[0], paid[-1], adjusted[0]
    return say(
        "Among areas with at least {n} jobs, published medians run from {low} a year in {l} to {high} in {h}; at the "
        "nation's prices the highest is {a}, in {t}",
        n=rule("1,000"),
        low=low.median,
        l=the(low),
        high=high.median,
        h=the(high),
        t=the(top),
        a=top.adjusted,
    )


def the(area: Area) -> str:
    """An area's name as it stands in a sentence."""
    return f"the {area.title}" if area.title in ("District of Columbia", "Virgin Islands") else area.title


def _standfirst(found: tuple[Area, ...], *, is_drawn: bool) -> Prose:
    parity = next((area.parity for area in found if area.parity.value is not None), None)
    prices = (
        say(
            "{m} divided by the area's price level of {y}, the latest at hand. Territories have no published price "
            "level.",
            y=when(parity),
            m="The map has it at the nation's prices:" if is_drawn else "At the nation's prices means",
        )
        if parity
        else None
    )
    order = say(
        "Only areas with at least {n} jobs of the occupation are put in order. No errors are at hand for areas, so "
        "neighbors in the order can't be told apart.",
        n=rule("1,000"),
    )
    return join([
        say("Median pay a year, before tax, by state and territory: half earn less, half more."),
        prices,
        order,
    ])


def _table(found: tuple[Area, ...]) -> Table:
    columns = (
        Column("area", "Area", "state or territory", kind="text"),
        Column("annual_wage_median_usd", "Median as paid", "median annual pay", "US$ a year"),
        Column("price_level", "Price level", "regional price parity, all items", "United States = 100"),
        Column("annual_wage_median_adjusted_usd", "At the nation's prices", "median ÷ price level", "US$ a year"),
        Column("employment", "Employment", "employment", "jobs"),
        Column("location_quotient", "Location quotient", "share of the area's jobs against the nation's share"),
        Column("in_order", "In the order", "whether the area has jobs enough to be put in order", kind="text"),
    )
    ordered = areas.in_order(found, "adjusted")
    rest = [area for area in found if area not in ordered]
    rows: list[tuple[Value, ...]] = [
        (area.title, area.median, area.parity, area.adjusted, area.employment, area.quotient, _why(area, ordered))
        for area in (*ordered, *rest)
    ]
    notes = [
        mark("In order of pay at the nation's prices; below them, by name, the areas that are not put in order."),
        QUOTIENT,
        *transcribed(found),
    ]
    return Table("Pay by state and territory", columns, tuple(rows), tuple(notes))


def transcribed(found: Sequence[Area]) -> list[Prose]:
    """The note that says so, if the areas' figures are from a transcription."""
    if not any(cell.transcribed for area in found for cell in area.employment.cells):
        return []
    return [mark("Pay and jobs by area are from a transcription of the publisher's figures, without their errors.")]


def _why(area: Area, ordered: list[Area]) -> str:
    if area in ordered:
        return "yes"
    if area.employment.value is None:
        return "jobs not released"
    if not area.is_large:
        return "too few jobs"
    return "no price level" if area.parity.value is None else "pay not released"


def _chart(found: tuple[Area, ...]) -> charts.Chart | None:
    points = [Point(area.postal, area.adjusted, area.title) for area in found]
    if sum(point.estimate.value is not None for point in points) < _FEWEST:
        return None
    ordered = areas.in_order(found, "adjusted")
    span = "few areas have jobs enough to be put in order"
    if len(ordered) >= _FEWEST:
        high, low = ordered[0], ordered[-1]
        span = f"from {low.adjusted.text} in {the(low)} to {high.adjusted.text} in {the(high)} where jobs are enough"
    alt = (
        "Tile map of the United States, one square a state, darker where the median at the nation's prices is higher: "
        f"{span}."
    )
    return charts.tiles(points, "median at the nation's prices, US dollars a year", "$,.0f", alt)
