"""The exhibit of what each round of projections said, beside what was counted later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import NO_ERROR, when
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics.record import Kept

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook


def exhibit(outlook: Outlook) -> Exhibit:
    """The growth that each round projected, and the count since."""
    return Exhibit("track", _takeaway(outlook), _standfirst(), _table(outlook), _chart(outlook))


def _takeaway(outlook: Outlook) -> Prose:
    known = [one for one in outlook.record if one.difference.value is not None and not one.breaks]
    if not known:
        return _only_projected(outlook)
    one = known[0]
    return say(
        "The {v} round projected {x}; from {s} the survey counted {y}{span}",
        v=when(outlook.track[one.vintage]),
        x=_pace(one.projected),
        y=_pace(one.counted),
        s=when(one.counted),
        span=_interval(one),
    )


def _pace(rate: Estimate) -> Prose:
    """'growth of 1.5% a year', 'a decline of 1.1% a year', 'no change (0.0% a year)'."""
    assert rate.value is not None
    if rate.text.lstrip("−").startswith("0.0%"):
        return say("no change ({r})", r=rate)
    return say("growth of {r}" if rate.value > 0 else "a decline of {r:size}", r=rate)


def _interval(one: Kept) -> Prose:
    if one.low is None or one.high is None:
        return say("")
    if one.low.text == one.high.text:
        return say("; {n}", n=NO_ERROR)
    open_ = ": whether jobs changed the errors leave open" if (one.low.value or 0) <= 0 <= (one.high.value or 0) else ""
    level = declared("statistic", "90-percent")
    return say(", {level} confidence interval {low} to {high}{o}", level=level, low=one.low, high=one.high, o=open_)


def _only_projected(outlook: Outlook) -> Prose:
    rounds = [estimate for estimate in outlook.track.values() if estimate.value is not None]
    if len(rounds) < 2:
        return say("Earlier rounds of projections can't be compared with this occupation")
    first, last = rounds[0], rounds[-1]
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


def _table(outlook: Outlook) -> Table:
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
    return Table(
        "Projected and later counted growth, by round", columns, tuple(_row(outlook, one) for one in outlook.record)
    )


def _row(outlook: Outlook, one: Kept) -> tuple:  # type: ignore[type-arg]
    growth = outlook.track[one.vintage]
    notes = dict.fromkeys((growth.reason, one.counted.reason, *(f"between them {what}" for what in one.breaks)))
    period = when(one.counted) if one.counted.value is not None else None
    return (
        when(growth),
        growth,
        one.projected,
        one.counted,
        one.low,
        one.high,
        period,
        mark("; ".join(note for note in notes if note)),
    )


def _chart(outlook: Outlook) -> charts.Chart | None:
    """Projected and counted, round by round; a count that crosses a break is left out."""
    known = [one for one in outlook.record if one.projected.value is not None]
    if not known:
        return None
    rows = [
        (f"Round {outlook.track[one.vintage].reference_period}", (one.projected, None if one.breaks else one.counted))
        for one in known
    ]
    said = "; ".join(f"{name}: {_said(*pair)}" for name, pair in rows)
    alt = f"Dot chart of projected and later counted growth in employment, by round of projections. {said}."
    return charts.pairs(rows, ("Projected", "Counted"), "percent a year", ".1f", alt)


def _said(projected: Estimate, counted: Estimate | None) -> str:
    known = counted is not None and counted.value is not None
    return f"projected {projected.text}, counted {counted.text if counted and known else 'not comparable'}"
