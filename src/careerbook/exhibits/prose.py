"""Sentences computed from estimates: a figure in a sentence is the ledger's figure, or the sentence can't be made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

from careerbook.estimate import Estimate, Status


@dataclass(frozen=True, slots=True)
class Prose:
    """Marked-up text and the estimates it shows. Digits stand only in figures and declared words."""

    html: Markup
    estimates: tuple[Estimate, ...] = ()

    def __add__(self, other: Prose) -> Prose:
        return Prose(self.html + " " + other.html, self.estimates + other.estimates)

    @property
    def plain(self) -> str:
        """The text without markup."""
        return str(self.html.striptags())


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
    **dict.fromkeys(("7%", "5%", "3%", "1%"), "the least growth of each of BLS' adjectives, in whole percent"),
    "1,000": "jobs of an occupation that an area or industry must have to be put in order",
    "50,000": "workers behind a median of weekly earnings, for the publisher to show it",
}


def rule(text: str) -> Markup:
    """`text` marked as a rule's number. Raises ValueError if it is not among RULES."""
    return declared("rule", text)


def declared(kind: str, text: str) -> Markup:
    """`text` marked as no figure: a period, a code, a classification's name, a statistic's name.

    Raises ValueError if the text has not the form of its kind.
    """
    if not is_declared(kind, text):
        raise ValueError(f"{text!r} is not a {kind}")
    return Markup(f'<span class="num" data-kind="{escape(kind)}">{escape(text)}</span>')


def is_declared(kind: str, text: str) -> bool:
    """Whether `text` has the form that its kind of declared words has."""
    return text in RULES if kind == "rule" else kind in DECLARED and bool(DECLARED[kind].fullmatch(text))


def period(text: str | int) -> Markup:
    """A year or period: 2025, May 2025, 2024–34."""
    return declared("period", str(text))


def expires(day: date) -> Markup:
    """The month after which a statement is to be checked again; the page says so to a reader who comes later."""
    month = f"{day:%B %Y}"
    return Markup('<time class="expires" datetime="{}">{}</time>').format(day.isoformat(), period(month))


def named(text: str) -> Markup:
    """A publisher's own words with figures: an edition, a table's or a role's name. They are in catalog or ledger."""
    return Markup('<span class="num" data-kind="source">{}</span>').format(text)


def code(text: object) -> Markup:
    """A classification code."""
    return declared("code", str(text))


def figure(estimate: Estimate, *, unsigned: bool = False) -> Markup:
    """An estimate as a figure of the page, tied to the ledger by its id."""
    shown = estimate.text.lstrip("−") if unsigned else estimate.text
    plain = estimate.value is not None or estimate.category is not None or estimate.status is Status.TOP_CODED
    value = "" if estimate.value is None else repr(estimate.value)
    kind = "fig" if plain else "fig missing"
    tip = f' title="{escape(estimate.reason)}"' if estimate.reason and not re.search(r"\d", estimate.reason) else ""
    # Markup's own format is ten times slower, and a report has thousands of figures.
    about = f'class="{kind}" data-id="{escape(estimate.id)}" value="{escape(value)}"{tip}'
    return Markup(f"<data {about}>{escape(shown)}</data>")


def say(template: str, /, **parts: Estimate | Prose | Markup | str) -> Prose:
    """A sentence: `{name}` stands for a part; `{name:size}` for an estimate without its sign.

    Raises ValueError if the template itself, or a part that is plain text, has a digit: a figure that did not
    come from an estimate, or a word that should have been declared.
    """
    html, estimates = Markup(""), []
    for literal, name, how, _ in Formatter().parse(template):
        html += _without_digits(literal)
        if name is None:
            continue
        part = parts[name]
        if isinstance(part, Estimate):
            html += figure(part, unsigned=how == "size")
            estimates.append(part)
        elif isinstance(part, Prose):
            html += part.html
            estimates.extend(part.estimates)
        else:
            html += part if isinstance(part, Markup) else _without_digits(part)
    return Prose(html, tuple(estimates))


def _without_digits(text: str) -> Markup:
    if re.search(r"\d", text):
        raise ValueError(f"{text!r} has a figure that no estimate accounts for")
    return escape(text)


_DECLARABLE = re.compile(
    r"((?:UK )?(?:SOC|ISCO|NOC|KldB|STYRK|StatCan)[- ][\d-]{2,10}"  # a classification
    r"|P\d\d\b|[1-6]-digit|2,080|9[05]-percent"
    r"|(?:May )?(?:19|20)\d\d(?:[–-]\d\d)?\b"
    r"|\b\d\d-\d{4}(?:\.\d\d)?|(?<![\d.,$£€])\b\d{1,6}\b(?![.,]?\d|%))",  # codes, never amounts
    re.ASCII,
)


@lru_cache(4096)
def mark(text: str) -> Markup:
    """Free text of ours or a publisher's (titles, reasons) with its years and codes declared.

    Raises ValueError for a digit that is neither.
    """
    pieces = _DECLARABLE.split(text)
    html = Markup("")
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            html += _without_digits(piece)
            continue
        kinds = ("period", "classification", "statistic", "code")
        kind = next((kind for kind in kinds if DECLARED[kind].fullmatch(piece)), None)
        if kind is None:
            raise ValueError(f"{piece!r} in {text!r} is not declared")
        html += declared(kind, piece)
    return html


def join(sentences: Iterable[Prose | None]) -> Prose:
    """Sentences as one paragraph; those that can't be said (None) are left out."""
    result = Prose(Markup(""))
    for sentence in sentences:
        if sentence is not None:
            result = sentence if not result.html else result + sentence
    return result
