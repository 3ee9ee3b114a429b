"""All figures of a career's report, chapter by chapter: the list of topics that each chapter starts from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures

Topic = Callable[[Case], Figures]

TOPICS: Mapping[str, tuple[Topic, ...]] = {}


def estimates(case: Case, *chapters: str) -> dict[str, Estimate]:
    """Every estimate of the report, or of the chapters named, by id."""
    topics = dict.fromkeys(topic for name in chapters or TOPICS for topic in TOPICS[name])
    return {id: estimate for topic in topics for id, estimate in topic(case).items()}


def find(case: Case, id: str) -> Estimate | None:
    """The estimate with the id, from the first topic that has it; None if none has."""
    topics = dict.fromkeys(topic for listed in TOPICS.values() for topic in listed)
    return next((figures[id] for topic in topics if id in (figures := topic(case))), None)
