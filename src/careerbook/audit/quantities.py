"""The grammar of numbers in guides: amounts, ranges, percentages, durations, with the precision they are written to."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from careerbook.audit import money, pay_periods

PERCENT, PLAIN = "percent", "number"
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9}
_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"eighteen": 18, "twenty-four": 24}
_SIGN = "|".join(re.escape(sign) for sign in sorted(money.SIGNS, key=len, reverse=True))
_CODE = "|".join(sorted((sign for sign in money.SIGNS if sign.isalpha()), key=len, reverse=True))
_MONEY_WORD = "|".join(re.escape(word) for word in sorted(money.WORDS, key=len, reverse=True))
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])|"
    r"\d{1,3}(?:[ \u00a0\u2009\u202f’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
)
_MULTIPLIER = r"(?:\s?(?:thousand|million|billion|mn|bn)\b|[kK](?![A-Za-z])|[mMbB](?![A-Za-z]))"
_AMOUNT = (
    rf"(?:(?<![A-Za-z])(?P<sign#>{_SIGN})\s?)?(?P<digits#>{_DIGITS})(?P<times#>{_MULTIPLIER})?"
    rf"(?P<more#>\+(?!\d))?(?:(?:\s|-(?=per))?(?P<after#>(?:(?:{_CODE})\b|€|£|%|percent\b|per cent\b|pct\b|"
    rf"{_MONEY_WORD}\b)))?"
)
_FIRST, _SECOND = _AMOUNT.replace("#", "1"), _AMOUNT.replace("#", "2")
_DASH = r"\s?[-–—−]\s?|\s+to\s+|\s+and\s+|\s+bis\s+"
_QUANTITY = re.compile(
    rf"(?<![\w.,:$€£-])(?P<minus>[-−](?=\d))?(?:{_FIRST})(?:(?P<dash>{_DASH})(?:{_SECOND}))?(?!\d)(?P<more3>\+)?",
    re.IGNORECASE,
)
# What gives a number away as no quantity: a form's name, a code, an ordinal, a time of day, a part of a word.
_NO_QUANTITY = re.compile(r"\(k\)|\(b\)|(?:st|nd|rd|th)\b|:\d\d\b|[A-Za-z]|/\d|-\d{4}\b")
_DURATION = re.compile(
    r"[\s-](?P<unit>hour|hr|day|week|month|year|yr)s?\b(?:\s+or\s+(?P<or>more|less))?(?P<adjective>-long)?",
    re.IGNORECASE,
)
_WORD = "|".join(_NUMBER_WORDS)
_WORD_DURATION = re.compile(
    rf"\b(?P<low>{_WORD})(?:(?:\s(?:to|or)\s|\s?[-–]\s?)(?P<high>{_WORD}))?(?=[\s-](?:hour|week|month|year)s?\b)",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|circa|ca\.|c\.|close to|≈|~|an estimated|"
    r"estimated(?: at)?)[\s(]*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:over|more than|above|at least|exceed(?:s|ing)?|upwards? of|from|>|≥)\s*$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:up to|under|below|less than|at most|as much as|no more than|as high as|<|≤)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range, as a text writes it: from `start` to `end` in the text.

    `unit` is a currency's ISO code (or money.DOLLAR), "percent", hours, days, weeks, months, years, or "number".
    `step` is the place to which it is written (42,000: 1,000; 14: 1; 1.2 million: 100,000). `bound` is "least" for
    60k+ or 'over', "most" for 'up to'. `per` is the period that money is paid for, "" if none is written.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    step: float
    approximate: bool = False
    bound: str = ""
    per: str = ""
    written_as_range: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """The number, or both ends of the range."""
        return (self.low, self.high) if self.written_as_range else (self.low,)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == money.DOLLAR or (len(self.unit) == 3 and self.unit.isupper())

    @property
    def tolerance(self) -> float:
        """How far a figure may lie from it and still be what it says: half a step; more where it says 'about'."""
        return max(self.step, 0.02 * abs(self.low)) if self.approximate else self.step / 2


def find(text: str) -> list[Quantity]:
    """Every quantity of the text, in order; what is ambiguous ('1.200' without a currency) is left out."""
    found = [one for match in _QUANTITY.finditer(text) for one in _read(text, match)]
    found += [one for match in _WORD_DURATION.finditer(text) if (one := _words(text, match))]
    return _joined(text, sorted(found, key=lambda one: one.start))


def _joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """'9 months to 2 years' as one range, in months."""
    result: list[Quantity] = []
    for one in found:
        before = result[-1] if result else None
        if (
            before
            and {before.unit, one.unit} == {"months", "years"}
            and re.fullmatch(r"\s(?:to|or)\s|\s?[-–]\s?", text[before.end : one.start])
        ):
            low, high = (each.low * (12 if each.unit == "years" else 1) for each in (before, one))
            if low <= high:
                result[-1] = replace(before, end=one.end, low=low, high=high, unit="months", written_as_range=True)
                continue
        result.append(one)
    return result


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity, or both amounts where 'and' or 'to' joins two that are no range."""
    if match["dash"] and not _is_range(text, match):
        cut = match.start("dash")
        for start, end in ((match.start(), cut), (match.end("dash"), len(text))):
            again = _QUANTITY.match(text, start, end)
            if again and not again["dash"]:
                yield from _read(text, again)
        return
    if _NO_QUANTITY.match(text, match.end()) and not _DURATION.match(text, match.end()):
        return
    one = _quantity(text, match)
    if one is not None:
        yield one


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two amounts are the ends of one range: same unit, rising; 'and' only after 'between'."""
    if "and" in match["dash"].lower() and not re.search(r"between\s*$", text[: match.start()], re.IGNORECASE):
        return False
    if _unit(match, 1) == PERCENT and _unit(match, 2) == PLAIN:  # '12.5 percent to 2034'
        return False
    low, high = _ends(match)
    units = {_unit(match, 1), _unit(match, 2)} - {PLAIN, money.DOLLAR}
    return low is not None and high is not None and low <= high and len(units) <= 1


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    low, high = _ends(match)
    if low is None or high is None:
        return None
    ranged, unit = bool(match["dash"]), _common_unit(match)
    if unit == PLAIN and any(_is_ambiguous(match[f"digits{n}"]) for n in (1, 2) if match[f"digits{n}"]):
        return None
    step = min(_step(match, n) for n in ((1, 2) if ranged else (1,)))
    before, end = text[max(0, match.start() - 24) : match.start()], match.end()
    bound = "least" if match["more1"] or match["more2"] or match["more3"] or _AT_LEAST.search(before) else ""
    if match["minus"] and unit == PERCENT and not ranged:
        low = high = -low
    one = Quantity(match.start(), end, low, high, unit, step, written_as_range=ranged)
    one = replace(one, bound="most" if _AT_MOST.search(before) else "" if ranged and _from(before) else bound)
    one = replace(one, approximate=bool(_APPROXIMATE.search(before)))
    return (
        _with_time(text, one)
        if unit == PLAIN
        else replace(one, per=pay_periods.beside(text, one.start, one.end))
        if one.is_money
        else one
    )


def _from(before: str) -> bool:
    return re.search(r"from\s*$", before, re.IGNORECASE) is not None


def _ends(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Both ends as numbers; '40–55k' means 40k to 55k."""
    first = _value(match, 1)
    if not match["dash"]:
        return first, first
    second = _value(match, 2)
    if first is not None and second is not None and match["times2"] and not match["times1"] and first < 1000:
        first *= _factor(match["times2"])
    return first, second


