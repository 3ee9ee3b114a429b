"""The exhibit of pay and employment by sector, with the published errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import in_a_sentence
from careerbook.charts import Point
from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import industries, wages
from careerbook.metrics.industries import Industry

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary

YEAR = 2024
"""May of the sectors: the latest at hand with the publisher's errors."""

SOURCE = "bls_oews_sectors_2024"
_DRAWN = 10
_PER = {"annual": "a year", "hourly": "an hour"}
_SHORT = {
    "Federal, State, and Local Government, excluding State and Local Government Schools and Hospitals and the U.S. "
    "Postal Service (OEWS Designation)": "Government (excluding its Schools, Hospitals and the Postal Service)"
}


def short(title: str) -> str:
    """An industry's title for a chart or a sentence, without the survey's remarks."""
    if title in _SHORT:
        return _SHORT[title]
    named, remark, excluded = title.removesuffix(" (OEWS Designation)").partition(", excluding ")
    return f"{named} (excluding {excluded})" if remark else named


def inside(title: str) -> Prose:
    """The short title as it stands inside a sentence."""
    named = in_a_sentence(short(title))
    return mark(f"the {named}" if named == "federal executive branch" else named)


def exhibit(salary: Salary) -> Exhibit:
    """Mean pay by sector with its interval; no chart if no sector has a figure."""
    rows = salary.dataset.rows("wages_by_industry", soc_code=salary.career.soc_code, source_id=SOURCE)
    basis = "hourly" if len(rows) and rows["hourly_only"].all() else "annual"
    nation = _nation(salary.dataset, salary.career)
    found = industries.by_industry(rows, nation, salary.dataset.sources, year=YEAR, basis=basis)
    ordered = industries.in_order(found, "mean")
    takeaway, standfirst = _takeaway(salary, ordered, basis), _standfirst(basis, _left_out(found, ordered))
    return Exhibit("pay-by-sector", takeaway, standfirst, _table(found, ordered, basis), _chart(ordered, basis))


def _nation(dataset: Dataset, career: Career) -> Estimate:
    rows: pd.DataFrame = dataset.rows(
        "wages", soc_code=career.soc_code, reference_year=YEAR, occupation_group="detailed"
    )
    return industries.national(wages.national(rows, dataset.sources)["employment"], YEAR)


def _takeaway(salary: Salary, ordered: Sequence[Industry], basis: str) -> Prose:
    title, per = in_a_sentence(salary.career.title), _PER[basis]
    if not ordered:
        return say("No sector has both a published mean and jobs enough of {t} to compare its pay", t=title)
    first = ordered[0]
    if len(ordered) == 1:
        return say(
            "Mean pay of {t} in {x} was {m} {per}; no other sector has jobs enough to compare",
            t=title,
            x=inside(first.title),
            m=first.mean,
            per=per,
        )
    if industries.is_highest(ordered):
        return say(
            "Of the sectors compared, {x} had the highest mean pay of {t}, {m} {per}",
            x=inside(first.title),
            t=title,
            m=first.mean,
            per=per,
        )
    pair = industries.told_apart(ordered)
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


def _standfirst(basis: str, left_out: Prose | None) -> Prose:
    return join([
        say(
            "Mean {basis} pay by sector of the employer in {y}, a year before the figures above: the latest survey "
            "whose errors by sector are at hand. The lines are {n} confidence intervals.",
            basis=basis,
            y=period(f"May {YEAR}"),
            n=declared("statistic", "90-percent"),
        ),
        say(
            "Only sectors with at least {n} jobs of the occupation are compared, two at a time, and only a difference "
            "beyond both errors is called one. A sector's people may also differ in experience, hours and place.",
            n=rule("1,000"),
        ),
        left_out,
    ])


def _left_out(found: Sequence[Industry], ordered: Sequence[Industry]) -> Prose | None:
    """The largest sector with jobs enough whose mean is no plain figure, if there is one."""
    lacking = next((one for one in found if one.is_large and one not in ordered), None)
    if lacking is None:
        return None
    return say(
        "Not compared is {x}, with {s} of the jobs: the mean there is {m}.",
        x=inside(lacking.title),
        s=lacking.share,
        m=lacking.mean,
    )


def _table(found: Sequence[Industry], ordered: list[Industry], basis: str) -> Table:
    unit = "US$ a year" if basis == "annual" else "US$ an hour"
    when = f"May {YEAR}"
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
    rest = [one for one in found if one not in ordered]
    rows: list[tuple[Value, ...]] = [
        (
            mark(one.title),
            one.mean,
            *industries.bounds(one),
            one.median,
            one.employment,
            one.employment_error,
            one.share,
        )
        for one in (*ordered, *rest)
    ]
    return Table("Pay and jobs by sector", columns, tuple(rows), tuple(_notes(found, rest)))


def _notes(found: Sequence[Industry], rest: list[Industry]) -> list[Prose]:
    notes = [
        mark(
            "In order of the mean; below them, by jobs, the sectors that are not compared: too few jobs, or jobs or "
            "pay not released."
        )
        if rest
        else mark("In order of the mean."),
        mark(
            "One comparison in ten of equal means would still come out as a difference at this level, so a single one "
            "is a hint, not a proof. Medians have no published error: they stand as published."
        ),
    ]
    return notes + withheld(found)


def withheld(found: Sequence[Industry]) -> list[Prose]:
    """The note that names the industries whose jobs are not released, if there are any."""
    lacking = [one for one in found if one.employment.status is Status.NOT_RELEASED]
    names = [re.sub(r" \([\d, and]+ only\)", " (some groups)", short(one.title)) for one in lacking]
    if not names:
        return []
    more = "; and others" if len(names) > _NAMED else ""
    return [mark(f"Jobs not released, so without a share: {'; '.join(names[:_NAMED])}{more}.")]


_NAMED = 8


def _chart(ordered: list[Industry], basis: str) -> charts.Chart | None:
    if not ordered:
        return None
    largest = sorted(ordered, key=lambda one: -(one.employment.value or 0))[:_DRAWN]
    drawn = [one for one in ordered if one in largest]
    said = "; ".join(f"{short(one.title)} {one.mean.text}" for one in drawn)
    alt = (
        f"Dot chart of mean {basis} pay by sector in May {YEAR} with 90-percent confidence intervals, the sectors with "
        f"the most jobs: {said}."
    )
    points = [Point(short(one.title), one.mean) for one in drawn]
    tickformat = "$,.0f" if basis == "annual" else "$,.2f"
    return charts.intervals(points, f"mean pay, US dollars {_PER[basis]}, May {YEAR}", alt, tickformat=tickformat)
