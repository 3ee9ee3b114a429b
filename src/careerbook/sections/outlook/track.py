"""The exhibit of what each round of projections said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.charts import Point
from careerbook.exhibit import Exhibit
from careerbook.prose import Prose, mark, say
from careerbook.sections.common import when
from careerbook.tables import Column, Table

if TYPE_CHECKING:
    from careerbook.sections.outlook import Outlook


def exhibit(outlook: Outlook) -> Exhibit:
    """The growth projected in each vintage."""
    return Exhibit("track", _takeaway(outlook), _standfirst(), _table(outlook), _chart(outlook))


def _takeaway(outlook: Outlook) -> Prose:
    known = [estimate for estimate in outlook.track.values() if estimate.value is not None]
    if len(known) < 2:
        return say("Earlier rounds of projections can't be compared with this occupation")
    first, last = known[0], known[-1]
    return say(
        "In the {a} round a change of {x} was projected; in the {b} round {y}",
        a=when(first), x=first, b=when(last), y=last,
    )  # fmt: skip


def _standfirst() -> Prose:
    return say(
        "Growth over ten years as each round of projections saw it. Rounds differ in base year, method and "
        "classification; a round whose code is not joined one to one by a published crosswalk is not compared."
    )


def _table(outlook: Outlook) -> Table:
    columns = (
        Column("vintage", "Round", "vintage of the projections", kind="text"),
        Column("growth_pct", "Projected growth", "growth over the period", "percent"),
        Column("note", "Note", "why a figure is lacking", kind="long-text"),
    )
    rows = tuple((when(one), one, mark(one.reason)) for one in outlook.track.values())
    return Table("Growth projected in each round", columns, rows)


def _chart(outlook: Outlook) -> charts.Chart | None:
    known = [one for one in outlook.track.values() if one.value is not None]
    if not known:
        return None
    said = ", ".join(f"{one.reference_period} {one.text}" for one in known)
    points = [Point(one.reference_period, one) for one in outlook.track.values()]
    alt = f"Bar chart of the change in employment that each round projected: {said}."
    return charts.bars(points, "percent over ten years", ".0f", alt)
