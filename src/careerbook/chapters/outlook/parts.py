"""The chapter on the outlook: the figures that it starts from, and its parts in order."""

from __future__ import annotations

from careerbook.chapters.chapter import Chapter
from careerbook.chapters.outlook import (
    accuracy,
    earlier_rounds,
    employers,
    indices,
    opening,
    openings,
    projection,
    states,
    telework,
)
from careerbook.figures import (
    ai_exposure,
    concentration,
    home_work,
    jobs_by_industry,
    outlook,
    projection_accuracy,
    track_record,
)

CHAPTER = Chapter(
    name="outlook",
    about="Where the occupation is heading.",
    topics=(
        outlook.estimates,
        concentration.estimates,
        jobs_by_industry.estimates,
        track_record.estimates,
        projection_accuracy.estimates,
        ai_exposure.estimates,
        home_work.estimates,
    ),
    parts={
        "facts": opening.facts,
        "opening": opening.opening,
        "projection": projection.projection,
        "concentration": states.concentration,
        "openings": openings.openings,
        "industries": employers.industries,
        "track_record": earlier_rounds.track_record,
        "accuracy": accuracy.accuracy,
        "exposure": indices.exposure,
        "telework": telework.telework,
    },
    tables={},
)
