"""Education: what workers have, and what those who do the work say that it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, derive, read, total
from careerbook.metrics.ratings import rating
from careerbook.metrics.rows import index, records

LEVELS: Mapping[str, str] = {
    "less_than_high_school": "Less than high school diploma",
    "high_school": "High school diploma or equivalent",
    "some_college": "Some college, no degree",
    "associates": "Associate's degree",
    "bachelors": "Bachelor's degree",
    "masters": "Master's degree",
    "doctoral": "Doctoral or professional degree",
}
"""The levels of education by the names used in ids, the lowest first."""

ENTRY = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
"""What BLS assigns as typical education to enter, from the least to the most, as it orders them."""

_SCALES = {"RL": "education", "RW": "experience", "PT": "on_site", "OJ": "on_the_job"}


@dataclass(frozen=True, slots=True)
class Attainment:
    """What workers aged twenty-five and over have: the share of each level, and of a bachelor's degree or more."""

    shares: Mapping[str, Estimate]
    bachelors_or_more: Estimate
    is_shared: bool


def attained(rows: pd.DataFrame, sources: Sources, prefix: str = "") -> Attainment:
    """The distribution of workers by the highest level of education that they have, in percent.

    `rows` are one occupation's rows of `education_attainment` of one vintage. Where the survey knows only a group of
    occupations (`is_shared`) the figures are proxies. No errors are published with them.

    Figures: `education.attained.<level>`, `education.attained.bachelors_or_more`; with `all.` before them: all
        occupations
    Formula: as published; bachelor's + master's + doctoral or professional degrees
    Inputs: `education_attainment` of the latest vintage
    Source: BLS, Employment Projections, table 5.3: educational attainment of workers aged 25 and older, from the
        American Community Survey
    """
    is_shared = bool(len(rows)) and bool(rows["is_shared"].iloc[0])
    label = Label.PROXY if is_shared else Label.OFFICIAL
    shares, by_level = {}, index(rows, "education")
    for name, level in LEVELS.items():
        id, row = f"{prefix}education.attained.{name}", by_level.get(level)
        share = read(id, "percent", row, sources, "the table does not have the occupation", label=label)
        shares[name] = replace(share, reference_period=str(row["reference_period"])) if row else share
    degrees = [shares[name] for name in ("bachelors", "masters", "doctoral")]
    step = "sum of bachelor's, master's, and doctoral or professional degrees"
    more = derive(f"{prefix}education.attained.bachelors_or_more", "percent", degrees, total, step)
    return Attainment(shares, more, is_shared)


def required(rows: pd.DataFrame, scale: str, sources: Sources) -> list[tuple[str, Estimate]]:
    """The share of respondents who chose each category of a scale (RL, RW, PT, OJ), in the scale's own order.

    `rows` are rows of `onet_education` of one O*NET-SOC code. A share that the publisher recommends to suppress has no
    value. Bounds are the publisher's, of a 95-percent interval that is not even about the share.

    Figures: `education.asked.<scale>.<category>`; the publisher's bounds: `education.asked.<scale>.<category>.low`,
        `education.asked.<scale>.<category>.high`
    Formula: as published
    Inputs: `onet_education`: scales RL (education), RW (related work experience), PT (on-site training) and OJ
        (on-the-job training)
    Source: O*NET database: Education, Training, and Experience; its standard errors and bounds
    """
    of_scale, stem = rows[rows["scale_id"] == scale].sort_values("category"), f"education.asked.{_SCALES[scale]}"
    return [
        (str(row["category_name"]), rating(f"{stem}.{int(row['category'])}", row, sources, "percent"))
        for row in records(of_scale)
    ]


def most_named(shares: Sequence[tuple[str, Estimate]]) -> tuple[str, Estimate] | None:
    """The category with the largest share, if its interval lies above those of all the others; else None.

    A share without an interval (nobody chose it) counts as it is; one that is suppressed could be any, so then None.
    """
    if not shares or any(share.value is None for _, share in shares):
        return None
    ordered = sorted(shares, key=lambda pair: -(pair[1].value or 0))
    (name, first), others = ordered[0], ordered[1:]
    low = first.error.low if first.error else first.value or 0
    highest = max((share.error.high if share.error else share.value or 0) for _, share in others)
    return (name, first) if low > highest else None
