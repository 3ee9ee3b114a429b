"""The exhibits of the explorer: pay in an area, the years that are chosen, pay abroad in a chosen currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerbook import charts
from careerbook.api import Career
from careerbook.chapters.international import International
from careerbook.chapters.international import pay as abroad
from careerbook.chapters.salary import Salary
from careerbook.charts import Point
from careerbook.dataset import Careers
from careerbook.estimate import Estimate, derive, from_row
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.explore import frame
from careerbook.metrics import wages
from careerbook.metrics.abroad import Comparison

CURRENCIES = {
    "international dollars (what it buys)": "ppp",
    "US dollars (at exchange rates)": "usd",
    "local currency (as published)": "lcu",
}
_PERCENTILES = ("p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the explorer shows: a career, an area, comparators, years, the year of prices, a currency."""

    career: Career
    area: str
    comparators: tuple[str, ...]
    years: tuple[int, int]
    price_year: int
    currency: str


def area_pay(choice: Choice) -> Exhibit:
    """Percentiles of annual pay in the area beside the nation's, and the area's median at the nation's prices."""
    career, dataset = choice.career, choice.career.salary.dataset
    nation, basis = career.salary, career.salary.basis
    groups: list[tuple[str, dict[str, Estimate]]] = [
        ("United States", {name: nation.pay(name) for name in (*_PERCENTILES, "mean")})
    ]
    extra: Estimate | None = None
    if choice.area and basis == "annual":  # pay by the hour is not at hand for states
        title = frame.areas(dataset)[choice.area]
        rows = dataset.rows("wages_by_area", area_code=choice.area, soc_code=career.soc_code)
        own = wages.national(rows, dataset.sources, "area.") if len(rows) else {}
        if own:
            annual = {name: own[f"area.wage.annual.{name}"] for name in (*_PERCENTILES, "mean")}
            groups.insert(0, (title, annual))
            extra = _at_nations_prices(choice, annual["median"])
    columns = (
        Column("area", "Area", "the area", kind="text"),
        *(
            Column(f"{basis}_wage_{name}_usd", name.upper() if name != "median" else "Median", f"{name} of pay", "US$")
            for name in (*_PERCENTILES, "mean")
        ),
    )
    table = Table("Pay by percentile", columns, tuple((name, *figures.values()) for name, figures in groups))
    drawn = [(name, [figures[one] for one in _PERCENTILES]) for name, figures in groups]
    has_figures = any(one.value is not None for _, figures in drawn for one in figures)
    chart = charts.ladder(drawn, f"US dollars {nation.per}", "Dots of pay percentiles by area") if has_figures else None
    here = groups[0][1]["median"]
    takeaway = say("{t} in {a}: median pay {m} {per}", t=career.title, a=groups[0][0], m=here, per=nation.per)
    standfirst = join([
        say("At the nation's prices the area's median is {x}.", x=extra) if extra and extra.value is not None else None,
        say("No pay of the occupation is at hand for {a}.", a=frame.areas(dataset)[choice.area])
        if choice.area and len(groups) == 1
        else None,
        say("No errors are published for percentiles or for states, so no small difference can be told."),
    ])
    return Exhibit("area-pay", takeaway, standfirst, table, chart)


def _at_nations_prices(choice: Choice, median: Estimate) -> Estimate | None:
    dataset = choice.career.salary.dataset
    row = frame.price_row(choice.area, dataset)
    if row is None:
        return None
    level = from_row("area.price_level", row, dataset.sources)
    return derive(
        "area.wage.annual.median_us_prices",
        median.unit,
        (median, level),
        lambda pay, price: pay / price * 100,
        "÷ the state's price level × 100",
    )


def history(choice: Choice) -> Exhibit:
    """The median over the years chosen, as published and in dollars of the year chosen."""
    salary = Salary(choice.career, price_year=choice.price_year)
    whole, (first, last) = salary.history(), choice.years
    kept = tuple(row for row in whole.table.rows if first <= _year(row[0]) <= last)
    chart = whole.chart
    if chart:
        axis = {**chart.layout["xaxis"], "range": [first - 0.4, last + 0.4]}
        chart = replace(chart, layout={**chart.layout, "xaxis": axis})
    return replace(whole, table=replace(whole.table, rows=kept), chart=chart)


def _year(value: Value) -> int:
    return int(value.plain if isinstance(value, Prose) else str(value))


def pay_abroad(choice: Choice) -> Exhibit:
    """Pay in the comparators: in a chart if one unit serves all, else in the table alone."""
    section = International(choice.career, comparators=choice.comparators)
    home = [section.home] if "USA" in choice.comparators else []
    abroad_only = [code for code in choice.comparators if code != "USA"]
    first = [*home, *section.compared_with(abroad_only).values()]
    table = abroad.table(first, "Pay in the countries chosen", detailed=True)
    takeaway = say("Pay abroad in {c}", c=choice.currency.partition(" (")[0])
    standfirst = say(
        "Medians of the occupation's own group or one near it are drawn; the table has the rest, and how "
        "well each group fits."
    )
    return Exhibit("pay-abroad", takeaway, standfirst, table, _chart(first, CURRENCIES[choice.currency]))


def _chart(found: Sequence[Comparison], which: str) -> charts.Chart | None:
    if which == "lcu":  # each in its own currency: no axis holds them
        return None
    points = [Point(one.country, _figure(one, which)) for one in abroad.alike(found)]
    points = [point for point in points if point.estimate.value is not None]
    if not points:
        return None
    unit = "international dollars a year" if which == "ppp" else "US dollars a year"
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    return charts.intervals(points, unit, f"Dot chart of median pay by country: {said}.", tickformat=",.0f")


def _figure(one: Comparison, which: str) -> Estimate:
    """The country's pay for a year in the unit chosen: pay of shorter periods is brought to a year as its PPP is."""
    if which == "ppp" or one.ppp.value in (None, 0) or one.ppp_annual.value is None:
        return one.ppp_annual
    factor = one.ppp_annual.value / (one.ppp.value or 1)
    return derive(
        f"{one.usd.id}.annual",
        "USD per year",
        (one.usd,),
        lambda pay: pay * factor,
        f"times {factor:,g}: pay periods in a year",
    )


def latest_year(career: Career) -> int:
    """The latest year of the wage survey."""
    return Careers(career.salary.dataset).latest_year
