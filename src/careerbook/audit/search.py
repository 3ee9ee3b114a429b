"""Finds claims: gives each quantity of a guide the kind that its context names, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerbook.audit import claims_in_words, money, patterns, quantities, scopes
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.context import Context, around
from careerbook.audit.passages import Guide
from careerbook.audit.places import UNKNOWN
from careerbook.audit.quantities import PERCENT, PLAIN, Quantity
from careerbook.audit.subjects import Subjects
from careerbook.core.comparators import HOME

_NO_WAGE = 3_000_000  # an amount above this is nobody's wage
_NEAR = 6  # passages around a short line in which an offer of the site shows itself
_OPENINGS_BEFORE = patterns.any_case(
    r"\bopenings (?:\w+ )?(?:is|are|was|were|of|at|number|reach|total)\s(?:about |around |roughly )?$"
)
_ADDED_LABEL = patterns.any_case(r"\b(?:jobs added|new jobs|(?:employment|projected) change|change in employment)\b")
_JOBS_LABEL = patterns.any_case(r"\b(?:number of jobs|total employment|jobs held)\b")
_GROWTH_LABEL = patterns.any_case(r"\s*(?:\w+ )?growth(?: rate| outlook)?(?: \(.*\))?\s*:?\s*$")
_TEN_YEARS = re.compile(r"\s*(?:\(|from|for|over|between|in)\s*20(\d)\d\s?(?:[-–]|to|and)\s?(?:20)?\d\d\b")
# 'the top 10 percent'
_OF_WORKERS = patterns.any_case(r"\b(?:lowest|bottom|top|highest|best|lower|upper|middle)[\w\s-]*$")
_SELLS = patterns.any_case(r"join|sign up|subscri|trial|per month|/ ?mo|our ")
# 'C$50,000 (about $37,000 USD)'
_CONVERTED = re.compile(
    r"[^().;\d]{0,24}\(\s*[^().;\d]{0,24}|\s*(?:,\s*or|=|≈|~|or)\s*(?:about|around|approximately|roughly)?\s*|"
    r"[^().;\d]{0,24}\((?:approx\.|approximately|about|roughly|~|≈)?\s*"
)
# 'Students pay 12,000 dollars for a certificate' is no wage, nor surely a price of a course.
_PAID_FOR = re.compile(r"[^.;$€£]{0,40}\b(?:for (?:a|an|the|their|this)\b|tuition|in fees)")
_NO_TRAINING = re.compile(r"[- ]?(?:college |university )?degree\b|-old\b| ago\b")
_MONEY = {Kind.COST: patterns.COST, Kind.PAY: patterns.PAY}
_TIMES = {"hours", "weeks", "months", "years"}


def find(guide: Guide, subjects: Subjects) -> list[Claim]:
    """All claims of the guide, in its order."""
    claims: list[Claim] = []
    for at in range(len(guide.passages)):
        codes = claims_in_words.codes(guide, at)
        claims += codes
        claims += _numbers(guide, at, [(code.context.start, code.context.end) for code in codes], subjects)
        claims += claims_in_words.adjectives(guide, at, subjects)
        claims += claims_in_words.education(guide, at)
    claims += claims_in_words.industries(guide)
    return sorted(claims, key=lambda claim: (claim.context.at, claim.context.start))


def _numbers(guide: Guide, at: int, codes: list[tuple[int, int]], subjects: Subjects) -> Iterator[Claim]:
    """The claims of a passage's quantities, without those in codes and spans of years."""
    text = guide.passages[at].text
    taken = codes + [match.span() for match in scopes.SPAN.finditer(text)]
    before: Quantity | None = None
    for quantity in quantities.find(text):
        if any(a <= quantity.start < z or a < quantity.end <= z for a, z in taken):
            continue
        context = around(guide, at, quantity.start, quantity.end)
        claim = None if _is_offer(guide, context) else _claim(quantity, context, before, subjects)
        before = quantity
        if claim is not None:
            yield claim


def _claim(quantity: Quantity, context: Context, before: Quantity | None, subjects: Subjects) -> Claim | None:
    """The claim that a quantity makes, or None where it makes none about a career."""
    if quantity.is_money:
        if before is not None and _converts(before, quantity, context.passage.text):
            return Claim(Kind.CONVERSION, context, quantity, other=before)
        return _money(quantity, context, subjects)
    if quantity.unit == PERCENT:
        return _percent(quantity, context, subjects)
    if quantity.unit in _TIMES:
        return _duration(quantity, context)
    return _count(quantity, context, subjects) if quantity.unit == PLAIN else None


def _is_offer(guide: Guide, context: Context) -> bool:
    """Whether a number belongs to what the site itself sells or advertises."""
    if not context.passage.is_short:
        is_offer = patterns.OFFER.search(context.sentence) is not None
        return is_offer and _SELLS.search(context.sentence) is not None
    near = guide.passages[max(0, context.at - _NEAR) : context.at + _NEAR + 1]
    return len([passage for passage in near if passage.is_short and patterns.OFFER.search(passage.text)]) >= 2


