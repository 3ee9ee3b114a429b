"""The exhibit of where the openings come from."""

from __future__ import annotations

from careerbook import charts
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import when
from careerbook.figures.case import Case
from careerbook.figures.outlook import Outlook, outlook

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


def openings(case: Case) -> Exhibit:
    """Openings and their three parts beside all occupations; no chart if none are projected."""
    projected = outlook(case)
    table = _table(case.title, projected)
    return Exhibit("openings", _takeaway(projected), _standfirst(projected), table, _chart(projected))


def _takeaway(projected: Outlook) -> Prose:
    rate, everyone = projected["openings_rate_pct"], projected.of_all("openings_rate_pct")
    if rate.value is None or everyone.value is None:
        return say("No openings are projected for this occupation")
    comparison = projected.openings_beside_all
    if not comparison:
        return say(
            "Openings a year equal about {r} of the jobs; the published figures are too rounded to tell that from the "
            "{all} of all occupations",
            r=rate,
            all=everyone,
        )
    return say(
        "Openings a year equal about {r} of the jobs, {than} than the {all} of all occupations",
        r=rate,
        than="more" if comparison > 0 else "less",
        all=everyone,
    )


def _standfirst(projected: Outlook) -> Prose:
    return join([
        say(
            "Average over {y}. Most openings replace people: those who leave the labor force, to retire for "
            "example, and those who move to another occupation. Changing the employer within the occupation makes "
            "no opening here.",
            y=when(projected["openings_annual"]),
        ),
        _declining(projected),
        say(
            "The publisher rounds to the nearest hundred, which matters where jobs are few, and gives no margin of "
            "error."
        ),
    ])


def _declining(projected: Outlook) -> Prose | None:
    if (projected["change_annual"].value or 0) >= 0:
        return None
    return say("Jobs that go are subtracted: openings are there although employment is projected to decline.")


def _table(title: str, projected: Outlook) -> Table:
    columns = (
        Column("figure", "Openings", "what is projected", kind="text"),
        Column("occupation", title, "the occupation"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    rows = tuple((name, projected[key], projected.of_all(key)) for key, name in _ROWS.items())
    return Table("Projected openings a year and where they come from", columns, rows)


def _chart(projected: Outlook) -> charts.Chart | None:
    points = [Point(name, projected[key]) for key, name in _PARTS.items()]
    if any(point.estimate.value is None for point in points):
        return None
    if (projected["change_annual"].value or 0) < 0:
        points[-1] = Point("jobs that go", projected["change_annual"])
    parts = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of the openings projected for a year by where they come from: {parts}."
    return charts.bars(points, "openings a year", ",.0f", alt)
