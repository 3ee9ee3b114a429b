"""BLS' own words for projected growth, with the cut-offs that it states for a round of projections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerbook.core.units import rounded
from careerbook.estimate import Estimate, Label, Sources

DECLINE, NO_CHANGE = "decline", "little or no change"

CutOffs = Sequence[tuple[int, str]]
"""The least growth (whole percent, over the ten years) of each adjective, the largest first."""


def cut_offs(sources: Sources, vintage: str) -> CutOffs:
    """The cut-offs of a round as the catalog has them; none if it has none: they move with the average."""
    rounds = {source.options.get("vintage"): source.growth_words for source in sources.values() if source.growth_words}
    return rounds.get(vintage, ())


def adjective(growth: Estimate, vintage: str, words: CutOffs) -> Estimate | None:
    """BLS' adjective for `growth` (percent over the ten years); None if there is no figure or no cut-offs are known.

    Figures: `outlook.growth_adjective`, `outlook.growth_adjective_first`
    Formula: growth rounded to a whole percent, against the cut-offs of the round: 7 and more, 5, 3, 1, 0 (2024-34)
    Inputs: `projections`: growth_pct
    Source: BLS, Occupational Outlook Handbook, as O*NET OnLine repeats its cut-offs for 2024-34
    """
    if not words or growth.value is None:
        return None
    whole = rounded(growth.value, 0)
    category = next((text for least, text in words if whole >= least), DECLINE)
    step = f"BLS' adjective for {growth.text}, rounded to a whole percent, in the {vintage} round"
    return replace(
        growth,
        id="outlook.growth_adjective",
        value=None,
        unit="category",
        category=category,
        label=Label.DERIVED,
        steps=(*growth.steps, step),
    )


def leading(adjective: Estimate) -> Estimate | None:
    """The adjective as it begins a sentence; None for the adverbs, which don't."""
    words = {DECLINE: "A decline", NO_CHANGE: "Little or no change"}.get(adjective.category or "")
    return replace(adjective, id=f"{adjective.id}_first", category=words) if words else None
