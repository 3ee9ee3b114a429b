"""The exhibit of the best paying industries in detail, and of the largest employers."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.naming import groups_of, inside, short
from careerbook.charts import Point
from careerbook.core.catalog import Source
from careerbook.dataset.series import year_of
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.pay import pay
from careerbook.figures.pay_by_industry import Ranking, edition, ranking
from careerbook.metrics.industries import Industry


def best_industries(case: Case) -> Exhibit:
    """The highest medians among industries with jobs enough, then the largest employers; no chart if too few."""
    rank, source = ranking(case), edition(case.dataset)
    may = f"May {year_of(source)}"
    standfirst = _standfirst(rank, may, source) if rank.best else _without_order(may)
    table = _table(rank, may, source)
    return Exhibit("pay-by-industry", _takeaway(case, rank), standfirst, table, _chart(rank.best, may))


def _takeaway(case: Case, rank: Ranking) -> Prose:
    title = in_a_sentence(case.title)
    if pay(case).basis == "hourly":
        return say("No annual pay is published for {t}, so there is no order of industries by it", t=title)
    if rank.extremes is None:
        return say(
            "Fewer than two industries have {n} jobs of {t} and a published median to be put in order of pay",
            n=rule("1,000"),
            t=title,
        )
    high, low = rank.extremes
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


def _standfirst(rank: Ranking, may: str, source: Source) -> Prose:
    return join([
        _largest(rank.largest[0]),
        say(
            "Industries with the highest published median annual pay in {y}, among those with at least {n} jobs of the "
            "occupation.",
            y=period(may),
            n=rule("1,000"),
        ),
        say(
            "No errors are {where}, so this is an order of published figures: neighbors in it can't be told apart. "
            "Below them the table has the largest employers.",
            where="at hand for industries in detail" if source.status == "transcription" else "published for medians",
        ),
    ])


def _largest(industry: Industry) -> Prose | None:
    if industry.share.value is None or industry.median.value is None:
        return None
    return say(
        "In the largest industry whose jobs are published, {x}, with {s} of the jobs, half earn less than {m} a year.",
        x=inside(industry.title),
        s=industry.share,
        m=industry.median,
    )


def _without_order(may: str) -> Prose:
    return say(
        "No industry has both a published annual median for {y} and at least {n} jobs of the occupation. The table has "
        "the industries with the most jobs that are published.",
        y=period(may),
        n=rule("1,000"),
    )


def _table(rank: Ranking, may: str, source: Source) -> Table:
    columns = (
        Column("industry", "Industry", "NAICS industry group", kind="text"),
        Column("annual_wage_median_usd", f"Median, {may}", "median annual pay", "US$ a year"),
        Column("annual_wage_mean_usd", f"Mean, {may}", "mean annual pay", "US$ a year"),
        Column("employment", f"Employment, {may}", "employment", "jobs"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the industry ÷ jobs in the nation", "percent"),
        Column("stands_for", "Among", "whether it is among the best paying or the largest", kind="text"),
    )
    shown = (*rank.best, *(industry for industry in rank.largest if industry not in rank.best))
    rows = tuple(
        (
            mark(industry.title),
            industry.median,
            industry.mean,
            industry.employment,
            industry.share,
            _among(industry, rank),
        )
        for industry in shown
    )
    caption = "Best paying industries, then the largest employers" if rank.best else "Industries with the most jobs"
    return Table(caption, columns, rows, (groups_of(source),))


def _among(industry: Industry, rank: Ranking) -> str:
    upper = rank.ordered[: max(1, len(rank.ordered) // 2)]
    groups = (("best paying", [each for each in rank.best if each in upper]), ("largest", rank.largest))
    return " and ".join(name for name, group in groups if industry in group)


def _chart(best: Sequence[Industry], may: str) -> charts.Chart | None:
    if len(best) < 2:
        return None
    medians = "; ".join(f"{short(industry.title)} {industry.median.text}" for industry in best)
    alt = f"Dot chart of the highest published median pay by industry in {may}: {medians}."
    points = [Point(short(industry.title), industry.median) for industry in best]
    return charts.intervals(points, f"median, US dollars a year, {may}", alt)
