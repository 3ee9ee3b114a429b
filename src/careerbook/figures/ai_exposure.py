"""The occupation's exposure to AI and automation by each of the researchers' indices."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from careerbook.dataset import Careers, Dataset, shared
from careerbook.dataset.series import year_of
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures
from careerbook.figures.links import all_components, components, soc_2010_links
from careerbook.metrics import exposure
from careerbook.metrics.exposure import AUTOMATION, INDICES, Reading, Scale

NAMES: Mapping[str, str] = {
    "aioe": "AIOE",
    "aioe_language": "AIOE, language models",
    "gpts_people": "GPTs are GPTs, rated by people",
    "gpts_model": "GPTs are GPTs, rated by a model",
    "microsoft": "Microsoft AI applicability",
    "frey_osborne": "Frey and Osborne: automation",
}
"""What each index is called, by the part of the id that stands for it: `exposure.<index>.percentile`."""


def readings(case: Case) -> tuple[Reading, ...]:
    """What each index says of the occupation."""
    return _readings(case.dataset, case.soc_code, case.title)


def of_ai(case: Case) -> list[Estimate]:
    """The percentiles on the indices of exposure to AI, ascending."""
    of_indices = [reading for reading in readings(case) if reading.scale.name != AUTOMATION]
    percentiles = [percentile for reading in of_indices for percentile in reading.percentiles]
    return sorted(percentiles, key=lambda percentile: percentile.value or 0.0)


def estimates(case: Case) -> Figures:
    """Percentile and score on each index, and how many occupations it has, by id."""
    shown = (
        estimate
        for reading in readings(case)
        for place in reading.places
        for estimate in (place.percentile, place.score, reading.scale.count)
    )
    return {estimate.id: estimate for estimate in shown}


@shared
def scales(dataset: Dataset) -> tuple[Scale, ...]:
    """Every index over all its occupations, in its newest edition: the same for all careers."""
    rows = dataset.rows("exposure", measure=list(INDICES.values()))
    return tuple(
        exposure.scale(name, newest_edition(rows[rows["measure"] == measure], dataset), dataset.sources)
        for name, measure in INDICES.items()
    )


def newest_edition(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Of the rows of one index those of its newest edition."""
    newest = max(rows["source_id"].unique(), key=lambda id: (year_of(dataset.sources[id]), id))
    of_edition: pd.DataFrame = rows[rows["source_id"] == newest]
    return of_edition


@shared
def single_percentiles(dataset: Dataset) -> dict[str, dict[str, float | None]]:
    """Every occupation's percentile on each index that has it under one code, by SOC code and index."""
    joined, sources = all_components(dataset), dataset.sources
    links = soc_2010_links(dataset)[["from_code", "to_code"]].astype(object)  # quicker for many small look-ups
    by_code: dict[str, dict[str, float | None]] = {}
    for career in Careers(dataset):
        code = career.soc_code
        codes = joined.get(code, [code])
        of_career = (exposure.reading(scale, code, career.title, codes, links, sources) for scale in scales(dataset))
        by_code[code] = {
            reading.scale.name: reading.percentiles[0].value for reading in of_career if len(reading.percentiles) == 1
        }
    return by_code


@shared
def _readings(dataset: Dataset, soc_code: str, title: str) -> tuple[Reading, ...]:
    codes, links = components(dataset, soc_code), soc_2010_links(dataset)
    return tuple(exposure.reading(scale, soc_code, title, codes, links, dataset.sources) for scale in scales(dataset))
