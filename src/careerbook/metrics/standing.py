"""Where an occupation stands among all: percentiles of its pay, pay's change, growth and openings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, computed, derive, percent_change, whole_column
from careerbook.metrics import projections
from careerbook.metrics.exposure import midrank_percentile
from careerbook.metrics.history import Breaks

QUARTER = 25.0
"""A figure is called high or low in its order only in the highest or the lowest quarter of all occupations."""

_GROWTH = ("openings_annual", "employment_base", "employment_target")


@dataclass(frozen=True, slots=True)
class Order:
    """A measure's values over all occupations: by SOC code, ascending, with the rows that they were read from."""

    name: str
    by_code: Mapping[str, float]
    rows: pd.DataFrame

    @property
    def ordered(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The values, ascending."""
        return np.sort(np.fromiter(self.by_code.values(), dtype=float))


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure, its percentile among all occupations, and how many they are."""

    name: str
    figure: Estimate
    percentile: Estimate
    occupations: Estimate

    @property
    def quarter(self) -> int:
        """1 in the highest quarter, −1 in the lowest, 0 between them or where it is not known."""
        value = self.percentile.value
        return 0 if value is None else 1 if value >= 100 - QUARTER else -1 if value <= QUARTER else 0


def plain(name: str, rows: pd.DataFrame) -> Order:
    """The order of a measure that is published as it is: `rows` of one measure, a row an occupation.

    A top-coded figure counts with its threshold, one that is lacking not at all.
    """
    least = rows["value"].fillna(rows["bound"])
    ranked = rows.assign(least=least)[least.notna()]
    return Order(name, dict(zip(ranked["soc_code"].astype(str), ranked["least"].astype(float), strict=True)), ranked)


def change(name: str, first: pd.DataFrame, last: pd.DataFrame) -> Order:
    """The order of a measure's change in percent between two years, of the occupations with a plain figure in both."""
    joined = first.merge(last, on="soc_code", suffixes=("", "_last"))
    joined = joined[joined["value"].notna() & joined["value_last"].notna()]
    values = (joined["value_last"] / joined["value"] - 1) * 100
    rows = pd.concat([year[year["soc_code"].isin(joined["soc_code"])] for year in (first, last)])
    return Order(name, dict(zip(joined["soc_code"].astype(str), values.astype(float), strict=True)), rows)


def openings_rate(name: str, rows: pd.DataFrame) -> Order:
    """The order of openings a year for each hundred jobs; `rows` are of one vintage's line items."""
    by_measure = {name: rows[rows["measure"] == name].set_index("soc_code")["value"] for name in _GROWTH}
    wide = pd.DataFrame(by_measure).dropna()
    values = projections.openings_rate(*(wide[name] for name in _GROWTH))
    ranked = rows[rows["measure"].isin(_GROWTH) & rows["soc_code"].isin(wide.index)]
    return Order(name, {str(code): float(value) for code, value in values.items()}, ranked)


def pay_change(id: str, medians: Mapping[int, Estimate], first: int, last: int, breaks: Breaks) -> Estimate:
    """The change of median pay between two years of the wage survey, in percent, in the dollars of each year.

    None is computed across a break in the series.

    Figures: `standing.pay_change`, `all.standing.pay_change`
    Formula: (median of the latest May ÷ median of the first May after the last break − 1) × 100
    Inputs: `wages`: median of annual_wage (hourly_wage where only that is published), both years
    Source: plain arithmetic; the breaks are those that the OEWS technical notes tell; medians have no published error
    """
    span = f"{medians[first].reference_period} to {medians[last].reference_period}"
    if broken := [breaks[year] for year in breaks if first < year <= last]:
        return absent(id, "percent", Status.NOT_COMPARABLE, "; ".join(broken), reference_period=span)
    step = "median of the latest year ÷ median of the first − 1"
    return derive(id, "percent", (medians[first], medians[last]), percent_change, step, reference_period=span)


def standing(order: Order, code: str, figure: Estimate, sources: Sources) -> Standing:
    """Where the occupation stands in an order of all occupations.

    Figures: `standing.<measure>.percentile`, `standing.<measure>.occupations`
    Formula: 100 × (occupations with a lower figure + half of those with the same, its own included) ÷ occupations with
        a figure, each counted once
    Inputs: `wages` of the latest May and of the first after the last break: median, employment; `projections` of the
        latest vintage: growth_pct, openings_annual, employment_base, employment_target
    Source: mid-rank percentiles: Hazen's plotting position. A rank of figures as published; no errors are published for
        medians and projections
    """
    id, period, cells = f"standing.{order.name}", figure.reference_period, whole_column(order.rows, sources)
    step, number = "number of occupations with a figure", len(order.by_code)
    count = computed(f"{id}.occupations", number, "occupations", cells, step, period)
    id = f"{id}.percentile"
    if code not in order.by_code or figure.value is None:
        reason = figure.reason or "no figure of the occupation to put in order"
        status = Status.NOT_PUBLISHED if figure.value is not None else figure.status
        status = Status.NOT_COMPARABLE if status in (Status.AVAILABLE, Status.TOP_CODED) else status
        lacking = absent(id, "percentile", status, reason, reference_period=period)
        return Standing(order.name, figure, lacking, count)
    value = midrank_percentile(order.ordered, order.by_code[code])
    step = f"mid-rank percentile among {number} occupations, each counted once"
    percentile = computed(id, value, "percentile", (*figure.cells, *cells), step, period)
    return Standing(order.name, figure, replace(percentile, steps=(*figure.steps, step)), count)
