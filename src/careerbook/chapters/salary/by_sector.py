"""The exhibit of pay and employment by sector, with the published errors."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.naming import TICKS, inside, short, withheld
from careerbook.charts import Point
from careerbook.estimate import ends
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.pay_by_sector import Sectors, sectors
from careerbook.metrics.industries import Industry, is_highest, told_apart

_DRAWN = 10
_PER = {"annual": "a year", "hourly": "an hour"}
_LATER = {0: "", 1: ", a year before the figures above"}


def industries(case: Case) -> Exhibit:
    """Mean pay by sector with its interval; no chart if no sector has a figure."""
    by_sector = sectors(case)
    standfirst = _standfirst(by_sector, case.wage_year)
    return Exhibit("pay-by-sector", _takeaway(by_sector, case.title), standfirst, _table(by_sector), _chart(by_sector))


def _takeaway(by_sector: Sectors, title: str) -> Prose:
    title, per, compared = in_a_sentence(title), _PER[by_sector.basis], by_sector.compared
    if not compared:
        return say("No sector has both a published mean and jobs enough of {t} to compare its pay", t=title)
    first = compared[0]
    if len(compared) == 1:
        return say(
            "Mean pay of {t} in {x} was {m} {per}; no other sector has jobs enough to compare",
            t=title,
            x=inside(first.title),
            m=first.mean,
            per=per,
        )
    if is_highest(compared):
        return say(
            "Of the sectors compared, {x} had the highest mean pay of {t}, {m} {per}",
            x=inside(first.title),
            t=title,
            m=first.mean,
            per=per,
        )
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


def _standfirst(by_sector: Sectors, wage_year: int) -> Prose:
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
        _left_out(by_sector.left_out),
    ])


def _left_out(sector: Industry | None) -> Prose | None:
    if sector is None:
        return None
    return say(
        "Not compared is {x}, with {s} of the jobs: the mean there is {m}.",
        x=inside(sector.title),
        s=sector.share,
        m=sector.mean,
    )


def _table(by_sector: Sectors) -> Table:
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
        (
            mark(sector.title),
            sector.mean,
            *(ends(sector.mean) or (None, None)),
            sector.median,
            sector.employment,
            sector.employment_error,
            sector.share,
        )
        for sector in (*by_sector.compared, *by_sector.rest)
    )
    return Table("Pay and jobs by sector", columns, rows, tuple(_notes(by_sector)))


def _notes(by_sector: Sectors) -> list[Prose]:
    notes = [
        mark(
            "In order of the mean; below them, by jobs, the sectors that are not compared: too few jobs, or jobs or "
            "pay not released."
        )
        if by_sector.rest
        else mark("In order of the mean."),
        mark(
            "One comparison in ten of equal means would still come out as a difference at this level, so a single one "
            "is a hint, not a proof. Medians have no published error: they stand as published."
        ),
    ]
    return notes + withheld(by_sector.rest)


def _chart(by_sector: Sectors) -> charts.Chart | None:
    basis, year, compared = by_sector.basis, by_sector.year, by_sector.compared
    if not compared:
        return None
    largest = sorted(compared, key=lambda sector: -(sector.employment.value or 0))[:_DRAWN]
    drawn = [sector for sector in compared if sector in largest]
    means = "; ".join(f"{short(sector.title)} {sector.mean.text}" for sector in drawn)
    alt = (
        f"Dot chart of mean {basis} pay by sector in May {year} with 90-percent confidence intervals, the sectors with "
        f"the most jobs: {means}."
    )
    points = [Point(short(sector.title), sector.mean) for sector in drawn]
    unit = f"mean pay, US dollars {_PER[basis]}, May {year}"
    return charts.intervals(points, unit, alt, tickformat=TICKS[basis])
