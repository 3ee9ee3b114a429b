"""Detailed work activities, software and tools: what O*NET lists of an occupation, and what its neighbors share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from careerbook.estimate import READ, Estimate, Label, Sources, Status, absent, cell_of, whole_column
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
    title = name(f"{stem}.title", {**reference, "raw": text}, text.rstrip("."), sources)
    cells = tuple(cell_of({**row, "raw": dwa}, sources) for row in records(tasks))
    count = Estimate(
        f"{stem}.tasks",
        float(len(tasks)),
        "tasks",
        label=Label.DERIVED,
        reference_period=period,
        cells=cells,
        steps=("number of the occupation's tasks that it is linked with",),
    )
    shared = None
    if others:
        shared = Estimate(
            f"{stem}.neighbors",
            float(sum(dwa in activities for activities in others)),
            "occupations",
            label=Label.DERIVED,
            reference_period=period,
            cells=cells[:1],
            steps=(f"number of {len(others)} neighbors that have it too",),
        )
    return Activity(title, str(reference["element_name"]), count, shared)


def name(id: str, row: Row, text: str, sources: Sources) -> Estimate:
    """A publisher's name as a figure's category, so that it can be traced to its cell. The row has its `raw` text."""
    cell = cell_of(row, sources)
    return Estimate(
        id,
        None,
        "name",
        reference_period=f"O*NET {row['release']}",
        cells=(cell,),
        category=text,
        steps=(READ.format(cell.raw),),
    )


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
    cells = whole_column(rows.assign(raw=""), sources)
    return Estimate(
        id,
        float(number),
        unit,
        label=Label.DERIVED,
        reference_period=f"O*NET {rows['release'].iloc[0]}",
        cells=cells,
        steps=(step,),
    )


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
    product = name(f"{stem}.name", {**row, "raw": row["example"]}, str(row["example"]), sources)
    return Software(product, _kind(stem, row, sources), bool(row["is_in_demand"]), bool(row["is_hot"]))


def _kind(stem: str, row: Row, sources: Sources) -> Estimate:
    title = str(row["commodity_title"])
    return name(f"{stem}.kind", {**row, "raw": title, "source_column": "Commodity Title"}, title, sources)


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
        example = name(f"{stem}.example", {**row, "raw": row["example"]}, str(row["example"]), sources)
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
    return [_job_title({**row, "raw": row["title"], "release": ""}, sources) for row in records(plain)]


def _job_title(row: Row, sources: Sources) -> Estimate:
    return name(f"titles.row_{row['source_row']}.title", row, str(row["title"]), sources)
