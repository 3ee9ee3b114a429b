"""Pay and employment of one occupation by state and territory, nominal and at the area's prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.core.states import FIPS, NATION
from careerbook.estimate import Estimate, Label, Sources, Status, absent, computed, derive, from_row, read, whole_column
from careerbook.estimate.margins import Numbers
from careerbook.metrics.rows import Row, by_figure, grouped, records
from careerbook.metrics.wages import EITHER_WAY, STATISTICS, UNITS, Figured, Part, by_part

PRICE_LEVEL = "price level, United States = 100"
_POSTAL = {fips: postal for postal, fips in FIPS.items()}
_PAY, _QUOTIENT = UNITS["annual"], "location quotient"


@dataclass(frozen=True, slots=True)
class Area(Part):
    """One state or territory: jobs, median as paid, price level, median at the nation's prices, concentration."""

    postal: str
    median: Estimate
    parity: Estimate
    adjusted: Estimate
    quotient: Estimate

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
    published, id = by_figure(rows), f"area.{code}.wage.annual"
    return {name: _figure(f"{id}.{name}", _PAY, published, "annual_wage", name, sources) for name in STATISTICS}


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
    for code, columns in grouped(rows[rows["value"].notna()], "area_code").items():
        jobs, cells = columns["value"].sum(), whole_column(columns, sources)
        step = f"sum of the {len(columns['value'])} occupations published for the area"
        bases[code] = computed(f"area.{code}.all_employment", jobs, "jobs", cells, step, label=Label.PROXY)
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
    titles = rows.drop_duplicates("area_code").sort_values("area_title").set_index("area_code")["area_title"]
    published, nation = by_part(rows, "area_code"), (national, bases[NATION])
    return tuple(
        _area(str(code), title, published[str(code)], levels.get(str(code)), bases.get(str(code)), nation, sources)
        for code, title in titles.items()
    )


def _area(
    code: str,
    title: str,
    rows: Figured,
    level: Row | None,
    base: Estimate | None,
    nation: tuple[Estimate, Estimate],
    sources: Sources,
) -> Area:
    id = f"area.{code}"
    employment = _figure(f"{id}.employment", "jobs", rows, "employment", "total", sources)
    median = _figure(f"{id}.wage.annual.median", _PAY, rows, "annual_wage", "median", sources)
    parity = _parity(f"{id}.price_level", level, sources)
    step = f"÷ price level of {parity.reference_period} × 100"
    adjusted = derive(f"{median.id}_adjusted", _PAY, (median, parity), at_nations_prices, step, is_product=True)
    published = rows.get(("location_quotient", "total"))
    id = f"{id}.location_quotient"
    if published:
        quotient = replace(from_row(id, published, sources), unit=_QUOTIENT)
    elif base is None:
        quotient = absent(id, _QUOTIENT, Status.NOT_PUBLISHED, "the area's employment is not at hand")
    else:
        step, inputs = "(own ÷ all jobs in the area) ÷ (own ÷ all jobs in the nation)", (employment, base, *nation)
        quotient = derive(id, _QUOTIENT, inputs, lambda a, b, c, d: (a / b) / (c / d), step)
    return Area(code, title, employment, _POSTAL[code], median, parity, adjusted, quotient)


def _figure(id: str, unit: str, rows: Figured, measure: str, statistic: str, sources: Sources) -> Estimate:
    estimate = read(id, unit, rows.get((measure, statistic)), sources, "not in the file of this area")
    if estimate.status is Status.NOT_RELEASED and estimate.cells[0].transcribed:
        return replace(estimate, reason=EITHER_WAY)
    return estimate


def _parity(id: str, row: Row | None, sources: Sources) -> Estimate:
    parity = read(id, PRICE_LEVEL, row, sources, "no price level is published for territories")
    return replace(parity, reference_period=str(row["reference_year"])) if row else parity
