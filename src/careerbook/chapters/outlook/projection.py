"""The exhibit of the latest projection."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.growth_words import move
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import when
from careerbook.figures.case import Case
from careerbook.figures.outlook import Outlook, outlook
from careerbook.metrics.adjectives import CutOffs

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


def projection(case: Case) -> Exhibit:
    """Jobs, growth, openings and requirements beside all occupations."""
    projected = outlook(case)
    table, chart = _table(case.title, projected), _chart(case.title, projected)
    return Exhibit("projection", _takeaway(projected), _standfirst(projected), table, chart)


def _takeaway(projected: Outlook) -> Prose:
    growth, everyone = projected["growth_pct"], projected.of_all("growth_pct")
    if growth.value is None or everyone.value is None:
        return say("No projection is published for this occupation")
    if first := projected.leading_adjective:
        return say("{a} is projected: {g}, against {all} for all occupations", a=first, g=growth, all=everyone)
    if adjective := projected.adjective:
        return say("Employment is projected to grow {a}: {g} against {all}", a=adjective, g=growth, all=everyone)
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


def _standfirst(projected: Outlook) -> Prose:
    what = say(
        "National projection {y}. Jobs are annual averages, of the base year and of the target year, and include the "
        "self-employed and others whom the wage survey leaves out; openings are an average over the period.",
        y=when(projected["growth_pct"]),
    )
    return join([what, _cut_offs(projected.cut_offs) if projected.adjective else None])


def _table(title: str, projected: Outlook) -> Table:
    columns = (
        Column("figure", "Projection", "what is projected", kind="text"),
        Column("occupation", title, "the occupation"),
        Column("period", "Period", "reference period", kind="text"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    rows = tuple((name, projected[key], when(projected[key]), projected.of_all(key)) for key, name in _ROWS.items())
    return Table("Projected employment, openings and requirements", columns, rows)


def _cut_offs(cut_offs: CutOffs) -> Prose:
    """BLS' cut-offs, as it states them for the round."""
    much, faster, about, slower = (rule(f"{least}%") for least, _ in cut_offs if least)
    return say(
        "In the words of the Bureau of Labor Statistics, growth rounded to a whole percent is much faster than average "
        "from {a}, faster from {b}, about as fast from {c}, slower from {d}; a loss of {d} or more is a decline; what "
        "lies between is little or no change.",
        a=much,
        b=faster,
        c=about,
        d=slower,
    )


def _chart(title: str, projected: Outlook) -> charts.Chart | None:
    growth, everyone = projected["growth_pct"], projected.of_all("growth_pct")
    if growth.value is None:
        return None
    alt = (
        f"Bar chart of projected growth in employment, {growth.reference_period}: {title} {growth.text}, "
        f"all occupations {everyone.text}."
    )
    points = [Point(title, growth), Point("All occupations", everyone)]
    return charts.bars(points, f"percent, {growth.reference_period}", ".0f", alt, highlight=[title])
