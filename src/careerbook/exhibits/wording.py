"""Turns of phrase that chapters share: intervals, periods, comparisons, titles inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from careerbook.core.catalog import Source
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.prose import Prose, declared, expires, named, period, say

NO_ERROR = say("the published sampling error rounds to nothing")


def interval(estimate: Estimate) -> Prose | None:
    """'90-percent confidence interval $45,893 to $46,347', where an error is published or carried.

    Of the postal service's occupations, which are counted in whole, the published error is nil: no interval to write.
    """
    bounds = ends(estimate)
    if bounds is None or estimate.error is None:
        return None
    if bounds[0].text == bounds[1].text:
        return NO_ERROR
    level = declared("statistic", f"{estimate.error.confidence_level_pct}-percent")
    return say("{level} confidence interval {low} to {high}", level=level, low=bounds[0], high=bounds[1])


def when(estimate: Estimate) -> Prose:
    """The estimate's reference period, declared."""
    return period(estimate.reference_period)


def compared(difference: Estimate, *, above: str, below: str, equal: str) -> Prose:
    """'12.3% above', '4.0% below' or 'about the same as': the words follow the sign of the figure shown."""
    assert difference.value is not None
    if difference.text.lstrip("−") == "0.0%":
        return say(equal)
    return say("{d:size} " + (above if difference.value > 0 else below), d=difference)


_PROPER = {"English", "Christian", "American"}


_LEFT_OUT = re.compile(r", (except .*|all other)$", re.IGNORECASE)


def in_a_sentence(title: str) -> str:
    """An occupation's title as it stands inside a sentence: 'Medical Assistants' -> 'medical assistants'.

    What is left out stands in parentheses, so that the sentence can go on: 'teachers (except special education)'.
    """
    words = _LEFT_OUT.sub(r" (\1)", title).split(" ")
    return " ".join(word if word in _PROPER or word.isupper() else word.lower() for word in words)


def element_name(name: str) -> str:
    """The name of an element of O*NET's content model inside a sentence."""
    return in_a_sentence(name.replace("/", " and "))


def checked_again(sources: Iterable[Source]) -> Prose | None:
    """Which edition the figures are of and when it is to be looked at again: the first date among their sources."""
    dated = [source for source in sources if source.expires]
    if not dated:
        return None
    first = min(dated, key=lambda source: source.expires)
    day = expires(date.fromisoformat(first.expires))
    return say("Edition {v}; to be checked with the publisher after {d}.", v=named(first.vintage), d=day)


def the(country: str) -> str:
    """A country's name as it stands in a sentence: 'the United Kingdom'."""
    return f"the {country}" if country.startswith("United") else country
