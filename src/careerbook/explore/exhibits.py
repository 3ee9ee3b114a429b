"""The exhibits of the explorer: pay in an area, the years that are chosen, pay abroad in a chosen currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from careerbook import charts
from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import join, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.explore.frame import STATISTICS
from careerbook.figures.case import Case
from careerbook.figures.pay import PERCENTILES, pay
from careerbook.figures.pay_abroad import alike, in_dollars_a_year, of_countries
from careerbook.figures.pay_by_area import area_titles, areas_of, percentiles_in
from careerbook.metrics.abroad import Comparison

PPP, DOLLARS, LOCAL = (
    "international dollars (what it buys)",
    "US dollars (at exchange rates)",
    "local currency (as published)",
)
CURRENCIES = (PPP, DOLLARS, LOCAL)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the explorer shows: a case with its countries and year of prices, an area by code, years, a currency."""

    case: Case
    area: str
    years: tuple[int, int]
    currency: str


def area_pay(choice: Choice) -> Exhibit:
    """Percentiles of annual pay in the area beside the nation's, and the area's median at the nation's prices."""
    case, paid = choice.case, pay(choice.case)
    title = area_titles(case.dataset).get(choice.area, "")
    # Pay by the hour is not at hand for states.
    in_area = percentiles_in(case, choice.area) if title and paid.basis == "annual" else {}
    groups = {title: [in_area[name] for name in STATISTICS]} if in_area else {}
    groups["United States"] = [paid[name] for name in STATISTICS]
    heads = {name: "Median" if name == "median" else name.upper() for name in STATISTICS}
    columns = [Column(f"{paid.basis}_wage_{name}_usd", head, f"{name} of pay", "US$") for name, head in heads.items()]
    rows: tuple[tuple[Value, ...], ...] = tuple((name, *figures) for name, figures in groups.items())
    table = Table("Pay by percentile", (Column("area", "Area", "the area", kind="text"), *columns), rows)
    drawn = [(name, figures[: len(PERCENTILES)]) for name, figures in groups.items()]
    has_figures = any(figure.value is not None for _, figures in drawn for figure in figures)
    chart = charts.ladder(drawn, f"US dollars {paid.per}", "Dots of pay percentiles by area") if has_figures else None
    name, figures = drawn[0]
    median = figures[PERCENTILES.index("median")]
    takeaway = say("{t} in {a}: median pay {m} {per}", t=case.title, a=name, m=median, per=paid.per)
    places = areas_of(case) if in_area else ()
    adjusted = next((place.adjusted for place in places if place.code == choice.area), None)
    standfirst = join([
        say("At the nation's prices the area's median is {x}.", x=adjusted)
        if adjusted and adjusted.value is not None
        else None,
        say("No pay of the occupation is at hand for {a}.", a=title) if title and not in_area else None,
        say("No errors are published for percentiles or for states, so no small difference can be told."),
    ])
    return Exhibit("area-pay", takeaway, standfirst, table, chart)


def history(choice: Choice) -> Exhibit:
    """The median over the years chosen, as published and in dollars of the year chosen."""
    exhibit: Exhibit = OpenChapter(CHAPTERS["salary"], choice.case).history_of_years(choice.years)
    return exhibit


def pay_abroad(choice: Choice) -> Exhibit:
    """Pay in the comparators: in a chart if one unit serves all, else in the table alone."""
    table: Table = OpenChapter(CHAPTERS["international"], choice.case).pay_in_countries()
    takeaway = say("Pay abroad in {c}", c=choice.currency.partition(" (")[0])
    standfirst = say(
        "Medians of the occupation's own group or one near it are drawn; the table has the rest, and how "
        "well each group fits."
    )
    return Exhibit("pay-abroad", takeaway, standfirst, table, _chart(of_countries(choice.case), choice.currency))


def _chart(compared: Sequence[Comparison], currency: str) -> charts.Chart | None:
    if currency == LOCAL:  # each in its own currency: no axis holds them
        return None
    figure_of = attrgetter("ppp_annual") if currency == PPP else in_dollars_a_year
    points = [Point(each.country, figure_of(each)) for each in alike(compared)]
    points = [point for point in points if point.estimate.value is not None]
    if not points:
        return None
    unit = "international dollars a year" if currency == PPP else "US dollars a year"
    listing = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    return charts.intervals(points, unit, f"Dot chart of median pay by country: {listing}.", tickformat=",.0f")
