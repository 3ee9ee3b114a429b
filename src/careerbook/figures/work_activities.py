"""What is done in the occupation: its detailed work activities, and the job titles of those who do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from careerbook.dataset import Dataset
from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.links import components
from careerbook.figures.onet_profile import neighbors
from careerbook.figures.releases import latest, rows_of
from careerbook.metrics import activities as lists
from careerbook.metrics.activities import Activity

TABLE = "onet_work_activities"
MOST_ACTIVITIES, MOST_TITLES = 20, 6


@dataclass(frozen=True, slots=True)
class Activities:
    """The detailed work activities, those with most tasks first, and how many they are.

    `unshared` counts those that no neighbor has; None where no neighbor has a list, or where it has no neighbors.
    """

    listed: tuple[Activity, ...]
    total: Estimate
    unshared: Estimate | None

    @property
    def have_neighbors(self) -> bool:
        """Whether a neighbor has a list."""
        return any(activity.neighbors is not None for activity in self.listed)


@once
def activities(case: Case) -> Activities | None:
    """The occupation's activities and which of them its neighbors have; None where O*NET has no list of it."""
    dataset, rows = case.dataset, rows_of(case, TABLE)
    if rows.empty:
        return None
    of_neighbors = [ids for code in neighbors(case) if (ids := _activity_ids(dataset, code))]
    codes = list(rows["onet_soc_code"].unique())
    titles = latest(dataset, "onet_activities", dwa_id=list(rows["dwa_id"].unique()))
    listed = lists.activities(rows, codes, titles, of_neighbors, dataset.sources)
    count = sum(activity.neighbors is not None and activity.neighbors.value == 0 for activity in listed)
    step = "of these, those that no neighbor has"
    return Activities(
        tuple(listed),
        lists.count(
            "activities.count",
            "activities",
            rows,
            len(listed),
            "number of different detailed work activities",
            dataset.sources,
        ),
        lists.count("activities.own", "activities", rows, count, step, dataset.sources) if count else None,
    )


def _activity_ids(dataset: Dataset, soc_code: str) -> frozenset[str]:
    codes = [f"{code}.00" for code in components(dataset, soc_code)]
    return frozenset(latest(dataset, TABLE, columns=("dwa_id",), onet_soc_code=codes)["dwa_id"])


def reported_titles(case: Case) -> list[Estimate]:
    """The job titles that those who do the work report, by name."""
    codes = components(case.dataset, case.soc_code)
    rows = case.dataset.rows("titles", soc_code=codes, kind="onet_reported")
    of_whole = rows[rows["onet_soc_code"].isin([f"{code}.00" for code in codes])]
    return lists.job_titles(of_whole, case.dataset.sources)


def estimates(case: Case) -> Figures:
    """The first job titles, the activities with most tasks, and how many there are, by id."""
    listing = activities(case)
    shown = [*reported_titles(case)[:MOST_TITLES], *(_figures(listing) if listing else ())]
    return {estimate.id: estimate for estimate in shown if estimate}


def _figures(listing: Activities) -> Iterable[Estimate | None]:
    for activity in listing.listed[:MOST_ACTIVITIES]:
        yield from (activity.title, activity.tasks, activity.neighbors)
    yield from (listing.total, listing.unshared)
