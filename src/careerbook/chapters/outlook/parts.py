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

CHAPTER = Chapter(
    name="outlook",
    about="Where the occupation is heading.",
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
)
