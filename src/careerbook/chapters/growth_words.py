"""How a projected change of employment is worded."""

from __future__ import annotations

from careerbook.estimate import Estimate
from careerbook.exhibits.prose import Prose, say
from careerbook.metrics.adjectives import NO_CHANGE


def move(growth: Estimate, adjective: Estimate | None = None) -> Prose:
    """'grow by 12.5%', 'decline by 3.0%', 'show little or no change (0.3%)'. `growth` must have a figure."""
    assert growth.value is not None
    if growth.text.lstrip("−") == "0.0%" or (adjective and adjective.category == NO_CHANGE):
        return say("show little or no change ({g})", g=growth)
    return say("grow by {g}" if growth.value > 0 else "decline by {g:size}", g=growth)
