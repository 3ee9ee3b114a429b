"""What a number is about: place, period, statistic, level of experience, source. What isn't stated stays empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from careerbook.audit import money, patterns, places
from careerbook.audit.context import Context
from careerbook.audit.places import Place
from careerbook.audit.quantities import Quantity

SPAN = re.compile(r"\b(20\d\d)\s?(?:[-–—/]|to|and|through|until)\s?(20\d\d|\d\d)\b(?!-)")
_YEAR = re.compile(
    r"(?<![-–—/])(?<!20\d\d to )(?<!20\d\d and )\b(20[0-3]\d)\b(?!\s?[-–—/]\s?\d)(?!\s(?:to|and|through)\s20\d\d)"
)
_REACH = 60  # letters after a number that may still belong to it
_RIGHT_AFTER = patterns.any_case(
    r"^\s*(?:USD |dollars |a year |per year |annually |yearly |an hour |per hour |hourly |a month )?[(,–—-]?\s*"
    r"(?:at |as |for |is |in )?(?:the )?(?:annual |hourly |national )*"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a number. `statistic` is median, mean, p10 ... p90 or ""; `level` entry, experience or "".

    `year` and `span` are those that it names, `source` a source other than official statistics, `per` the period of
    pay. A year is doubtful if it stands with another number of the sentence.
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
    source = patterns.OTHER_SOURCES.search(context.statement)
    year, other_year = _year(context), _year_of_another(context)
    return Scope(
        _place(quantity, context),
        year or other_year,
        span(context),
        _statistic(context),
        _level(context),
        source[0] if source else "",
        quantity.per or _per(context),
        year is None and other_year is not None,
    )


def near_after(context: Context) -> str:
    """What follows a number and still belongs to it: up to the next number or clause."""
    text = re.sub(r"\b20\d\d\b|\b\d\dth\b|\b(?:10|25) ?(?:percent|%)", lambda match: "#" * len(match[0]), context.after)
    end = re.search(r"[.;]\s|[$€£]|\d|\band\b|\bto\b|\bbut\b|\bwhile\b", text)
    near = context.after[: end.start() if end else None]
    return near if len(near) <= _REACH else near[:_REACH].rpartition(" ")[0]


def _place(quantity: Quantity, context: Context) -> Place:
    """The place named right after the amount, else as `places.of_amount` finds it."""
    after = near_after(context)
    for place in places.named(after) if quantity.unit in ("USD", "$", "percent", "number") else ():
        if re.search(r"\b(?:in|for|across) (?:the )?$", after[: place.start]):
            return place
    row = f"{context.row_label} " if context.row_label else ""
    at = len(row) + len(context.before)
    return places.of_amount(quantity.unit, row + context.sentence, at, context.earlier, context.headings)


def span(context: Context) -> tuple[int, int] | None:
    """The years that a projection runs over: named right after the number, else before it, else by its note or label.

    A span that stands after another percentage belongs to that one.
    """
    clause = context.before.split("; ")[-1]
    right = SPAN.search(re.split(r"\d ?(?:%|percent)", context.after.split("; ")[0])[0])
    if right and not re.search(r"[$€£]", context.after[: right.start()]):
        return _years(right)
    before = [match for match in SPAN.finditer(clause) if not _is_of_another(context, clause[: match.start()])]
    if before:
        return _years(before[-1])
    refers_back = "" if _YEAR.search(context.sentence) else context.refers_back
    matches = (SPAN.search(text) for text in (context.note, context.label, refers_back))
    return next((_years(match) for match in matches if match), None)


def _is_of_another(context: Context, before: str) -> bool:
    """Whether what follows `before` belongs to a number in it of the same kind as the context's."""
    if re.search(r"%|percent", context.quote):
        return re.search(r"%|percent", before) is not None
    return re.search(r"[$€£]", context.quote) is not None and re.search(r"[$€£]\s?\d", before) is not None


def _years(match: re.Match[str]) -> tuple[int, int]:
    first, last = int(match[1]), match[2]
    return first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def _year(context: Context) -> int | None:
    """The year that is named: right after the number, else before it, else the one year of its note or label."""
    right = _YEAR.search(near_after(context))
    if right:
        return int(right[1])
    before = [m for m in _YEAR.finditer(context.before) if not _is_of_another(context, context.before[: m.start()])]
    if before:
        return int(before[-1][1])
    texts = (context.note, context.label, *(context.headings[:1] if context.is_card else ()))
    return next((year for text in texts if (year := _only_year(text))), None)


def _only_year(text: str) -> int | None:
    years = {int(match[1]) for match in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _year_of_another(context: Context) -> int | None:
    """The one year of the sentence, or of what is before it: it stands with another number, but may be meant here."""
    if context.is_card:
        return None
    return _only_year(context.sentence if _YEAR.search(context.sentence) else context.earlier)


def _statistic(context: Context) -> str:
    """Which statistic a pay is: by the word right after it, else the nearest before, near after, or its label."""
    texts = (context.before, near_after(context), context.label, context.note)
    before, after, label, note = (re.sub(r"\s?%", " percent", text) for text in texts)
    right = _named_right_after(patterns.STATISTICS, after)
    if right:
        return right
    earlier = _places_named(patterns.STATISTICS, before)
    if earlier:
        _, end, name = max(earlier, key=lambda place: place[1:])
        is_crossed = re.search(r"\d.*\b(?:rang|span|low(?:er)? end|high(?:er)? end)", before[end:] + after[:24])
        return "" if is_crossed else name
    clause = re.split(r"[,(]|\b(?:than|above|below|compared|over|under|beyond)\b", after)[0]
    later = _places_named(patterns.STATISTICS, clause)
    if later:
        return min(later, key=lambda place: (place[0], place[2]))[2]
    short = re.fullmatch(r"\s*(10|25|75|90)th\s*", context.label)
    if short:
        return f"p{short[1]}"
    for text in (label, note):
        names = [name for name, pattern in patterns.STATISTICS.items() if pattern.search(text)]
        if len(names) == 1 and not re.match(r"\s*range", context.before, re.IGNORECASE):
            return names[0]
    return ""


def _named_right_after(names: Mapping[str, re.Pattern[str]], after: str) -> str:
    """The name whose pattern stands right after a number; "" if none does."""
    at = _RIGHT_AFTER.match(after)
    return next((name for name, pattern in names.items() if at and pattern.match(after, at.end())), "")


def _places_named(names: Mapping[str, re.Pattern[str]], text: str) -> list[tuple[int, int, str]]:
    """Where each name's pattern stands in the text: start, end and name."""
    return [(*match.span(), name) for name, pattern in names.items() for match in pattern.finditer(text)]


def _level(context: Context) -> str:
    """The level of experience: by the word right after the number, else the nearest before, its label or the rest."""
    after = near_after(context)
    right = _named_right_after(patterns.LEVELS, after)
    if right:
        return right
    before = _places_named(patterns.LEVELS, context.before)
    if before:
        return max(before, key=lambda place: place[1:])[2]
    is_labeled = context.is_card or re.match(r"\s*[A-Z][\w /]{2,30}:\s", context.before) is not None
    texts = (context.label, context.note, after, *(context.headings[:1] if is_labeled else ()))
    return next((name for text in texts for name, pattern in patterns.LEVELS.items() if pattern.search(text)), "")


def _per(context: Context) -> str:
    """The period of pay by the words before the amount or of its card, if they name just one."""
    last = money.after_last_number(context.before)
    near = money.periods_named(f"{context.label} {context.note} {last} {near_after(context)}")
    periods = near or money.periods_named(context.before)
    return periods[0] if len(periods) == 1 else ""
