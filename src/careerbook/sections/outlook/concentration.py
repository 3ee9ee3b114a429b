"""The exhibit of where the occupation is most concentrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.charts import Point
from careerbook.exhibit import Exhibit
from careerbook.metrics import areas
from careerbook.metrics.areas import Area
from careerbook.prose import Prose, rule, say
from careerbook.sections.common import in_a_sentence
from careerbook.sections.salary.areas import QUOTIENT, figures, the, transcribed
from careerbook.tables import Column, Table

if TYPE_CHECKING:
    from careerbook.sections.outlook import Outlook

_SHOWN = 10


def exhibit(outlook: Outlook) -> Exhibit:
    """The states with the highest location quotients among those with jobs enough; no chart if there are none."""
    found = figures(outlook.dataset, outlook.career, outlook.surveyed_employment)
    top = areas.in_order(found, "quotient")[:_SHOWN]
    return Exhibit("concentration", _takeaway(outlook, top), _standfirst(), _table(top, found), _chart(top))


def _takeaway(outlook: Outlook, top: list[Area]) -> Prose:
    title = in_a_sentence(outlook.career.title)
    if not top:
        return say("No state has jobs enough of {t} to say where they are concentrated", t=title)
    first = top[0]
    if (first.quotient.value or 0) <= 1:
        return say("No state with jobs enough has more than its share of {t}", t=title)
    return say("{t} are most concentrated in {a}: {q} times their share of the nation's jobs",
               t=title[0].upper() + title[1:], a=the(first), q=first.quotient)  # fmt: skip


def _standfirst() -> Prose:
    return say(
        "States with the highest location quotients, among those with at least {n} jobs of the occupation. A high "
        "quotient tells where the occupation is common, not where there are vacancies.",
        n=rule("1,000"),
    )


def _table(top: list[Area], found: tuple[Area, ...]) -> Table:
    columns = (
        Column("area", "Area", "state", kind="text"),
        Column("location_quotient", "Location quotient", "share of the area's jobs against the nation's share"),
        Column("employment", "Employment", "employment", "jobs"),
    )
    rows = tuple((area.title, area.quotient, area.employment) for area in top)
    return Table("States where the occupation is most concentrated", columns, rows, (QUOTIENT, *transcribed(found)))


def _chart(top: list[Area]) -> charts.Chart | None:
    if not top:
        return None
    said = ", ".join(f"{area.title} {area.quotient.text}" for area in top)
    alt = f"Bar chart of location quotients, the states where the occupation is most concentrated: {said}."
    points = [Point(area.title, area.quotient) for area in top]
    return charts.bars(points, "location quotient, the nation being one", ".1f", alt)
