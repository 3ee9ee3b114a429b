"""What a number is about: place, period, statistic, level of experience, source. What isn't said stays empty."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerbook.audit import places, words
from careerbook.audit.context import Context
from careerbook.audit.places import Place
from careerbook.audit.quantities import Quantity

_SPAN = re.compile(r"\b(20\d\d)\s?(?:[-–—/]|to|and|through|until)\s?(20\d\d|\d\d)\b(?!-)")
_YEAR = re.compile(r"(?<![-–—/])(?<!20\d\d to )(?<!20\d\d and )\b(20[0-3]\d)\b(?!\s?[-–—/]\s?\d)(?!\s(?:to|and|through)\s20\d\d)")
_GAP = 80  # letters over which a word still belongs to a number


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a number. `statistic` is median, mean, p10 ... p90 or ""; `level` entry, experience or "".

    `year` and `span` are those it names, `source` another source than official statistics.
    """

    place: Place
    year: int | None = None
    span: tuple[int, int] | None = None
    statistic: str = ""
    level: str = ""
    source: str = ""
    per: str = ""


def of(quantity: Quantity, context: Context) -> Scope:
    """The scope of an amount of money or a rate."""
    row = f"{context.row_label} " if context.row_label else ""
    at = len(row) + len(context.before)
    other = words.OTHER_SOURCES.search(context.own)
    return Scope(
        places.of_amount(quantity.unit, row + context.sentence, at, context.earlier, context.headings),
        year(context),
        span(context),
        statistic(context),
        level(context),
        other[0] if other else "",
        quantity.per or _per(context),
    )


def span(context: Context) -> tuple[int, int] | None:
    """The years that a projection is said to run over; the nearest in the sentence, else in what belongs to it."""
    before, after = context.before.split("; ")[-1], context.after.split("; ")[0]
    own = context.passage.text[context.start : context.end]
    found = [(abs(match.start() - len(before)), match) for match in _SPAN.finditer(f"{before}{own}{after}")]
    if found:
        return _years(min(found, key=lambda one: one[0])[1])
    for text in (context.note, context.label, context.refers_back):
        match = _SPAN.search(text)
        if match:
            return _years(match)
    return None


def _years(match: re.Match[str]) -> tuple[int, int]:
    first, last = int(match[1]), match[2]
    return first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def year(context: Context) -> int | None:
    """The one year that is named: the nearest in the sentence, else in its note, header or heading."""
    at = len(context.before)
    found = [(abs(match.start() - at), int(match[1])) for match in _YEAR.finditer(context.sentence)]
    if found:
        return min(found)[1]
    for text in (context.note, context.label, *(context.headings[:1] if context.is_card else ())):
        years = {int(match[1]) for match in _YEAR.finditer(text)}
        if len(years) == 1:
            return years.pop()
    return None


def statistic(context: Context) -> str:
    """Which statistic a pay is: by the nearest word before it in the sentence, else after it, else label or note."""
    text = _percent_spelled(context.before), _percent_spelled(context.after)
    patterns = {"median": words.MEDIAN, "mean": words.MEAN, **words.PERCENTILES}
    before = [(match.end(), name) for name, one in patterns.items() for match in one.finditer(text[0])]
    if before:
        return max(before)[1]
    after = [(match.start(), name) for name, one in patterns.items() for match in one.finditer(text[1][:_GAP])]
    if after:
        return min(after)[1]
    for piece in (context.label, context.note):
        found = [name for name, one in patterns.items() if one.search(_percent_spelled(piece))]
        if len(found) == 1 and not re.match(r"\s*range", context.before, re.IGNORECASE):
            return found[0]
    return ""


def _percent_spelled(text: str) -> str:
    return re.sub(r"\s?%", " percent", text)


def level(context: Context) -> str:
    """The level of experience: by the nearest word before the number, else the row, the label, the rest."""
    before = [
        (match.end(), name) for name, one in words.LEVELS.items() for match in one.finditer(context.before)
    ]
    if before:
        return max(before)[1]
    for piece in (context.label, context.note, context.after[:_GAP]):
        for name, one in words.LEVELS.items():
            if one.search(piece):
                return name
    return ""


def _per(context: Context) -> str:
    """The period of pay by the words of the sentence or the card, if it is one."""
    text = context.own.lower()
    found = [name for name in ("hour", "month", "week", "day") if re.search(rf"\b(?:{name}|dai)ly\b|\b(?:per|an?) {name}\b|/\s?{name}", text)]
    yearly = re.search(r"\bannual(?:ly)?\b|\byearly\b|\b(?:per|a) year\b|per annum", text)
    if yearly:
        found.append("year")
    return found[0] if len(found) == 1 else ""
