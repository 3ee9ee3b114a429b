"""The period that pay is for, as a text writes it beside an amount or before it."""

from __future__ import annotations

import re

_PERIODS = {
    "year": r"(?:per|a|each|every|/)\s?(?:year|yr|annum)\b|/\s?yr?\b|annual(?:ly)?\b|yearly\b|p\.a\.|per annum",
    "month": r"(?:per|a|each|/)\s?(?:month|mo)\b|/\s?mo\b|monthly\b",
    "week": r"(?:per|a|each|/)\s?(?:week|wk)\b|weekly\b",
    "day": r"(?:per|a|each|/)\s?day\b|daily\b",
    "hour": r"(?:per|an|each|/)\s?(?:hour|hr|h)\b|hourly\b",
}
_PER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PERIODS.items()), re.IGNORECASE)
_NUMBER_WITH_PERIOD = re.compile(
    r"\d[\d,.]*k?\s?(?:/\s?|per\s|an?\s)?(?:hour|hr|year|yr|month|mo|week|wk|day)?\b", re.IGNORECASE
)
_ADVERBS = {
    "hour": r"\bhourly\b",
    "month": r"\bmonthly\b",
    "week": r"\bweekly\b",
    "day": r"\bdaily\b",
    "year": r"\bannual(?:ly)?\b|\byearly\b|per annum",
}


def beside(text: str, start: int, end: int) -> str:
    """The period that is written right after the amount from `start` to `end`, or right before it; "" if none is."""
    after = _PER.match(text[end:].lstrip(" (,")) or _PER.search(_clause(text[end : end + 28]))
    if after:
        return after.lastgroup or ""
    before = list(_PER.finditer(since_the_last(text[max(0, start - 40) : start])))
    return before[-1].lastgroup or "" if before else ""


def since_the_last(text: str) -> str:
    """What stands after the last number of a text and the period that it is for."""
    return _NUMBER_WITH_PERIOD.split(text)[-1]


def named(text: str) -> list[str]:
    """The periods that a text names."""
    text = text.lower()
    return [name for name, one in _ADVERBS.items() if re.search(rf"{one}|\b(?:per|an?) {name}\b|/\s?{name}", text)]


def _clause(text: str) -> str:
    return re.split(r"[.;:]\s|[(),$€£]|\d", text, maxsplit=1)[0]
