"""What the occupation pays."""

from __future__ import annotations

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.salary import (
    by_area,
    by_industry,
    by_level,
    by_sector,
    ladder,
    overview,
    women_and_men,
    worth,
    years,
)
from careerbook.exhibits.prose import declared, say

CHAPTER = Chapter(
    "salary",
    "What the occupation pays.",
    parts={
        "facts": overview.facts,
        "opening": overview.opening,
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
