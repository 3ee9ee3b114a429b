"""The exhibit of how far off projections have been across all occupations."""

from __future__ import annotations

from careerbook import charts
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures import projection_accuracy
from careerbook.figures.case import Case
from careerbook.figures.projection_accuracy import Accuracy, Followed
from careerbook.metrics import record

_NOT_ERROR = (
    "Part of the distance is not error of the projection: the two series count different jobs, the counts have "
    "sampling errors, and"
)
_TIMES = {1: "one break", 2: "two breaks", 3: "three breaks"}


def accuracy(case: Case) -> Exhibit:
    """The distribution of one round's misses over all occupations, this one marked."""
    result = projection_accuracy.accuracy(case)
    return Exhibit("accuracy", _takeaway(result), _standfirst(case.title, result), _table(result), _chart(result))


def _takeaway(result: Accuracy) -> Prose:
    chosen = result.spreads[result.chosen.vintage]
    return say(
        "For half of {n} occupations the {v} projection lies within {x} of the later count",
        n=chosen.occupations,
        v=period(_dashed(chosen.vintage)),
        x=chosen.within,
    )


def _dashed(vintage: str) -> str:
    return vintage.replace("-", "–")


def _standfirst(title: str, result: Accuracy) -> Prose:
    return join([
        say(
            "Projected less counted growth, in percentage points a year, over all occupations that can be followed "
            "one to one. {h} of them were projected above the later count.",
            h=result.spreads[result.chosen.vintage].too_high,
        ),
        _of_occupation(in_a_sentence(title), result),
        _caution(result.chosen, result.followed),
    ])


def _of_occupation(title: str, result: Accuracy) -> Prose:
    distance = result.distance(result.chosen)
    if distance.value is None:
        return say("This occupation can't be followed that far.")
    if distance.text.lstrip("−").startswith("0.0"):
        return say("For {t} the projection and the count agree.", t=title)
    than = "above" if distance.value > 0 else "below"
    past = result.rounds[result.chosen.vintage]
    projected, error = past.projected.value or 0.0, past.counted.error
    within = error is not None and error.low <= projected <= error.high
    doubt = ", a distance within the error of the count" if within else ""
    return say(
        "For {t} the projection was {d:size} {than} the count{doubt}.", t=title, d=distance, than=than, doubt=doubt
    )


def _caution(chosen: Followed, followed: tuple[Followed, ...]) -> Prose:
    """What the distance is beside error: a count that crosses breaks, or one that is short."""
    if chosen.breaks:
        return say(f"{_NOT_ERROR} the classification and the method of the count changed in between.")
    recovery = ", which began in the recovery from the pandemic's recession" if chosen.began_in_recovery else ""
    older = next((each for each in followed if each.breaks), None)
    return join([
        say(f"{_NOT_ERROR} few years have passed{recovery}."),
        say(
            "The older round in the table has a longer record, but its count crosses {breaks}.",
            breaks=_TIMES[len(older.breaks)],
        )
        if older
        else None,
    ])


def _table(result: Accuracy) -> Table:
    columns = (
        Column("measure", "Projected less counted, percentage points a year", "class of the distance", kind="text"),
        *(
            Column(f"round_{vintage.replace('-', '_')}", f"Round {_dashed(vintage)}", f"the {vintage} round")
            for vintage in result.spreads
        ),
    )
    spreads = list(result.spreads.values())
    rows: list[tuple[Value, ...]] = [
        (declared("bin", name), *(spread.bins[at] for spread in spreads)) for at, name in enumerate(record.BINS)
    ]
    rows += [
        ("Occupations followed", *(spread.occupations for spread in spreads)),
        ("Half lie within", *(spread.within for spread in spreads)),
        ("Projected above the count", *(spread.too_high for spread in spreads)),
        ("This occupation", *map(result.distance, result.followed)),
    ]
    notes = [
        mark("Each occupation counts once, whatever its size."),
        *(_crossing(followed) for followed in result.followed if followed.breaks),
    ]
    return Table("How far projections were from later counts, all occupations", columns, tuple(rows), tuple(notes))


def _crossing(followed: Followed) -> Prose:
    years = [str(year) for year in followed.breaks]
    changes = f"the change of {years[0]}" if len(years) == 1 else f"the changes of {' and '.join(years)}"
    return mark(
        f"The count for the round of {_dashed(followed.vintage)} runs from {followed.first_year} and crosses {changes}."
    )


def _chart(result: Accuracy) -> charts.Chart:
    chosen, distance = result.spreads[result.chosen.vintage], result.distance(result.chosen)
    points = [Point(name, count) for name, count in zip(record.BINS, chosen.bins, strict=True)]
    counts = "; ".join(f"{point.at}: {point.estimate.text}" for point in points)
    alt = (
        f"Bar chart of how many occupations' projected growth of {chosen.vintage} lies how far from the later count, "
        f"percentage points a year: {counts}."
    )
    marked = {} if distance.value is None else {"marked": record.bin_of(distance.value), "mark": "this occupation"}
    return charts.histogram(points, "projected less counted, percentage points a year", "occupations", alt, **marked)
