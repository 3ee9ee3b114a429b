"""Claims in words: adjectives of growth, typical education, ranks of industries, codes of classifications."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careerbook.audit import context, places, scopes, words
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.passages import Guide, Passage, is_label
from careerbook.audit.subjects import Subjects

_CODE = re.compile(
    r"\b(?P<scheme>UK SOC(?: 2020)?|US SOC|O\*NET(?:-SOC)?|SOC(?: 2018)?|NOC(?: 2021)?|ISCO(?:-08)?|ANZSCO|"
    r"KldB(?: 2010)?)"
    r"(?:\s(?:codes?|unit group|group|number))?(?:\s(?:is|of))?[\s:#]*(?P<code>\d{2}-\d{4}(?:\.\d\d)?|\d{3,6})\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\s*(?:for|:|–|—|-|\(|,\s*(?:for|the code for)|means|is|"
    r"covers)\s*\b(?:the\s)?[\"'“‘]?(?P<title>[A-Za-z][^,.;()\"”]{2,80})"
)
SCHEMES = {
    "uk soc": "UK SOC 2020",
    "us soc": "SOC 2018",
    "soc": "SOC 2018",
    "soc 2018": "SOC 2018",
    "noc": "NOC 2021",
    "o*net": "O*NET-SOC 2019",
    "o*net-soc": "O*NET-SOC 2019",
    "noc 2021": "NOC 2021",
    "isco": "ISCO-08",
    "isco-08": "ISCO-08",
    "anzsco": "ANZSCO",
    "kldb": "KldB 2010",
    "kldb 2010": "KldB 2010",
    "uk soc 2020": "UK SOC 2020",
}
_MOST_RANKS = 10


def codes(guide: Guide, at: int) -> list[Claim]:
    """Codes of classifications, each with the title that the guide gives it, if it gives one."""
    passage, found = guide.passages[at], []
    for match in _CODE.finditer(passage.text):
        title = _TITLE.match(passage.text, match.end())
        named = (
            re.split(r"\s(?:which|that|may|where|(?:and|or)\s(?:NOC|SOC|ISCO|code))\b", title["title"])[0].strip()
            if title
            else ""
        )
        end = title.start("title") + len(named) if title else match.end()
        around = context.around(guide, at, match.start(), end)
        scheme = SCHEMES[match["scheme"].lower()]
        said = (scheme, named)
        found.append(Claim(Kind.CODE, at, match.start(), end, around, said=said, code=match["code"]))
    return found


def adjectives(guide: Guide, at: int, subjects: Subjects) -> Iterator[Claim]:
    """BLS' words for growth where they are said of employment."""
    passage = guide.passages[at]
    for name, pattern in words.ADJECTIVES.items():
        for match in pattern.finditer(passage.text):
            around = context.around(guide, at, match.start(), match.end())
            text = f"{around.own} {' '.join(around.headings[:1])}"
            if words.GROWTH.search(text) and words.OF_EMPLOYMENT.search(text) and not words.GROWTH_OF_PAY.search(text):
                scope = scopes.Scope(places.Place(0, 0, _country(around.sentence)), span=scopes.span(around))
                subject = subjects.of_rate(around) if not _is_of_all(around.after) else subjects.named("")
                yield Claim(
                    Kind.ADJECTIVE, at, match.start(), match.end(), around, scope=scope, subject=subject, said=(name,)
                )


def _is_of_all(after: str) -> bool:
    """'than the average for all occupations': the adjective is of the career all the same."""
    return re.match(r"\s*(?:growth\s|rate\s)*(?:for|of) all\b", after, re.IGNORECASE) is not None


def _country(sentence: str) -> str:
    named = [one for one in places.named(sentence) if one.country != places.UNKNOWN]
    return places.HOME if all(one.country == places.HOME and not one.state for one in named) else "?"


def education(guide: Guide, at: int) -> Iterator[Claim]:
    """Statements of the education that the occupation typically asks for, one a sentence."""
    passage = guide.passages[at]
    for start, end in passage.sentences():
        around = context.around(guide, at, start, max(start, end - 1) or end)
        text = _without_clauses(passage.text[start:end])
        named = tuple(name for name, one in words.EDUCATION.items() if one.search(text))
        label = around.label if passage.is_short or passage.kind.value == "table row" else _label(guide, at)
        is_labelled = re.search(r"education|degree", label, re.IGNORECASE) and (
            passage.is_short or words.TYPICALLY.search(label)
        )
        if named and (is_labelled or _is_typical(text)):
            stop = start + len(passage.text[start:end].rstrip())
            yield Claim(Kind.EDUCATION, at, start, stop, around, said=named)


def _label(guide: Guide, at: int) -> str:
    """A label right above a paragraph."""
    above = guide.passages[at - 1] if at else None
    return above.text if above is not None and is_label(above) else ""


def _is_typical(text: str) -> bool:
    """'typically requires', 'typical entry-level education': said of entering the work, and not hedged before."""
    if re.search(r"\bis (?:typically|usually|generally) (?:required|needed)\b", text, re.IGNORECASE):
        return not words.HEDGED.search(text)
    typical = words.TYPICALLY.search(text)
    if typical is None or not words.SCHOOLING.search(text) or words.COST.search(text):
        return False
    first = min(match.start() for one in words.EDUCATION.values() for match in one.finditer(text))
    hedged = [match for match in words.HEDGED.finditer(text) if match.start() < first]
    return not hedged and typical.start() < first and first - typical.end() < 110


def _without_clauses(text: str) -> str:
    """The text up to a semicolon or a clause on what some employers prefer."""
    return re.split(r";|, (?:but|though|although|while)\b", text)[0]


def industries(guide: Guide) -> Iterator[Claim]:
    """Numbered industries under a heading such as 'Top industries'."""
    for at, passage in enumerate(guide.passages):
        if not passage.is_short or not words.INDUSTRIES.search(passage.text):
            continue
        listed = list(_numbered(guide.passages, at + 1))
        if len(listed) < 2:
            continue
        for place in listed:
            one = guide.passages[place]
            around = context.around(guide, place, 0, len(one.text))
            name = re.split(r"\s[-–—:(]|:|\d", one.text)[0].strip()
            yield Claim(Kind.INDUSTRY, place, 0, len(one.text), around, said=(name,), rank=one.number)


def _numbered(passages: Sequence[Passage], at: int) -> Iterator[int]:
    """The passages numbered 1, 2, 3 ... that follow; a number that stands alone on a line belongs to the next."""
    wanted = 1
    for place in range(at, min(len(passages), at + 2 * _MOST_RANKS)):
        one = passages[place]
        if one.number == wanted:
            yield place
            wanted += 1
        elif not one.text.strip("#. ").isdigit() or int(one.text.strip("#. ")) != wanted:
            return
