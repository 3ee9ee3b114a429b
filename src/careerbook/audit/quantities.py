"""The grammar of numbers in guides: amounts, ranges, percentages and durations, and how exactly each is written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from careerbook.audit import money, patterns

PERCENT, PLAIN = "percent", "number"
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9}
_FIRST_NUMBERS = "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
_NUMBER_WORDS = {word: n for n, word in enumerate(_FIRST_NUMBERS, start=1)} | {"eighteen": 18, "twenty-four": 24}
_SIGN = "|".join(re.escape(sign) for sign in sorted(money.SIGNS, key=len, reverse=True))
_CODE = "|".join(sorted((sign for sign in money.SIGNS if sign.isalpha()), key=len, reverse=True))
_MONEY_WORD = "|".join(re.escape(word) for word in sorted(money.WORDS, key=len, reverse=True))
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])|"
    r"\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
)
_MULTIPLIER = r"(?:\s?(?:thousand|million|billion|mn|bn)\b|[kK](?![A-Za-z])|[mMbB](?![A-Za-z]))"
_AMOUNT = (
    rf"(?:(?<![A-Za-z])(?P<sign#>{_SIGN})\s?)?(?P<digits#>{_DIGITS})(?P<times#>{_MULTIPLIER})?"
    rf"(?P<more#>\+(?!\d))?(?:(?:\s|-(?=per))?(?P<after#>(?:(?:{_CODE})\b|€|£|%|percent\b|per cent\b|pct\b|"
    rf"{_MONEY_WORD}\b)))?"
)
_FIRST, _SECOND = _AMOUNT.replace("#", "1"), _AMOUNT.replace("#", "2")
_DASH = r"\s?[-–—−]\s?|\s+to\s+|\s+and\s+|\s+bis\s+"
_QUANTITY = patterns.any_case(
    rf"(?<![\w.,:$€£-])(?P<minus>[-−](?=\d))?(?:{_FIRST})(?:(?P<dash>{_DASH})(?:{_SECOND}))?(?!\d)(?P<more3>\+)?"
)
# What gives a number away as no quantity: a form's name, a code, an ordinal, a time of day, a part of a word.
_NO_QUANTITY = re.compile(r"\(k\)|\(b\)|(?:st|nd|rd|th)\b|:\d\d\b|[A-Za-z]|/\d|-\d{4}\b")
_DURATION = patterns.any_case(
    r"[\s-](?P<unit>hour|hr|day|week|month|year|yr)s?\b(?:\s+or\s+(?P<or>more|less))?(?P<adjective>-long)?"
)
_SIGHT = 24  # letters before a number that may say 'about' or 'up to'
_WORD = "|".join(_NUMBER_WORDS)
_WORD_DURATION = patterns.any_case(
    rf"\b(?P<low>{_WORD})(?:(?:\s(?:to|or)\s|\s?[-–]\s?)(?P<high>{_WORD}))?(?=[\s-](?:hour|week|month|year)s?\b)"
)
_APPROXIMATE = patterns.any_case(
    r"(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|circa|ca\.|c\.|close to|≈|~|an estimated|"
    r"estimated(?: at)?)[\s(]*$"
)
_AT_LEAST = patterns.any_case(r"(?:over|more than|above|at least|exceed(?:s|ing)?|upwards? of|from|>|≥)\s*$")
_AT_MOST = patterns.any_case(r"(?:up to|under|below|less than|at most|as much as|no more than|as high as|<|≤)\s*$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range, from `start` to `end` of a text.

    `unit` is a currency's ISO code (or money.DOLLAR), "percent", hours, days, weeks, months, years, or "number".
    `step` is the place of the last digit written (42,000: 1,000; 14: 1; 1.2 million: 100,000). `bound` is "least" for
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
        """How far a figure may lie from it and still agree: half a step; more where it is approximate."""
        return max(self.step, 0.02 * abs(self.low)) if self.approximate else self.step / 2

    @property
    def negated(self) -> Quantity:
        """The same with the other sign, as where a text says that jobs decline by 2 percent."""
        return replace(self, low=-self.low, high=-self.high)


def find(text: str) -> list[Quantity]:
    """Every quantity of the text, in order; what is ambiguous ('1.200' without a currency) is left out."""
    result = [quantity for match in _QUANTITY.finditer(text) for quantity in _read(text, match)]
    result += [quantity for match in _WORD_DURATION.finditer(text) if (quantity := _duration_in_words(text, match))]
    return _joined(text, sorted(result, key=lambda quantity: quantity.start))


def _joined(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, with '9 months to 2 years' as one range, in months."""
    result: list[Quantity] = []
    for quantity in quantities:
        before = result[-1] if result else quantity
        between = re.fullmatch(r"\s(?:to|or)\s|\s?[-–]\s?", text[before.end : quantity.start])
        if between and {before.unit, quantity.unit} == {"months", "years"}:
            low, high = (each.low * (12 if each.unit == "years" else 1) for each in (before, quantity))
            if low <= high:
                result[-1] = replace(before, end=quantity.end, low=low, high=high, unit="months", written_as_range=True)
                continue
        result.append(quantity)
    return result


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity, or both amounts where 'and' or 'to' joins two that are no range."""
    if match["dash"] and not _is_range(text, match):
        cut = match.start("dash")
        for start, end in ((match.start(), cut), (match.end("dash"), len(text))):
            again = _QUANTITY.match(text, start, end)
            if again and not again["dash"]:
                yield from _read(text, again)
    elif not _NO_QUANTITY.match(text, match.end()) or _DURATION.match(text, match.end()):
        quantity = _quantity(text, match)
        if quantity is not None:
            yield quantity


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
    is_range, unit = bool(match["dash"]), _common_unit(match)
    parts = (1, 2) if is_range else (1,)
    if unit == PLAIN and any(_is_ambiguous(match[f"digits{n}"]) for n in parts):
        return None
    before = text[max(0, match.start() - _SIGHT) : match.start()]
    has_plus = bool(match["more1"] or match["more2"] or match["more3"])
    is_from = is_range and re.search(r"from\s*$", before, re.IGNORECASE) is not None
    if match["minus"] and unit == PERCENT and not is_range:
        low = high = -low
    quantity = Quantity(
        match.start(),
        match.end(),
        low,
        high,
        unit,
        step=min(_step(match, n) for n in parts),
        approximate=bool(_APPROXIMATE.search(before)),
        bound="" if is_from else _bound(before, has_plus=has_plus),
        written_as_range=is_range,
    )
    if unit == PLAIN:
        return _with_time(text, quantity)
    return replace(quantity, per=money.period_beside(text, *match.span())) if quantity.is_money else quantity


def _bound(before: str, *, has_plus: bool = False) -> str:
    return "most" if _AT_MOST.search(before) else "least" if has_plus or _AT_LEAST.search(before) else ""


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
    digits = _without_blanks(match[f"digits{n}"])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits) and _unit(match, n) != PERCENT:
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", ".")
    number = float(digits) * _factor(match[f"times{n}"])
    return round(number, 6) if math.isfinite(number) else None


def _without_blanks(digits: str) -> str:
    return re.sub(r"[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}’']", "", digits)


def _factor(multiplier: str | None) -> float:
    return _TIMES[multiplier.strip().lower()] if multiplier else 1.0


def _is_ambiguous(digits: str) -> bool:
    """'1.200' may be 1200 or one and a fifth; '1,2' and '12 300' may be two numbers."""
    return re.fullmatch(r"\d{1,3}\.\d{3}|\d+,\d{1,2}|\d+(?: \d{3})+", digits) is not None


def _step(match: re.Match[str], n: int) -> float:
    """The place of the last digit written; zeros at the end of a whole number are no digits, beyond two figures."""
    digits, value, factor = _without_blanks(match[f"digits{n}"]), _value(match, n) or 0.0, _factor(match[f"times{n}"])
    decimals = re.search(r"[.,](\d{1,2}|\d{4,})$", digits)
    if decimals and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(factor * 10 ** -len(decimals[1]))
    if factor > 1 or _unit(match, n) == PERCENT or value < 100:
        is_of_second = n == 1 and match["dash"] and match["times2"] and not match["times1"]  # '40–55k'
        return _factor(match["times2"]) if is_of_second else factor
    whole = str(int(value))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10 ** min(zeros, max(len(whole) - 2, len(whole) - 1 if len(whole) < 5 else 0)))


def _unit(match: re.Match[str], n: int) -> str:
    after = (match[f"after{n}"] or "").lower()
    if after in ("%", "percent", "per cent", "pct"):
        return PERCENT
    currency = money.SIGNS.get(after.upper()) or money.WORDS.get(after)
    sign = money.SIGNS.get((match[f"sign{n}"] or "").upper())
    return (currency if currency and sign in (None, money.DOLLAR) else sign) or PLAIN


def _common_unit(match: re.Match[str]) -> str:
    units = [_unit(match, n) for n in (1, 2) if match[f"digits{n}"]]
    clear = [unit for unit in units if unit not in (PLAIN, money.DOLLAR)]
    return clear[-1] if clear else next((unit for unit in units if unit != PLAIN), PLAIN)


def _with_time(text: str, number: Quantity) -> Quantity:
    """A plain number with the unit of time that follows it, if one does."""
    match = _DURATION.match(text, number.end)
    if match is None:
        return number
    unit = match["unit"].lower()
    bound = {"more": "least", "less": "most"}.get((match["or"] or "").lower(), number.bound)
    unit = {"hr": "hours", "yr": "years"}.get(unit, f"{unit}s")
    return replace(number, end=match.end(), unit=unit, step=1.0, bound=bound)


def _duration_in_words(text: str, match: re.Match[str]) -> Quantity | None:
    """A duration in words: two years; four to five weeks."""
    low = float(_NUMBER_WORDS[match["low"].lower()])
    high = float(_NUMBER_WORDS[match["high"].lower()]) if match["high"] else low
    before = text[max(0, match.start() - _SIGHT) : match.start()]
    number = Quantity(*match.span(), low, high, PLAIN, 1.0, bool(_APPROXIMATE.search(before)), _bound(before))
    timed = _with_time(text, replace(number, written_as_range=bool(match["high"])))
    return timed if timed.unit != PLAIN else None
