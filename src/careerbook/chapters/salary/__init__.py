"""What the occupation pays."""

from __future__ import annotations

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.salary import (
    by_area,
    by_industry,
    by_level,
    by_sector,
    ladder,
    opening,
    women_and_men,
    worth,
    years,
)
from careerbook.exhibits.prose import declared, say
from careerbook.figures import (
    pay,
    pay_by_area,
    pay_by_industry,
    pay_by_sector,
    pay_by_sex,
    pay_history,
    pay_levels,
    pay_worth,
)

CHAPTER = Chapter(
    "salary",
    "What the occupation pays.",
    topics=(
        pay.estimates,
        pay_by_area.estimates,
        pay_by_sector.estimates,
        pay_by_industry.estimates,
        pay_history.estimates,
        pay_levels.estimates,
        pay_by_sex.estimates,
        pay_worth.estimates,
    ),
    parts={
        "facts": opening.facts,
        "opening": opening.opening,
        "ladder": ladder.ladder,
        "areas": by_area.areas,
        "industries": by_sector.industries,
        "best_industries": by_industry.best_industries,
        "history": years.history,
        "levels": by_level.levels,
        "women_and_men": women_and_men.women_and_men,
        "chain": worth.chain,
    },
    tables={"percentiles": ladder.percentiles},
    notes=(
        say(
            "{n} intervals are value ± relative standard error × the normal quantile, as the publisher states them.",
            n=declared("statistic", "90-percent"),
        ),
    ),
)
