"""What an employer or an applicant starts from: a job description, words for a résumé, questions for an interview.

Every line is of the occupation's own data; what an employer has to fill in stands in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from careerbook.chapters.common import components
from careerbook.chapters.guide import Guide, schooling
from careerbook.chapters.guide.onet import latest, whole
from careerbook.chapters.guide.ratings import KNOWLEDGE, SKILLS, STYLES, Domain, rated
from careerbook.dataset import Career, Dataset, default
from careerbook.dataset.curated import cited
from careerbook.dataset.notes import notes
from careerbook.estimate import Estimate, ends
from careerbook.metrics import activities as metrics

_MOST_ACTIVITIES, _MOST_RATED, _MOST_SOFTWARE, _MOST_TITLES, _MOST_TOOLS = 12, 8, 20, 25, 15
_MOST_ASKED = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, lines below it, and where they come from; `is_list` if the lines are points."""

    heading: str
    lines: tuple[str, ...]
    source: str
    is_list: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the toolkit: its title, what it is for, and its blocks."""

    title: str
    purpose: str
    blocks: tuple[Block, ...]


class Toolkit:
    """The toolkit of a career: `parts`, to be written as Markdown or DOCX."""

    def __init__(self, career: Career, dataset: Dataset | None = None) -> None:
        self.career, self.dataset = career, dataset or default()
        self.guide = Guide(career, self.dataset)

    @property
    def title(self) -> str:
        """The heading of the whole."""
        return f"{self.career.title}: a hiring and application toolkit"

    @property
    def parts(self) -> tuple[Part, ...]:
        """Job description, words for a résumé, questions for an interview."""
        return (self.job_description(), self.resume_words(), self.interview())

    def job_description(self) -> Part:
        """A template of a job description: what stands in brackets is the employer's."""
        blocks = [
            Block(
                "The job",
                (
                    "[Employer] is looking for: [title], [full time or part time], [place].",
                    f"Usual title of the occupation: {self.career.title} (SOC {self.career.soc_code}).",
                ),
                _source(self.guide.salary.figures["employment"]),
                is_list=False,
            ),
            self._activities("Responsibilities", _MOST_ACTIVITIES),
            self._to_enter(),
            self._rated("Skills", SKILLS),
            self._rated("Knowledge", KNOWLEDGE),
            self._rated("Ways of working", STYLES),
            self._software("Software", _MOST_ASKED),
            self._pay(),
        ]
        purpose = "A template: strike out what your job does not have, and fill in what stands in brackets."
        return Part("Job description", purpose, _filled(blocks))

    def resume_words(self) -> Part:
        """What employers' systems may scan for: titles, software, skills, tools, certificates."""
        blocks = [
            self._titles(),
            self._software("Software", _MOST_SOFTWARE),
            self._rated("Skills", SKILLS),
            self._rated("Knowledge", KNOWLEDGE),
            self._tools(),
            self._activities("Activities", _MOST_ACTIVITIES),
            self._certificates(),
        ]
        purpose = (
            "Words by which the occupation is known in official lists. Use those that are true of you; a system that "
            "scans applications looks for the words of its own posting first."
        )
        return Part("Words for a résumé", purpose, _filled(blocks))

    def interview(self) -> Part:
        """Questions that follow from the activities, skills, knowledge and software of the occupation."""
        blocks = [
            _asked(self._activities("On the work", _MOST_ASKED), _OF_ACTIVITY, in_a_sentence=True),
            _asked(self._rated("On skills", SKILLS, _MOST_ASKED), _OF_SKILL),
            _asked(self._rated("On knowledge", KNOWLEDGE, _MOST_ASKED), _OF_KNOWLEDGE),
            _asked(self._software("On software", _MOST_ASKED, marked=False), _OF_SOFTWARE),
            Block(
                "To ask the employer",
                (
                    "Which of the responsibilities above take most of a day here?",
                    "What is the pay, and how does it stand to the median below?",
                    "Who trains a newcomer, and for how long?",
                ),
                "This project's editors.",
            ),
            self._pay(),
        ]
        purpose = (
            "For both sides. Questions are made from entries of the occupation's data; those to the employer are the "
            "editors'."
        )
        return Part("Questions for an interview", purpose, _filled(blocks))

    def _own(self, table: str) -> pd.DataFrame:
        rows = latest(self.dataset, table)
        return rows[rows["onet_soc_code"].isin(whole(self.guide, rows))]

    @cached_property
    def _done(self) -> list[metrics.Activity]:
        rows = latest(self.dataset, "onet_work_activities")
        titles = latest(self.dataset, "onet_activities")
        return metrics.activities(rows, whole(self.guide, rows), titles, (), self.dataset.sources)

    def _activities(self, heading: str, most: int) -> Block | None:
        return _block(heading, [one.title for one in self._done], most=most, order="most tasks first")

    def _rated(self, heading: str, domain: Domain, most: int = _MOST_RATED) -> Block | None:
        found = [one for one in rated(self.guide, domain) if one.importance.value is not None]
        names = {one.importance.id: one.name for one in found}
        return _block(heading, [one.importance for one in found], lambda one: names[one.id], most, "by importance")

    def _software(self, heading: str, most: int, *, marked: bool = True) -> Block | None:
        found = metrics.software(self._own("onet_technology"), self.dataset.sources)
        marks = {one.name.id: f" ({_marks(one)})" for one in found if marked and _marks(one)}
        named, order = [one.name for one in found], "in demand first, then hot, then by name"
        return _block(heading, named, lambda one: one.text + marks.get(one.id, ""), most, order)

    def _tools(self) -> Block | None:
        found = metrics.tools(self._own("onet_tools"), self.dataset.sources)
        return _block("Tools and machines", [kind for kind, _ in found], most=_MOST_TOOLS, order="by name")

    def _titles(self) -> Block:
        own = [f"{one}.00" for one in components(self.dataset, self.career.soc_code)]
        rows = self.dataset.rows("titles", soc_code=[one[:7] for one in own], kind="onet_reported")
        reported = metrics.job_titles(rows[rows["onet_soc_code"].isin(own)], self.dataset.sources)
        first = reported[:_MOST_TITLES]
        named = list(dict.fromkeys([self.career.title, *(one.text for one in first)]))
        source = _source(*first, self.guide.salary.figures["employment"])
        return Block("Job titles", tuple(named), source + _cut(first, reported, "by name"))

    def _to_enter(self) -> Block | None:
        names = ("Education", "Experience in a related occupation", "Training on the job")
        figures = schooling.to_enter(self.guide)
        said = {one.id: f"{name}: {_or_none(one)}" for name, one in zip(names, figures, strict=True) if one.category}
        made = _block("Typical to enter", [one for one in figures if one.category], lambda one: said[one.id])
        return made and Block(
            made.heading, (*made.lines, "[What this employer or the state asks beyond it]"), made.source
        )

    def _pay(self) -> Block:
        salary, per = self.guide.salary, self.guide.salary.per
        mean, spread = salary.pay("mean"), [salary.pay(one) for one in ("p25", "median", "p75")]
        bounds = ends(mean)
        error = ""
        if bounds and mean.error:
            level = f"{mean.error.confidence_level_pct}-percent confidence interval"
            error = f" ({level} {bounds[0].text} to {bounds[1].text})"
        lines = (
            f"Lower quarter {spread[0].text}, median {spread[1].text}, upper quarter {spread[2].text} {per} before tax",
            f"Mean {mean.text}{error}; for the quarters and the median no errors are published.",
            "[This employer's range]",
        )
        return Block("Pay in the United States", lines, _source(*spread, mean))

    def _certificates(self) -> Block:
        written = notes().get(self.career.soc_code, ())
        own = [one for one in written if "certif" in one.topic.casefold() or "licen" in one.topic.casefold()]
        if own:
            asked = "; ".join(dict.fromkeys(one.source for one in own))
            day, expires = min(one.date for one in own), min(one.expires for one in own)
            said = f"Editorial, of {day:%B %Y}, to be checked after {expires:%B %Y}; ask: {asked}."
            return Block("Certificates and licenses", tuple(one.text for one in own), said)
        line = "No official list by occupation is at hand: ask the state's licensing board and the employer."
        return Block("Certificates and licenses", (line,), "Not published in the files at hand.", is_list=False)


