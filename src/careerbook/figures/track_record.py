"""What each round of projections expected of the occupation, beside what the wage survey counted since."""

from __future__ import annotations

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import soc_2010_links
from careerbook.metrics import history, projections, record
from careerbook.metrics.record import Round


@once
def rounds(case: Case) -> tuple[Round, ...]:
    """Each round at hand, the oldest first."""
    growth = _growth(case.dataset, case.soc_code, case.title)
    jobs = _employment(case.dataset, case.soc_code, case.title)
    breaks = history.breaks(case.dataset.sources)
    return tuple(record.since(vintage, projected, jobs, breaks) for vintage, projected in growth.items())


def estimates(case: Case) -> Figures:
    """What each round projected, over ten years and a year, and the count with the ends of its interval, by id."""
    return {
        estimate.id: estimate
        for past in rounds(case)
        for estimate in (past.growth, past.projected, past.counted, past.low, past.high)
        if estimate
    }


@shared
def projected_growth(dataset: Dataset) -> pd.DataFrame:
    """The growth that each round projected for every detailed occupation: rows of `projections`."""
    return dataset.rows("projections", measure="growth_pct", occupation_type="Line item")


@shared
def _growth(dataset: Dataset, soc_code: str, title: str) -> dict[str, Estimate]:
    return projections.track(projected_growth(dataset), soc_2010_links(dataset), soc_code, title, dataset.sources)


@shared
def _employment(dataset: Dataset, soc_code: str, title: str) -> dict[int, Estimate]:
    rows = dataset.rows("wages", occupation_group="detailed", measure="employment")
    return record.employment(rows, soc_2010_links(dataset), soc_code, title, dataset.sources)
