"""The exhibits of earlier rounds of projections: what each expected of the occupation, and how far off all were."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.phrases import counted_breaks
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import NO_ERROR, in_a_sentence, when
from careerbook.figures import projection_accuracy
from careerbook.figures.case import Case
from careerbook.figures.projection_accuracy import Accuracy, Followed
from careerbook.figures.track_record import rounds
from careerbook.metrics import record
from careerbook.metrics.record import Round

Rounds = tuple[Round, ...]

_TWO_SERIES = say(
    "Two different series stand side by side. A projection is of all jobs, the self-employed among them, as averages "
    "of a year; the survey counts wage and salary jobs in May and pools three years of answers. The publisher does not "
    "recommend the survey as a time series. So the count is a rough check, not a verdict; counts that cross a change "
    "of classification or method are in the table only, and a round of less than three years ago has no count yet."
)
_NOT_ERROR = (
    "Part of the distance is not error of the projection: the two series count different jobs, the counts have "
    "sampling errors, and"
)


def track_record(case: Case) -> Exhibit:
    """The growth that each round projected, and the count since."""
    past = rounds(case)
    return Exhibit("track", _rounds_takeaway(past), _TWO_SERIES, _rounds_table(past), _rounds_chart(past))


def _rounds_takeaway(past: Rounds) -> Prose:
    first = next((each for each in past if each.difference.value is not None and not each.breaks), None)
    if first is None:
        return _only_projected(past)
    return say(
        "The {v} round projected {x}; from {s} the survey counted {y}{span}",
        v=when(first.growth),
        x=_pace(first.projected),
        y=_pace(first.counted),
        s=when(first.counted),
        span=_interval(first),
    )


def _pace(rate: Estimate) -> Prose:
    """'growth of 1.5% a year', 'a decline of 1.1% a year', 'no change (0.0% a year)'."""
    assert rate.value is not None
    if rate.text.lstrip("−").startswith("0.0%"):
        return say("no change ({r})", r=rate)
    return say("growth of {r}" if rate.value > 0 else "a decline of {r:size}", r=rate)


def _interval(past: Round) -> Prose:
    low, high = past.low, past.high
    if low is None or high is None:
        return say("")
    if low.text == high.text:
        return say("; {n}", n=NO_ERROR)
    doubt = ": whether jobs changed the errors leave open" if (low.value or 0) <= 0 <= (high.value or 0) else ""
    level = declared("statistic", "90-percent")
    return say(", {level} confidence interval {low} to {high}{doubt}", level=level, low=low, high=high, doubt=doubt)


def _only_projected(past: Rounds) -> Prose:
    published = [each.growth for each in past if each.growth.value is not None]
    if len(published) < 2:
        return say("Earlier rounds of projections can't be compared with this occupation")
    first, last = published[0], published[-1]
    change = "In the {a} round a change of {x} was projected; in the {b} round {y}"
    return say(change, a=when(first), x=first, b=when(last), y=last)


def _rounds_table(past: Rounds) -> Table:
    columns = (
        Column("vintage", "Round", "vintage of the projections", kind="text"),
        Column("growth_pct", "Projected, ten years", "growth over the period", "percent"),
        Column("projected_rate", "Projected, a year", "the same as a compound rate", "percent a year"),
        Column("counted_rate", "Counted, a year", "change in surveyed employment", "percent a year"),
        Column("counted_low", "Interval from", "lower end of the 90-percent interval", "percent a year"),
        Column("counted_high", "to", "upper end of the 90-percent interval", "percent a year"),
        Column("counted_period", "Counted over", "first and last survey", kind="text"),
        Column("note", "Note", "why a figure is lacking, and what lies between", kind="long-text"),
    )
    return Table("Projected and later counted growth, by round", columns, tuple(map(_round, past)))


def _round(past: Round) -> tuple[Value, ...]:
    growth, counted = past.growth, past.counted
    notes = dict.fromkeys((growth.reason, counted.reason, *(f"between them {what}" for what in past.breaks)))
    period = when(counted) if counted.value is not None else None
    note = mark("; ".join(note for note in notes if note))
    return (when(growth), growth, past.projected, counted, past.low, past.high, period, note)


def _rounds_chart(past: Rounds) -> charts.Chart | None:
    """Projected and counted, round by round; a count that crosses a break is left out."""
    rows = [
        (f"Round {each.growth.reference_period}", (each.projected, None if each.breaks else each.counted))
        for each in past
        if each.projected.value is not None
    ]
    if not rows:
        return None
    counts = {
        name: counted.text if counted and counted.value is not None else "not comparable" for name, (_, counted) in rows
    }
    pairs = "; ".join(f"{name}: projected {projected.text}, counted {counts[name]}" for name, (projected, _) in rows)
    alt = f"Dot chart of projected and later counted growth in employment, by round of projections. {pairs}."
    return charts.pairs(rows, ("Projected", "Counted"), "percent a year", ".1f", alt)


def accuracy(case: Case) -> Exhibit:
    """The distribution of one round's misses over all occupations, this one marked."""
    result = projection_accuracy.accuracy(case)
    chosen = result.spreads[result.chosen.vintage]
    half = "For half of {n} occupations the {v} projection lies within {x} of the later count"
    takeaway = say(half, n=chosen.occupations, v=period(_dashed(chosen.vintage)), x=chosen.within)
    what = say(
        "Projected less counted growth, in percentage points a year, over all occupations that can be followed one to "
        "one. {h} of them were projected above the later count.",
        h=chosen.too_high,
    )
    standfirst = [what, _of_occupation(in_a_sentence(case.title), result), _caution(result.chosen, result.followed)]
    return Exhibit("accuracy", takeaway, join(standfirst), _table(result), _chart(result))


def _dashed(vintage: str) -> str:
    return vintage.replace("-", "–")


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
    off = "For {t} the projection was {d:size} {than} the count{doubt}."
    return say(off, t=title, d=distance, than=than, doubt=doubt)


def _caution(chosen: Followed, followed: tuple[Followed, ...]) -> Prose:
    """What the distance is beside error: a count that crosses breaks, or one that is short."""
    if chosen.breaks:
        return say(_NOT_ERROR + " the count crosses {breaks} of its series.", breaks=counted_breaks(len(chosen.breaks)))
    recovery = ", which began in the recovery from the pandemic's recession" if chosen.began_in_recovery else ""
    older = next((each for each in followed if each.breaks), None)
    longer = "The older round in the table has a longer record, but its count crosses {breaks}."
    few_years = say(f"{_NOT_ERROR} few years have passed{recovery}.")
    return few_years + say(longer, breaks=counted_breaks(len(older.breaks))) if older else few_years


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
    crossing = (_crossing(followed) for followed in result.followed if followed.breaks)
    notes = (mark("Each occupation counts once, whatever its size."), *crossing)
    return Table("How far projections were from later counts, all occupations", columns, tuple(rows), notes)


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
