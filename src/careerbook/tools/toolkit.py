"""What an employer or an applicant starts from: a job description, words for a résumé, questions for an interview.

Every line is of the occupation's own data; what an employer has to fill in stands in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from careerbook.dataset import Career, Dataset
from careerbook.dataset.curated import cited
from careerbook.estimate import Estimate, ends
from careerbook.figures import entry, technology
from careerbook.figures.case import case_of
from careerbook.figures.editors_notes import editors_notes
from careerbook.figures.onet_profile import KNOWLEDGE, SKILLS, STYLES, Domain, rated
from careerbook.figures.pay import pay
from careerbook.figures.work_activities import activities, reported_titles
from careerbook.metrics.activities import Software

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
        self.case = case_of(career, dataset)

    @property
    def title(self) -> str:
        """The heading of the whole."""
        return f"{self.case.title}: a hiring and application toolkit"

    @property
    def parts(self) -> tuple[Part, ...]:
        """Job description, words for a résumé, questions for an interview."""
        return (self.job_description(), self.resume_words(), self.interview())

    def job_description(self) -> Part:
        """A template of a job description: what stands in brackets is the employer's."""
        purpose = "A template: strike out what your job does not have, and fill in what stands in brackets."
        lines = (
            "[Employer] is looking for: [title], [full time or part time], [place].",
            f"Usual title of the occupation: {self.case.title} (SOC {self.case.soc_code}).",
        )
        blocks = _filled(
            Block("The job", lines, _source(pay(self.case).employment), is_list=False),
            self._activities("Responsibilities", _MOST_ACTIVITIES),
            self._to_enter(),
            self._rated("Skills", SKILLS),
            self._rated("Knowledge", KNOWLEDGE),
            self._rated("Ways of working", STYLES),
            self._software("Software", _MOST_ASKED),
            self._pay(),
        )
        return Part("Job description", purpose, blocks)

    def resume_words(self) -> Part:
        """What employers' systems may scan for: titles, software, skills, tools, certificates."""
        purpose = (
            "Words by which the occupation is known in official lists. Use those that are true of you; a system that "
            "scans applications looks for the words of its own posting first."
        )
        blocks = _filled(
            self._titles(),
            self._software("Software", _MOST_SOFTWARE),
            self._rated("Skills", SKILLS),
            self._rated("Knowledge", KNOWLEDGE),
            self._tools(),
            self._activities("Activities", _MOST_ACTIVITIES),
            self._certificates(),
        )
        return Part("Words for a résumé", purpose, blocks)

    def interview(self) -> Part:
        """Questions that follow from the activities, skills, knowledge and software of the occupation."""
        purpose = (
            "For both sides. Questions are made from entries of the occupation's data; those to the employer are the "
            "editors'."
        )
        to_employer = (
            "Which of the responsibilities above take most of a day here?",
            "What is the pay, and how does it stand to the median below?",
            "Who trains a newcomer, and for how long?",
        )
        blocks = _filled(
            _asked(self._activities("On the work", _MOST_ASKED), _OF_ACTIVITY, in_a_sentence=True),
            _asked(self._rated("On skills", SKILLS, _MOST_ASKED), _OF_SKILL),
            _asked(self._rated("On knowledge", KNOWLEDGE, _MOST_ASKED), _OF_KNOWLEDGE),
            _asked(self._software("On software", _MOST_ASKED, marked=False), _OF_SOFTWARE),
            Block("To ask the employer", to_employer, "This project's editors."),
            self._pay(),
        )
        return Part("Questions for an interview", purpose, blocks)

    def _activities(self, heading: str, most: int) -> Block | None:
        listing = activities(self.case)
        titles = [activity.title for activity in listing.listed] if listing else []
        return _block(heading, titles, most=most, order="most tasks first")

    def _rated(self, heading: str, domain: Domain, most: int = _MOST_RATED) -> Block | None:
        ratings = [rating for rating in rated(self.case, domain) if rating.importance.value is not None]
        names = {rating.importance.id: rating.name for rating in ratings}
        figures = [rating.importance for rating in ratings]
        return _block(heading, figures, lambda figure: names[figure.id], most, "by importance")

    def _software(self, heading: str, most: int, *, marked: bool = True) -> Block | None:
        listed = technology.software(self.case)
        marks = {item.name.id: f" ({_marks(item)})" for item in listed if marked and _marks(item)}
        names, order = [item.name for item in listed], "in demand first, then hot, then by name"
        return _block(heading, names, lambda name: name.text + marks.get(name.id, ""), most, order)

    def _tools(self) -> Block | None:
        kinds = [kind for kind, _ in technology.tools(self.case)]
        return _block("Tools and machines", kinds, most=_MOST_TOOLS, order="by name")

    def _titles(self) -> Block:
        reported = reported_titles(self.case)
        first = reported[:_MOST_TITLES]
        names = dict.fromkeys([self.case.title, *(title.text for title in first)])
        source = _source(*first, pay(self.case).employment)
        return Block("Job titles", tuple(names), source + _cut(first, reported, "by name"))

    def _to_enter(self) -> Block | None:
        names = ("Education", "Experience in a related occupation", "Training on the job")
        typical = zip(names, entry.to_enter(self.case), strict=True)
        by_name = {name: figure for name, figure in typical if figure.category}
        if not by_name:
            return None
        lines = [f"{name}: {_or_none(figure)}" for name, figure in by_name.items()]
        beyond = "[What this employer or the state asks beyond it]"
        return Block("Typical to enter", (*lines, beyond), _source(*by_name.values()))

    def _pay(self) -> Block:
        paid = pay(self.case)
        mean, spread = paid["mean"], [paid[statistic] for statistic in ("p25", "median", "p75")]
        bounds, error = ends(mean), ""
        if bounds and mean.error:
            level = f"{mean.error.confidence_level_pct}-percent confidence interval"
            error = f" ({level} {bounds[0].text} to {bounds[1].text})"
        low, middle, high = (figure.text for figure in spread)
        lines = (
            f"Lower quarter {low}, median {middle}, upper quarter {high} {paid.per} before tax",
            f"Mean {mean.text}{error}; for the quarters and the median no errors are published.",
            "[This employer's range]",
        )
        return Block("Pay in the United States", lines, _source(*spread, mean))

    def _certificates(self) -> Block:
        written = [note for note, _ in editors_notes(self.case)]
        notes = [note for note in written if any(word in note.topic.casefold() for word in ("certif", "licen"))]
        if notes:
            asked = "; ".join(dict.fromkeys(note.source for note in notes))
            day, expires = min(note.date for note in notes), min(note.expires for note in notes)
            source = f"Editorial, of {day:%B %Y}, to be checked after {expires:%B %Y}; ask: {asked}."
            return Block("Certificates and licenses", tuple(note.text for note in notes), source)
        line = "No official list by occupation is at hand: ask the state's licensing board and the employer."
        return Block("Certificates and licenses", (line,), "Not published in the files at hand.", is_list=False)


