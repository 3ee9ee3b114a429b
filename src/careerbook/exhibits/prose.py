"""Sentences computed from estimates: a figure in a sentence is the ledger's figure, or the sentence can't be made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any

from careerbook.core import catalog
from careerbook.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate inside a sentence, without its sign if `unsigned`."""

    estimate: Estimate
    unsigned: bool = False

    @property
    def text(self) -> str:
        """The figure as it is written."""
        return self.estimate.text.lstrip("−") if self.unsigned else self.estimate.text


@dataclass(frozen=True, slots=True)
class Declared:
    """Words whose digits are no publisher's figure, and what they are; after the day `expires` they are stale."""

    kind: str
    text: str
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that lead a sentence in."""

    text: str


Part = str | Figure | Declared | Strong


@dataclass(frozen=True, slots=True)
class Prose:
    """Words and the figures among them, in order. Digits stand only in figures and declared words."""

    parts: tuple[Part, ...] = ()

    def __add__(self, other: Prose) -> Prose:
        return Prose((*self.parts, " ", *other.parts))

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates that the sentences show."""
        return tuple(part.estimate for part in self.parts if isinstance(part, Figure))

    @property
    def plain(self) -> str:
        """The text."""
        return " ".join("".join(part if isinstance(part, str) else part.text for part in self.parts).split())

    def as_list(self) -> list[Any]:
        """The parts as JSON has them: words; `{"figure": id}`, the ledger has the rest; declared and strong words."""
        return [_as_json(part) for part in self.parts]


def _as_json(part: Part) -> str | dict[str, Any]:
    if isinstance(part, Figure):
        return {"figure": part.estimate.id, **({"unsigned": True} if part.unsigned else {})}
    if isinstance(part, Declared):
        return {"declared": part.kind, "text": part.text, **({"expires": part.expires} if part.expires else {})}
    return {"strong": part.text} if isinstance(part, Strong) else part


_PERIOD = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?"
    r"(?:19|20)\d\d(?:[-–/](?:\d\d|(?:19|20)\d\d))?(?:Q[1-4])?"
)
# Words with digits that are no figures of a publisher; the page's checker knows the same kinds.
DECLARED: dict[str, re.Pattern[str]] = {
    "period": re.compile(rf"{_PERIOD}(?: to {_PERIOD})?"),
    "code": re.compile(r"\d{1,6}|\d\d-\d{4}(?:\.\d\d)?"),
    "classification": re.compile(r"(?:SOC|ISCO|NOC|KldB|UK SOC|STYRK|ANZSCO|StatCan)[- ][\d-]{2,10}"),
    "bin": re.compile(r"(?:below |over )?−?\d+(?:\.\d+)?%?(?: to −?\d+(?:\.\d+)?%?| and more)?"),
    "statistic": re.compile(r"P\d\d|\d\dth|1-digit|[2-6]-digit|2,080|9[05]-percent"),
}

# Numbers of our own and of publishers' definitions, which no cell holds: floors, cut-offs, conventions.
RULES: Mapping[str, str] = {
    "8": "years that a figure from abroad may be older than the latest, to be compared",
    "1,000": "jobs of an occupation that an area or industry must have to be put in order",
    "50,000": "workers behind a median of weekly earnings, for the publisher to show it",
}


def rule(text: str) -> Prose:
    """`text` marked as a rule's number. Raises ValueError if it is neither among RULES nor a cut-off of the catalog."""
    return declared("rule", text)


def _cut_offs() -> set[str]:
    """The least growth, in whole percent, for which each round of projections has its words."""
    return {f"{least}%" for source in catalog.load().values() for least, _ in source.growth_words if least}


def declared(kind: str, text: str) -> Prose:
    """`text` marked as no figure: a period, a code, a classification's name, a statistic's name.

    Raises ValueError if the text has not the form of its kind.
    """
    if not is_declared(kind, text):
        raise ValueError(f"{text!r} is not a {kind}")
    return Prose((Declared(kind, text),))


