"""The exhibit of the latest projection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import when
from careerbook.chapters.outlook.opening import move
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics.adjectives import DECLINE, NO_CHANGE

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook

_ROWS = {
    "employment_base": "Jobs, base year",
    "employment_target": "Jobs projected, target year",
    "employment_change": "Change in jobs over the period",
    "growth_pct": "Growth over the period",
    "openings_annual": "Openings a year, average",
    "exits_annual": "of these: people leaving the labor force",
    "transfers_annual": "of these: people moving to other occupations",
    "entry_education": "Education to enter",
    "work_experience": "Experience in a related occupation",
    "on_the_job_training": "Training on the job",
}


def exhibit(outlook: Outlook) -> Exhibit:
    """Jobs, growth, openings and requirements beside all occupations."""
    return Exhibit("projection", _takeaway(outlook), _standfirst(outlook), _table(outlook), _chart(outlook))


def _takeaway(outlook: Outlook) -> Prose:
    growth, everyone = outlook.get("growth_pct"), outlook.everyone("growth_pct")
    if growth.value is None or everyone.value is None:
        return say("No projection is published for this occupation")
    if outlook.adjective:
        return _in_bls_words(outlook, outlook.adjective)
    if growth.text == everyone.text:
        return say("Employment is projected to grow as all occupations do, by {g}", g=growth)
    if growth.value <= 0:
        return say("Employment is projected to {m}, while all occupations grow by {all}", m=move(growth), all=everyone)
    than = "faster" if growth.value > everyone.value else "more slowly"
    return say(
        "Employment is projected to grow {than} than all occupations: {g} against {all}",
        than=than,
        g=growth,
        all=everyone,
    )


def _in_bls_words(outlook: Outlook, adjective: Estimate) -> Prose:
    growth, everyone = outlook.get("growth_pct"), outlook.everyone("growth_pct")
    if adjective.category in (NO_CHANGE, DECLINE):
        return say(
            "{a} is projected: {g}, against {all} for all occupations", a=_first(adjective), g=growth, all=everyone
        )
    return say("Employment is projected to grow {a}: {g} against {all}", a=adjective, g=growth, all=everyone)


def _first(adjective: Estimate) -> Estimate:
    """The adjective as it stands at the beginning of a sentence."""
    words = {DECLINE: "A decline", NO_CHANGE: "Little or no change"}[adjective.category or ""]
    return replace(adjective, id=f"{adjective.id}_first", category=words)


def _standfirst(outlook: Outlook) -> Prose:
    what = say(
        "National projection {y}. Jobs are annual averages, of the base year and of the target year, and include the "
        "self-employed and others whom the wage survey leaves out; openings are an average over the period.",
        y=when(outlook.get("growth_pct")),
    )
    return join([what, _cut_offs() if outlook.adjective else None])


def _table(outlook: Outlook) -> Table:
    columns = (
        Column("figure", "Projection", "what is projected", kind="text"),
        Column("occupation", outlook.career.title, "the occupation"),
        Column("period", "Period", "reference period", kind="text"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    rows = tuple((name, outlook.get(key), when(outlook.get(key)), outlook.everyone(key)) for key, name in _ROWS.items())
    return Table("Projected employment, openings and requirements", columns, rows)


def _cut_offs() -> Prose:
    """BLS' cut-offs, as it states them for the round."""
    return say(
        "In the words of the Bureau of Labor Statistics, growth rounded to a whole percent is much faster than average "
        "from {a}, faster from {b}, about as fast from {c}, slower from {d}; a loss of {d} or more is a decline; what "
        "lies between is little or no change.",
        a=rule("7%"),
        b=rule("5%"),
        c=rule("3%"),
        d=rule("1%"),
    )


def _chart(outlook: Outlook) -> charts.Chart | None:
    own, everyone = outlook.get("growth_pct"), outlook.everyone("growth_pct")
    if own.value is None:
        return None
    title = outlook.career.title
    alt = (
        f"Bar chart of projected growth in employment, {own.reference_period}: {title} {own.text}, "
        f"all occupations {everyone.text}."
    )
    points = [Point(title, own), Point("All occupations", everyone)]
    return charts.bars(points, f"percent, {own.reference_period}", ".0f", alt, highlight=[title])
