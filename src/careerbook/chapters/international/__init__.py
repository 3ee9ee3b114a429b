"""How the occupation's pay and prospects compare abroad."""

from __future__ import annotations

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.international import amounts, beside_all, broad, canada, europe, opening, work_visas
from careerbook.exhibits.exhibit import Fact, Facts
from careerbook.exhibits.prose import mark, say
from careerbook.figures import pay_abroad
from careerbook.figures.case import Case


def facts(case: Case) -> Facts:
    """Pay in the countries shown first, in international dollars a year, where a group near the occupation is known."""
    near = [each for each in pay_abroad.first(case) if each.ppp_annual.value is not None and each.is_near]
    return Facts(
        tuple(
            Fact(
                each.country,
                each.ppp_annual,
                say(
                    "Int$ a year; {s}, {y}, {g}",
                    s=each.statistic,
                    y=mark(each.lcu.reference_period),
                    g=mark(each.grade),
                ),
            )
            for each in near
        )
    )


CHAPTER = Chapter(
    "international",
    "What the same work pays and offers abroad.",
    parts={
        "facts": facts,
        "opening": opening.paragraph,
        "pay": amounts.exhibit,
        "relative": beside_all.exhibit,
        "broad": broad.exhibit,
        "relative_world": beside_all.world,
        "outlook_canada": canada.exhibit,
        "outlook_europe": europe.exhibit,
        "visas": work_visas.exhibit,
    },
)
