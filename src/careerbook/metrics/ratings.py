"""O*NET's ratings of skills, knowledge and work styles: how important, at what level, and beside whom."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import (
    ErrorMargin,
    Estimate,
    Label,
    Sources,
    Status,
    absent,
    cell_of,
    computed,
    derive,
    difference,
    overlap,
    quoted,
    whole_column,
    with_bounds,
)
from careerbook.estimate.margins import QUANTILES
from careerbook.metrics.rows import Columns, Row, grouped, records

CONFIDENCE_PCT = 95
UNITS: Mapping[str, str] = {
    "IM": "importance, one to five",
    "LV": "level, zero to seven",
    "OI": "interest, one to seven",
    "EX": "extent, one to seven",
}
_NAMES = {"IM": "importance", "LV": "level", "OI": "interest", "EX": "extent"}


@dataclass(frozen=True, slots=True)
class ElementRating:
    """An element of the content model as an occupation's raters see it: its name, importance and level.

    `level` is None in the domains that have none (work styles).
    """

    element_id: str
    name: str
    importance: Estimate
    level: Estimate | None


@dataclass(frozen=True, slots=True)
class ComparedRating:
    """An element's rating beside other occupations' mean importance, and whether they differ by more than the errors.

    `verdict` is 1 above, −1 below, 0 if the errors leave it open, None where it can't be told.
    """

    rating: ElementRating
    others_mean: Estimate
    difference: Estimate
    verdict: int | None


def whole_codes(components: Sequence[str], listed: frozenset[str]) -> list[str]:
    """The O*NET-SOC codes that together are the occupation with these SOC codes; none unless all are `listed`."""
    codes = [f"{component}.00" for component in components]
    return codes if codes and set(codes) <= listed else []


def rating(id: str, row: Row, sources: Sources, unit: str) -> Estimate:
    """A rating as published, with the publisher's 95-percent bounds; one to be suppressed has no value.

    Figures: `ratings.<domain>.<element>.importance`, `ratings.<domain>.<element>.level`; the publisher's bounds:
        `ratings.<domain>.<element>.importance.low`, `ratings.<domain>.<element>.importance.high`
    Formula: as published; of an occupation that the wage survey joins from several, their plain mean
    Inputs: `onet_ratings`: value, standard_error, ci_lower, ci_upper, recommend_suppress, not_relevant of the latest
        release
    Source: O*NET database: scales IM and LV, standard errors, and the flags for low precision and for not relevant
    """
    value, period, by = float(row["value"]), str(row["date"])[-4:], str(row["domain_source"])
    label = Label.MODELLED if by == "Machine Learning" else Label.OFFICIAL
    published = quoted(id, value, unit, cell_of(row, sources), period, details={"given by": by}, label=label)
    if _is_flagged(row.get("not_relevant")):
        why = "most of those asked called it not relevant to the occupation"
        return replace(published, value=None, status=Status.NOT_APPLICABLE, reason=why)
    if _is_flagged(row["recommend_suppress"]):
        why = "the publisher recommends not to show it, for its low precision"
        return replace(published, value=None, status=Status.SUPPRESSED, reason=why)
    error, low, high = (float(row[name]) for name in ("standard_error", "ci_lower", "ci_upper"))
    is_bounded = not (math.isnan(low) or math.isnan(high))
    return with_bounds(published, error, low, high, CONFIDENCE_PCT) if is_bounded else published


def _is_flagged(value: object) -> bool:
    """Whether a flag is set; one that is not published is not."""
    return value is True or (not isinstance(value, bool) and str(value) == "True")


def profile(rows: pd.DataFrame, codes: Sequence[str], domain: str, sources: Sources) -> list[ElementRating]:
    """An occupation's ratings in a domain, by importance as published, the highest first.

    `rows` are rows of `onet_ratings` of the domain and one release; of several `codes` the plain mean is taken.
    """
    rows = rows[rows["onet_soc_code"].isin(list(codes)) & rows["scale_id"].isin(["IM", "LV"])]
    elements: dict[str, dict[str, list[Row]]] = {}
    for row in records(rows):
        elements.setdefault(row["element_id"], {}).setdefault(row["scale_id"], []).append(row)
    ratings = [_element(domain, element, scales, len(codes), sources) for element, scales in elements.items()]
    return sorted(ratings, key=lambda element: (-(element.importance.value or 0.0), element.name))


def key(element_id: str) -> str:
    """An element's id as a part of a figure's id: without dots."""
    return element_id.replace(".", "-")


def _element(domain: str, element: str, scales: Mapping[str, list[Row]], codes: int, sources: Sources) -> ElementRating:
    figures: dict[str, Estimate] = {}
    for scale, rows in scales.items():
        id = f"ratings.{domain}.{key(element)}.{_NAMES[scale]}"
        each = [rating(id, row, sources, UNITS[scale]) for row in rows]
        figures[scale] = each[0] if codes == 1 else mean(id, UNITS[scale], each, "occupations that it consists of")
    name = str(scales["IM"][0]["element_name"])
    return ElementRating(element, name, figures["IM"], figures.get("LV"))


def mean(id: str, unit: str, estimates: Sequence[Estimate], of: str) -> Estimate:
    """The plain mean of ratings that have a figure, with the error that theirs carry, taken as independent."""
    rated = [estimate for estimate in estimates if estimate.value is not None]
    if not rated:
        first = estimates[0] if estimates else absent(id, unit, Status.NOT_PUBLISHED, "none of them is rated")
        return replace(first, id=id, unit=unit, error=None)
    average = derive(id, unit, rated, lambda *values: sum(values) / len(values), f"mean of the {len(rated)} {of}")
    errors = [each.error.relative_standard_error_pct * (each.value or 0) / 100 for each in rated if each.error]
    if len(errors) < len(rated) or not average.value:
        return average
    return replace(average, error=_margin(average.value, sum(error**2 for error in errors) ** 0.5 / len(rated)))


def _margin(value: float, standard_error: float) -> ErrorMargin:
    half = QUANTILES[CONFIDENCE_PCT] * standard_error
    rse = round(100 * standard_error / abs(value), 6)
    return ErrorMargin(rse, CONFIDENCE_PCT, value - half, value + half, "carried_standard_error")


OF_ALL = (
    "onet_soc_code",
    "element_id",
    "release",
    "value",
    "standard_error",
    "recommend_suppress",
    "source_id",
    "source_sheet",
    "source_column",
)
"""The columns that `importance_of_all` needs."""


def importance_of_all(rows: pd.DataFrame, domain: str, sources: Sources) -> dict[str, Estimate]:
    """The mean importance of each element over all occupations rated, each counted once, by element id.

    `rows` are the domain's rows of `onet_ratings` of one release and the scale IM. Only occupations as wholes (codes
    ending in .00) count, and no rating that is to be suppressed.

    Figures: `ratings.<domain>.<element>.everyone`
    Formula: plain mean of the published importance; error = root of the sum of the squared standard errors ÷ number
    Inputs: `onet_ratings`: scale IM of the latest release, value and standard_error
    Source: plain arithmetic; occupations count once each, whatever their number of workers
    """
    wholes = [code for code in rows["onet_soc_code"].unique() if code.endswith(".00")]
    is_shown = ~rows["recommend_suppress"].to_numpy(bool, na_value=False)
    rows = rows[rows["onet_soc_code"].isin(wholes) & is_shown]
    return {id: _average(domain, id, of_element, sources) for id, of_element in grouped(rows, "element_id").items()}


def _average(domain: str, element: str, columns: Columns, sources: Sources) -> Estimate:
    number, value = len(columns["value"]), float(columns["value"].mean())
    standard_error = float((columns["standard_error"] ** 2).sum()) ** 0.5 / number
    error = None if math.isnan(standard_error) else _margin(value, standard_error)
    id, period = f"ratings.{domain}.{key(element)}.everyone", f"O*NET {columns['release'][0]}"
    step = f"mean of the {number} occupations rated, each counted once"
    return replace(computed(id, value, UNITS["IM"], whole_column(columns, sources), step, period), error=error)


def beside_neighbors(rating: ElementRating, domain: str, neighbors: Sequence[Estimate]) -> ComparedRating:
    """An element's importance beside the mean of the neighbors' importance.

    Figures: `ratings.<domain>.<element>.neighbors`, `ratings.<domain>.<element>.neighbors_difference`; the ends of the
        carried interval: `ratings.<domain>.<element>.neighbors.low`, `ratings.<domain>.<element>.neighbors.high`
    Formula: plain mean of the neighbors' importance; own − mean. Told apart only if the difference is larger than
        the root of the sum of the squared half-widths of the 95-percent intervals
    Inputs: `onet_ratings`: scale IM of the occupation and of its closest related occupations; `onet_related`
    Source: plain arithmetic; the test of two independent estimates that BLS and the Census Bureau use
    """
    id = f"ratings.{domain}.{key(rating.element_id)}.neighbors"
    average = mean(id, UNITS["IM"], neighbors, "related occupations rated")
    pair, step = (rating.importance, average), "own importance − mean"
    less = derive(f"{id}_difference", "points of importance", pair, difference, step)
    within = overlap(rating.importance, average)
    verdict = None if within is None or less.value is None else 0 if within else 1 if less.value > 0 else -1
    return ComparedRating(rating, average, less, verdict)


def as_high(ratings: Sequence[ElementRating], domain: str) -> Estimate | None:
    """How many elements the errors leave as important as the one rated highest; None where no errors are published.

    Figures: `ratings.<domain>.as_high`
    Formula: the highest-rated element and those whose difference from it is within the root of the sum of the squared
        half-widths of the two 95-percent intervals
    Inputs: `onet_ratings`: scale IM of all elements of the domain
    Source: plain counting; the test of two independent estimates that BLS and the Census Bureau use
    """
    top = next(iter(ratings), None)
    if top is None or top.importance.error is None:
        return None
    count = sum(rating is top or bool(overlap(top.importance, rating.importance)) for rating in ratings)
    published = [rating.importance for rating in ratings if rating.importance.value is not None]
    step = f"of {len(ratings)} elements, those within the errors of the highest"
    return derive(f"ratings.{domain}.as_high", "elements", published, lambda *_: count, step)
