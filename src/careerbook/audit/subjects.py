"""The subject of a number: the audited occupation, all occupations, another one, or unclear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from careerbook.audit import patterns, places, scopes
from careerbook.audit.context import Context
from careerbook.audit.passages import Kind
from careerbook.core import slugs
from careerbook.dataset import Career, Careers, Dataset

AUDITED, EVERYONE, UNCLEAR = "own", "all", "unknown"
_LONGEST = 7  # words of a title that is looked for in a sentence
_SIGHT = 120  # letters in which a title that follows a number lies
_ALL_AFTER = patterns.any_case(
    r"^[^.;$€£\d]{0,40}?\b(?:for|of|across|among)\s(?:the average (?:for|of) )?(?:all|total)(?: u\.?s\.?)? (?:workers|"
    r"occupations|jobs)|^\)?\s*(?:for )?(?:the )?national average"
)
_ALL_BEFORE = patterns.any_case(
    r"(?:(?:all|total)(?: u\.?s\.?)? (?:workers|occupations|jobs)|(?:than|near|above|below|exceed\w*|to|with|beats?|"
    r"over|under|versus|vs\.?) the national (?:median|average))[^$€£\d;]{0,40}$"
)
_AVERAGE_RATE = patterns.any_case(
    r"(?:national |overall )?average (?:growth )?(?:rate )?(?:for all (?:occupations|jobs) )?(?:of|is|was|\(|"
    r":)\s*(?:about |only )?$"
)
# A wider or another group than one occupation: 'healthcare occupations', 'the tech sector', 'demand for telehealth'.
_GROUP = patterns.any_case(
    r"\b(?!all\b|these\b|the\b|this\b|related\b)[\w-]+\s(?:occupations|industry|industries|sector|workforce|"
    r"services)\b|\b(?:health ?care|medical|tech(?:nology)?|IT|construction|education|nursing|service) (?:jobs|"
    r"employment|field)\b|\b(?:demand|need|market) (?:for|in|of) (?!the (?:role|job|occupation)|this|these|such)[\w -]+"
)
_EARN = re.compile(
    r"\b([A-Za-z]+)\s+(?:\w+ly\s+|can\s+|may\s+|might\s+|will\s+|could\s+|who\s+|have\s+)*(?:earn|earned|make|made|"
    r"average|averaged|receive|are paid|have a median|have an average)\b"
)
_WORKER = patterns.any_case(
    r"(?:ists|ians|ers|ors|nurses|ants|aides|clerks|cians|surgeons|attorneys|mechanics|pharmacists)$"
)
_VERB = patterns.any_case(r"\b(?:is|are|was|were|earns?|makes?|pays?|can|may|will|reach\w*|have|has|had)\b")
_ANYBODY = {
    *("workers", "professionals", "earners", "performers", "practitioners", "employers", "others", "beginners"),
    *("those", "they", "you", "most", "people", "individuals", "graduates", "employees", "providers", "members"),
    *("freelancers", "contractors", "newcomers", "starters", "job seekers", "figures", "numbers", "years", "careers"),
}
_OF_A_ROW = patterns.any_case(
    r"\b(?:annual(?:ly)?|hourly|monthly|weekly|national|u\.?s\.?a?|united states|typical|base|total|range|position|"
    r"role|percentile|\d+(?:st|nd|rd|th)?|years?|experience|level|growth|outlook|openings?|jobs?|employment|projected|"
    r"number|rate|new|job|median|mean|average|salary|salaries|wages?|pay|earnings|income|compensation|percent|lowest|"
    r"highest|top|bottom|all|up|about|around|over|from|per|an?|in|of|the|and|to|hour|may|month|bls|entry|mid|career|"
    r"early|late|added|change|replacement|with)\b"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a number: `who` is AUDITED, EVERYONE, UNCLEAR or a SOC code; `name` as the guide has it."""

    who: str
    name: str = ""


