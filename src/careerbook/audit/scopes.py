"""What a number is about: place, period, statistic, level of experience, source. What isn't said stays empty."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerbook.audit import pay_periods, places, words
from careerbook.audit.context import Context
from careerbook.audit.places import Place
from careerbook.audit.quantities import Quantity

_SPAN = re.compile(r"\b(20\d\d)\s?(?:[-–—/]|to|and|through|until)\s?(20\d\d|\d\d)\b(?!-)")
_YEAR = re.compile(
    r"(?<![-–—/])(?<!20\d\d to )(?<!20\d\d and )\b(20[0-3]\d)\b(?!\s?[-–—/]\s?\d)(?!\s(?:to|and|through)\s20\d\d)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a number. `statistic` is median, mean, p10 ... p90 or ""; `level` entry, experience or "".

    `year` and `span` are those it names, `source` another source than official statistics. A year is doubtful that
    stands with another number of the sentence.
    """

    place: Place
    year: int | None = None
    span: tuple[int, int] | None = None
    statistic: str = ""
    level: str = ""
    source: str = ""
    per: str = ""
    is_year_doubtful: bool = False


def of(quantity: Quantity, context: Context) -> Scope:
    """The scope of an amount of money or a rate."""
    other = words.OTHER_SOURCES.search(context.own)
    named = year(context)
    return Scope(
        _place(quantity, context),
        named or _year_of_another(context),
        span(context),
        statistic(context),
        level(context),
        other[0] if other else "",
        quantity.per or _per(context),
        named is None and _year_of_another(context) is not None,
    )


def near_after(context: Context) -> str:
    """What follows a number and still belongs to it: up to the next number, or the next clause."""
    text = re.sub(r"\b20\d\d\b|\b\d\dth\b|\b(?:10|25) ?(?:percent|%)", lambda match: "#" * len(match[0]), context.after)
    end = re.search(r"[.;]\s|[$€£]|\d|\band\b|\bto\b|\bbut\b|\bwhile\b", text)
    near = context.after[: end.start() if end else None]
    return near if len(near) <= _REACH else near[:_REACH].rpartition(" ")[0]


_REACH = 60
_OF_A_NUMBER = (
    r"^\s*(?:USD |dollars |a year |per year |annually |yearly |an hour |per hour |hourly |a month )?[(,–—-]?\s*"
)
_RIGHT_AFTER = re.compile(
    _OF_A_NUMBER + r"(?:at |as |for |is |in )?(?:the )?(?:annual |hourly |national )*", re.IGNORECASE
)


def _place(quantity: Quantity, context: Context) -> Place:
    """The place named right after the amount, else as `places.of_amount` has it."""
    row = f"{context.row_label} " if context.row_label else ""
    at = len(row) + len(context.before)
    after = near_after(context)
    for one in places.named(after):
        if re.search(r"\b(?:in|for|across) (?:the )?$", after[: one.start]) and quantity.unit in (
            "USD",
            "$",
            "percent",
            "number",
        ):
            return one
    return places.of_amount(quantity.unit, row + context.sentence, at, context.earlier, context.headings)


def span(context: Context) -> tuple[int, int] | None:
    """The years that a projection is said to run over: right after the number, else before it, else what belongs to it.

    A span that stands after another percentage belongs to that one.
    """
    own = context.passage.text[context.start : context.end]
    clause = context.before.split("; ")[-1]
    right = _SPAN.search(re.split(r"\d ?(?:%|percent)", context.after.split("; ")[0])[0])
    before = [match for match in _SPAN.finditer(clause) if not _belongs_to_another(clause[: match.start()], own)]
    if right and not re.search(r"[$€£]", context.after[: right.start()]):
        return _years(right)
    if before:
        return _years(before[-1])
    dated = _YEAR.search(context.sentence)
    for text in (context.note, context.label, "" if dated else context.refers_back):
        match = _SPAN.search(text)
        if match:
            return _years(match)
    return None


