"""All figures of a career's report: the list of its topics."""

from __future__ import annotations

from careerbook.estimate import Estimate
from careerbook.figures import (
    ai_exposure,
    answers,
    concentration,
    editors_notes,
    entry,
    home_work,
    jobs_by_industry,
    onet_profile,
    outlook,
    outlook_canada,
    outlook_europe,
    pay,
    pay_abroad,
    pay_by_area,
    pay_by_industry,
    pay_by_sector,
    pay_by_sex,
    pay_history,
    pay_levels,
    pay_position,
    pay_worth,
    people,
    projection_accuracy,
    rankings,
    related_careers,
    summary,
    technology,
    track_record,
    uk_visas,
    work_activities,
)
from careerbook.figures.case import Case

# In the order of the report; a topic is a module whose `estimates` gives its figures by id.
TOPICS = (
    pay,
    pay_by_area,
    pay_by_sector,
    pay_by_industry,
    pay_history,
    pay_levels,
    pay_by_sex,
    pay_worth,
    outlook,
    concentration,
    jobs_by_industry,
    track_record,
    projection_accuracy,
    ai_exposure,
    home_work,
    entry,
    work_activities,
    editors_notes,
    onet_profile,
    technology,
    people,
    related_careers,
    rankings,
    answers,
    pay_abroad,
    pay_position,
    outlook_canada,
    outlook_europe,
    uk_visas,
    summary,
)


def estimates(case: Case) -> dict[str, Estimate]:
    """Every estimate of the report, by id."""
    return {id: estimate for topic in TOPICS for id, estimate in topic.estimates(case).items()}


def find(case: Case, id: str) -> Estimate | None:
    """The estimate with the id, from the first topic that has it; None if none has."""
    return next((figures[id] for topic in TOPICS if id in (figures := topic.estimates(case))), None)