def _item_label(context: Context) -> str:
    """What an item or a short line says before its amount, where that is a label and no sentence."""
    if not (context.passage.is_short or context.passage.kind is Kind.ITEM):
        return ""
    label = re.fullmatch(r"([^.;]{2,60}?)\s*[:–—-]\s*(?:[a-z]+\s){0,3}", context.before)
    return label[1] if label and not _VERB.search(label[1]) else ""


def _only(codes: frozenset[str]) -> str:
    """The single code, else UNCLEAR."""
    return next(iter(codes)) if len(codes) == 1 else UNCLEAR


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", lambda match: " " * len(match[0]), text)


class Subjects:
    """Distinguishes the occupations that a guide about `career` names."""

    def __init__(self, career: Career, dataset: Dataset) -> None:
        self.career, self._titles = career, Careers(dataset).alternates

    @cached_property
    def _names(self) -> set[str]:
        """The keys of the audited occupation's titles."""
        keys = set(self._titles.loc[self._titles["soc_code"] == self.career.soc_code, "title_key"])
        whole = slugs.key(self.career.title)
        return keys | {whole, slugs.key(self.career.slug), whole.split(" except ")[0]}

    @cached_property
    def _others(self) -> Mapping[str, frozenset[str]]:
        """The SOC codes of each title of other occupations, by the title's key."""
        return self._codes(self._titles)

    @cached_property
    def _official(self) -> Mapping[str, frozenset[str]]:
        """The same of the classification's own titles, which always mean an occupation in a sentence."""
        return self._codes(self._titles[self._titles["kind"].isin(["soc", "direct_match"])])

    def _codes(self, titles: pd.DataFrame) -> Mapping[str, frozenset[str]]:
        by_key = titles.groupby("title_key")["soc_code"].agg(frozenset)
        return {str(key): codes for key, codes in by_key.items() if key not in self._names}

    @cached_property
    def _nouns(self) -> set[str]:
        """The last words of the audited occupation's titles, which guides use as short names."""
        titles = self._titles[self._titles["kind"].isin(["soc", "direct_match"])]
        keys = titles.loc[titles["soc_code"] == self.career.soc_code, "title_key"]
        whole = {slugs.key(self.career.title), slugs.key(self.career.slug)}
        return {key.split(" ")[-1] for key in {*keys, *whole} if key}

    def of(self, context: Context) -> Subject:
        """The subject of the number in this context."""
        if self._is_of_all(context):
            return Subject(EVERYONE, "all occupations")
        label = context.row_label or _item_label(context)
        if label:
            return self.of_label(label)
        return self._of_after(context) or self._of_sentence(context) or self._of_before(context)

    def of_rate(self, context: Context) -> Subject:
        """The subject of a rate of growth, where 'the average' alone means that of all occupations."""
        if _AVERAGE_RATE.search(context.before):
            return Subject(EVERYONE, "all occupations")
        subject, group = self.of(context), _GROUP.search(context.before)
        if subject == Subject(AUDITED) and group and not self._is_named(f"{context.label} {context.sentence}"):
            return Subject(UNCLEAR, group[0].strip())
        return subject

    def of_label(self, label: str) -> Subject:
        """The subject that a title or a row's label names, apart from words for levels and measures."""
        key = slugs.key(label)
        bare = label
        for level in patterns.LEVELS.values():
            bare = level.sub(" ", bare)
        if {key, slugs.key(bare)} & self._names or not _has_title(bare):
            return Subject(AUDITED, label)
        if places.named(bare) and not _has_title(places.without(bare)):
            return Subject(AUDITED, label)
        for other in (key, slugs.key(_without_brackets(label))):
            codes = self._official.get(other, self._others.get(other))
            if codes:
                return Subject(_only(codes), label)
        return Subject(UNCLEAR, label)

    def after_name(self, text: str) -> str:
        """What follows the audited occupation's name at the start of the text; "" where it doesn't start with one."""
        who, name, end = next(self._mentions(text[:_SIGHT]), ("", "", 0))
        return text[end:] if who == AUDITED and text.lstrip().startswith(name) else ""

    def _is_of_all(self, context: Context) -> bool:
        after, before = _ALL_AFTER.search(context.after), _ALL_BEFORE.search(context.before)
        if after and not re.search(r"\b(?:than|as)\b", after[0]):
            return True
        return before is not None and not self._is_named(before[0])

    def _of_after(self, context: Context) -> Subject | None:
        """'14,000 dollars for registered nurses', '15% growth in RN positions': named right after the number."""
        after = scopes.near_after(context)
        near = re.match(r"\s*(?:[\w-]+\s){0,4}?(?:for|in|of|among)\s(?:the\s|an?\s)?(?=\S)", after)
        rest = after[near.end() :] if near else ""
        mention = next(self._mentions(rest), None)
        if mention and rest.startswith(mention[1]):
            return Subject(mention[0], mention[1])
        first = re.match(r"[A-Za-z]+(?= (?:jobs|positions|roles|employment)\b)", rest)
        codes = self._official.get(slugs.key(first[0])) if first else None
        return Subject(_only(codes), rest) if codes else None

    def _of_sentence(self, context: Context) -> Subject | None:
        text = _without_brackets(context.before)
        mentions = list(self._mentions(text))
        if not mentions:
            return self._of_verb(text) or (Subject(AUDITED) if self._is_named(context.after) else None)
        who, name, end = mentions[-1]
        if who == AUDITED:
            return self._of_verb(text[end:]) or Subject(AUDITED, name)
        return Subject(UNCLEAR if any(mention[0] == AUDITED for mention in mentions) else who, name)

    def _of_before(self, context: Context) -> Subject:
        """Where the sentence names nobody: UNCLEAR if the paragraph before it, or its heading, is of others only."""
        for text in (context.earlier, *context.headings[:1]):
            mentions = list(self._mentions(text))
            if mentions:
                is_audited = any(who == AUDITED for who, *_ in mentions)
                return Subject(AUDITED) if is_audited else Subject(UNCLEAR, mentions[-1][1])
        return Subject(AUDITED)

    def _of_verb(self, text: str) -> Subject | None:
        """The workers that the sentence says earn, as in 'physicians earn'; None where it says nothing of others."""
        for match in _EARN.finditer(text):
            key = slugs.key(match[1])
            if _WORKER.search(match[1]) and match[1].lower() not in _ANYBODY and key not in self._nouns:
                return Subject(_only(self._official.get(key, frozenset())), match[1])
        return None

    def _is_named(self, text: str) -> bool:
        return any(who == AUDITED for who, *_ in self._mentions(text))

    def _mentions(self, text: str) -> Iterator[tuple[str, str, int]]:
        """The occupations named in the text, in order: who, name and end; the longest title at each place."""
        words = [match.span() for match in re.finditer(r"[A-Za-z][A-Za-z'’/&-]*", text)]
        at = 0
        while at < len(words):
            for many in range(min(_LONGEST, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + many - 1][1]
                name = text[start:end]
                who = self._who(name, many) if "  " not in name else None
                if who:
                    yield who, name, end
                    at += many - 1
                    break
            at += 1

    def _who(self, name: str, many: int) -> str | None:
        """The subject that a name of `many` words means; None if it is not an occupation's."""
        key = slugs.key(name)
        if many == 1 and re.fullmatch(r"[A-Z]{2,5}s?", name) and name != "IT":
            codes = self._others.get(key)
            return AUDITED if key in self._names else _only(codes) if codes else None
        if key in self._names and (many > 1 or " " not in slugs.key(self.career.title)):
            return AUDITED
        if key not in self._official or (many == 1 and not (name.endswith("s") and _WORKER.search(name))):
            return None
        return _only(self._official[key])


def _has_title(label: str) -> bool:
    """Whether a label has words beyond those for measures, levels and periods."""
    return re.search(r"[A-Za-z]{2}", _OF_A_ROW.sub(" ", label)) is not None
