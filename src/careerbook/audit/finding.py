"""Finding claims: each quantity of a guide is given the kind that its surroundings name, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerbook.audit import context, money, places, quantities, scopes, wordings, words
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.context import Context
from careerbook.audit.passages import Guide, Passage
from careerbook.audit.quantities import PERCENT, PLAIN, Quantity
from careerbook.audit.subjects import Subjects

_NO_WAGE = 3_000_000  # an amount above this is nobody's wage
_NEAR = 6  # passages around a short line in which an offer of the site shows itself
_OPENINGS_BEFORE = re.compile(
    r"\bopenings (?:\w+ )?(?:is|are|was|were|of|at|number|reach|total)\s(?:about |around |roughly )?$", re.IGNORECASE
)
_GROWTH_LABEL = re.compile(r"\s*(?:\w+ )?growth(?: rate| outlook)?(?: \(.*\))?\s*:?\s*$", re.IGNORECASE)
_TEN_YEARS = re.compile(r"\s*(?:\(|from|for|over|between|in)\s*20(\d)\d\s?(?:[-–]|to|and)\s?(?:20)?\d\d\b")
_TIMES = {"hours", "weeks", "months", "years"}


def find(guide: Guide, subjects: Subjects) -> list[Claim]:
    """All claims of the guide, in its order."""
    found: list[Claim] = []
    for at, passage in enumerate(guide.passages):
        masked = wordings.codes(guide, at)
        found += masked
        taken = [(one.start, one.end) for one in masked]
        taken += [match.span() for match in scopes.SPAN.finditer(passage.text)]
        found += _numbers(guide, at, passage, taken, subjects)
        found += wordings.adjectives(guide, at, subjects)
        found += wordings.education(guide, at)
    found += wordings.industries(guide)
    return sorted(found, key=lambda one: (one.at, one.start))


def _numbers(
    guide: Guide, at: int, passage: Passage, taken: list[tuple[int, int]], subjects: Subjects
) -> Iterator[Claim]:
    listed = [
        one
        for one in quantities.find(passage.text)
        if not any(a <= one.start < z or a < one.end <= z for a, z in taken)
    ]
    for n, one in enumerate(listed):
        around = context.around(guide, at, one.start, one.end)
        before = listed[n - 1] if n else None
        claim = _claim(guide, at, one, around, before, subjects)
        if claim is not None:
            yield claim


def _claim(
    guide: Guide, at: int, one: Quantity, around: Context, before: Quantity | None, subjects: Subjects
) -> Claim | None:
    """The claim that a quantity makes, or None where it makes none about a career."""
    if _is_offer(guide, at, around):
        return None
    if one.is_money:
        if before is not None and _converts(before, one, around.passage.text):
            return Claim(Kind.CONVERSION, at, one.start, one.end, around, one, other=before)
        return _money(at, one, around, subjects)
    if one.unit == PERCENT:
        return _percent(at, one, around, subjects)
    if one.unit in _TIMES:
        return _duration(at, one, around)
    return _count(at, one, around, subjects) if one.unit == PLAIN else None


def _is_offer(guide: Guide, at: int, around: Context) -> bool:
    """Whether a number is of what the site itself sells or boasts of."""
    if not around.passage.is_short:
        return (
            words.OFFER.search(around.sentence) is not None
            and re.search(r"join|sign up|subscri|trial|per month|/ ?mo|our ", around.sentence, re.IGNORECASE)
            is not None
        )
    near = [one.text for one in guide.passages[max(0, at - _NEAR) : at + _NEAR + 1] if one.is_short]
    return len([text for text in near if words.OFFER.search(text)]) >= 2


def _converts(before: Quantity, one: Quantity, text: str) -> bool:
    """Whether an amount in a second currency gives the first one over again: 'C$50,000 (about $37,000 USD)'."""
    if not before.is_money or {before.unit, one.unit} == {"USD", money.DOLLAR} or before.unit == one.unit:
        return False
    between = text[before.end : one.start]
    return (
        re.fullmatch(
            r"[^().;\d]{0,24}\(\s*[^().;\d]{0,24}|\s*(?:,\s*or|=|≈|~|or)\s*(?:about|around|approximately|roughly)?\s*|"
            r"[^().;\d]{0,24}\((?:approx\.|approximately|about|roughly|~|≈)?\s*",
            between,
        )
        is not None
        and before.written_as_range == one.written_as_range
    )


def _money(at: int, one: Quantity, around: Context, subjects: Subjects) -> Claim:
    """Pay at home or abroad, a cost, or an amount that can't be placed."""
    scope, subject = scopes.of(one, around), subjects.of(around)
    kind = _pay_or_cost(around) if one.high < _NO_WAGE else Kind.NUMBER
    if kind is Kind.PAY and scope.place.country not in (places.HOME, places.UNKNOWN):
        kind = Kind.PAY_ABROAD
    return Claim(kind, at, one.start, one.end, around, one, scope, subject)


