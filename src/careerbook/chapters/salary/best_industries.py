"""The exhibit of the best paying industries in detail, and of the largest employers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import in_a_sentence
from careerbook.chapters.salary.industries import inside, short
from careerbook.charts import Point
from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics import industries
from careerbook.metrics.industries import Industry

if TYPE_CHECKING:
    import pandas as pd

    from careerbook.chapters.salary import Salary

YEAR = 2025
"""May of the industries in detail."""

SOURCE = "bls_oews_industries_4_digit_2025_transcription"
TRANSCRIBED = mark(
    "Figures by industry are from a transcription of the publisher's, without their errors. Industries are NAICS "
    "industry groups (4-digit), which do not overlap; a few are joined by the survey."
)
_SHOWN = 10


def rows_of(dataset: Dataset, career: Career) -> pd.DataFrame:
    """The occupation's rows of the industries in detail."""
    return dataset.rows(
        "wages_by_industry", soc_code=career.soc_code, source_id=SOURCE, statistic=["total", "median", "mean"]
    )


def figures(dataset: Dataset, career: Career, employment: Estimate) -> tuple[Industry, ...]:
    """The occupation in every industry; `employment` is that of the nation in the same survey."""
    nation = industries.national(employment, YEAR)
    return industries.by_industry(rows_of(dataset, career), nation, dataset.sources, year=YEAR, basis="annual")


def exhibit(salary: Salary) -> Exhibit:
    """The highest medians among industries with jobs enough, then the largest employers; no chart if too few."""
    found = figures(salary.dataset, salary.career, salary.figures["employment"])
    ordered = industries.in_order(found, "median")
    top, largest = ordered[:_SHOWN], [one for one in found if one.share.value is not None][:_SHOWN]
    table = _table(top, largest or found[:_SHOWN], ordered[: max(1, len(ordered) // 2)])
    standfirst = _standfirst(largest) if top else _without_order()
    return Exhibit("pay-by-industry", _takeaway(salary, ordered), standfirst, table, _chart(top))


def _takeaway(salary: Salary, ordered: Sequence[Industry]) -> Prose:
    title = in_a_sentence(salary.career.title)
    if salary.basis == "hourly":
        return say("No annual pay is published for {t}, so there is no order of industries by it", t=title)
    if len(ordered) < 2:
        return say(
            "Fewer than two industries have {n} jobs of {t} and a published median to be put in order of pay",
            n=rule("1,000"),
            t=title,
        )
    high, low = ordered[0], ordered[-1]
    if high.median.text == low.median.text:
        return say("The published medians of {t} are alike in the industries compared: {m}", t=title, m=high.median)
    return say(
        "Among industries with at least {n} jobs, published medians run from {low} in {l} to {high} in {h}",
        n=rule("1,000"),
        low=low.median,
        l=inside(low.title),
        high=high.median,
        h=inside(high.title),
    )


def _standfirst(largest: Sequence[Industry]) -> Prose:
    return join([
        _largest(largest),
        say(
            "Industries with the highest published median annual pay in {y}, among those with at least {n} jobs of the "
            "occupation.",
            y=period(f"May {YEAR}"),
            n=rule("1,000"),
        ),
        say(
            "No errors are at hand for industries in detail, so this is an order of published figures: neighbors in "
            "it can't be told apart. Below them the table has the largest employers."
        ),
    ])


def _largest(largest: Sequence[Industry]) -> Prose | None:
    if not largest or largest[0].median.value is None:
        return None
    first = largest[0]
    return say(
        "In the largest industry whose jobs are published, {x}, with {s} of the jobs, half earn less than {m} a year.",
        x=inside(first.title),
        s=first.share,
        m=first.median,
    )


def _without_order() -> Prose:
    return say(
        "No industry has both a published annual median for {y} and at least {n} jobs of the occupation. The table has "
        "the industries with the most jobs that are published.",
        y=period(f"May {YEAR}"),
        n=rule("1,000"),
    )


def _table(top: Sequence[Industry], largest: Sequence[Industry], upper: Sequence[Industry]) -> Table:
    when = f"May {YEAR}"
    columns = (
        Column("industry", "Industry", "NAICS industry group", kind="text"),
        Column("annual_wage_median_usd", f"Median, {when}", "median annual pay", "US$ a year"),
        Column("annual_wage_mean_usd", f"Mean, {when}", "mean annual pay", "US$ a year"),
        Column("employment", f"Employment, {when}", "employment", "jobs"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the industry ÷ jobs in the nation", "percent"),
        Column("stands_for", "Among", "whether it is among the best paying or the largest", kind="text"),
    )
    shown, best = (*top, *(one for one in largest if one not in top)), [one for one in top if one in upper]
    rows = tuple(
        (mark(one.title), one.median, one.mean, one.employment, one.share, _among(one, best, largest)) for one in shown
    )
    caption = "Best paying industries, then the largest employers" if top else "Industries with the most jobs"
    return Table(caption, columns, rows, (TRANSCRIBED,))


def _among(one: Industry, top: Sequence[Industry], largest: Sequence[Industry]) -> str:
    return " and ".join(name for name, group in (("best paying", top), ("largest", largest)) if one in group)


def _chart(top: Sequence[Industry]) -> charts.Chart | None:
    if len(top) < 2:
        return None
    said = "; ".join(f"{short(one.title)} {one.median.text}" for one in top)
    alt = f"Dot chart of the highest published median pay by industry in May {YEAR}: {said}."
    points = [Point(short(one.title), one.median) for one in top]
    return charts.intervals(points, f"median, US dollars a year, May {YEAR}", alt)
