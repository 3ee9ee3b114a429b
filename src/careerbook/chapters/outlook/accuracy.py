"""The exhibit of how far off projections have been across all occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import in_a_sentence
from careerbook.charts import Point
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import record
from careerbook.metrics.record import Spread

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook


@dataclass(frozen=True, slots=True)
class _Round:
    """A round that is old enough, the survey that its count begins with, and the crosswalk between their codes."""

    vintage: str
    first: int
    classification: str


# The only one whose count crosses no break, then the longest record at hand.
_ROUNDS = (_Round("2021-31", 2021, "SOC 2018"), _Round("2016-26", 2017, "SOC 2010"))


@shared
def _spreads(dataset: Dataset) -> Mapping[str, Spread]:
    """Each round's distribution: the same for every career of a dataset."""
    return {one.vintage: _spread(dataset, one) for one in _ROUNDS}


def _spread(dataset: Dataset, one: _Round) -> Spread:
    last_year = Careers(dataset).latest_year
    growth = dataset.rows("projections", vintage=one.vintage, measure="growth_pct", occupation_type="Line item")
    first, last = (_jobs(dataset, year) for year in (one.first, last_year))
    links = _links(dataset, one, last)
    found = record.differences(growth, first, last, links, last_year - one.first)
    return record.spread(one.vintage, found, (growth, first, last), dataset.sources)


def _jobs(dataset: Dataset, year: int) -> pd.DataFrame:
    return dataset.rows(
        "wages", reference_year=year, occupation_group="detailed", measure="employment", statistic="total"
    )


def _links(dataset: Dataset, one: _Round, last: pd.DataFrame) -> pd.DataFrame:
    if one.classification == "SOC 2018":
        return pd.DataFrame({"from_code": last["soc_code"], "to_code": last["soc_code"]})
    links = dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
    return links[["from_code", "to_code"]].drop_duplicates()


def exhibit(outlook: Outlook) -> Exhibit:
    """The distribution of one round's misses over all occupations, this one marked."""
    spreads = _spreads(outlook.dataset)
    own = {one.vintage: one.difference for one in outlook.record}
    vintage = next((name for name in spreads if own[name].value is not None), next(iter(spreads)))
    chosen = spreads[vintage]
    return Exhibit(
        "accuracy",
        _takeaway(chosen),
        _standfirst(outlook, chosen, own[vintage]),
        _table(spreads, own),
        _chart(outlook, chosen, own[vintage]),
    )


def _takeaway(found: Spread) -> Prose:
    return say(
        "For half of {n} occupations the {v} projection lies within {x} of the later count",
        n=found.occupations,
        v=_vintage(found),
        x=found.within,
    )


def _vintage(found: Spread) -> Prose:
    return say("{v}", v=period(found.vintage.replace("-", "–")))


def _standfirst(outlook: Outlook, found: Spread, own: Estimate) -> Prose:
    return join([
        say(
            "Projected less counted growth, in percentage points a year, over all occupations that can be followed "
            "one to one. {h} of them were projected above the later count.",
            h=found.too_high,
        ),
        _own(outlook, own, found.vintage),
        _CAUTION[found.vintage],
    ])


_NOT_ERROR = (
    "Part of the distance is not error of the projection: the two series count different jobs, the counts have "
    "sampling errors, and"
)
_CAUTION = {
    "2021-31": say(
        _NOT_ERROR
        + " few years have passed, which began in the recovery from the pandemic's recession. The older round "
        "in the table has a longer record, but its count crosses two breaks."
    ),
    "2016-26": say(_NOT_ERROR + " the classification and the method of the count changed in between."),
}


def _own(outlook: Outlook, own: Estimate, vintage: str) -> Prose | None:
    if own.value is None:
        return say("This occupation can't be followed that far.")
    title = in_a_sentence(outlook.career.title)
    if own.text.lstrip("−").startswith("0.0"):
        return say("For {t} the projection and the count agree.", t=title)
    than = "above" if own.value > 0 else "below"
    kept = next(one for one in outlook.record if one.vintage == vintage)
    projected, error = kept.projected.value or 0.0, kept.counted.error
    within = error is not None and error.low <= projected <= error.high
    doubt = ", a distance within the error of the count" if within else ""
    return say("For {t} the projection was {d:size} {than} the count{doubt}.", t=title, d=own, than=than, doubt=doubt)


def _table(spreads: Mapping[str, Spread], own: Mapping[str, Estimate]) -> Table:
    columns = (
        Column("measure", "Projected less counted, percentage points a year", "class of the distance", kind="text"),
        *(
            Column(f"round_{vintage.replace('-', '_')}", f"Round {vintage.replace('-', '–')}", f"the {vintage} round")
            for vintage in spreads
        ),
    )
    found = list(spreads.values())
    rows: list[tuple[Value, ...]] = [
        (declared("bin", found[0].bins[number].details["bin"]), *(one.bins[number] for one in found))
        for number in range(len(record.BINS))
    ]
    rows += [
        ("Occupations followed", *(one.occupations for one in found)),
        ("Half lie within", *(one.within for one in found)),
        ("Projected above the count", *(one.too_high for one in found)),
        ("This occupation", *(own[one.vintage] for one in found)),
    ]
    notes = (
        mark("Each occupation counts once, whatever its size."),
        mark("The count for the round of 2016–26 runs from 2017 and crosses the changes of 2019 and 2021."),
    )
    return Table("How far projections were from later counts, all occupations", columns, tuple(rows), notes)


def _chart(outlook: Outlook, found: Spread, own: Estimate) -> charts.Chart:
    points = [Point(one.details["bin"], one) for one in found.bins]
    said = "; ".join(f"{point.at}: {point.estimate.text}" for point in points)
    alt = (
        f"Bar chart of how many occupations' projected growth of {found.vintage} lies how far from the later count, "
        f"percentage points a year: {said}."
    )
    marked = {"marked": record.bin_of(own.value), "mark": "this occupation"} if own.value is not None else {}
    return charts.histogram(points, "projected less counted, percentage points a year", "occupations", alt, **marked)
