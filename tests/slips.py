"""What no sentence of a report may hold: slips of the pen, and words that the figures beside them belie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import lxml.html

BLOCKS = ("h3", "p", "dt", "dd", "li", "caption", "summary", "th", "td")
NAMES = ("technology.row", "tools.row", "titles.row")  # what publishers call things, slips and all
_KINDS = {"note": "note", "table-note": "table-note"}  # by a paragraph's class
_UNIT = r"(?:%|percent\b)"
_DOWN = r"(?:decline|decrease|fall|fell|drop|loss|lost|shrink|reduction|down)"
_UP = r"(?:grow|grew|growth|rise|rose|gain|increase|up)"

# In the text as a reader sees it.
SLIPS: Mapping[str, str] = {
    "not a number": r"\b(?:nan|NaN|NaT|inf|undefined|null)\b",
    "minus zero": r"[-−–][$£€]?0(?:[.,]0+)?(?![.,]?\d)(?!-)",
    "unit twice": rf"% ?{_UNIT}|\bpercent ?{_UNIT}|[$£€][$£€]|[$£€][\d,.]+ (?:US )?(?:dollars|USD|pounds|euros)"
    r"|\b(a year|an hour|a week|a month|times|jobs|percentage points)(?: \1|, \1)\b|\b[A-Z]{3} [$£€]\d",
    "direction twice": rf"\b{_DOWN}\w* (?:of|by) [-−][$£€]?\d|[-−][$£€]?\d[\d,.]*%? (?:below|lower|less|fewer|down)\b",
    "direction against the sign": rf"\b{_UP}\w* (?:of|by) [-−][$£€]?\d"
    r"|[-−][$£€]?\d[\d,.]*%? (?:above|higher|more|up)\b",
    "missing figure": r" {2,}|\( ?\)|\(,|[ (\u00a0][,;.)](?=\s|$)"
    r"|\b(?:by|to|from|and|is|was),|\b(?:by|from|than)[.;]",
    "a promise": r"\b(?:will|shall)\b|\b(?:expected|forecast) to\b",
    "more than is known": r"\b(?:significantly|clearly(?! enough)|obviously|proves)\b",
    "words twice": r"(?i:\b(?!(?:had|that)\b)([a-z]+) \1\b)",
    "stop twice": r"[^.]\.\.(?!\.)|[,;:] ?[,;:.](?!\d)",
    "braces left": r"[{}]",
    "raw markup": r"&(?:lt|gt|amp|nbsp|#\d+);|</?[a-z]+>",
    "an object's name": r"<careerbook|\b(?:Estimate|Prose|Markup)\(|\b(?:Status|Label|Grade|Step)\.[A-Z]|object at 0x",
}
# In the words alone, where each figure is a mark: ⟦0⟧ is shown, ⟦0?⟧ says in words why there is none.
MARKED_SLIPS: Mapping[str, str] = {
    "None for nothing": r"\bNone\b(?! of\b)",
    "lacking where a figure is announced": r"\b(?:by|to|than|from|between|against|about|of|earn|earned) ⟦\d+\?⟧",
    "an empty figure": r"⟦\d+!⟧",
    "figures without a gap": r"⟧⟦|\w⟦|⟧\w",
}
_ARTICLE = re.compile(r"\b([Aa]n?) [$£€]?(\d[\d,]*)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the page shows it, and the number behind it."""

    id: str
    shown: str
    value: float | None

    @property
    def is_zero(self) -> bool:
        """Whether it is shown as nothing: 0.0%, $0."""
        return bool(re.search(r"\d", self.shown)) and not re.search(r"[1-9]", self.shown)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a page: its kind, its words with a mark for each figure, and the figures."""

    kind: str
    marked: str
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """What a reader sees."""
        return re.sub(r"⟦(\d+)[?!]?⟧", lambda found: self.figures[int(found[1])].shown, self.marked)


def passages(html: str) -> Iterator[Passage]:
    """Each heading, paragraph, cell, ... of a part of a page."""
    for block in lxml.html.fragment_fromstring(html, create_parent="div").iter(*BLOCKS):
        figures: list[Figure] = []
        marked = "".join(_words(block, figures)).strip()
        if marked:
            yield Passage(_KINDS.get(block.get("class", ""), block.tag), marked, tuple(figures))


def _words(element: Any, figures: list[Figure]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "data":
            yield _marked(child, figures)
        elif child.tag not in (*BLOCKS, "sup") and "label" not in child.get("class", ""):
            yield from _words(child, figures)
        yield child.tail or ""


def _marked(data: Any, figures: list[Figure]) -> str:
    """A mark for a figure; a category, such as 'much faster than average', stays the words that it is."""
    value, shown, lacks = data.get("value"), data.text_content(), "missing" in data.get("class", "")
    if data.get("data-id", "").startswith(NAMES):
        return "‹name›"
    if not value and not lacks and shown.strip() and not re.search(r"\d", shown) and shown != "None":
        return shown
    figures.append(Figure(data.get("data-id"), shown, float(value) if value else None))
    return f"⟦{len(figures) - 1}{'!' if not shown.strip() else '?' if lacks else ''}⟧"


@cache
def slips(passage: Passage) -> tuple[str, ...]:
    """The slips of the pen in a passage, each with its place. Pages repeat many passages: each is read once."""
    text, said = passage.text, []
    for name, pattern, where in (
        *((name, pattern, text) for name, pattern in SLIPS.items()),
        *((name, pattern, passage.marked) for name, pattern in MARKED_SLIPS.items()),
    ):
        found = re.search(pattern, where)
        if found:
            said.append(f"{name}: …{where[max(0, found.start() - 50) : found.end() + 30]}…")
    said += [f"wrong article: {found[0]}" for found in _ARTICLE.finditer(text) if not _right_article(*found.groups())]
    if passage.kind == "h3" and text.endswith("."):
        said.append(f"a heading with a full stop: …{text[-40:]}")
    if passage.kind in ("p", "table-note") and not re.search(r"[.!?:]$", text):
        said.append(f"a paragraph without a full stop: …{text[-40:]}")
    # Publishers abbreviate in the titles that tables name.
    small = re.search(r"[a-z%)]\. [a-z].{0,30}", text) if passage.kind in ("h3", "p") else None
    if small:
        said.append(f"sentence begins small: …{small[0]}")
    return tuple(said)


def _right_article(article: str, number: str) -> bool:
    """'an' before eight, eleven, eighteen and their thousands and millions (80, 8,000, 11,000); 'a' before others."""
    lead = number.strip(",").split(",")[0]
    wants_an = lead.startswith("8") or lead in ("11", "18")
    return (article.lower() == "an") is wants_an


def undeclared(alt: str, texts: Iterable[str]) -> list[str]:
    """Amounts and percentages in an alternative text that are not among the `texts` of the exhibit's ledger.

    A sign may be left to the words, 'down by': the heading that the text repeats is judged where it stands.
    """
    known = {form for text in texts for form in (text, text.removeprefix("−"))}
    amounts = re.findall(
        r"−?(?:(?:Int)?[$£€]\d(?:[\d,]*\d)?(?:\.\d+)?(?: or more)?|\d(?:[\d,]*\d)?(?:\.\d+)?%(?: a year)?)", alt
    )
    return [amount for amount in amounts if amount not in known]


Test = Callable[..., bool]
# Words that claim a direction or an order, and what must hold of the figures. The groups are figures' numbers.
UP: Mapping[str, str] = {"grow by a": rf"\b{_UP}\w* (?:by|of) {{a}}", "a above": r"{a} (?:above|higher)\b"}
DOWN: Mapping[str, str] = {"decline by a": rf"\b{_DOWN}\w* (?:by|of) {{a}}", "a below": r"{a} (?:below|lower|fewer)\b"}
CLAIMS: Mapping[str, tuple[str, Test]] = {
    "faster than average": (r"grow (?:much )?faster than [a-z ]+: {a} against {b}", lambda a, b: a > b),
    "slower than average": (r"grow (?:slower|more slowly) than [a-z ]+: {a} against {b}", lambda a, b: a < b),
    "as fast as average": (r"grow about as fast as average: {a} against {b}", lambda a, b: a > 0 and abs(a - b) < 2),
    "a decline": (r"A decline is projected: {a}", lambda a: a < 0),
    "show little or no change": (r"show little or no change \({a}\)", lambda a: abs(a) < 0.5),
    "little or no change": (r"Little or no change is projected: {a}", lambda a: abs(a) < 0.5),
    "from jobs to jobs, up": (r"grow by {c}, from {a} jobs in \d+ to {b}", lambda a, b, c: b >= a and c > 0),
    "from jobs to jobs, down": (r"decline by {c}, from {a} jobs in \d+ to {b}", lambda a, b, c: b <= a and c < 0),
    "more openings": (r"equal about {a} of the jobs, more than the {b}", lambda a, b: a > b),
    "fewer openings": (r"equal about {a} of the jobs, less than the {b}", lambda a, b: a < b),
    "runs from a to b": (r"\b(?:run|runs|range|ranges) from {a} [^⟦;]+ to {b}", lambda a, b: a < b),
    "between a and b": (r"between (?:percentile )?{a} and {b}", lambda a, b: a <= b),
    "an interval": (r"confidence interval {a} to {b}", lambda a, b: a < b),
    "up since": (r"was {a} in \d+ and {b} in \d+, up by {c}", lambda a, b, c: b > a and c > 0),
    "down since": (r"was {a} in \d+ and {b} in \d+, down by {c}", lambda a, b, c: b < a and c < 0),
    "higher in one than in another": (
        r"was higher in [^⟦]+, {a} an? (?:year|hour), than in [^⟦]+, {b}",
        lambda a, b: a > b,
    ),
    "the lowest and the highest tenth": (
        r"lowest-paid tenth earned less than {a}.+ highest-paid tenth earned more than {b}",
        lambda a, b: a < b,
    ),
    "percent of another": (
        r"earned less than {a} .+That is {c} (?:above|below) the median of all occupations, {b}",
        lambda a, b, c: abs((a / b - 1) * 100 - c) < 1e-6,
    ),
    "times another": (
        r"earned less than {a} .+That is {c} the median of all occupations, {b}",
        lambda a, b, c: abs(a / b - c) < 1e-9,
    ),
    "parts of openings": (
        r"About {a} openings .+: {b} people a year leaving the labor force, {c} moving to other occupations, and new",
        lambda a, b, c: b + c <= a + 150,  # published in hundreds, each rounded by itself
    ),
    "largest first": (r"^{a} of the wage and salary jobs of [^⟦]+ are in [^⟦]+, {b} in", lambda a, b: a >= b),
}


def belied(passage: Passage, seen: set[str] | None = None) -> list[str]:
    """The claims of a passage that its figures belie; the names of all that were judged are added to `seen`."""
    if not passage.figures:
        return []
    said, sized = [], set()
    for names, holds in ((UP, _is_up), (DOWN, _is_down)):
        for name, pattern in names.items():
            for figures in _found(pattern, passage, name, seen):
                sized.add(figures["a"].id)
                if not holds(figures["a"]):
                    said.append(f"{name}, with {figures['a'].value}: {passage.text[:120]}")
    for name, (pattern, holds) in CLAIMS.items():
        for figures in _found(pattern, passage, name, seen):
            values = {group: one.value for group, one in figures.items()}
            if None in values.values() or not holds(**values):
                said.append(f"{name}, with {values}: {passage.text[:160]}")
    for one in passage.figures:
        if (one.value or 0) < 0 and "−" not in one.shown and not one.is_zero and one.id not in sized:
            said.append(f"a decline shown as {one.shown} and no word for it: {passage.text[:120]}")
    return said


def _is_up(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and not figure.is_zero


def _is_down(figure: Figure) -> bool:
    return figure.value is not None and figure.value < 0 and not figure.is_zero


def _found(pattern: str, passage: Passage, name: str, seen: set[str] | None) -> Iterator[dict[str, Figure]]:
    for found in _expression(pattern).finditer(passage.marked):
        if seen is not None:
            seen.add(name)
        yield {group: passage.figures[int(number)] for group, number in found.groupdict().items()}


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([abc])\}", r"⟦(?P<\1>\\d+)\\??⟧", pattern))
