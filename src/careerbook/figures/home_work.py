"""Whether the occupation's work can be done at home, and of how many occupations it can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.ai_exposure import newest_edition
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import components, soc_2010_links
from careerbook.metrics import exposure
from careerbook.metrics.exposure import Scale


@dataclass(frozen=True, slots=True)
class HomeWork:
    """What the occupation's codes are classed as (1 at home, 0 not), what is to be noted of each, and counts of all.

    The counts are `occupations`, `occupations_feasible`, `occupations_mixed`, `occupations_feasible_pct`.
    """

    classes: tuple[Estimate, ...]
    notes: tuple[str, ...]
    counts: Mapping[str, Estimate]


@once
def home_work(case: Case) -> HomeWork:
    """The classification of the occupation beside that of all occupations."""
    return HomeWork(*_classified(case.dataset, case.soc_code, case.title), _everyone(case.dataset)[1])


def estimates(case: Case) -> Figures:
    """The occupation's classes and the counts of all, by id."""
    result = home_work(case)
    return {estimate.id: estimate for estimate in (*result.classes, *result.counts.values())}


@shared
def _classified(dataset: Dataset, soc_code: str, title: str) -> tuple[tuple[Estimate, ...], tuple[str, ...]]:
    scale, _ = _everyone(dataset)
    codes, links = components(dataset, soc_code), soc_2010_links(dataset)
    classes = exposure.telework(scale, soc_code, title, codes, links, dataset.sources)
    return classes, tuple(_note(scale, estimate) for estimate in classes)


@shared
def _everyone(dataset: Dataset) -> tuple[Scale, dict[str, Estimate]]:
    """The classification over all codes: the same for all careers."""
    rows = dataset.rows("exposure", index_name=exposure.TELEWORK, classification="SOC 2010", measure="teleworkable")
    return exposure.telework_of_all(newest_edition(rows, dataset), dataset.sources)


def _note(scale: Scale, estimate: Estimate) -> str:
    """The code that the classification has, or why there is none."""
    if estimate.value is None:
        return estimate.reason
    row = next(row for row in scale.by_code.values() if row["source_row"] == estimate.cells[0].row)
    return f"{scale.classification} code {row['occupation_code']}: {row['occupation_title']}"
