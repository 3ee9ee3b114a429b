"""All figures of a career's report, chapter by chapter: the list of topics that each chapter starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures

Topic = Callable[[Case], Figures]

TOPICS: Mapping[str, tuple[Topic, ...]] = {}


def estimates(case: Case) -> dict[str, Estimate]:
    """Every estimate of the report, by id."""
    return {id: estimate for topic in _topics() for id, estimate in topic(case).items()}


def find(case: Case, id: str) -> Estimate | None:
    """The estimate with the id, from the first topic that has it; None if none has."""
    return next((figures[id] for topic in _topics() if id in (figures := topic(case))), None)


def _topics() -> Iterable[Topic]:
    return dict.fromkeys(topic for topics in TOPICS.values() for topic in topics)
