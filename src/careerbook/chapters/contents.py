"""The chapters of a report, in its order, each with its parts: the one list of them."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.chapters import at_a_glance
from careerbook.chapters.chapter import Chapter
from careerbook.chapters.guide import education, market, questions, skills, work, workforce
from careerbook.chapters.international import pay_beside_all, pay_there, prospects, work_visas
from careerbook.chapters.outlook import indices, past_rounds, places, projection
from careerbook.chapters.salary import by_area, by_industry, by_level, by_sex, overview, worth
from careerbook.exhibits.prose import declared, say

_INTERVALS = say(
    "{n} intervals are value ± relative standard error × the normal quantile, as the publisher states them.",
    n=declared("statistic", "90-percent"),
)

_SUMMARY = Chapter(
    "summary",
    "What a reader in a hurry wants to know: six key facts, three takeaways, one chart.",
    parts={"facts": at_a_glance.facts, "takeaways": at_a_glance.takeaways, "pay": at_a_glance.spread},
)

_SALARY = Chapter(
    "salary",
    "What the occupation pays.",
    parts={
        "facts": overview.facts,
        "opening": overview.opening,
        "ladder": overview.ladder,
        "areas": by_area.areas,
        "industries": by_industry.sectors,
        "best_industries": by_industry.best_industries,
        "history": worth.history,
        "levels": by_level.levels,
        "women_and_men": by_sex.women_and_men,
        "chain": worth.chain,
    },
    tables={"percentiles": overview.percentiles, "history_of_years": worth.history},
    notes=(_INTERVALS,),
)

_OUTLOOK = Chapter(
    "outlook",
    "Where the occupation is heading.",
    parts={
        "facts": projection.facts,
        "opening": projection.opening,
        "projection": projection.projection,
        "openings": projection.openings,
        "concentration": places.concentration,
        "industries": places.industries,
        "track_record": past_rounds.track_record,
        "accuracy": past_rounds.accuracy,
        "exposure": indices.exposure,
        "telework": indices.telework,
    },
)

_INTERNATIONAL = Chapter(
    "international",
    "What the same work pays and offers abroad.",
    parts={
        "facts": pay_there.facts,
        "opening": pay_there.opening,
        "pay": pay_there.near,
        "relative": pay_beside_all.near,
        "broad": pay_beside_all.broad,
        "relative_world": pay_beside_all.broad_beside_all,
        "outlook_canada": prospects.canada,
        "outlook_europe": prospects.europe,
        "visas": work_visas.going_rates,
    },
    tables={"pay_in_countries": pay_there.pay_in_countries},
)

_GUIDE = Chapter(
    "guide",
    "The guide to one career.",
    parts={
        "facts": education.facts,
        "opening": work.opening,
        "education_of_workers": education.of_workers,
        "education_asked": education.asked,
        "training_asked": education.training,
        "education_unknown": education.unknown,
        "editors_notes": education.editors_notes,
        "skills": skills.skills,
        "knowledge": skills.knowledge,
        "soft_skills": skills.soft_skills,
        "abilities": skills.abilities,
        "differences": work.differences,
        "activities": work.activities,
        "environment": work.environment,
        "software": skills.software,
        "tools": skills.tools,
        "who_works": workforce.shares,
        "ages": workforce.ages,
        "pay_gap": workforce.pay_gap,
        "related_careers": market.related,
        "path": market.path,
        "elsewhere": market.elsewhere,
        "standing": market.standing,
        "market": market.market,
        "pros_and_cons": market.pros_and_cons,
        "questions": questions.questions,
        "unknown": questions.unknown,
    },
)

CHAPTERS: Mapping[str, Chapter] = {
    chapter.name: chapter for chapter in (_SUMMARY, _SALARY, _OUTLOOK, _INTERNATIONAL, _GUIDE)
}