def _pay_or_cost(around: Context) -> Kind:
    """By the nearest word before the amount, else after it, else the card's label, the sentence before, the heading."""
    before = [(match.end(), kind) for kind, one in _MONEY for match in one.finditer(around.before)]
    after = [(match.start(), kind) for kind, one in _MONEY for match in one.finditer(around.after)]
    said = max(before)[1] if before else min(after)[1] if after else None
    last = max(before)[0] if before else 0
    if said is Kind.PAY and words.PAID_OUT.search(around.before[max(0, last - 6) : last]) and _is_paid_out(around):
        return Kind.NUMBER
    for text in (around.label, around.note, around.earlier[-200:], *around.headings):
        found = [kind for kind, one in _MONEY if one.search(text)]
        said = said or (found[0] if len(found) == 1 else None)
    statistics = (words.MEDIAN, *words.PERCENTILES.values())
    return Kind.PAY if said is None and any(one.search(around.own) for one in statistics) else said or Kind.NUMBER


def _is_paid_out(around: Context) -> bool:
    """'Students pay 12,000 dollars for a certificate' is no wage, nor surely a price of a course."""
    return re.match(r"[^.;$€£]{0,40}\b(?:for (?:a|an|the|their|this)\b|tuition|in fees)", around.after) is not None


_MONEY = ((Kind.COST, words.COST), (Kind.PAY, words.PAY))


def _percent(at: int, one: Quantity, around: Context, subjects: Subjects) -> Claim | None:
    """Growth of employment, or a percentage that can't be placed; None for the 'top 10 percent'."""
    if re.search(
        r"\b(?:lowest|bottom|top|highest|best|lower|upper|middle)[\w\s-]*$", around.before[-30:], re.IGNORECASE
    ):
        return None
    text = f"{around.label} {around.before} {around.after[:60]} {around.note}"
    grows = words.GROWTH.search(text) and words.OF_EMPLOYMENT.search(f"{text} {around.refers_back}")
    grows = grows or _TEN_YEARS.match(around.after) or _GROWTH_LABEL.match(around.label)
    other = words.GROWTH_OF_PAY.search(text) or words.NO_GROWTH.match(around.after) or words.YEARLY.match(around.after)
    kind = Kind.GROWTH if grows and not other else Kind.NUMBER
    declining = [match.end() for match in words.DECLINE.finditer(around.before)]
    growing = [match.end() for match in words.GROWTH.finditer(around.before)]
    if kind is Kind.GROWTH and declining and declining[-1] == growing[-1] and one.low > 0:
        one = quantities.negative(one)
    return Claim(kind, at, one.start, one.end, around, one, scopes.of(one, around), subjects.of_rate(around))


def _count(at: int, one: Quantity, around: Context, subjects: Subjects) -> Claim | None:
    """Openings, jobs added or jobs; None for a plain number that counts nothing of these."""
    if 1900 <= one.low <= 2060 and one.step == 1 and "," not in around.passage.text[one.start : one.end]:
        return None
    kind = _counted(around)
    if kind is None and words.THERE_ARE.search(around.before):
        kind = Kind.JOBS if words.IN_THE_NATION.match(subjects.after_own(around.after)) else None
    if kind is None or one.low < 10:
        return None
    subject = subjects.of_rate(around) if kind is Kind.JOBS_ADDED else subjects.of(around)
    return Claim(kind, at, one.start, one.end, around, one, scopes.of(one, around), subject)


def _counted(around: Context) -> Kind | None:
    after = around.after[:70]
    label = f"{around.label} {around.note} {around.before}" if around.is_card else ""
    if _OPENINGS_BEFORE.search(around.before):
        return Kind.OPENINGS
    if words.OPENINGS.search(re.split(r"[,;]|\d", after)[0]) or words.OPENINGS.search(label):
        return Kind.OPENINGS
    if (
        words.ADDED.match(after)
        or words.INCREASING_BY.search(around.before)
        or (words.ADDING.search(around.before) and words.JOBS.match(after))
    ):
        return Kind.JOBS_ADDED
    if re.search(
        r"\b(?:jobs added|new jobs|(?:employment|projected) change|change in employment)\b", label, re.IGNORECASE
    ):
        return Kind.JOBS_ADDED
    if words.JOBS.match(after) and words.HELD.search(around.sentence):
        return Kind.JOBS
    return Kind.JOBS if re.search(r"\b(?:number of jobs|total employment|jobs held)\b", label, re.IGNORECASE) else None


def _duration(at: int, one: Quantity, around: Context) -> Claim | None:
    """A time that training or experience takes; None for other times."""
    if re.match(r"[- ]?(?:college |university )?degree\b|-old\b| ago\b", around.after):
        return None
    alone = around.passage.is_short and around.passage.text.strip() == around.passage.text[one.start : one.end].strip()
    if not alone and not words.TRAINING.search(around.own):
        return None
    return Claim(Kind.DURATION, at, one.start, one.end, around, one)
