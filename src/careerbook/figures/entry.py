"""What it takes to enter: what is typical, what workers have, and what those asked say the work needs."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate, ends
from careerbook.figures.case import Case, Figures
from careerbook.figures.links import ALL
from careerbook.figures.outlook import outlook
from careerbook.figures.releases import rows_of
from careerbook.metrics import schooling
from careerbook.metrics.schooling import Attainment

EDUCATION, PREPARATION = "RL", ("RW", "PT", "OJ")
"""O*NET's scales of education, and of related experience, training at the workplace, and training on the job."""

TABLE = "onet_education"


def to_enter(case: Case) -> tuple[Estimate, Estimate, Estimate]:
    """What BLS assigns as typical to enter: education, related experience, on-the-job training."""
    projected = outlook(case)
    return projected["entry_education"], projected["work_experience"], projected["on_the_job_training"]


def workers_education(case: Case) -> Attainment:
    """The education of the occupation's workers."""
    rows = _attained(case.dataset)
    return schooling.attained(rows[rows["soc_code"] == case.soc_code], case.dataset.sources)


@shared
def education_of_all(dataset: Dataset) -> Attainment:
    """The education of all workers."""
    rows = _attained(dataset)
    return schooling.attained(rows[rows["soc_code"] == ALL], dataset.sources, "all.")


@shared
def _attained(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("education_attainment")
    newest: pd.DataFrame = rows[rows["vintage"] == rows["vintage"].max()]
    return newest


def respondents(case: Case, scale: str) -> list[tuple[str, Estimate]]:
    """The share of each category of a scale, by its name; none unless O*NET asked about the occupation as one."""
    rows = rows_of(case, TABLE)
    return schooling.required(rows, scale, case.dataset.sources) if rows["onet_soc_code"].nunique() == 1 else []


def preparation(case: Case) -> dict[str, list[tuple[str, Estimate]]]:
    """The answers on experience and training, by scale, without those that nobody gave; none without experience."""
    by_scale = {scale: respondents(case, scale) for scale in PREPARATION}
    if not by_scale[PREPARATION[0]]:
        return {}
    return {scale: [answer for answer in shares if answer[1].value != 0] for scale, shares in by_scale.items()}


def estimates(case: Case) -> Figures:
    """What is typical, workers' education beside that of all, and what was answered with its bounds, by id."""
    attained = (workers_education(case), education_of_all(case.dataset))
    levels = (share for group in attained for share in (*group.shares.values(), group.bachelors_or_more))
    answers = [respondents(case, EDUCATION), *preparation(case).values()]
    asked = (figure for shares in answers for _, share in shares for figure in _with_bounds(share))
    return {estimate.id: estimate for estimate in (*to_enter(case), *levels, *asked)}


def _with_bounds(estimate: Estimate) -> Iterable[Estimate]:
    return (estimate, *(ends(estimate) or ()))
