"""The exhibit of pay where only a broad group of occupations is published, set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.international.pay import YEARS, table
from careerbook.charts import Point
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, mark, period, say
from careerbook.metrics import abroad, matching

if TYPE_CHECKING:
    from careerbook.chapters.international import International


def exhibit(section: International) -> Exhibit:
    """The one-digit group in the chart; in the table each other country's best figure, and the near ones' group."""
    near = {one.country_code for one in section.near}
    drawn_too = sorted((one for one in section.groups if one.country_code in near), key=lambda one: one.country)
    rows = table([*section.apart, *drawn_too], "Pay by a broad group", detailed=False)
    return Exhibit("pay-world", _takeaway(section), _standfirst(section), rows, _chart(section))


def counts(section: International) -> tuple[Estimate, Estimate]:
    """How many countries have a figure, and how many of them one of the occupation's own group or one near it."""
    known = [one for one in section.comparisons.values() if one.lcu.value is not None]
    near = [one for one in known if one.is_near]
    return abroad.count("international.countries", known), abroad.count("international.countries_near", near)


def _takeaway(section: International) -> Prose:
    known, near = counts(section)
    return say(
        "Of {n} countries with a figure {m} have one for this occupation or one near it; the others have a broad group",
        n=known,
        m=near,
    )


def _standfirst(section: International) -> Prose:
    isco = section.matches.get("ISCO-08")
    if isco is None or not section.groups:
        return say("No published crosswalk leads from this occupation to the international classification.")
    return say(
        "The chart has {g}, mean pay of all employees, of {a} or later. It says little of this occupation: the group "
        "holds many others. Years and surveys differ, so neighbors in the chart are not ranked. Countries for which no "
        "group that fits is published are in the table as such; those with a nearer one are at its end, by the broad "
        "group too.",
        a=period(oldest(section)),
        g=mark(f"ISCO-08 major group {matching.major_group(isco).code}"),
    )


def oldest(section: International) -> int:
    """The earliest year that the chart draws: pay of very different years is not compared."""
    return max((one.year for one in section.groups), default=0) - YEARS


def _chart(section: International) -> charts.Chart | None:
    known = [one for one in section.groups if one.ppp_annual.value is not None and one.year >= oldest(section)]
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
