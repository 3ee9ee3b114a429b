"""Whom a number is about: the audited occupation, all occupations, another one, or nobody who can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from careerbook.audit import places, scopes, words
from careerbook.audit.context import Context
from careerbook.audit.passages import Kind
from careerbook.core import slugs
from careerbook.dataset import Career, Careers, Dataset

OWN, ALL, UNKNOWN = "own", "all", "unknown"
_LONGEST = 7  # words of a title that is sought in a sentence
_SIGHT = 120  # letters after a number among which a title that follows it lies
_ALL_AFTER = re.compile(
    r"^[^.;$€£\d]{0,40}?\b(?:for|of|across|among)\s(?:the average (?:for|of) )?(?:all|"
    r"total)(?: u\.?s\.?)? (?:workers|occupations|jobs)|"
    r"^\)?\s*(?:for )?(?:the )?national average",
    re.IGNORECASE,
)
_ALL_BEFORE = re.compile(
    r"(?:(?:all|total)(?: u\.?s\.?)? (?:workers|occupations|jobs)|"
    r"(?:than|near|above|below|exceed\w*|to|with|beats?|over|under|versus|vs\.?) the national (?:median|"
    r"average))[^$€£\d;]{0,40}$",
    re.IGNORECASE,
)
_AVERAGE_RATE = re.compile(
    r"(?:national |overall )?average (?:growth )?(?:rate )?(?:for all (?:occupations|jobs) )?(?:of|is|was|\(|"
    r":)\s*(?:about |only )?$",
    re.IGNORECASE,
)
# A wider or another group than one occupation: 'healthcare occupations', 'the tech sector', 'demand for telehealth'.
_GROUP = re.compile(
    r"\b(?!all\b|these\b|the\b|this\b|related\b)[\w-]+\s(?:occupations|industry|industries|sector|workforce|"
    r"services)\b|"
    r"\b(?:health ?care|medical|tech(?:nology)?|IT|construction|education|nursing|service) (?:jobs|employment|field)\b|"
    r"\b(?:demand|need|market) (?:for|in|of) (?!the (?:role|job|occupation)|this|these|such)[\w -]+",
    re.IGNORECASE,
)
_EARN = re.compile(
    r"\b([A-Za-z]+)\s+(?:\w+ly\s+|can\s+|may\s+|might\s+|will\s+|could\s+|who\s+|have\s+)*(?:earn|earned|make|made|"
    r"average|averaged|receive|are paid|have a median|have an average)\b"
)
_WORKER = re.compile(
    r"(?:ists|ians|ers|ors|nurses|ants|aides|clerks|cians|surgeons|attorneys|mechanics|pharmacists)$", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|earns?|makes?|pays?|can|may|will|reach\w*|have|has|had)\b", re.IGNORECASE)
_ANYBODY = {
    *("workers", "professionals", "earners", "performers", "practitioners", "employers", "others", "beginners"),
    *("those", "they", "you", "most", "people", "individuals", "graduates", "employees", "providers", "members"),
    *("freelancers", "contractors", "newcomers", "starters", "job seekers", "figures", "numbers", "years", "careers"),
}
_OF_A_ROW = re.compile(
    r"\b(?:annual(?:ly)?|hourly|monthly|weekly|national|u\.?s\.?a?|united states|typical|base|total|range|position|"
    r"role|percentile|"
    r"\d+(?:st|nd|rd|th)?|years?|experience|level|growth|outlook|openings?|jobs?|employment|projected|number|rate|new|"
    r"job|median|mean|average|salary|salaries|wages?|pay|earnings|income|compensation|percent|lowest|highest|top|"
    r"bottom|"
    r"all|up|about|around|over|from|per|an?|in|of|the|and|to|hour|may|month|bls|entry|mid|career|early|late|added|"
    r"change|replacement|with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a number is about: `who` is OWN, ALL, UNKNOWN or a SOC code; `name` as the guide has it."""

    who: str
    name: str = ""


