"""What the sections share: a career's rows, the parameters' checks, and turns of phrase."""

from __future__ import annotations

from markupsafe import Markup

from careerbook.estimate import Estimate
from careerbook.prose import Prose, declared, period, say

ALL = "00-0000"
NINETY = declared("statistic", "90-percent")


def interval(estimate: Estimate, figures: dict[str, Estimate]) -> Prose | None:
    """'(90-percent confidence interval $45,893 to $46,347)', where an error is published."""
    low, high = figures.get(f"{estimate.id}.low"), figures.get(f"{estimate.id}.high")
    if low is None or high is None:
        return None
    return say("{level} confidence interval {low} to {high}", level=NINETY, low=low, high=high)


def when(estimate: Estimate) -> Markup:
    """The estimate's reference period, declared."""
    return period(estimate.reference_period)


def compared(difference: Estimate, *, above: str, below: str, equal: str) -> Prose:
    """'12.3% above', '4.0% below' or 'about the same as': the words follow the sign of the figure shown."""
    assert difference.value is not None
    if difference.text.lstrip("−") == "0.0%":
        return say(equal)
    return say("{d:size} " + (above if difference.value > 0 else below), d=difference)


_PROPER = {"English", "Christian", "American"}


def in_a_sentence(title: str) -> str:
    """An occupation's title as it stands inside a sentence: 'Medical Assistants' -> 'medical assistants'."""
    words = title.split(" ")
    return " ".join(word if word in _PROPER or word.isupper() else word.lower() for word in words)
