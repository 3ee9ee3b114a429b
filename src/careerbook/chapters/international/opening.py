"""The opening sentences on pay abroad."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook.core.comparators import HOME
from careerbook.exhibits.exhibit import Paragraph
from careerbook.exhibits.prose import Prose, join, listed, say
from careerbook.exhibits.wording import the
from careerbook.figures.case import Case
from careerbook.figures.pay_abroad import first
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade


def paragraph(case: Case) -> Paragraph:
    """What the figures are in, how well each country's group fits, and what can't be said."""
    abroad = [each for each in first(case) if each.country_code != HOME]
    by_grade = {grade: [each for each in abroad if each.grade is grade] for grade in Grade}
    broad = [each for each in abroad if each.grade in (Grade.MINOR, Grade.SUB_MAJOR, Grade.MAJOR)]
    sentences = [
        say(
            "International dollars remove price differences: one buys as much as a US dollar does in the United States."
        ),
        _listed("The occupation's own unit group is at hand for {c}.", by_grade[Grade.EXACT]),
        _listed("For {c} it is a unit group that holds other occupations too.", by_grade[Grade.SHARED]),
        _listed("For {c} the nearest group at hand stands in.", by_grade[Grade.NEAR]),
        _listed("For {c} only a broad group of occupations is at hand; it says little of this one.", broad),
        _listed("For {c} no comparable figure is at hand.", [each for each in abroad if each.match is None]),
        say("No margin of error is published with most of these figures, so no ranking is claimed."),
    ]
    return Paragraph(join(sentences))


def _listed(template: str, comparisons: Sequence[Comparison]) -> Prose | None:
    return say(template, c=listed([the(each.country) for each in comparisons])) if comparisons else None
