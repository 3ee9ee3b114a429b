"""O*NET's ratings of skills, knowledge and work styles: how important, at what level, and beside whom."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.estimate import (
    READ,
    ErrorMargin,
    Estimate,
    Label,
    Status,
    absent,
    cell_of,
    derive,
    overlap,
    whole_column,
    with_bounds,
)
from careerbook.metrics.rows import Row, records

CONFIDENCE_PCT = 95
UNITS: Mapping[str, str] = {
    "IM": "importance, one to five",
    "LV": "level, zero to seven",
    "OI": "interest, one to seven",
    "EX": "extent, one to seven",
}
_NAMES = {"IM": "importance", "LV": "level", "OI": "interest", "EX": "extent"}
_QUANTILE = 1.96
LOW_PRECISION = "the publisher recommends not to show it, for its low precision"
NOT_RELEVANT = "most of those asked called it not relevant to the occupation"


@dataclass(frozen=True, slots=True)
class Rated:
    """An element of the content model as an occupation's raters see it: its name, importance and level.

    `level` is None in the domains that have none (work styles).
    """

    element_id: str
    name: str
    importance: Estimate
    level: Estimate | None


@dataclass(frozen=True, slots=True)
class Beside:
    """An element beside others: their mean importance, and whether it differs by more than the errors.

    `verdict` is 1 above, −1 below, 0 if the errors leave it open, None where it can't be told.
    """

    rated: Rated
    others: Estimate
    difference: Estimate
    verdict: int | None


def whole_codes(components: Sequence[str], listed: frozenset[str]) -> list[str]:
    """The O*NET-SOC codes that together are the occupation with these SOC codes; none unless all are `listed`."""
    codes = [f"{one}.00" for one in components]
    return codes if codes and set(codes) <= listed else []


def rating(id: str, row: Row, sources: Mapping[str, Source], unit: str) -> Estimate:
    """A rating as published, with the publisher's 95-percent bounds; one to be suppressed has no value.

    Figures: `ratings.<domain>.<element>.importance`, `ratings.<domain>.<element>.level`; the publisher's bounds:
        `ratings.<domain>.<element>.importance.low`, `ratings.<domain>.<element>.importance.high`
    Formula: as published; of an occupation that the wage survey joins from several, their plain mean
    Inputs: `onet_ratings`: value, standard_error, ci_lower, ci_upper, recommend_suppress, not_relevant of the latest
        release
    Source: O*NET database: scales IM and LV, standard errors, and the flags for low precision and for not relevant
    """
    cell = cell_of(row, sources)
    read = Estimate(
        id,
        float(row["value"]),
        unit,
        reference_period=str(row["date"])[-4:],
        cells=(cell,),
        steps=(READ.format(cell.raw),),
        details={"given by": str(row["domain_source"])},
        label=Label.MODELLED if row["domain_source"] == "Machine Learning" else Label.OFFICIAL,
    )
    if flagged(row.get("not_relevant")):
        return replace(read, value=None, status=Status.NOT_APPLICABLE, reason=NOT_RELEVANT)
    if flagged(row["recommend_suppress"]):
        return replace(read, value=None, status=Status.SUPPRESSED, reason=LOW_PRECISION)
    return bounded(read, row)


def bounded(estimate: Estimate, row: Row) -> Estimate:
    """The estimate with the bounds that its row has; as it is where the row has none."""
    error, low, high = (float(row[name]) for name in ("standard_error", "ci_lower", "ci_upper"))
    if math.isnan(low) or math.isnan(high):
        return estimate
    return with_bounds(estimate, error, low, high, CONFIDENCE_PCT)


def flagged(value: object) -> bool:
    """Whether a flag is set; one that is not published is not."""
    return value is True or (not isinstance(value, bool) and str(value) == "True")


def profile(rows: pd.DataFrame, codes: Sequence[str], domain: str, sources: Mapping[str, Source]) -> list[Rated]:
    """An occupation's ratings in a domain, by importance as published, the highest first.

    `rows` are rows of `onet_ratings` of the domain and one release; of several `codes` the plain mean is taken.
    """
    own = rows[rows["onet_soc_code"].isin(list(codes)) & rows["scale_id"].isin(["IM", "LV"])]
    found: dict[str, dict[str, list[Row]]] = {}
    for row in records(own):
        found.setdefault(row["element_id"], {}).setdefault(row["scale_id"], []).append(row)
    rated = [_rated(domain, element, scales, len(codes), sources) for element, scales in found.items()]
    return sorted(rated, key=lambda one: (-(one.importance.value or 0.0), one.name))


def key(element_id: str) -> str:
    """An element's id as a part of a figure's id: without dots."""
    return element_id.replace(".", "-")


def _rated(
    domain: str, element: str, scales: Mapping[str, list[Row]], codes: int, sources: Mapping[str, Source]
) -> Rated:
    figures: dict[str, Estimate] = {}
    for scale, rows in scales.items():
        id = f"ratings.{domain}.{key(element)}.{_NAMES[scale]}"
        each = [rating(id, row, sources, UNITS[scale]) for row in rows]
        figures[scale] = each[0] if codes == 1 else mean(id, UNITS[scale], each, "occupations that it consists of")
    name = str(scales["IM"][0]["element_name"])
    return Rated(element, name, figures["IM"], figures.get("LV"))


def mean(id: str, unit: str, estimates: Sequence[Estimate], of: str) -> Estimate:
    """The plain mean of ratings that have a figure, with the error that theirs carry, taken as independent."""
    known = [one for one in estimates if one.value is not None]
    if not known:
        first = estimates[0] if estimates else absent(id, unit, Status.NOT_PUBLISHED, "none of them is rated")
        return replace(first, id=id, unit=unit, error=None)
    made = derive(id, unit, known, lambda *values: sum(values) / len(values), f"mean of the {len(known)} {of}")
    errors = [one.error.relative_standard_error_pct * (one.value or 0) / 100 for one in known if one.error]
    if len(errors) < len(known) or not made.value:
        return made
    return replace(made, error=_margin(made.value, sum(error**2 for error in errors) ** 0.5 / len(known)))


def _margin(value: float, standard_error: float) -> ErrorMargin:
    half = _QUANTILE * standard_error
    rse = round(100 * standard_error / abs(value), 6)
    return ErrorMargin(rse, CONFIDENCE_PCT, value - half, value + half, "carried_standard_error")


def everyone(rows: pd.DataFrame, domain: str, sources: Mapping[str, Source]) -> dict[str, Estimate]:
    """The mean importance of each element over all occupations rated, each counted once, by element id.

    `rows` are the domain's rows of `onet_ratings` of one release. Only occupations as wholes (codes ending in .00)
    count, and no rating that is to be suppressed.

    Figures: `ratings.<domain>.<element>.everyone`
    Formula: plain mean of the published importance; error = root of the sum of the squared standard errors ÷ number
    Inputs: `onet_ratings`: scale IM of the latest release, value and standard_error
    Source: plain arithmetic; occupations count once each, whatever their number of workers
    """
    kept = rows[rows["scale_id"].eq("IM") & rows["onet_soc_code"].str.endswith(".00")]
    kept = kept[~kept["recommend_suppress"].fillna(False).astype(bool)]
    return {str(element): _average(domain, str(element), own, sources) for element, own in kept.groupby("element_id")}


def _average(domain: str, element: str, rows: pd.DataFrame, sources: Mapping[str, Source]) -> Estimate:
    value, number = float(rows["value"].mean()), len(rows)
    errors = rows["standard_error"]
    error = None if errors.isna().any() else _margin(value, float((errors**2).sum()) ** 0.5 / number)
    return Estimate(
        f"ratings.{domain}.{key(element)}.everyone",
        value,
        UNITS["IM"],
        label=Label.DERIVED,
        reference_period=f"O*NET {rows['release'].iloc[0]}",
        cells=whole_column(rows, sources),
        error=error,
        steps=(f"mean of the {number} occupations rated, each counted once",),
    )


def beside(rated: Rated, domain: str, others: Sequence[Estimate], name: str = "neighbors") -> Beside:
    """An element's importance beside the mean of others, `name` in the ids.

    Figures: `ratings.<domain>.<element>.neighbors`, `ratings.<domain>.<element>.neighbors_difference`; the ends of the
        carried interval: `ratings.<domain>.<element>.neighbors.low`, `ratings.<domain>.<element>.neighbors.high`
    Formula: plain mean of the neighbors' importance; own − mean. Told apart only if the difference is larger than
        the root of the sum of the squared half-widths of the 95-percent intervals
    Inputs: `onet_ratings`: scale IM of the occupation and of its closest related occupations; `onet_related`
    Source: plain arithmetic; the test of two independent estimates that BLS and the Census Bureau use
    """
    stem = f"ratings.{domain}.{key(rated.element_id)}"
    average = mean(f"{stem}.{name}", UNITS["IM"], others, "related occupations rated")
    return set_beside(rated, average, f"{stem}.{name}_difference")


def set_beside(rated: Rated, average: Estimate, id: str) -> Beside:
    """An element's importance beside a mean; `id` is that of the difference."""
    difference = derive(
        id, "points of importance", (rated.importance, average), lambda own, other: own - other, "own importance − mean"
    )
    within = overlap(rated.importance, average)
    verdict = None if within is None or difference.value is None else 0 if within else 1 if difference.value > 0 else -1
    return Beside(rated, average, difference, verdict)


def alike(rated: Sequence[Rated]) -> int:
    """How many elements' importance the errors leave as high as the highest, that one counted; 0 without errors."""
    top = next(iter(rated), None)
    if top is None or top.importance.error is None:
        return 0
    return sum(1 for one in rated if one is top or overlap(top.importance, one.importance))


def as_high(rated: Sequence[Rated], domain: str) -> Estimate | None:
    """How many elements the errors leave as important as the one rated highest; None where no errors are published.

    Figures: `ratings.<domain>.as_high`
    Formula: the highest-rated element and those whose difference from it is within the root of the sum of the squared
        half-widths of the two 95-percent intervals
    Inputs: `onet_ratings`: scale IM of all elements of the domain
    Source: plain counting; the test of two independent estimates that BLS and the Census Bureau use
    """
    if not alike(rated):
        return None
    known = [one.importance for one in rated if one.importance.value is not None]
    step = f"of {len(rated)} elements, those within the errors of the highest"
    return derive(f"ratings.{domain}.as_high", "elements", known, lambda *_: alike(rated), step)
