"""The exhibit of pay across the world, mostly by broad groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.charts import Point
from careerbook.estimate import Estimate, Label
from careerbook.exhibit import Exhibit
from careerbook.metrics import matching
from careerbook.prose import Prose, mark, say
from careerbook.sections.international.pay import table

if TYPE_CHECKING:
    from careerbook.sections.international import International


def exhibit(section: International) -> Exhibit:
    """The one-digit group in the chart, each other country's best figure in the table."""
    rest = [one for code, one in section.comparisons.items() if code not in section.comparators]
    rows = table(sorted(rest, key=lambda one: one.country), "Pay in other countries", detailed=False)
    return Exhibit("pay-world", _takeaway(section), _standfirst(section), rows, _chart(section))


def _takeaway(section: International) -> Prose:
    count = sum(one.lcu.value is not None for one in section.comparisons.values())
    step = "countries with a figure, counted"
    counted = Estimate("international.countries", count, "countries", label=Label.DERIVED, steps=(step,))
    return say(
        "Across the world, mostly broad groups: {n} countries, few of them for this very occupation",
        n=counted,
    )


def _standfirst(section: International) -> Prose:
    isco = section.matches.get("ISCO-08")
    if isco is None:
        return say("No published crosswalk leads from this occupation to the international classification.")
    return say(
        "The chart has {g}, mean pay of all employees, so that like stands beside like. It is a proxy: the group holds "
        "many other occupations.",
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
    )


def _chart(section: International) -> charts.Chart | None:
    known = [one for one in section.groups if one.ppp_annual.value is not None]
    ranked = sorted(known, key=lambda one: one.ppp_annual.value or 0)
    if len(ranked) < 2:
        return None
    low, high = ranked[0], ranked[-1]
    alt = (
        "Strip of mean pay in the occupation's one-digit group, international dollars a year, one dot a country, from "
        f"{low.ppp_annual.text} in {low.country} to {high.ppp_annual.text} in {high.country}."
    )
    named = {"USA", low.country_code, high.country_code}
    points = [Point(one.country, one.ppp_annual, one.country if one.country_code in named else "") for one in ranked]
    return charts.strip(points, "international dollars a year, logarithmic scale", alt)
