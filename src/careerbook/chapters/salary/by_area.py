"""The exhibit of pay by state and territory."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import QUOTIENT, the, transcribed
from careerbook.charts.base import Point, drawable
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures.case import Case
from careerbook.figures.pay_by_area import areas_of
from careerbook.metrics.areas import Area
from careerbook.metrics.wages import in_order

_FEWEST = 5  # areas above the floor that an order among them needs


def areas(case: Case) -> Exhibit:
    """Pay by area, as paid and at the nation's prices; no map if no area has a figure."""
    places = areas_of(case)
    takeaway, chart = _takeaway(places, in_a_sentence(case.title)), _chart(places)
    return Exhibit("pay-by-area", takeaway, _standfirst(places, is_drawn=chart is not None), _table(places), chart)


def _takeaway(places: Sequence[Area], title: str) -> Prose:
    paid, adjusted = in_order(places, "median"), in_order(places, "adjusted")
    if not any(area.median.value for area in places):
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


def _standfirst(places: Sequence[Area], *, is_drawn: bool) -> Prose:
    parity = next((area.parity for area in places if area.parity.value is not None), None)
    prices = "The map has it at the nation's prices:" if is_drawn else "At the nation's prices means"
    level = (
        "{m} divided by the area's price level of {y}, the latest at hand. Territories have no published price level."
    )
    return join([
        say("Median pay a year, before tax, by state and territory: half earn less, half more."),
        say(level, m=prices, y=when(parity)) if parity else None,
        say(
            "Only areas with at least {n} jobs of the occupation are put in order. No errors are at hand for areas, so "
            "neighbors in the order can't be told apart.",
            n=rule("1,000"),
        ),
    ])


def _table(places: Sequence[Area]) -> Table:
    columns = (
        Column("area", "Area", "state or territory", kind="text"),
        Column("annual_wage_median_usd", "Median as paid", "median annual pay", "US$ a year"),
        Column("price_level", "Price level", "regional price parity, all items", "United States = 100"),
        Column("annual_wage_median_adjusted_usd", "At the nation's prices", "median ÷ price level", "US$ a year"),
        Column("employment", "Employment", "employment", "jobs"),
        Column("location_quotient", "Location quotient", "share of the area's jobs against the nation's share"),
        Column("in_order", "In the order", "whether the area has jobs enough to be put in order", kind="text"),
    )
    ordered = in_order(places, "adjusted")
    rows = tuple(
        (area.title, area.median, area.parity, area.adjusted, area.employment, area.quotient, _why(area, ordered))
        for area in (*ordered, *(area for area in places if area not in ordered))
    )
    order = mark("In order of pay at the nation's prices; below them, by name, the areas that are not put in order.")
    return Table("Pay by state and territory", columns, rows, (order, QUOTIENT, *transcribed(places)))


def _why(area: Area, ordered: list[Area]) -> str:
    if area in ordered:
        return "yes"
    if area.employment.value is None:
        return "jobs not released"
    if not area.is_large:
        return "too few jobs"
    return "no price level" if area.parity.value is None else "pay not released"


def _chart(places: Sequence[Area]) -> charts.Chart | None:
    points = [Point(area.postal, area.adjusted, area.title) for area in places]
    if len(drawable(points)) < _FEWEST:
        return None
    ordered = in_order(places, "adjusted")
    span = "few areas have jobs enough to be put in order"
    if len(ordered) >= _FEWEST:
        high, low = ordered[0], ordered[-1]
        span = f"from {low.adjusted.text} in {the(low)} to {high.adjusted.text} in {the(high)} where jobs are enough"
    alt = (
        "Tile map of the United States, one square a state, darker where the median at the nation's prices is higher: "
        f"{span}."
    )
    return charts.tiles(points, "median at the nation's prices, US dollars a year", "$,.0f", alt)
