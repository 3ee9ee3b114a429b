"""BLS' own words for projected growth, with the cut-offs that it states for a round of projections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from careerbook.core.units import rounded
from careerbook.estimate import Estimate, Label

DECLINE, NO_CHANGE = "decline", "little or no change"

# The least growth (whole percent, over the ten years) of each adjective. Cut-offs move with the average of all
# occupations, so a round without an entry gets no adjective.
CUT_OFFS: Mapping[str, tuple[tuple[int, str], ...]] = {
    "2024-34": (
        (7, "much faster than average"),
        (5, "faster than average"),
        (3, "about as fast as average"),
        (1, "slower than average"),
        (0, NO_CHANGE),
    )
}


def adjective(growth: Estimate, vintage: str) -> Estimate | None:
    """BLS' adjective for `growth` (percent over the ten years); None if there is no figure or no cut-offs are known.

    Figures: `outlook.growth_adjective`, `outlook.growth_adjective_first`
    Formula: growth rounded to a whole percent, against the cut-offs of the round: 7 and more, 5, 3, 1, 0 (2024-34)
    Inputs: `projections`: growth_pct
    Source: BLS, Occupational Outlook Handbook, as O*NET OnLine repeats its cut-offs for 2024-34
    """
    cut_offs = CUT_OFFS.get(vintage)
    if cut_offs is None or growth.value is None:
        return None
    whole = rounded(growth.value, 0)
    words = next((words for least, words in cut_offs if whole >= least), DECLINE)
    step = f"BLS' adjective for {growth.text}, rounded to a whole percent, in the {vintage} round"
    return replace(
        growth,
        id="outlook.growth_adjective",
        value=None,
        unit="category",
        category=words,
        label=Label.DERIVED,
        steps=(*growth.steps, step),
    )


def leading(adjective: Estimate) -> Estimate | None:
    """The adjective as it begins a sentence; None for the adverbs, which don't."""
    words = {DECLINE: "A decline", NO_CHANGE: "Little or no change"}.get(adjective.category or "")
    return replace(adjective, id=f"{adjective.id}_first", category=words) if words else None
