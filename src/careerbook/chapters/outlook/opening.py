"""The opening sentences on the outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook.chapters.common import in_a_sentence, when
from careerbook.estimate import Estimate
from careerbook.exhibits.prose import Prose, say
from careerbook.metrics.adjectives import NO_CHANGE

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook


def sentences(outlook: Outlook) -> list[Prose | None]:
    """What is projected; where the openings come from; what a projection is."""
    caution = say(
        "This is a projection of the Bureau of Labor Statistics on stated assumptions, not a forecast; no margin of "
        "error is published."
    )
    return [_growth(outlook), _openings(outlook), caution]


def move(growth: Estimate, adjective: Estimate | None = None) -> Prose:
    """'grow by 12.5%', 'decline by 3.0%', 'show little or no change (0.3%)'. `growth` must have a figure."""
    assert growth.value is not None
    if growth.text.lstrip("−") == "0.0%" or (adjective and adjective.category == NO_CHANGE):
        return say("show little or no change ({g})", g=growth)
    return say("grow by {g}" if growth.value > 0 else "decline by {g:size}", g=growth)


def _growth(outlook: Outlook) -> Prose:
    growth = outlook.get("growth_pct")
    if growth.value is None:
        return say("No projection of this occupation's employment is published.")
    base, target = outlook.get("employment_base"), outlook.get("employment_target")
    return say(
        "Employment of {t} is projected to {move}, from {base} jobs in {y0} to {target} in {y1}; for all occupations "
        "together the growth is {all}.",
        t=in_a_sentence(outlook.career.title),
        move=move(growth, outlook.adjective),
        base=base,
        y0=when(base),
        target=target,
        y1=when(target),
        all=outlook.everyone("growth_pct"),
    )


def _openings(outlook: Outlook) -> Prose | None:
    names = ("openings_annual", "exits_annual", "transfers_annual")
    openings, exits, transfers = map(outlook.get, names)
    if None in (openings.value, exits.value, transfers.value):
        return None
    growth = outlook.get("employment_change").value or 0
    change = "and new jobs" if growth > 0 else "less the jobs that go" if growth < 0 else "with no change in jobs"
    return say(
        "About {o} openings a year are projected on average: {e} people a year leaving the labor force, {t} moving to "
        "other occupations, {change}. The parts are rounded.",
        o=openings,
        e=exits,
        t=transfers,
        change=change,
    )