def _item_label(context: Context) -> str:
    """What an item or a short line says before its amount, where that is a label and no sentence."""
    if not (context.passage.is_short or context.passage.kind is Kind.ITEM):
        return ""
    label = re.fullmatch(r"([^.;]{2,60}?)\s*[:–—-]\s*(?:[a-z]+\s){0,3}", context.before)
    return label[1] if label and not _VERB.search(label[1]) else ""


class Subjects:
    """The names by which occupations are told apart in a guide about `career`."""

    def __init__(self, career: Career, dataset: Dataset) -> None:
        self.career, self._careers = career, Careers(dataset)

    @cached_property
    def own(self) -> set[str]:
        """The keys of the occupation's own titles."""
        titles = self._careers.alternates
        known = set(titles.loc[titles["soc_code"] == self.career.soc_code, "title_key"])
        whole = slugs.key(self.career.title)
        return known | {whole, slugs.key(self.career.slug), whole.split(" except ")[0]}

    @cached_property
    def _others(self) -> Mapping[str, frozenset[str]]:
        """The codes that each title of other occupations leads to, by the title's key."""
        titles = self._careers.alternates
        found = titles.groupby("title_key")["soc_code"].agg(frozenset)
        return {str(key): codes for key, codes in found.items() if key not in self.own}

    @cached_property
    def _official(self) -> Mapping[str, frozenset[str]]:
        """The codes of titles that a sentence surely means as occupations: the classification's own, by key."""
        titles = self._careers.alternates
        found = titles[titles["kind"].isin(["soc", "direct_match"])].groupby("title_key")["soc_code"].agg(frozenset)
        return {str(key): codes for key, codes in found.items() if key not in self.own}

    def of(self, context: Context) -> Subject:
        """Whom the number in this context is about."""
        if self._is_of_all(context):
            return Subject(ALL, "all occupations")
        label = context.row_label or _item_label(context)
        if label:
            return self._of_row(label)
        return self._of_after(context) or self._of_sentence(context) or self._of_before(context)

    def _of_after(self, context: Context) -> Subject | None:
        """'14,000 dollars for registered nurses', '15% growth in RN positions': named right after the number."""
        after = scopes.near_after(context)
        near = re.match(r"\s*(?:[\w-]+\s){0,4}?(?:for|in|of|among)\s(?:the\s|an?\s)?(?=\S)", after)
        rest = after[near.end() :] if near else ""
        found = next(self._mentions(rest), None)
        if found and rest.startswith(found[1]):
            return Subject(found[0], found[1])
        first = re.match(r"[A-Za-z]+(?= (?:jobs|positions|roles|employment)\b)", rest)
        codes = self._official.get(slugs.key(first[0]), frozenset()) if first else frozenset()
        return Subject(next(iter(codes)) if len(codes) == 1 else UNKNOWN, rest) if codes else None

    def _of_before(self, context: Context) -> Subject:
        """Where the sentence names nobody: UNKNOWN if the paragraph before it, or its heading, is of others only."""
        for text in (context.earlier, *context.headings[:1]):
            mentions = list(self._mentions(text))
            if any(who == OWN for who, *_ in mentions):
                return Subject(OWN)
            if mentions:
                return Subject(UNKNOWN, mentions[-1][1])
        return Subject(OWN)

    def of_rate(self, context: Context) -> Subject:
        """The same for a rate of growth, where 'the average' alone means that of all occupations."""
        if _AVERAGE_RATE.search(context.before):
            return Subject(ALL, "all occupations")
        found, group = self.of(context), _GROUP.search(context.before)
        if found == Subject(OWN) and group and not self._is_named(f"{context.label} {context.sentence}"):
            return Subject(UNKNOWN, group[0].strip())
        return found

    def _is_named(self, text: str) -> bool:
        return any(who == OWN for who, *_ in self._mentions(text))

    def after_own(self, text: str) -> str:
        """What follows a name of the occupation with which the text begins; "" where it begins otherwise."""
        who, name, end = next(self._mentions(text[:_SIGHT]), ("", "", 0))
        return text[end:] if who == OWN and text.lstrip().startswith(name) else ""

    def _is_of_all(self, context: Context) -> bool:
        after, before = _ALL_AFTER.search(context.after), _ALL_BEFORE.search(context.before)
        if after and not re.search(r"\b(?:than|as)\b", after[0]):
            return True
        return before is not None and all(who != OWN for who, *_ in self._mentions(before[0]))

    def named(self, label: str) -> Subject:
        """Whom a title or a row's label means, its words for levels and measures left aside."""
        return self._of_row(label)

    def _of_row(self, label: str) -> Subject:
        key = slugs.key(label)
        if key in self.own:
            return Subject(OWN, label)
        bare = label
        for level in words.LEVELS.values():
            bare = level.sub(" ", bare)
        bare_key = slugs.key(bare)
        if bare_key in self.own or not re.search(r"[A-Za-z]{2}", _OF_A_ROW.sub(" ", bare)):
            return Subject(OWN, label)
        if places.named(bare) and not re.search(r"[A-Za-z]{2}", _OF_A_ROW.sub(" ", places.without(bare))):
            return Subject(OWN, label)
        for other in (key, slugs.key(re.sub(r"\([^)]*\)", " ", label))):
            codes = self._official.get(other, self._others.get(other))
            if codes:
                return Subject(next(iter(codes)) if len(codes) == 1 else UNKNOWN, label)
        return Subject(UNKNOWN, label)

    def _of_sentence(self, context: Context) -> Subject | None:
        text = re.sub(r"\([^)]*\)", lambda match: " " * len(match[0]), context.before)
        mentions = list(self._mentions(text))
        if not mentions:
            return self._of_verb(text) or (Subject(OWN) if self._is_named(context.after) else None)
        who, name, end = mentions[-1]
        if who == OWN:
            return self._of_verb(text[end:]) or Subject(OWN, name)
        return Subject(UNKNOWN if any(one[0] == OWN for one in mentions) else who, name)

    def _mentions(self, text: str) -> Iterator[tuple[str, str, int]]:
        """The occupations named in the text, in order, the longest titles first at each place."""
        found = [(match.start(), match.end()) for match in re.finditer(r"[A-Za-z][A-Za-z'’/&-]*", text)]
        at = 0
        while at < len(found):
            for many in range(min(_LONGEST, len(found) - at), 0, -1):
                start, end = found[at][0], found[at + many - 1][1]
                name = text[start:end]
                who = self._who(name, many) if "  " not in name else None
                if who:
                    yield who, name, end
                    at += many - 1
                    break
            at += 1

    def _who(self, name: str, many: int) -> str | None:
        key = slugs.key(name)
        if many == 1 and re.fullmatch(r"[A-Z]{2,5}s?", name) and name != "IT":
            codes = self._others.get(key, frozenset())
            return OWN if key in self.own else next(iter(codes)) if len(codes) == 1 else UNKNOWN if codes else None
        if key in self.own and (many > 1 or " " not in slugs.key(self.career.title)):
            return OWN
        if key not in self._official or (many == 1 and not (name.endswith("s") and _WORKER.search(name))):
            return None
        codes = self._official[key]
        return next(iter(codes)) if len(codes) == 1 else UNKNOWN

    def _of_verb(self, text: str) -> Subject | None:
        """UNKNOWN where the sentence says that other workers earn: 'physicians earn'; None where it says nothing."""
        for match in _EARN.finditer(text):
            word = match[1].lower()
            if _WORKER.search(word) and word not in _ANYBODY and slugs.key(word) not in self._own_nouns:
                codes = self._official.get(slugs.key(word), frozenset())
                return Subject(next(iter(codes)) if len(codes) == 1 else UNKNOWN, match[1])
        return None

    @cached_property
    def _own_nouns(self) -> set[str]:
        """The last words of the occupation's titles, by which a guide calls it for short."""
        titles = self._careers.alternates
        known = titles["kind"].isin(["soc", "direct_match"]) & (titles["soc_code"] == self.career.soc_code)
        whole = {slugs.key(self.career.title), slugs.key(self.career.slug)}
        return {key.split(" ")[-1] for key in {*titles.loc[known, "title_key"], *whole} if key}
