"""The exhibit of pay where only a broad group of occupations is published, set apart."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.international.amounts import table
from careerbook.charts import Point
from careerbook.core.comparators import HOME
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, mark, period, say
from careerbook.figures import pay_abroad
from careerbook.figures.case import Case
from careerbook.figures.groups_abroad import matches
from careerbook.metrics import matching


def exhibit(case: Case) -> Exhibit:
    """The one-digit group in the chart; in the table each other country's best figure, and the near ones' group."""
    rows = [*pay_abroad.apart(case), *pay_abroad.broad_groups_of_near(case)]
    listed = table(rows, "Pay by a broad group", detailed=False)
    return Exhibit("pay-world", _takeaway(case), _standfirst(case), listed, _chart(case))


def _takeaway(case: Case) -> Prose:
    paid, near = pay_abroad.counts(case)
    return say(
        "Of {n} countries with a figure {m} have one for this occupation or one near it; the others have a broad group",
        n=paid,
        m=near,
    )


def _standfirst(case: Case) -> Prose:
    isco = matches(case).get(matching.ISCO)
    if isco is None or not pay_abroad.broad_groups(case):
        return say("No published crosswalk leads from this occupation to the international classification.")
    return say(
        "The chart has {g}, mean pay of all employees, of {a} or later. It says little of this occupation: the group "
        "holds many others. Years and surveys differ, so neighbors in the chart are not ranked. Countries for which no "
        "group that fits is published are in the table as such; those with a nearer one are at its end, by the broad "
        "group too.",
        a=period(pay_abroad.oldest(case)),
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
    )


def _chart(case: Case) -> charts.Chart | None:
    ranked = pay_abroad.recent_broad_groups(case)
    if len(ranked) < 2:
        return None
    low, high = ranked[0], ranked[-1]
    alt = (
        "Strip of mean pay in the occupation's one-digit group, international dollars a year, one dot a country, from "
        f"{low.ppp_annual.text} in {low.country} to {high.ppp_annual.text} in {high.country}."
    )
    named = {HOME, low.country_code, high.country_code}
    points = [
        Point(group.country, group.ppp_annual, group.country if group.country_code in named else "") for group in ranked
    ]
    return charts.strip(points, "international dollars a year, logarithmic scale", alt)
