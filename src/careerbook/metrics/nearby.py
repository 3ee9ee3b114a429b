"""Occupations related to an occupation: how near they are, and what each step pays, asks and projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from careerbook.estimate import READ, Estimate, Sources, Status, absent, cell_of, derive
from careerbook.metrics.rows import records


def rank(
    code: str, listed: pd.DataFrame, components: list[str], surveyed: Mapping[str, str], sources: Sources
) -> Estimate:
    """O*NET's rank of a related occupation, 1 the closest; the first rank of those that the survey joins under `code`.

    `listed` are rows of `onet_related`, `components` the O*NET-SOC codes that the report's occupation consists of,
    `surveyed` maps a SOC code to the one that the wage survey publishes it under.

    Figures: `nearby.<code>.rank`
    Formula: as published
    Inputs: `onet_related`
    Source: O*NET, related occupations (Dahlke, Putka, Shewach and Lewis, 2022): by what people do, know and are called
    """
    id = f"nearby.{code}.rank"
    rows = [
        row
        for row in records(listed[listed["onet_soc_code"].isin(components)].sort_values("rank"))
        if surveyed.get(row["related_onet_soc_code"][:7]) == code and row["related_onet_soc_code"].endswith(".00")
    ]
    if not rows:
        return absent(id, "rank", Status.NOT_PUBLISHED, "not on the list")
    cell = cell_of({**rows[0], "source_column": "Index", "raw": str(int(rows[0]["rank"]))}, sources)
    return Estimate(
        id,
        float(rows[0]["rank"]),
        "rank",
        reference_period=f"O*NET {rows[0]['release']}",
        cells=(cell,),
        steps=(READ.format(cell.raw),),
    )


def step(code: str, median: Estimate, related_median: Estimate) -> Estimate:
    """The median pay of a related occupation against the report's, in percent above (+) or below (−).

    Figures: `nearby.<code>.pay_step`
    Formula: (median of the related occupation ÷ own median − 1) × 100
    Inputs: `wages`: medians of the latest May, both by the year or both by the hour
    Source: plain arithmetic; medians have no published error, so none is carried
    """
    step_pct = derive(
        f"nearby.{code}.pay_step",
        "percent",
        (related_median, median),
        lambda theirs, ours: (theirs / ours - 1) * 100,
        "median of the related occupation ÷ own median − 1",
    )
    return replace(step_pct, reference_period=related_median.reference_period)
