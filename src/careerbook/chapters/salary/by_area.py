"""The exhibit of pay by state and territory."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.naming import QUOTIENT, the, transcribed
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures.case import Case
from careerbook.figures.pay_by_area import areas_of
from careerbook.metrics.areas import Area, in_order

_FEWEST = 5  # areas above the floor that an order among them needs


def areas(case: Case) -> Exhibit:
    """Pay by area, as paid and at the nation's prices; no map if no area has a figure."""
    places = areas_of(case)
    chart = _chart(places)
    standfirst = _standfirst(places, is_drawn=chart is not None)
    return Exhibit("pay-by-area", _takeaway(places, case.title), standfirst, _table(places), chart)


def _takeaway(places: Sequence[Area], title: str) -> Prose:
    paid, adjusted, title = in_order(places, "median"), in_order(places, "adjusted"), in_a_sentence(title)
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
    rest = [area for area in places if area not in ordered]
    rows: list[tuple[Value, ...]] = [
        (area.title, area.median, area.parity, area.adjusted, area.employment, area.quotient, _why(area, ordered))
        for area in (*ordered, *rest)
    ]
    notes = [
        mark("In order of pay at the nation's prices; below them, by name, the areas that are not put in order."),
        QUOTIENT,
        *transcribed(places),
    ]
    return Table("Pay by state and territory", columns, tuple(rows), tuple(notes))


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
    if sum(point.estimate.value is not None for point in points) < _FEWEST:
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