def _filled(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    return tuple(one for one in blocks if one and one.lines)


def _block(
    heading: str,
    figures: Sequence[Estimate],
    tell: Callable[[Estimate], str] = lambda one: one.text,
    most: int | None = None,
    order: str = "",
) -> Block | None:
    first = figures[:most]
    return Block(heading, tuple(map(tell, first)), _source(*first) + _cut(first, figures, order)) if first else None


def _cut(first: Sequence[Estimate], figures: Sequence[Estimate], order: str) -> str:
    return f" {len(first)} of {len(figures)}, {order}." if len(first) < len(figures) else ""


def _or_none(one: Estimate) -> str:
    return "none is typical" if one.category == "None" else one.text


def _marks(one: metrics.Software) -> str:
    return ", ".join(word for word, is_so in (("in demand", one.is_in_demand), ("hot", one.is_hot)) if is_so)


_OF_ACTIVITY = (
    "Tell of a time when you had to {it}. What did you do, and how did it end?",
    "How do you go about it when you have to {it}?",
    "What can go wrong when you {it}, and how do you see it in time?",
)
_OF_SKILL = (
    "Tell of a day when your work hung on this skill: {it}.",
    "How would those whom you worked with tell that you have it: {it}?",
)
_OF_KNOWLEDGE = (
    "Where did you learn what you know in this area: {it}?",
    "When did you last need what you know in this area, and for what: {it}?",
)
_OF_SOFTWARE = ("What have you done with {it}?", "How long have you worked with {it}, and how do you keep up?")


def _asked(block: Block | None, questions: Sequence[str], *, in_a_sentence: bool = False) -> Block | None:
    """The block with a question in the place of each line, in turn."""
    if block is None:
        return None
    words = (f"{one[0].lower()}{one[1:].rstrip('.')}" if in_a_sentence else one for one in block.lines)
    lines = tuple(questions[at % len(questions)].format(it=one) for at, one in enumerate(words))
    return replace(block, lines=lines)


def _source(*figures: Estimate) -> str:
    """The publisher's files that the figures are of, with their vintages."""
    ids = dict.fromkeys(cell.source_id for one in figures for cell in one.cells)
    named = dict.fromkeys(f"{cited()[id].publisher}, {cited()[id].title} ({cited()[id].vintage})" for id in ids)
    return f"Source: {'; '.join(named)}."
