"""An occupation's exposure to AI and automation by researchers' indices, and whether its work can be done at home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerbook.estimate import (
    Cell,
    Estimate,
    Label,
    Sources,
    Status,
    absent,
    computed,
    derive,
    from_row,
    percent_of,
    whole_column,
)
from careerbook.metrics.continuity import united
from careerbook.metrics.rows import Lookup, Row

# What the project calls each index -> its measure in the table. None is ever averaged with another.
INDICES: Mapping[str, str] = {
    "aioe": "aioe",
    "aioe_language": "aioe_language_models",
    "gpts_people": "human_beta",
    "gpts_model": "model_beta",
    "microsoft": "ai_applicability_score",
    "frey_osborne": "computerisation_probability",
}
TELEWORK, TELEWORK_UNIT = "dingel_neiman", "share of the code, 0 to 1"
AUTOMATION = "frey_osborne"
"""The one index that is of automation and not of exposure to AI."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One index over all occupations that it covers: what a percentile is relative to. The same edition is equal."""

    name: str
    edition: str
    classification: str
    unit: str
    by_code: Mapping[str, Row] = field(compare=False)
    ordered: NDArray[np.float64] = field(compare=False)
    cells: tuple[Cell, ...]
    count: Estimate


@dataclass(frozen=True, slots=True)
class Place:
    """The score and percentile of one code of an index; no code, and a reason, where none is comparable."""

    code: str
    title: str
    score: Estimate
    percentile: Estimate


@dataclass(frozen=True, slots=True)
class Reading:
    """What one index says of an occupation: one place, or one for each of its codes, in order of percentile."""

    scale: Scale
    places: tuple[Place, ...]

    @property
    def percentiles(self) -> tuple[Estimate, ...]:
        """The percentiles, from the lowest to the highest; none if no code is comparable."""
        return tuple(place.percentile for place in self.places if place.percentile.value is not None)


class Codes(NamedTuple):
    """Codes of an index, or none with the reason and its kind."""

    codes: list[str]
    reason: str = ""
    status: Status = Status.AVAILABLE


def scale(name: str, rows: pd.DataFrame, sources: Sources) -> Scale:
    """The index `name` (of INDICES) over all its occupations. `rows` are the rows of `exposure` of its measure.

    Figures: `exposure.<index>.occupations`
    Formula: number of occupations with a score
    Inputs: `exposure`: one measure of one index
    Source: the index's authors; counted here
    """
    scored = rows[rows["value"].notna()]
    cells = whole_column(scored, sources)
    edition, classification, unit = (str(scored[name].iloc[0]) for name in ("edition", "classification", "unit"))
    id, step = f"exposure.{name}.occupations", "number of occupations with a score"
    count = computed(id, len(scored), "occupations", cells, step, edition)
    by_code = Lookup(scored, "occupation_code")
    return Scale(name, edition, classification, unit, by_code, np.sort(scored["value"].to_numpy(float)), cells, count)


def reading(
    scale: Scale, code: str, title: str, components: Sequence[str], links: pd.DataFrame, sources: Sources
) -> Reading:
    """What the index says of the occupation `code`, which consists of the SOC 2018 codes `components`.

    `links` are the SOC 2010 -> SOC 2018 rows of `crosswalks`. The index's codes are taken only if together they are
    the occupation and nothing else: see `codes`. Where they are several, each has its own score and percentile.

    Figures: `exposure.<index>.score`, `exposure.<index>.percentile`; where the index has several codes for the
        occupation: `exposure.<index>.<code>.score`, `exposure.<index>.<code>.percentile`
    Formula: score as published; percentile = 100 × (occupations of the index with a lower score + half of those with
        the same score, its own included) ÷ occupations of the index, each occupation counted once
    Inputs: `exposure`: all scores of the index; `crosswalks`: SOC 2010 to SOC 2018, NEM to O*NET-SOC 2019
    Source: Felten, Raj and Seamans 2021 and 2023; Eloundou, Manning, Mishkin and Rock 2023; Tomlinson and others
        2025; Frey and Osborne 2013. Mid-rank percentiles: Hazen's plotting position
    """
    matches = codes(scale, code, title, components, links)
    if not matches.codes:
        names = (("score", scale.unit), ("percentile", "percentile"))
        id, (_, why, status), period = f"exposure.{scale.name}", matches, scale.edition
        lacking = (absent(f"{id}.{name}", unit, status, why, reference_period=period) for name, unit in names)
        return Reading(scale, (Place("", "", *lacking),))
    places = [_place(scale, match, sources, single=len(matches.codes) == 1) for match in matches.codes]
    return Reading(scale, tuple(sorted(places, key=lambda place: (place.percentile.value or 0.0, place.code))))


