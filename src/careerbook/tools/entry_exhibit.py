"""The exhibit of education, experience and training that are typical on entering, beside one's own."""

from __future__ import annotations

from careerbook.estimate import Estimate, Label
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import join, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures import entry
from careerbook.metrics.schooling import ENTRY
from careerbook.tools.level_gap import LevelGap

# The most years that BLS's classes of experience ask for at the least.
_YEARS = {"Less than 5 years": 0.0, "5 years or more": 5.0}


def to_enter(gap: LevelGap) -> Exhibit:
    """Education, experience and training that are typical on entering, beside one's own."""
    education, experience, training = entry.to_enter(gap.case)
    reached, whose = _own_education(gap)
    rows: tuple[tuple[Value, ...], ...] = (
        ("Education", education, reached or "not said", _education_verdict(education.category, reached)),
        ("Related experience", experience, _own_years(gap), _experience_verdict(gap, experience.category)),
        ("Training on the job", training, "–", "given after entering"),
    )
    columns = (
        Column("what", "What", "what is asked on entering", kind="text"),
        Column("typical", "Typical to enter", "what BLS assigns", kind="long-text"),
        Column("own", "Yours", "what the profile says, or is typical of the occupation named", kind="long-text"),
        Column("verdict", "Is it enough?", "whether one's own reaches what is typical", kind="text"),
    )
    takeaway = (
        say("Typical to enter: {e}", e=education)
        if education.category
        else say("What is typical to enter is not published")
    )
    year = say(" ({y})", y=when(education)) if education.reference_period else ""
    standfirst = join([
        say("What BLS assigns as typical{y}; employers and states may ask otherwise.", y=year),
        say("Your education is taken as what is typical to enter {t}, as none is said.", t=whose) if whose else None,
    ])
    return Exhibit("to-enter", takeaway, standfirst, Table("To enter", columns, rows))


def _own_education(gap: LevelGap) -> tuple[str, str]:
    """The person's education, and the occupation that it is taken from, if the profile says none."""
    if gap.profile.education:
        return gap.profile.education, ""
    typical = entry.to_enter(gap.past)[0].category if gap.past else None
    return (typical, in_a_sentence(gap.past.title)) if typical and gap.past else ("", "")


def _education_verdict(asked: str | None, reached: str) -> str:
    if not reached or asked not in ENTRY:
        return "not known"
    return "yes" if ENTRY.index(reached) >= ENTRY.index(asked) else "asks for more"


def _own_years(gap: LevelGap) -> Value:
    years = gap.profile.years_experience
    if years is None:
        return "not said"
    step = "the profile's years_experience"
    return Estimate("own.years_experience", float(years), "years", label=Label.EDITORIAL, steps=(step,))


def _experience_verdict(gap: LevelGap, asked: str | None) -> str:
    if asked == "None":
        return "yes"
    years = gap.profile.years_experience
    if years is None or asked not in _YEARS:
        return "not known"
    if _YEARS[asked]:
        return "yes" if years >= _YEARS[asked] else "asks for more"
    return "yes" if years > 0 else "asks for some"
