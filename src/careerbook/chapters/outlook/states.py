"""The exhibit of where the occupation is most concentrated."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.naming import QUOTIENT, the, transcribed
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, mark, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.concentration import most_concentrated
from careerbook.figures.pay_by_area import areas_of
from careerbook.metrics.areas import Area

_FLOOR = rule("1,000")
_ORDER = mark("In order of the location quotient, which has no published error.")


def concentration(case: Case) -> Exhibit:
    """The states with the highest location quotients among those with jobs enough; no chart if there are none."""
    top = most_concentrated(case)
    table = _table(top, transcribed(areas_of(case)))
    return Exhibit("concentration", _takeaway(in_a_sentence(case.title), top), _standfirst(), table, _chart(top))


def _takeaway(title: str, top: list[Area]) -> Prose:
    if not top:
        return say("No state has {n} jobs of {t}, too few to say where they are concentrated", n=_FLOOR, t=title)
    first = top[0]
    if (first.quotient.value or 0) <= 1:
        return say("No state with at least {n} jobs of {t} has more than its share of them", n=_FLOOR, t=title)
    return say(
        "Of the states with at least {n} jobs of {t}, {a} has the highest published share: {q} times the nation's",
        n=_FLOOR,
        t=title,
        a=the(first),
        q=first.quotient,
    )


def _standfirst() -> Prose:
    return say(
        "States and territories with the highest location quotients, among those with at least {n} jobs of the "
        "occupation. No errors are at hand for areas, so neighbors in the order can't be told apart. A high quotient "
        "tells where the occupation is common, not where there are vacancies.",
        n=_FLOOR,
    )


def _table(top: list[Area], notes: list[Prose]) -> Table:
    columns = (
        Column("area", "Area", "state", kind="text"),
        Column("location_quotient", "Location quotient", "share of the area's jobs against the nation's share"),
        Column("employment", "Employment", "employment", "jobs"),
    )
    rows = tuple((area.title, area.quotient, area.employment) for area in top)
    return Table("States where the occupation is most concentrated", columns, rows, (_ORDER, QUOTIENT, *notes))


def _chart(top: list[Area]) -> charts.Chart | None:
    if not top:
        return None
    quotients = ", ".join(f"{area.title} {area.quotient.text}" for area in top)
    alt = f"Bar chart of location quotients, the states where the occupation is most concentrated: {quotients}."
    points = [Point(area.title, area.quotient) for area in top]
    return charts.bars(points, "location quotient, the nation being one", ".1f", alt)