def _converts(before: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether an amount repeats the one before it in another currency."""
    units = {before.unit, quantity.unit}
    if not before.is_money or units == {"USD", money.DOLLAR} or len(units) == 1:
        return False
    is_converted = _CONVERTED.fullmatch(text[before.end : quantity.start]) is not None
    return is_converted and before.written_as_range == quantity.written_as_range


def _money(quantity: Quantity, context: Context, subjects: Subjects) -> Claim:
    """Pay at home or abroad, a cost, or an amount that can't be placed."""
    scope, subject = scopes.of(quantity, context), subjects.of(context)
    kind = _pay_or_cost(context) if quantity.high < _NO_WAGE else Kind.NUMBER
    if kind is Kind.PAY and scope.place.country not in (HOME, UNKNOWN):
        kind = Kind.PAY_ABROAD
    return Claim(kind, context, quantity, scope, subject)


def _pay_or_cost(context: Context) -> Kind:
    """By the nearest word before the amount, else after it, else the label, the sentence before, the heading."""
    before = [(match.end(), kind) for kind, words in _MONEY.items() for match in words.finditer(context.before)]
    after = [(match.start(), kind) for kind, words in _MONEY.items() for match in words.finditer(context.after)]
    last, nearest = max(before, default=(0, None))
    nearest = nearest or min(after, default=(0, None))[1]
    is_paid = patterns.PAID_OUT.search(context.before[max(0, last - 6) : last])
    if nearest is Kind.PAY and is_paid and _PAID_FOR.match(context.after):
        return Kind.NUMBER
    for text in (context.label, context.note, context.earlier[-200:], *context.headings):
        kinds = [kind for kind, words in _MONEY.items() if words.search(text)]
        nearest = nearest or (kinds[0] if len(kinds) == 1 else None)
    statistics = (pattern for name, pattern in patterns.STATISTICS.items() if name != "mean")
    if nearest is None and any(pattern.search(context.statement) for pattern in statistics):
        return Kind.PAY
    return nearest or Kind.NUMBER


def _percent(quantity: Quantity, context: Context, subjects: Subjects) -> Claim | None:
    """Growth of employment, or a percentage that can't be placed; None for a share of the workers."""
    if _OF_WORKERS.search(context.before[-30:]):
        return None
    after = context.after
    text = f"{context.label} {context.before} {after[:60]} {context.note}"
    grows = patterns.GROWTH.search(text) and patterns.OF_EMPLOYMENT.search(f"{text} {context.refers_back}")
    grows = grows or _TEN_YEARS.match(after) or _GROWTH_LABEL.match(context.label)
    is_other = patterns.GROWTH_OF_PAY.search(text) or patterns.NO_GROWTH.match(after) or patterns.YEARLY.match(after)
    kind = Kind.GROWTH if grows and not is_other else Kind.NUMBER
    declining = [match.end() for match in patterns.DECLINE.finditer(context.before)]
    growing = [match.end() for match in patterns.GROWTH.finditer(context.before)]
    if kind is Kind.GROWTH and declining and declining[-1] == growing[-1] and quantity.low > 0:
        quantity = quantity.negated
    scope, subject = scopes.of(quantity, context), subjects.of_rate(context)
    return Claim(kind, context, quantity, scope, subject)


def _count(quantity: Quantity, context: Context, subjects: Subjects) -> Claim | None:
    """Openings, jobs added or jobs; None for a plain number that counts nothing of these."""
    is_year = 1900 <= quantity.low <= 2060 and quantity.step == 1 and "," not in context.quote
    kind = None if is_year or quantity.low < 10 else _counted(context, subjects)
    if kind is None:
        return None
    subject = subjects.of_rate(context) if kind is Kind.JOBS_ADDED else subjects.of(context)
    return Claim(kind, context, quantity, scopes.of(quantity, context), subject)


def _counted(context: Context, subjects: Subjects) -> Kind | None:
    """What a plain number counts, by the words before and after it, or the label of a card."""
    before, after = context.before, context.after[:70]
    label = f"{context.label} {context.note} {before}" if context.is_card else ""
    openings = (re.split(r"[,;]|\d", after)[0], label)
    if _OPENINGS_BEFORE.search(before) or any(patterns.OPENINGS.search(text) for text in openings):
        return Kind.OPENINGS
    is_of_jobs = patterns.JOBS.match(after)
    if patterns.ADDED.match(after) or patterns.INCREASING_BY.search(before) or _ADDED_LABEL.search(label):
        return Kind.JOBS_ADDED
    if is_of_jobs and patterns.ADDING.search(before):
        return Kind.JOBS_ADDED
    if (is_of_jobs and patterns.HELD.search(context.sentence)) or _JOBS_LABEL.search(label):
        return Kind.JOBS
    are_there = patterns.THERE_ARE.search(before) and patterns.IN_THE_NATION.match(subjects.after_name(context.after))
    return Kind.JOBS if are_there else None


def _duration(quantity: Quantity, context: Context) -> Claim | None:
    """A time that training or experience takes; None for other times."""
    is_alone = context.passage.is_short and context.passage.text.strip() == context.quote.strip()
    if _NO_TRAINING.match(context.after) or not (is_alone or patterns.TRAINING.search(context.statement)):
        return None
    return Claim(Kind.DURATION, context, quantity)
