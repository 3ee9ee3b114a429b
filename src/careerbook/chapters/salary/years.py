"""The exhibit of the median wage year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerbook import charts
from careerbook.chapters.naming import TICKS
from careerbook.charts import Line, Point
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.figures.case import Case
from careerbook.figures.pay import pay
from careerbook.figures.pay_history import History
from careerbook.figures.pay_history import history as history_of


def history(case: Case, span: tuple[int, int] | None = None) -> Exhibit:
    """The median since the first survey at hand, nominal and real; no chart if no year has a figure.

    `span` are the first and the last year of table and chart. Raises ParameterError if there is no price index for
    `price_year`.
    """
    years = [year for year in history_of(case).medians if span is None or span[0] <= year <= span[1]]
    return Exhibit("pay-history", _takeaway(case), _standfirst(case), _table(case, years), _chart(case, years))


def _takeaway(case: Case) -> Prose:
    years = history_of(case)
    if years.has_moved is None:
        return say("Median pay year by year, as published and after inflation")
    return say(
        "In dollars of {base} the published median was {x} in {a} and {y} in {b}, {rate}",
        base=period(f"May {case.price_year}"),
        a=period(years.unbroken_since),
        b=period(years.last),
        x=years.real_medians[years.unbroken_since],
        y=years.real_medians[years.last],
        rate=_moved(years.rates["real"]) if years.has_moved else say("about the same"),
    )


def _moved(rate: Estimate) -> Prose:
    return say("up by {r:size}" if (rate.value or 0) > 0 else "down by {r:size}", r=rate)


def _standfirst(case: Case) -> Prose:
    years = history_of(case)
    what = say(
        "Median {basis} pay as published, and in dollars of {y} by the consumer price index (CPI-U). The survey pools "
        "three years and warns against reading it as a time series: two breaks are marked, and no change is computed "
        "across them. No error is published for medians, so whether pay really rose or fell can't be told from a small "
        "difference.",
        y=period(f"May {case.price_year}"),
        basis=pay(case).basis,
    )
    bounds = say(
        "A triangle marks a year of which the survey says only that the median is that much or more: from there to an "
        "exact figure is no rise that can be read off."
    )
    is_capped = any(median.status is Status.TOP_CODED for median in years.medians.values())
    return join([what, _rates(years), bounds if is_capped else None])


def _rates(years: History) -> Prose | None:
    nominal, prices = years.rates["nominal"], years.rates["cpi"]
    if nominal.value is None or prices.value is None:
        return None
    return say(
        "From {first} to {last}, the years since the last break, the median as published moved by {n} and consumer "
        "prices by {p}.",
        first=period(f"May {years.unbroken_since}"),
        last=period(f"May {years.last}"),
        n=nominal,
        p=prices,
    )


def _table(case: Case, years: Sequence[int]) -> Table:
    series, basis, real_unit = history_of(case), pay(case).basis, f"US$ of {case.price_year}"
    columns = (
        Column("reference_year", "May of", "reference year of the survey", kind="text"),
        Column(f"{basis}_wage_median_usd", "As published", f"median {basis} pay", "US$ of the year"),
        Column(f"{basis}_wage_median_real_usd", "After inflation", f"median {basis} pay, constant dollars", real_unit),
        Column("note", "Note", "series breaks, and why a figure is lacking", kind="long-text"),
    )
    rows = tuple(
        (
            period(year),
            series.medians[year],
            series.real_medians[year],
            mark(_note(year, series.medians[year], series.breaks)),
        )
        for year in years
    )
    return Table(f"Median {basis} pay by year", columns, rows)


def _note(year: int, median: Estimate, breaks: Mapping[int, str]) -> str:
    broken = f"series break: {breaks[year]}" if year in breaks else ""
    return "; ".join(part for part in (broken, median.reason) if part)


def _chart(case: Case, years: Sequence[int]) -> charts.Chart | None:
    series, wages = history_of(case), pay(case)
    medians = {year: series.medians[year] for year in years}
    drawn = [year for year, median in medians.items() if median.value is not None or median.bound is not None]
    if not drawn:
        return None
    nominal = tuple(Point(year, median) for year, median in medians.items())
    real = tuple(Point(year, series.real_medians[year]) for year in years)
    breaks = {year: why for year, why in series.breaks.items() if year in years[1:]}
    ends = ", ".join(f"{medians[year].text} in {year}" for year in dict.fromkeys((drawn[0], drawn[-1])))
    broken = f", with series breaks before {' and '.join(map(str, breaks))}" if breaks else ""
    alt = (
        f"Line chart of median {wages.basis} pay by year, as published and in dollars of {case.price_year}{broken}. "
        f"As published: {ends}."
    )
    lines = [Line("as published", nominal), Line(f"in dollars of {case.price_year}", real, main=False)]
    return charts.trend(lines, breaks, f"US dollars {wages.per}", TICKS[wages.basis], alt)