def _filled(*blocks: Block | None) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block and block.lines)


def _block(
    heading: str,
    figures: Sequence[Estimate],
    tell: Callable[[Estimate], str] = lambda figure: figure.text,
    most: int | None = None,
    order: str = "",
) -> Block | None:
    first = figures[:most]
    return Block(heading, tuple(map(tell, first)), _source(*first) + _cut(first, figures, order)) if first else None


def _cut(first: Sequence[Estimate], figures: Sequence[Estimate], order: str) -> str:
    return f" {len(first)} of {len(figures)}, {order}." if len(first) < len(figures) else ""


def _or_none(figure: Estimate) -> str:
    return "none is typical" if figure.category == "None" else figure.text


def _marks(item: Software) -> str:
    return ", ".join(word for word, is_so in (("in demand", item.is_in_demand), ("hot", item.is_hot)) if is_so)


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
    words = (f"{line[0].lower()}{line[1:].rstrip('.')}" if in_a_sentence else line for line in block.lines)
    lines = tuple(question.format(it=word) for question, word in zip(cycle(questions), words, strict=False))
    return replace(block, lines=lines)


def _source(*figures: Estimate) -> str:
    """The publisher's files that the figures are of, with their vintages."""
    sources = [cited()[id] for id in dict.fromkeys(cell.source_id for figure in figures for cell in figure.cells)]
    names = dict.fromkeys(f"{source.publisher}, {source.title} ({source.vintage})" for source in sources)
    return f"Source: {'; '.join(names)}."
