"""The key facts and the opening sentences on the outlook."""

from __future__ import annotations

from careerbook.chapters.growth_words import move
from careerbook.exhibits.exhibit import Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, join, say
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures.case import Case
from careerbook.figures.outlook import outlook


def facts(case: Case) -> Facts:
    """The key facts: projected growth, openings, education."""
    projected = outlook(case)
    growth, openings, education = (projected[name] for name in ("growth_pct", "openings_annual", "entry_education"))
    beside_all = say(
        "{y}; all occupations {all}; no error is published", y=when(growth), all=projected.of_all("growth_pct")
    )
    return Facts((
        Fact("Projected growth", growth, beside_all),
        Fact("Openings a year", openings, say("{y} average; no error is published", y=when(openings))),
        Fact("Education to enter", education, say("typical, {y}", y=when(education))),
    ))


def opening(case: Case) -> Paragraph:
    """What is projected, where the openings come from, and what a projection is."""
    caution = say(
        "This is a projection of the Bureau of Labor Statistics on stated assumptions, not a forecast; no margin of "
        "error is published."
    )
    return Paragraph(join([_growth(case), _openings(case), caution]))


def _growth(case: Case) -> Prose:
    projected = outlook(case)
    growth, base, target = (projected[name] for name in ("growth_pct", "employment_base", "employment_target"))
    if growth.value is None:
        return say("No projection of this occupation's employment is published.")
    return say(
        "Employment of {t} is projected to {move}, from {base} jobs in {y0} to {target} in {y1}; for all occupations "
        "together the growth is {all}.",
        t=in_a_sentence(case.title),
        move=move(growth, projected.adjective),
        base=base,
        y0=when(base),
        target=target,
        y1=when(target),
        all=projected.of_all("growth_pct"),
    )


def _openings(case: Case) -> Prose | None:
    projected = outlook(case)
    openings, exits, transfers = (projected[f"{name}_annual"] for name in ("openings", "exits", "transfers"))
    if None in (openings.value, exits.value, transfers.value):
        return None
    growth = projected["employment_change"].value or 0
    change = "and new jobs" if growth > 0 else "less the jobs that go" if growth < 0 else "with no change in jobs"
    return say(
        "About {o} openings a year are projected on average: {e} people a year leaving the labor force, {t} moving to "
        "other occupations, {change}. The parts are rounded.",
        o=openings,
        e=exits,
        t=transfers,
        change=change,
    )
