"""Claims in words: adjectives of growth, typical education, ranks of industries, codes of classifications."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careerbook.audit import patterns, places, scopes
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.context import around
from careerbook.audit.passages import Guide, Passage
from careerbook.audit.subjects import Subjects
from careerbook.core.comparators import HOME

# The classifications, and what guides call them, the longer names first.
_SCHEMES = {
    "UK SOC 2020": ("UK SOC 2020", "UK SOC"),
    "SOC 2018": ("US SOC", "SOC 2018", "SOC"),
    "O*NET-SOC 2019": ("O*NET-SOC", "O*NET"),
    "NOC 2021": ("NOC 2021", "NOC"),
    "ISCO-08": ("ISCO-08", "ISCO"),
    "ANZSCO": ("ANZSCO",),
    "KldB 2010": ("KldB 2010", "KldB"),
}
_SCHEME_OF = {name.lower(): scheme for scheme, names in _SCHEMES.items() for name in names}
_CODE = patterns.any_case(
    rf"\b(?P<scheme>{'|'.join(map(re.escape, _SCHEME_OF))})"
    r"(?:\s(?:codes?|unit group|group|number))?(?:\s(?:is|of))?[\s:#]*(?P<code>\d{2}-\d{4}(?:\.\d\d)?|\d{3,6})\b"
)
_TITLE = re.compile(
    r"\s*(?:for|:|–|—|-|\(|,\s*(?:for|the code for)|means|is|covers)\s*\b(?:the\s)?[\"'“‘]?"
    r"(?P<title>[A-Za-z][^,.;()\"”]{2,80})"
)
_AFTER_TITLE = re.compile(r"\s(?:which|that|may|where|(?:and|or)\s(?:NOC|SOC|ISCO|code))\b")
_MOST_RANKS = 10


def codes(guide: Guide, at: int) -> list[Claim]:
    """Codes of classifications, each with the title that the guide gives it, if it gives one."""
    passage, claims = guide.passages[at], []
    for match in _CODE.finditer(passage.text):
        title = _TITLE.match(passage.text, match.end())
        name = _AFTER_TITLE.split(title["title"])[0].strip() if title else ""
        end = title.start("title") + len(name) if title else match.end()
        terms = (_SCHEME_OF[match["scheme"].lower()], name)
        claims.append(Claim(Kind.CODE, around(guide, at, match.start(), end), terms=terms, code=match["code"]))
    return claims


def adjectives(guide: Guide, at: int, subjects: Subjects) -> Iterator[Claim]:
    """BLS' words for growth where they describe employment."""
    for name, pattern in patterns.ADJECTIVES.items():
        for match in pattern.finditer(guide.passages[at].text):
            context = around(guide, at, *match.span())
            text = f"{context.statement} {' '.join(context.headings[:1])}"
            is_of_jobs = patterns.GROWTH.search(text) and patterns.OF_EMPLOYMENT.search(text)
            if is_of_jobs and not patterns.GROWTH_OF_PAY.search(text):
                # 'than the average for all occupations': the adjective is of the career all the same.
                is_of_all = re.match(r"\s*(?:growth\s|rate\s)*(?:for|of) all\b", context.after, re.IGNORECASE)
                subject = subjects.of_label("") if is_of_all else subjects.of_rate(context)
                named = [place for place in places.named(context.sentence) if place.country != places.UNKNOWN]
                is_at_home = all(place.country == HOME and not place.state for place in named)
                place = places.Place(0, 0, HOME if is_at_home else places.UNKNOWN)
                scope = scopes.Scope(place, span=scopes.span(context))
                yield Claim(Kind.ADJECTIVE, context, None, scope, subject, (name,))


def education(guide: Guide, at: int) -> Iterator[Claim]:
    """Statements of the education that the occupation typically requires, one for each sentence."""
    passage = guide.passages[at]
    above = guide.passages[at - 1].text if at and guide.passages[at - 1].reads_as_label else ""
    for start, end in passage.sentences():
        context = around(guide, at, start, start + len(passage.text[start:end].rstrip()))
        # Without what some employers prefer.
        text = re.split(r";|, (?:but|though|although|while)\b", passage.text[start:end])[0]
        terms = tuple(name for name, pattern in patterns.EDUCATION.items() if pattern.search(text))
        label = context.label if context.is_card else above
        is_labeled = re.search(r"education|degree", label, re.IGNORECASE) and (
            passage.is_short or patterns.TYPICALLY.search(label)
        )
        if terms and (is_labeled or _is_typical(text)):
            yield Claim(Kind.EDUCATION, context, terms=terms)


def _is_typical(text: str) -> bool:
    """'typically requires', 'typical entry-level education': about entering the occupation, and not hedged before."""
    if re.search(r"\bis (?:typically|usually|generally) (?:required|needed)\b", text, re.IGNORECASE):
        return not patterns.HEDGED.search(text)
    typical = patterns.TYPICALLY.search(text)
    if typical is None or not patterns.SCHOOLING.search(text) or patterns.COST.search(text):
        return False
    first = min(match.start() for pattern in patterns.EDUCATION.values() for match in pattern.finditer(text))
    is_hedged = any(match.start() < first for match in patterns.HEDGED.finditer(text))
    return not is_hedged and typical.start() < first and first - typical.end() < 110


def industries(guide: Guide) -> Iterator[Claim]:
    """Numbered industries under a heading such as 'Top industries'."""
    for at, heading in enumerate(guide.passages):
        if not heading.is_short or not patterns.INDUSTRIES.search(heading.text):
            continue
        ranked = list(_ranked(guide.passages, at + 1))
        for place in ranked if len(ranked) > 1 else ():
            text, rank = guide.passages[place].text, guide.passages[place].number
            name = re.split(r"\s[-–—:(]|:|\d", text)[0].strip()
            yield Claim(Kind.INDUSTRY, around(guide, place, 0, len(text)), terms=(name,), rank=rank)


def _ranked(passages: Sequence[Passage], at: int) -> Iterator[int]:
    """The passages numbered 1, 2, 3 ... that follow; a number that stands alone on a line belongs to the next."""
    rank = 1
    for place in range(at, min(len(passages), at + 2 * _MOST_RANKS)):
        passage = passages[place]
        alone = passage.text.strip("#. ")
        if passage.number == rank:
            yield place
            rank += 1
        elif not alone.isdigit() or int(alone) != rank:
            return
