"""The exhibit of what each round of projections expected, beside what was counted later."""

from __future__ import annotations

from careerbook import charts
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import NO_ERROR, when
from careerbook.figures.case import Case
from careerbook.figures.track_record import rounds
from careerbook.metrics.record import Round

Rounds = tuple[Round, ...]


def track_record(case: Case) -> Exhibit:
    """The growth that each round projected, and the count since."""
    past = rounds(case)
    return Exhibit("track", _takeaway(past), _standfirst(), _table(past), _chart(past))


def _takeaway(past: Rounds) -> Prose:
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
    return say(
        "In the {a} round a change of {x} was projected; in the {b} round {y}",
        a=when(first),
        x=first,
        b=when(last),
        y=last,
    )


def _standfirst() -> Prose:
    return join([
        say(
            "Two different series stand side by side. A projection is of all jobs, the self-employed among them, as "
            "averages of a year; the survey counts wage and salary jobs in May and pools three years of answers."
        ),
        say(
            "The publisher does not recommend the survey as a time series. So the count is a rough check, not a "
            "verdict; counts that cross a change of classification or method are in the table only, and a round of "
            "less than three years ago has no count yet."
        ),
    ])


def _table(past: Rounds) -> Table:
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
    return Table("Projected and later counted growth, by round", columns, tuple(map(_row, past)))


def _row(past: Round) -> tuple[Value, ...]:
    growth, counted = past.growth, past.counted
    notes = dict.fromkeys((growth.reason, counted.reason, *(f"between them {what}" for what in past.breaks)))
    period = when(counted) if counted.value is not None else None
    note = mark("; ".join(note for note in notes if note))
    return (when(growth), growth, past.projected, counted, past.low, past.high, period, note)


def _chart(past: Rounds) -> charts.Chart | None:
    """Projected and counted, round by round; a count that crosses a break is left out."""
    rows = [
        (f"Round {each.growth.reference_period}", (each.projected, None if each.breaks else each.counted))
        for each in past
        if each.projected.value is not None
    ]
    if not rows:
        return None
    pairs = "; ".join(f"{name}: {_in_words(*pair)}" for name, pair in rows)
    alt = f"Dot chart of projected and later counted growth in employment, by round of projections. {pairs}."
    return charts.pairs(rows, ("Projected", "Counted"), "percent a year", ".1f", alt)


def _in_words(projected: Estimate, counted: Estimate | None) -> str:
    count = counted.text if counted and counted.value is not None else "not comparable"
    return f"projected {projected.text}, counted {count}"