def is_declared(kind: str, text: str) -> bool:
    """Whether `text` has the form that its kind of declared words has."""
    if kind == "rule":
        return text in RULES or text in _cut_offs()
    return kind in DECLARED and bool(DECLARED[kind].fullmatch(text))


def period(text: str | int) -> Prose:
    """A year or period: 2025, May 2025, 2024–34."""
    return declared("period", str(text))


def expires(day: date) -> Prose:
    """The month after which a statement is to be checked again; the page says so to a reader who comes later."""
    return Prose((Declared("period", f"{day:%B %Y}", day.isoformat()),))


def named(text: str) -> Prose:
    """A publisher's own words with figures: an edition, a table's or a role's name. They are in catalog or ledger."""
    return Prose((Declared("source", text),))


def code(text: object) -> Prose:
    """A classification code."""
    return declared("code", str(text))


def say(template: str, /, **parts: Estimate | Prose | str) -> Prose:
    """A sentence: `{name}` stands for a part; `{name:size}` for an estimate without its sign.

    Raises ValueError if the template itself, or a part that is plain text, has a digit: a figure that did not
    come from an estimate, or a word that should have been declared.
    """
    pieces: list[Part] = []
    for literal, name, how, _ in Formatter().parse(template):
        if literal:
            pieces.append(_without_digits(literal))
        if name is None:
            continue
        part = parts[name]
        if isinstance(part, Estimate):
            pieces.append(Figure(part, unsigned=how == "size"))
        elif isinstance(part, Prose):
            pieces.extend(part.parts)
        else:
            pieces.append(_without_digits(part))
    return Prose(tuple(pieces))


def strong(text: str) -> Prose:
    """Words that lead a sentence in. Raises ValueError if they have a digit."""
    return Prose((Strong(_without_digits(text)),))


def listed(items: Sequence[Estimate | Prose | str]) -> Prose:
    """'a, b and c'."""
    *first, last = [say("{item}", item=item) for item in items] or [Prose()]
    return separated(" and ", [separated(", ", first), last] if first else [last])


def separated(separator: str, items: Iterable[Prose]) -> Prose:
    """The items, one after the other, with the separator between them."""
    pieces = [piece for item in items for piece in (separator, *item.parts)]
    return Prose(tuple(pieces[1:]))


def _without_digits(text: str) -> str:
    if re.search(r"\d", text):
        raise ValueError(f"{text!r} has a figure that no estimate accounts for")
    return text


_DECLARABLE = re.compile(
    r"((?:UK )?(?:SOC|ISCO|NOC|KldB|STYRK|StatCan)[- ][\d-]{2,10}"  # a classification
    r"|P\d\d\b|[1-6]-digit|2,080|9[05]-percent"
    r"|(?:May )?(?:19|20)\d\d(?:[–-]\d\d)?\b"
    r"|\b\d\d-\d{4}(?:\.\d\d)?|(?<![\d.,$£€])\b\d{1,6}\b(?![.,]?\d|%))",  # codes, never amounts
    re.ASCII,
)


@lru_cache(4096)
def mark(text: str) -> Prose:
    """Free text of ours or a publisher's (titles, reasons) with its years and codes declared.

    Raises ValueError for a digit that is neither.
    """
    parts: list[Part] = []
    for index, piece in enumerate(_DECLARABLE.split(text)):
        if index % 2 == 0:
            parts += [_without_digits(piece)] if piece else []
            continue
        kinds = ("period", "classification", "statistic", "code")
        kind = next((kind for kind in kinds if DECLARED[kind].fullmatch(piece)), None)
        if kind is None:
            raise ValueError(f"{piece!r} in {text!r} is not declared")
        parts.append(Declared(kind, piece))
    return Prose(tuple(parts))


def join(sentences: Iterable[Prose | None]) -> Prose:
    """Sentences as one paragraph; those that can't be said (None) are left out."""
    result = Prose()
    for sentence in sentences:
        if sentence is not None:
            result = sentence if not result.parts else result + sentence
    return result
