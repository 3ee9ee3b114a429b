"""Pay and employment of one occupation by state and territory, nominal and at the area's prices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.core.states import FIPS, NATION
from careerbook.estimate import Estimate, Label, Sources, Status, absent, derive, from_row, whole_column
from careerbook.estimate.margins import Numbers
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import STATISTICS, UNITS

FLOOR_JOBS = 1000
"""Areas with fewer jobs of the occupation are not put in order: their estimates vary too much from survey to survey."""

Published = dict[tuple[str, str], Row]
"""One area's rows, by measure and statistic."""

_POSTAL = {fips: postal for postal, fips in FIPS.items()}
_PAY, _PARITY, _QUOTIENT = UNITS["annual"], "price level, United States = 100", "location quotient"


@dataclass(frozen=True, slots=True)
class Area:
    """One state or territory: jobs, median as paid, price level, median at the nation's prices, concentration."""

    code: str
    title: str
    postal: str
    employment: Estimate
    median: Estimate
    parity: Estimate
    adjusted: Estimate
    quotient: Estimate

    @property
    def is_large(self) -> bool:
        """Whether the occupation has enough jobs here for the area to be put in order."""
        return (self.employment.value or 0) >= FLOOR_JOBS

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The area's figures."""
        return (self.employment, self.median, self.parity, self.adjusted, self.quotient)


def at_nations_prices(pay: Numbers, level: Numbers) -> Numbers:
    """Pay, or a column of it, in an area whose price level is `level` (United States = 100), at the nation's prices."""
    return pay / level * 100


def percentiles(rows: pd.DataFrame, code: str, sources: Sources) -> dict[str, Estimate]:
    """Annual pay in the area `code` by statistic; `rows` are one occupation's of `wages_by_area`, of it and one year.

    Figures: `area.<code>.wage.annual.<statistic>`
    Formula: as published
    Inputs: `wages_by_area`: annual_wage
    Source: BLS, OEWS by state
    """
    published = {(row["measure"], row["statistic"]): row for row in records(rows)}
    return {
        statistic: _figure(f"area.{code}.wage.annual.{statistic}", _PAY, published, "annual_wage", statistic, sources)
        for statistic in STATISTICS
    }


def employment_bases(rows: pd.DataFrame, sources: Sources) -> dict[str, Estimate]:
    """The employment that location quotients are relative to, by area code, 99 for the nation.

    `rows` are the employment rows of `wages_by_area` of all detailed occupations of one year, and of `wages` with
    area_code 99. Where an area's total is not among them, the published occupations are added up, which leaves out
    those withheld (about one job in a hundred): a proxy.

    Figures: `area.<code>.all_employment`
    Formula: sum of the employment of all detailed occupations that are published for the area
    Inputs: `wages_by_area` and `wages`: employment, total
    Source: BLS, OEWS technical notes (a location quotient's base is the area's total employment)
    """
    bases = {}
    for code, area_rows in rows[rows["value"].notna()].groupby("area_code"):
        bases[str(code)] = Estimate(
            f"area.{code}.all_employment",
            float(area_rows["value"].sum()),
            "jobs",
            label=Label.PROXY,
            cells=whole_column(area_rows, sources),
            steps=(f"sum of the {len(area_rows)} occupations published for the area",),
        )
    return bases


def by_area(
    rows: pd.DataFrame, prices: pd.DataFrame, bases: Mapping[str, Estimate], national: Estimate, sources: Sources
) -> tuple[Area, ...]:
    """The occupation in each state and territory of `rows`, in the order of their names.

    `rows` are its rows of `wages_by_area` of one year, `prices` the states' regional price parities (all items) of
    one year, `bases` from `employment_bases`, `national` its employment in the nation. A published location quotient
    comes before one that is worked out.

    Figures: `area.<code>.employment`, `area.<code>.wage.annual.median`, `area.<code>.price_level`,
        `area.<code>.wage.annual.median_adjusted`, `area.<code>.location_quotient`
    Formula: adjusted = median ÷ price level × 100; location quotient = (own jobs ÷ all jobs in the area) ÷ (own jobs ÷
        all jobs in the nation)
    Inputs: `wages_by_area`: employment, annual_wage median, location_quotient; `regional_prices`: all items
    Source: BEA, Real personal income and regional price parities; BLS, OEWS technical notes (location quotient)
    """
    levels = {str(row["area_code"]): row for row in records(prices)}
    places = rows.drop_duplicates("area_code").sort_values("area_title")
    nation = (national, bases[NATION])
    published: dict[str, Published] = defaultdict(dict)
    for row in records(rows):
        published[row["area_code"]][row["measure"], row["statistic"]] = row
    return tuple(
        _area(str(code), title, published[str(code)], levels, bases.get(str(code)), nation, sources)
        for code, title in zip(places["area_code"], places["area_title"], strict=True)
    )


def _area(
    code: str,
    title: str,
    rows: Published,
    levels: Mapping[str, Row],
    base: Estimate | None,
    nation: tuple[Estimate, Estimate],
    sources: Sources,
) -> Area:
    id = f"area.{code}"
    employment = _figure(f"{id}.employment", "jobs", rows, "employment", "total", sources)
    median = _figure(f"{id}.wage.annual.median", _PAY, rows, "annual_wage", "median", sources)
    parity = _parity(f"{id}.price_level", levels.get(code), sources)
    adjusted = derive(
        f"{median.id}_adjusted",
        _PAY,
        (median, parity),
        at_nations_prices,
        f"÷ price level of {parity.reference_period} × 100",
        is_product=True,
    )
    published = rows.get(("location_quotient", "total"))
    quotient = (
        replace(from_row(f"{id}.location_quotient", published, sources), unit=_QUOTIENT)
        if published
        else _quotient(id, employment, base, nation)
    )
    return Area(code, title, _POSTAL[code], employment, median, parity, adjusted, quotient)


def _figure(id: str, unit: str, rows: Published, measure: str, statistic: str, sources: Sources) -> Estimate:
    row = rows.get((measure, statistic))
    if row is None:
        return absent(id, unit, Status.NOT_PUBLISHED, "not in the file of this area")
    estimate = from_row(id, row, sources)
    if estimate.status is Status.NOT_RELEASED and estimate.cells[0].transcribed:
        return replace(estimate, reason="withheld, too high to be published, or paid by the hour: the file doesn't say")
    return estimate


def _parity(id: str, row: Row | None, sources: Sources) -> Estimate:
    if row is None:
        return absent(id, _PARITY, Status.NOT_PUBLISHED, "no price level is published for territories")
    return replace(from_row(id, row, sources), unit=_PARITY, reference_period=str(row["reference_year"]))


def _quotient(id: str, employment: Estimate, base: Estimate | None, nation: tuple[Estimate, Estimate]) -> Estimate:
    id = f"{id}.location_quotient"
    if base is None:
        return absent(id, _QUOTIENT, Status.NOT_PUBLISHED, "the area's employment is not at hand")
    step = "(own ÷ all jobs in the area) ÷ (own ÷ all jobs in the nation)"
    inputs = (employment, base, *nation)
    return derive(id, _QUOTIENT, inputs, lambda a, b, c, d: (a / b) / (c / d), step)


def in_order(areas: Sequence[Area], figure: str) -> list[Area]:
    """The areas above the floor that have the figure (a field of Area), highest first; equal ones by name."""
    ordered = [area for area in areas if area.is_large and getattr(area, figure).value is not None]
    return sorted(ordered, key=lambda area: (-getattr(area, figure).value, area.title))
