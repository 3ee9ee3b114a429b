"""Detailed work activities, software and tools: what O*NET lists of an occupation, and what its neighbors share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, cell_of, computed, quoted, whole_column
from careerbook.metrics.rows import Row, records


@dataclass(frozen=True, slots=True)
class Activity:
    """A detailed work activity: its title, the broader one that it is part of, and the tasks that belong to it.

    `neighbors` counts the neighbors for which it is listed too; None where none of them has a list.
    """

    title: Estimate
    part_of: str
    tasks: Estimate
    neighbors: Estimate | None


def activities(
    rows: pd.DataFrame, codes: Sequence[str], titles: pd.DataFrame, others: Sequence[frozenset[str]], sources: Sources
) -> list[Activity]:
    """The occupation's detailed work activities, those with most tasks first.

    `rows` are rows of `onet_work_activities`, `titles` of `onet_activities`; `others` the ids of each neighbor's
    activities. Titles are names, without figures.

    Figures: `activities.<activity>.title`, `activities.<activity>.tasks`, `activities.<activity>.neighbors`
    Formula: as published; number of the occupation's tasks that the activity is linked with; number of the closest
        related occupations that have the activity too
    Inputs: `onet_work_activities`, `onet_activities`; `onet_related` for the neighbors
    Source: O*NET database: Tasks to DWAs, DWA Reference
    """
    by_activity = rows[rows["onet_soc_code"].isin(list(codes))].groupby("dwa_id")
    by_id = {str(row["dwa_id"]): row for row in records(titles)}
    listed = [_activity(by_id[str(id)], tasks, others, sources) for id, tasks in by_activity if str(id) in by_id]
    return sorted(listed, key=lambda activity: (-(activity.tasks.value or 0), activity.title.text))


def _activity(reference: Row, tasks: pd.DataFrame, others: Sequence[frozenset[str]], sources: Sources) -> Activity:
    dwa, text = str(reference["dwa_id"]), str(reference["dwa_title"])
    stem, period = f"activities.{dwa.replace('.', '-')}", f"O*NET {reference['release']}"
    title = _name(f"{stem}.title", {**reference, "raw": text}, sources, text.rstrip("."))
    cells = tuple(cell_of({**row, "raw": dwa}, sources) for row in records(tasks))
    step = "number of the occupation's tasks that it is linked with"
    linked = computed(f"{stem}.tasks", len(tasks), "tasks", cells, step, period)
    having = sum(dwa in activities for activities in others)
    step = f"number of {len(others)} neighbors that have it too"
    shared = computed(f"{stem}.neighbors", having, "occupations", cells[:1], step, period) if others else None
    return Activity(title, str(reference["element_name"]), linked, shared)


def _name(id: str, row: Row, sources: Sources, text: str = "") -> Estimate:
    """A publisher's name as a figure's category, so that it can be traced to its cell. The row has its `raw` text."""
    cell = cell_of(row, sources)
    return quoted(id, text or str(row["raw"]), "name", cell, f"O*NET {row['release']}")


def count(id: str, unit: str, rows: pd.DataFrame, number: int, step: str, sources: Sources) -> Estimate:
    """A count over rows of an O*NET table.

    Figures: `activities.count`, `activities.own`, `technology.count`, `technology.in_demand`, `technology.hot`,
        `tools.count`
    Formula: number of different detailed work activities; of those that no neighbor has; of different software, of
        those marked in demand and hot; of different kinds of tools
    Inputs: `onet_work_activities`, `onet_technology`, `onet_tools` of the latest release
    Source: plain counting
    """
    if rows.empty:
        return absent(id, unit, Status.NOT_PUBLISHED, "O*NET's release has no list of the occupation")
    cells, period = whole_column(rows.assign(raw=""), sources), f"O*NET {rows['release'].iloc[0]}"
    return computed(id, number, unit, cells, step, period)


@dataclass(frozen=True, slots=True)
class Software:
    """A piece of software, its kind, and the publisher's two marks."""

    name: Estimate
    kind: Estimate
    is_in_demand: bool
    is_hot: bool


def software(rows: pd.DataFrame, sources: Sources) -> list[Software]:
    """An occupation's software: in demand first, then hot, then the rest, by name.

    `rows` are rows of `onet_technology` of one occupation and release.

    Figures: `technology.<software>.name`, `technology.<software>.kind`
    Formula: as published; <software> is the row of the publisher's file
    Inputs: `onet_technology` of the latest release
    Source: O*NET database: Technology Skills, with its marks for hot technologies and technologies in demand
    """
    listed = [_software(row, sources) for row in records(rows.drop_duplicates("example"))]
    return sorted(listed, key=lambda item: (not item.is_in_demand, not item.is_hot, item.name.text.casefold()))


def _software(row: Row, sources: Sources) -> Software:
    stem = f"technology.row_{row['source_row']}"
    product = _name(f"{stem}.name", {**row, "raw": row["example"]}, sources)
    return Software(product, _kind(stem, row, sources), bool(row["is_in_demand"]), bool(row["is_hot"]))


def _kind(stem: str, row: Row, sources: Sources) -> Estimate:
    return _name(f"{stem}.kind", {**row, "raw": row["commodity_title"], "source_column": "Commodity Title"}, sources)


def tools(rows: pd.DataFrame, sources: Sources) -> list[tuple[Estimate, list[Estimate]]]:
    """An occupation's kinds of tools, by name, each with its examples.

    `rows` are rows of `onet_tools` of one occupation and release.

    Figures: `tools.<row>.kind`, `tools.<row>.example`
    Formula: as published; <row> is that of the publisher's file
    Inputs: `onet_tools` of the latest release
    Source: O*NET database: Tools Used
    """
    kinds: dict[str, tuple[Estimate, list[Estimate]]] = {}
    for row in records(rows.sort_values(["commodity_title", "example"])):
        stem = f"tools.row_{row['source_row']}"
        example = _name(f"{stem}.example", {**row, "raw": row["example"]}, sources)
        kinds.setdefault(str(row["commodity_title"]), (_kind(stem, row, sources), []))[1].append(example)
    return list(kinds.values())


def job_titles(rows: pd.DataFrame, sources: Sources) -> list[Estimate]:
    """Job titles that people in the occupation report, by name; titles with figures are left out.

    `rows` are rows of `titles` of one occupation.

    Figures: `titles.<row>.title`
    Formula: as published; <row> is that of the publisher's file
    Inputs: `titles`: kind onet_reported
    Source: O*NET database: Sample of Reported Titles
    """
    plain = rows[~rows["title"].str.contains(r"\d")].sort_values("title").drop_duplicates("title")
    return [
        _name(f"titles.row_{row['source_row']}.title", {**row, "raw": row["title"], "release": ""}, sources)
        for row in records(plain)
    ]
