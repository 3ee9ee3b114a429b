"""Pay by level: percentiles as named proxies; the related occupations, what each pays, and which can come next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from careerbook.estimate import Cell, Estimate, Label, Sources, Status, absent, cell_of, derive, percent_above, quoted
from careerbook.metrics.rows import records

PROXIES: Mapping[str, str] = {"entry": "p10", "experienced": "median", "senior": "p75", "lead": "p90"}
"""The percentile of an occupation's pay that stands for each level, from the lowest."""

_PRIMARY = ("Primary-Short", "Primary-Long")


class Step(StrEnum):
    """Why a related occupation can stand above this one."""

    PREPARATION = "preparation"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Related:
    """An occupation of the wage survey that O*NET lists as related: its rank there (1 the closest), tier and zone."""

    soc_code: str
    rank: int
    tier: str
    zone: int


@dataclass(frozen=True, slots=True)
class Occupation:
    """What the choice looks at: title and median; a top-coded one counts with its threshold."""

    title: str
    median: float | None


def stands_in(level: str, published: Estimate, statistic: str) -> Estimate:
    """A published percentile as a proxy for the pay of a level, id `level.<level>.pay`.

    No US survey at hand has pay by experience for every occupation. State workforce agencies call the mean of the
    lowest third the entry wage and the mean of the upper two thirds the experienced wage; the Department of Labor's
    four wage levels lie between these two, and fall near the 17th, 34th, 50th and 67th percentile. Means of a third
    can't be had from percentiles, so of those that are published the nearest stand: P10 for entry (17th: P10 is the
    nearer and the lower neighbour), the median for experienced (50th), P75 for senior (67th); P90 for lead is
    careerbook's own convention. They are no stages of a career: pay differs by place and employer too.

    Figures: `level.<level>.pay`
    Formula: as published: entry P10, experienced median, senior P75, lead P90; curated ladders name their own
    Inputs: `wages`: the percentiles of annual_wage (hourly_wage where only that is published) of the latest May;
        data/careers for curated ladders
    Source: DOL, Prevailing Wage Determination Policy Guidance, Nonagricultural Immigration Programs (2009), for the
        levels; 86 FR 3608 (2021) for the percentiles that they fall near
    """
    step = f"{statistic.upper() if statistic[0] == 'p' else statistic} stands for pay at this level: a proxy"
    return replace(
        published,
        id=f"level.{level}.pay",
        label=published.label if published.value is None and published.bound is None else Label.PROXY,
        steps=(*published.steps, step),
    )


def years(level: str, span: tuple[int, int | None], cell: Cell) -> Estimate:
    """The editors' estimate of the years in the occupation at which a level is usual: 'from 2 to 4'.

    Figures: `level.<level>.years`
    Formula: as the editors state it
    Inputs: data/careers: ladder
    Source: the editors' judgement, with its date and the date after which it is stale; no publisher's figure
    """
    first, last = span
    text = f"{first} or more" if last is None else f"{first} to {last}"
    step = f"read {cell.raw!r} from the editors' file"
    return quoted(f"level.{level}.years", text, "years", cell, "", label=Label.EDITORIAL, steps=(step,))


def job_zone(id: str, zones: pd.DataFrame, components: Sequence[str], sources: Sources) -> Estimate:
    """O*NET's job zone of an occupation, 1 to 5: how much preparation it asks for; the highest of its components.

    Figures: `level.<level>.zone`
    Formula: as published; the highest where the survey publishes several occupations together
    Inputs: `onet_job_zones`: job_zone of the O*NET-SOC codes ending in .00
    Source: O*NET, job zones: overall experience, education and training, five zones
    """
    of_whole = (row for row in records(zones) if row["onet_soc_code"] in _whole(components))
    rows = sorted(of_whole, key=lambda row: row["job_zone"])
    if not rows:
        return absent(id, "job zone", Status.NOT_PUBLISHED, "O*NET has no job zone for the whole occupation")
    cells = tuple(cell_of({**row, "raw": str(row["job_zone"])}, sources) for row in rows)
    step = f"the highest of {len(rows)} occupations" if len(rows) > 1 else "read from the publisher's cell"
    zone, period = str(rows[-1]["job_zone"]), f"O*NET {rows[-1]['release']}"
    return quoted(id, zone, "job zone", cells[-1], period, cells=cells, steps=(step,))


