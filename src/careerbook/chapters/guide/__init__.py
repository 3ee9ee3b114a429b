"""What the work asks, who does it, and where it can lead."""

from __future__ import annotations

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.guide import (
    editorial,
    education,
    equipment,
    market,
    onward,
    questions,
    skills,
    work,
    workforce,
)

CHAPTER = Chapter(
    name="guide",
    about="The guide to one career.",
    parts={
        "facts": education.facts,
        "opening": work.opening,
        "education_of_workers": education.of_workers,
        "education_asked": education.asked,
        "training_asked": education.training,
        "education_unknown": education.unknown,
        "editors_notes": editorial.notes,
        "skills": skills.skills,
        "knowledge": skills.knowledge,
        "soft_skills": skills.soft_skills,
        "abilities": skills.abilities,
        "differences": work.differences,
        "activities": work.activities,
        "environment": work.environment,
        "software": equipment.software,
        "tools": equipment.tools,
        "who_works": workforce.shares,
        "ages": workforce.ages,
        "pay_gap": workforce.pay_gap,
        "related_careers": onward.related,
        "path": onward.path,
        "elsewhere": onward.elsewhere,
        "standing": market.standing,
        "market": market.market,
        "pros_and_cons": market.pros_and_cons,
        "questions": questions.questions,
        "unknown": questions.unknown,
    },
)