def codes(scale: Scale, code: str, title: str, components: Sequence[str], links: pd.DataFrame) -> Codes:
    """The index's codes that together are the occupation, or none and the reason.

    A code of the wage survey's own stands for itself, if the index has it under the same title. O*NET-SOC 2019: the
    code that ends in .00, which is the SOC occupation as a whole; where the index has none, the narrower ones.
    """
    listed, is_old = scale.by_code, scale.classification == "SOC 2010"
    if code in listed and _is_same(scale, code, title, links):
        return Codes([code])
    if scale.classification == "O*NET-SOC 2019":
        matches = _of_onet(listed, components)
        lost = [component for component in components if not any(match[:7] == component for match in matches)]
    else:
        matches, reason = united(components, links) if is_old else (list(components), "")
        if reason:
            return Codes([], reason, Status.NOT_COMPARABLE)
        lost = [match for match in matches if match not in listed]
    reason = f"the index has no score for {scale.classification} {', '.join(lost)}"
    return Codes([], reason, Status.NOT_PUBLISHED) if lost else Codes(matches)


def _is_same(scale: Scale, code: str, title: str, links: pd.DataFrame) -> bool:
    """Whether the index means by the code what today's wage survey means by it."""
    if scale.classification == "SOC 2018":
        return True
    same_title = scale.by_code[code]["occupation_title"].casefold() == title.casefold()
    return same_title and not (links["from_code"] == code).any()


def _of_onet(listed: Mapping[str, Row], components: Sequence[str]) -> list[str]:
    matches = []
    for component in components:
        whole = f"{component}.00"
        matches += [whole] if whole in listed else sorted(code for code in listed if code.startswith(f"{component}."))
    return matches


def _place(scale: Scale, code: str, sources: Sources, *, single: bool) -> Place:
    row = scale.by_code[code]
    id = f"exposure.{scale.name}" if single else f"exposure.{scale.name}.{code.replace('.', '-')}"
    score = replace(from_row(f"{id}.score", row, sources), label=Label.MODELLED, reference_period=scale.edition)
    percentile = replace(
        score,
        id=f"{id}.percentile",
        value=midrank_percentile(scale.ordered, float(row["value"])),  # unrounded, as the scale is
        unit="percentile",
        cells=(*score.cells, *scale.cells),
        steps=(*score.steps, f"mid-rank percentile among the {len(scale.ordered)} occupations of the index"),
    )
    return Place(code, str(row["occupation_title"]), score, percentile)


def telework(
    over: Scale, code: str, title: str, components: Sequence[str], links: pd.DataFrame, sources: Sources
) -> tuple[Estimate, ...]:
    """Whether the occupation's work can be done at home: 1 yes, 0 no, between them the share of a mixed code.

    Arguments as `reading`. One estimate, or one for each of the codes that the occupation consists of.

    Figures: `telework.feasible`, `telework.<code>.feasible`
    Formula: as published, by the authors' rules from answers to O*NET's questionnaires on work context and activities
    Inputs: `exposure`: teleworkable, by code of the wage survey; `crosswalks`: SOC 2010 to SOC 2018
    Source: Dingel and Neiman 2020, How many jobs can be done at home?, Journal of Public Economics 189
    """
    places = reading(over, code, title, components, links, sources).places
    if not places[0].code:
        score = places[0].score
        return (absent("telework.feasible", TELEWORK_UNIT, score.status, score.reason, reference_period=over.edition),)
    ids = ["telework.feasible"] if len(places) == 1 else [f"telework.{place.code}.feasible" for place in places]
    return tuple(replace(place.score, id=id) for id, place in zip(ids, places, strict=True))


def telework_of_all(rows: pd.DataFrame, sources: Sources) -> tuple[Scale, dict[str, Estimate]]:
    """The classification over all codes, and how many of them can be done at home, in full, in part or not at all.

    `rows` are the rows of `exposure` of the index by code of the wage survey.

    Figures: `telework.occupations`, `telework.occupations_feasible`, `telework.occupations_mixed`,
        `telework.occupations_feasible_pct`
    Formula: number of codes; of those with 1; of those between 0 and 1; those with 1 ÷ all × 100, each counted once
    Inputs: `exposure`: teleworkable, all codes
    Source: Dingel and Neiman 2020; counted here
    """
    over, values, cells = scale(TELEWORK, rows, sources), rows["value"], whole_column(rows, sources)
    counts = {
        "occupations": (len(values), "number of codes"),
        "occupations_feasible": ((values == 1).sum(), "number of codes with 1"),
        "occupations_mixed": (((values > 0) & (values < 1)).sum(), "number of codes between 0 and 1"),
    }
    estimates = {
        name: computed(f"telework.{name}", count, "occupations", cells, step, over.edition)
        for name, (count, step) in counts.items()
    }
    pair, name = (estimates["occupations_feasible"], estimates["occupations"]), "occupations_feasible_pct"
    return over, estimates | {name: derive(f"telework.{name}", "percent", pair, percent_of, "÷ all codes × 100")}


def midrank_percentile(ordered: NDArray[np.float64], value: float) -> float:
    """The share of `ordered` (ascending) below `value`, those equal to it counted half, in percent."""
    below, through = (int(np.searchsorted(ordered, value, side)) for side in ("left", "right"))
    return 100 * (below + (through - below) / 2) / len(ordered)