def related(
    listed: pd.DataFrame, zones: pd.DataFrame, components: Sequence[str], survey: Mapping[str, str]
) -> list[Related]:
    """The occupations that O*NET lists as related to one with these SOC components, the closest first.

    `listed` are rows of `onet_related`, `survey` maps a SOC code to the one that the wage survey publishes it under.
    Specialties within an occupation (O*NET-SOC codes not ending in .00) are left out: no pay of theirs is published.
    """
    of_whole = (row for row in records(listed) if row["onet_soc_code"] in _whole(components))
    rows = sorted(of_whole, key=lambda row: (row["rank"], row["related_onet_soc_code"]))
    zone = dict(zip(zones["onet_soc_code"], zones["job_zone"], strict=True))
    by_code: dict[str, Related] = {}
    for row in rows:
        code = row["related_onet_soc_code"]
        soc = survey.get(code[:7], "")
        if code.endswith(".00") and soc and code in zone and code[:7] not in components:
            by_code.setdefault(soc, Related(soc, int(row["rank"]), row["tier"], int(zone[code])))
    return list(by_code.values())


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
    for row in sorted(records(listed), key=lambda row: row["rank"]):
        related_code = row["related_onet_soc_code"]
        is_own = row["onet_soc_code"] in components
        if is_own and surveyed.get(related_code[:7]) == code and related_code.endswith(".00"):
            cell = cell_of({**row, "source_column": "Index", "raw": str(int(row["rank"]))}, sources)
            return quoted(id, float(row["rank"]), "rank", cell, f"O*NET {row['release']}")
    return absent(id, "rank", Status.NOT_PUBLISHED, "not on the list")


def pay_step(code: str, median: Estimate, related_median: Estimate) -> Estimate:
    """The median pay of a related occupation against the report's, in percent above (+) or below (−).

    Figures: `nearby.<code>.pay_step`
    Formula: (median of the related occupation ÷ own median − 1) × 100
    Inputs: `wages`: medians of the latest May, both by the year or both by the hour
    Source: plain arithmetic; medians have no published error, so none is carried
    """
    step, pair = "median of the related occupation ÷ own median − 1", (related_median, median)
    return derive(f"nearby.{code}.pay_step", "percent", pair, percent_above, step)


def next_occupations(
    occupation: Occupation,
    soc_code: str,
    zone: int,
    near: Sequence[Related],
    others: Mapping[str, Occupation],
    families: Sequence[str],
) -> list[tuple[Related, Step]]:
    """At most two related occupations that can stand above this one, by why; the closest related of each kind.

    Preparation: O*NET's primary list, exactly one job zone more, median above this one's. Leads: anywhere in the list,
    a manager or a first-line supervisor of the same major group, in no lower zone, median above this one's, whose
    title shares a word with this occupation's title or with those of its minor and major group (`families`); not for
    managers. Better pay alone is no step: many a related occupation is another profession. Given from the lower-paid
    to the higher-paid. Medians are compared as published: no error is published for them.

    Figures: `level.<level>.employment`, `level.<level>.education`
    Formula: as published, of the occupation chosen
    Inputs: `onet_related`, `onet_job_zones`, `wages` (median, employment), `projections` (entry_education)
    Source: O*NET, related occupations (Dahlke, Putka, Shewach and Lewis, 2022) and job zones; the choice is
        careerbook's own convention
    """
    if occupation.median is None:
        return []
    least, words = occupation.median, _words(occupation.title, *families)
    better = [other for other in near if other.soc_code in others and (others[other.soc_code].median or 0) > least]
    next_zone = (other for other in better if other.tier in _PRIMARY and other.zone == zone + 1)
    prepared = next(next_zone, None)
    leaders = (
        other
        for other in better
        if other is not prepared and other.zone >= zone and _leads(soc_code, other.soc_code, others, words)
    )
    steps = ((prepared, Step.PREPARATION), (next(leaders, None), Step.LEADS))
    chosen = [(other, step) for other, step in steps if other]
    return sorted(chosen, key=lambda pair: (others[pair[0].soc_code].median or 0, pair[0].rank))


def _leads(soc_code: str, other_code: str, others: Mapping[str, Occupation], words: set[str]) -> bool:
    title = others[other_code].title
    supervises = title.startswith("First-Line Supervisors") and other_code[:2] == soc_code[:2]
    is_above = not soc_code.startswith("11-") and (supervises or other_code.startswith("11-"))
    return is_above and bool(words & _words(title))


_COMMON = re.compile("all|first-line|supervisors|managers|workers|officers|related|occupations|other|services?|serving")


def _words(*titles: str) -> set[str]:
    """What the telling words of the titles begin with."""
    listed = (word for title in titles for word in re.findall(r"[a-z][a-z-]+", title.casefold()))
    return {word[:6] for word in listed if len(word) > 3 and not _COMMON.fullmatch(word)}


def _whole(components: Sequence[str]) -> list[str]:
    return [f"{code}.00" for code in components]
