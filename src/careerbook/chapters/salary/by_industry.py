"""The exhibits of pay by sector, with the published errors, and of the best paying industries in detail."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.phrases import TICKS, alternative, bounds, groups_of, inside, short, withheld
from careerbook.charts import Point
from careerbook.core.catalog import Source
from careerbook.dataset.series import year_of
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.pay import pay
from careerbook.figures.pay_by_industry import Ranking, edition, ranking
from careerbook.figures.pay_by_sector import Sectors
from careerbook.figures.pay_by_sector import sectors as sectors_of
from careerbook.metrics.industries import Industry, is_highest, told_apart

_DRAWN = 10
_PER = {"annual": "a year", "hourly": "an hour"}
_LATER = {0: "", 1: ", a year before the figures above", 2: ", two years before the figures above"}


def sectors(case: Case) -> Exhibit:
    """Mean pay by sector with its interval; no chart if no sector has a figure."""
    by_sector = sectors_of(case)
    takeaway, standfirst = _sectors_takeaway(by_sector, case.title), _sectors_standfirst(by_sector, case.wage_year)
    return Exhibit("pay-by-sector", takeaway, standfirst, _sectors_table(by_sector), _sectors_chart(by_sector))


def _sectors_takeaway(by_sector: Sectors, title: str) -> Prose:
    title, per, compared = in_a_sentence(title), _PER[by_sector.basis], by_sector.compared
    if not compared:
        return say("No sector has both a published mean and jobs enough of {t} to compare its pay", t=title)
    first = compared[0]
    if len(compared) == 1:
        alone = "Mean pay of {t} in {x} was {m} {per}; no other sector has jobs enough to compare"
        return say(alone, t=title, x=inside(first.title), m=first.mean, per=per)
    if is_highest(compared):
        highest = "Of the sectors compared, {x} had the highest mean pay of {t}, {m} {per}"
        return say(highest, x=inside(first.title), t=title, m=first.mean, per=per)
    pair = told_apart(compared)
    if pair is None:
        return say("The published errors do not tell the mean pay of {t} in one sector from that in another", t=title)
    high, low = pair
    return say(
        "Mean pay of {t} was higher in {x}, {m} {per}, than in {y}, {n}; the errors are too large to say which sector "
        "pays most",
        t=title,
        x=inside(high.title),
        m=high.mean,
        y=inside(low.title),
        n=low.mean,
        per=per,
    )


def _sectors_standfirst(by_sector: Sectors, wage_year: int) -> Prose:
    out = by_sector.left_out
    left_out = "Not compared is {x}, with {s} of the jobs: the mean there is {m}."
    return join([
        say(
            "Mean {basis} pay by sector of the employer in {y}{earlier}: the latest survey whose errors by sector are "
            "at hand. The lines are {n} confidence intervals.",
            basis=by_sector.basis,
            y=period(f"May {by_sector.year}"),
            earlier=_LATER.get(wage_year - by_sector.year, ", before the figures above"),
            n=declared("statistic", "90-percent"),
        ),
        say(
            "Only sectors with at least {n} jobs of the occupation are compared, two at a time, and only a difference "
            "beyond both errors is called one. A sector's people may also differ in experience, hours and place.",
            n=rule("1,000"),
        ),
        say(left_out, x=inside(out.title), s=out.share, m=out.mean) if out else None,
    ])


def _sectors_table(by_sector: Sectors) -> Table:
    basis, when = by_sector.basis, f"May {by_sector.year}"
    unit = f"US$ {_PER[basis]}"
    columns = (
        Column("sector", "Sector", "NAICS sector", kind="text"),
        Column(f"{basis}_wage_mean_usd", f"Mean, {when}", f"mean {basis} pay", unit),
        Column(f"{basis}_wage_mean_low_usd", "From", "lower end of the 90-percent confidence interval", unit),
        Column(f"{basis}_wage_mean_high_usd", "To", "upper end of the 90-percent confidence interval", unit),
        Column(f"{basis}_wage_median_usd", f"Median, {when}", f"median {basis} pay; no error is published", unit),
        Column("employment", f"Employment, {when}", "employment", "jobs"),
        Column("employment_relative_standard_error_pct", "Error of the jobs", "relative standard error", "percent"),
        Column("share_pct", "Share of the occupation's jobs", "jobs in the sector ÷ jobs in the nation", "percent"),
    )
    rows = tuple(
        (mark(of.title), of.mean, *bounds(of.mean), of.median, of.employment, of.employment_error, of.share)
        for of in (*by_sector.compared, *by_sector.rest)
    )
    order = (
        "In order of the mean; below them, by jobs, the sectors that are not compared: too few jobs, or jobs or pay "
        "not released."
    )
    single = mark(
        "One comparison in ten of equal means would still come out as a difference at this level, so a single one is "
        "a hint, not a proof. Medians have no published error: they stand as published."
    )
    notes = (mark(order if by_sector.rest else "In order of the mean."), single, *withheld(by_sector.rest))
    return Table("Pay and jobs by sector", columns, rows, notes)


def _sectors_chart(by_sector: Sectors) -> charts.Chart | None:
    basis, year, compared = by_sector.basis, by_sector.year, by_sector.compared
    if not compared:
        return None
    largest = sorted(compared, key=lambda sector: -(sector.employment.value or 0))[:_DRAWN]
    points = [Point(short(sector.title), sector.mean) for sector in compared if sector in largest]
    drawn = (
        f"Dot chart of mean {basis} pay by sector in May {year} with 90-percent confidence intervals, the sectors with "
        "the most jobs"
    )
    unit = f"mean pay, US dollars {_PER[basis]}, May {year}"
    return charts.intervals(points, unit, alternative(drawn, points, "; "), tickformat=TICKS[basis])


def best_industries(case: Case) -> Exhibit:
    """The highest medians among industries with jobs enough, then the largest employers; no chart if too few."""
    rank, source = ranking(case), edition(case.dataset)
    may = f"May {year_of(source)}"
    without_order = (
        "No industry has both a published annual median for {y} and at least {n} jobs of the occupation. The table has "
        "the industries with the most jobs that are published."
    )
    standfirst = _standfirst(rank, may, source) if rank.best else say(without_order, y=period(may), n=rule("1,000"))
    points = [Point(short(industry.title), industry.median) for industry in rank.best]
    alt = alternative(f"Dot chart of the highest published median pay by industry in {may}", points, "; ")
    chart = charts.intervals(points, f"median, US dollars a year, {may}", alt) if len(points) > 1 else None
    return Exhibit("pay-by-industry", _takeaway(case, rank), standfirst, _table(rank, may, source), chart)


def _takeaway(case: Case, rank: Ranking) -> Prose:
    title, least = in_a_sentence(case.title), rule("1,000")
    if pay(case).basis == "hourly":
        return say("No annual pay is published for {t}, so there is no order of industries by it", t=title)
    if rank.extremes is None:
        few = "Fewer than two industries have {n} jobs of {t} and a published median to be put in order of pay"
        return say(few, n=least, t=title)
    high, low = rank.extremes
    if high.median.text == low.median.text:
        return say("The published medians of {t} are alike in the industries compared: {m}", t=title, m=high.median)
    span = "Among industries with at least {n} jobs, published medians run from {low} in {l} to {high} in {h}"
    return say(span, n=least, low=low.median, l=inside(low.title), high=high.median, h=inside(high.title))


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
    largest = (
        "In the largest industry whose jobs are published, {x}, with {s} of the jobs, half earn less than {m} a year."
    )
    return say(largest, x=inside(industry.title), s=industry.share, m=industry.median)


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
    rows = tuple((mark(of.title), of.median, of.mean, of.employment, of.share, _among(of, rank)) for of in shown)
    caption = "Best paying industries, then the largest employers" if rank.best else "Industries with the most jobs"
    return Table(caption, columns, rows, (groups_of(source),))


def _among(industry: Industry, rank: Ranking) -> str:
    upper = rank.ordered[: max(1, len(rank.ordered) // 2)]
    groups = (("best paying", [each for each in rank.best if each in upper]), ("largest", rank.largest))
    return " and ".join(name for name, group in groups if industry in group)
