"""The opening sentences on pay abroad."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook.exhibits.prose import Prose, listed, say
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade


def sentences(first: Sequence[Comparison]) -> list[Prose | None]:
    """What the figures are in, how well each country's group fits, and what can't be said."""
    abroad = [one for one in first if one.country_code != "USA"]
    fits = [one for one in abroad if one.grade is Grade.EXACT]
    shared = [one for one in abroad if one.grade is Grade.SHARED]
    near = [one for one in abroad if one.grade is Grade.NEAR]
    broad = [one for one in abroad if one.grade in (Grade.MINOR, Grade.SUB_MAJOR, Grade.MAJOR)]
    return [
        say(
            "International dollars remove price differences: one buys as much as a US dollar does in the United States."
        ),
        _listed("The occupation's own unit group is at hand for {c}.", fits),
        _listed("For {c} it is a unit group that holds other occupations too.", shared),
        _listed("For {c} the nearest group at hand stands in.", near),
        _listed("For {c} only a broad group of occupations is at hand; it says little of this one.", broad),
        _listed("For {c} no comparable figure is at hand.", [one for one in abroad if one.match is None]),
        say("No margin of error is published with most of these figures, so no ranking is claimed."),
    ]


def the(country: str) -> str:
    """A country's name as it stands in a sentence."""
    return f"the {country}" if country.startswith("United") else country


def enumerated(parts: Sequence[Prose]) -> Prose:
    """'a, b and c'."""
    return listed(parts)


def _listed(template: str, countries: Sequence[Comparison]) -> Prose | None:
    if not countries:
        return None
    return say(template, c=enumerated([say("{c}", c=the(one.country)) for one in countries]))