def _value(match: re.Match[str], n: int) -> float | None:
    digits = match[f"digits{n}"]
    if digits is None:
        return None
    plain = re.sub(r"[ \u00a0\u2009\u202f’']", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and _unit(match, n) != PERCENT:
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".")
    number = float(plain) * _factor(match[f"times{n}"])
    return round(number, 6) if math.isfinite(number) else None


def _factor(multiplier: str | None) -> float:
    return _TIMES[multiplier.strip().lower()] if multiplier else 1.0


def _is_ambiguous(digits: str) -> bool:
    """'1.200' may be 1200 or one and a fifth; '1,2' and '12 300' may be two numbers."""
    return re.fullmatch(r"\d{1,3}\.\d{3}|\d+,\d{1,2}|\d+(?: \d{3})+", digits) is not None


def _step(match: re.Match[str], n: int) -> float:
    """The place of the last digit written; zeros at the end of a whole number are no digits, beyond two figures."""
    digits = re.sub(r"[ \u00a0\u2009\u202f’']", "", match[f"digits{n}"])
    value, factor = _value(match, n) or 0.0, _factor(match[f"times{n}"])
    decimals = re.search(r"[.,](\d{1,2}|\d{4,})$", digits)
    if decimals and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(factor * 10 ** -len(decimals[1]))
    if factor > 1 or _unit(match, n) == PERCENT or value < 100:
        if n == 1 and match["dash"] and match["times2"] and not match["times1"] and factor == 1:
            return _factor(match["times2"])
        return factor
    whole = str(int(value))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10 ** min(zeros, max(len(whole) - 2, len(whole) - 1 if len(whole) < 5 else 0)))


def _unit(match: re.Match[str], n: int) -> str:
    after = (match[f"after{n}"] or "").lower()
    if after in ("%", "percent", "per cent", "pct"):
        return PERCENT
    named = money.SIGNS.get(after.upper()) or money.WORDS.get(after)
    sign = money.SIGNS.get((match[f"sign{n}"] or "").upper())
    return (named if named and sign in (None, money.DOLLAR) else sign) or PLAIN


def _common_unit(match: re.Match[str]) -> str:
    units = [_unit(match, n) for n in (1, 2) if match[f"digits{n}"]]
    clear = [unit for unit in units if unit not in (PLAIN, money.DOLLAR)]
    return clear[-1] if clear else next((unit for unit in units if unit != PLAIN), PLAIN)


def _with_time(text: str, one: Quantity) -> Quantity:
    """A plain number with the unit of time that follows it; '9 months to 2 years' in months."""
    match = _DURATION.match(text, one.end)
    if match is None:
        return one
    unit = _TIME[match["unit"].lower()]
    bound = {"more": "least", "less": "most"}.get((match["or"] or "").lower(), one.bound)
    one = replace(one, end=match.end(), unit=unit, step=1.0, bound=bound)
    return one


_TIME = {
    "hour": "hours",
    "hr": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "yr": "years",
}


def _words(text: str, match: re.Match[str]) -> Quantity | None:
    """A duration in words: two years; four to five weeks."""
    low = float(_NUMBER_WORDS[match["low"].lower()])
    high = float(_NUMBER_WORDS[match["high"].lower()]) if match["high"] else low
    before = text[max(0, match.start() - 24) : match.start()]
    bound = "most" if _AT_MOST.search(before) else "least" if _AT_LEAST.search(before) else ""
    one = Quantity(match.start(), match.end(), low, high, PLAIN, 1.0, bool(_APPROXIMATE.search(before)), bound)
    timed = _with_time(text, replace(one, written_as_range=bool(match["high"])))
    return timed if timed.unit != PLAIN else None


def negative(one: Quantity) -> Quantity:
    """The same with the other sign, as where a text says that jobs decline by 2 percent."""
    return replace(one, low=-one.low, high=-one.high)
