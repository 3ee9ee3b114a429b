"""The exhibit of where the openings come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import when
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, say
from careerbook.exhibits.tables import Column, Table
from careerbook.metrics import openings as metrics

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook

_ROWS = {
    "openings_annual": "Openings a year",
    "exits_annual": "people leaving the labor force",
    "transfers_annual": "people moving to other occupations",
    "change_annual": "new jobs, or jobs that go (−)",
    "openings_rate_pct": "Openings a year, in percent of the jobs",
}
_PARTS = {
    "exits_annual": "leaving the labor force",
    "transfers_annual": "moving to other occupations",
    "change_annual": "new jobs",
}


def exhibit(outlook: Outlook) -> Exhibit:
    """Openings and their three parts beside all occupations; no chart if none are projected."""
    return Exhibit("openings", _takeaway(outlook), _standfirst(outlook), _table(outlook), _chart(outlook))


def _takeaway(outlook: Outlook) -> Prose:
    rate, everyone = outlook.get("openings_rate_pct"), outlook.everyone("openings_rate_pct")
    if rate.value is None or everyone.value is None:
        return say("No openings are projected for this occupation")
    names = ("openings_annual", "employment_base", "employment_target")
    found = metrics.against(
        {name: outlook.get(name) for name in names}, {name: outlook.everyone(name) for name in names}
    )
    if not found:
        return say(
            "Openings a year equal about {r} of the jobs; the published figures are too rounded to tell that from the "
            "{all} of all occupations",
            r=rate,
            all=everyone,
        )
    return say(
        "Openings a year equal about {r} of the jobs, {than} than the {all} of all occupations",
        r=rate,
        than="more" if found > 0 else "less",
        all=everyone,
    )


def _standfirst(outlook: Outlook) -> Prose:
    return join([
        say(
            "Average over {y}. Most openings replace people: those who leave the labor force, to retire for "
            "example, and those who move to another occupation. Changing the employer within the occupation makes "
            "no opening here.",
            y=when(outlook.get("openings_annual")),
        ),
        _declining(outlook),
        say(
            "The publisher rounds to the nearest hundred, which matters where jobs are few, and gives no margin of "
            "error."
        ),
    ])


def _declining(outlook: Outlook) -> Prose | None:
    if (outlook.get("change_annual").value or 0) >= 0:
        return None
    return say("Jobs that go are subtracted: openings are there although employment is projected to decline.")


def _table(outlook: Outlook) -> Table:
    columns = (
        Column("figure", "Openings", "what is projected", kind="text"),
        Column("occupation", outlook.career.title, "the occupation"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    rows = tuple((name, outlook.get(key), outlook.everyone(key)) for key, name in _ROWS.items())
    return Table("Projected openings a year and where they come from", columns, rows)


def _chart(outlook: Outlook) -> charts.Chart | None:
    points = [Point(name, outlook.get(key)) for key, name in _PARTS.items()]
    if any(point.estimate.value is None for point in points):
        return None
    if (outlook.get("change_annual").value or 0) < 0:
        points[-1] = Point("jobs that go", outlook.get("change_annual"))
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of the openings projected for a year by where they come from: {said}."
    return charts.bars(points, "openings a year", ",.0f", alt)