def _belongs_to_another(before: str, own: str) -> bool:
    """Whether what follows `before` is said of a number in it, of the same kind as `own`."""
    kinds = r"%|percent" if re.search(r"%|percent", own) else r"[$€£]\s?\d" if re.search(r"[$€£]", own) else r"(?!)"
    return re.search(kinds, before) is not None


def _years(match: re.Match[str]) -> tuple[int, int]:
    first, last = int(match[1]), match[2]
    return first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def year(context: Context) -> int | None:
    """The one year that is named: right after the number, else before it, else in what belongs to it."""
    own = context.passage.text[context.start : context.end]
    right = _YEAR.search(near_after(context))
    if right:
        return int(right[1])
    before = [m for m in _YEAR.finditer(context.before) if not _belongs_to_another(context.before[: m.start()], own)]
    if before:
        return int(before[-1][1])
    for text in (context.note, context.label, *(context.headings[:1] if context.is_card else ())):
        years = {int(match[1]) for match in _YEAR.finditer(text)}
        if len(years) == 1:
            return years.pop()
    return None


def _year_of_another(context: Context) -> int | None:
    """The one year of the sentence that stands with another number, or before: it may be of this one, too."""
    if context.is_card:
        return None
    years = {int(match[1]) for match in _YEAR.finditer(context.sentence)}
    years = years or {int(match[1]) for match in _YEAR.finditer(context.earlier)}
    return years.pop() if len(years) == 1 else None


def statistic(context: Context) -> str:
    """Which statistic a pay is: by the word right after it, else the nearest before it, else near after, else label."""
    before, after = _percent_spelled(context.before), _percent_spelled(near_after(context))
    patterns = {"median": words.MEDIAN, "mean": words.MEAN, **words.PERCENTILES}
    at = _RIGHT_AFTER.match(after)
    for name, one in patterns.items():
        if at and one.match(after, at.end()):
            return name
    earlier = [(match.end(), name) for name, one in patterns.items() for match in one.finditer(before)]
    if earlier:
        end, name = max(earlier)
        is_crossed = re.search(r"\d.*\b(?:rang|span|low(?:er)? end|high(?:er)? end)", before[end:] + after[:24])
        return "" if is_crossed else name
    clause = re.split(r"[,(]|\b(?:than|above|below|compared|over|under|beyond)\b", after)[0]
    later = [(match.start(), name) for name, one in patterns.items() for match in one.finditer(clause)]
    if later:
        return min(later)[1]
    short = re.fullmatch(r"\s*(10|25|75|90)th\s*", context.label)
    if short:
        return f"p{short[1]}"
    for piece in (context.label, context.note):
        found = [name for name, one in patterns.items() if one.search(_percent_spelled(piece))]
        if len(found) == 1 and not re.match(r"\s*range", context.before, re.IGNORECASE):
            return found[0]
    return ""


def _percent_spelled(text: str) -> str:
    return re.sub(r"\s?%", " percent", text)


def level(context: Context) -> str:
    """The level of experience: by the word right after the number, else the nearest before it, else label and rest."""
    after = near_after(context)
    at = _RIGHT_AFTER.match(after)
    for name, one in words.LEVELS.items():
        if at and one.match(after, at.end()):
            return name
    before = [(match.end(), name) for name, one in words.LEVELS.items() for match in one.finditer(context.before)]
    if before:
        return max(before)[1]
    is_labelled = context.is_card or re.match(r"\s*[A-Z][\w /]{2,30}:\s", context.before) is not None
    above = context.headings[:1] if is_labelled else ()
    for piece in (context.label, context.note, after, *above):
        for name, one in words.LEVELS.items():
            if one.search(piece):
                return name
    return ""


def _per(context: Context) -> str:
    """The period of pay by the words before the amount or of its card, if it is one."""
    near = pay_periods.named(
        f"{context.label} {context.note} {pay_periods.since_the_last(context.before)} {near_after(context)}"
    )
    found = near or pay_periods.named(context.before)
    return found[0] if len(found) == 1 else ""
