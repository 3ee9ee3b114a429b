"""How chapters name areas and industries in sentences and charts, and what their tables note of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from careerbook.core.catalog import Source
from careerbook.estimate import Status
from careerbook.exhibits.prose import Prose, mark
from careerbook.exhibits.wording import in_a_sentence
from careerbook.metrics.areas import Area
from careerbook.metrics.industries import Industry

QUOTIENT = mark(
    "A location quotient says how many times the occupation's share of the area's jobs is its share of the nation's. "
    "Its base is the sum of the occupations published for the area, a proxy for all its jobs."
)
TICKS = {"annual": "$,.0f", "hourly": "$,.2f"}
"""How a chart's axis writes dollars, by the basis of pay."""

_NAMED = 8
_SHORT = {
    "Federal, State, and Local Government, excluding State and Local Government Schools and Hospitals and the U.S. "
    "Postal Service (OEWS Designation)": "Government (excluding its Schools, Hospitals and the Postal Service)"
}


def the(area: Area) -> str:
    """An area's name as it stands in a sentence."""
    return f"the {area.title}" if area.title in ("District of Columbia", "Virgin Islands") else area.title


def transcribed(areas: Iterable[Area]) -> list[Prose]:
    """The note that says so, if the areas' figures are from a transcription."""
    if not any(cell.transcribed for area in areas for cell in area.employment.cells):
        return []
    return [mark("Pay and jobs by area are from a transcription of the publisher's figures, without their errors.")]


def short(title: str) -> str:
    """An industry's title for a chart or a sentence, without the survey's remarks."""
    if title in _SHORT:
        return _SHORT[title]
    name, remark, excluded = title.removesuffix(" (OEWS Designation)").partition(", excluding ")
    return f"{name} (excluding {excluded})" if remark else name


def inside(title: str) -> Prose:
    """The short title as it stands inside a sentence."""
    name = in_a_sentence(short(title))
    return mark(f"the {name}" if name == "federal executive branch" else name)


def groups_of(edition: Source) -> Prose:
    """The note on the industry groups of an edition, and whether it is a transcription."""
    groups = "Industries are NAICS industry groups (4-digit), which do not overlap; a few are joined by the survey."
    if edition.status != "transcription":
        return mark(groups)
    return mark(f"Figures by industry are from a transcription of the publisher's, without their errors. {groups}")


def withheld(industries: Iterable[Industry]) -> list[Prose]:
    """The note that names the industries whose jobs are not released, if there are any."""
    lacking = [industry for industry in industries if industry.employment.status is Status.NOT_RELEASED]
    names = [re.sub(r" \([\d, and]+ only\)", " (some groups)", short(industry.title)) for industry in lacking]
    if not names:
        return []
    more = "; and others" if len(names) > _NAMED else ""
    return [mark(f"Jobs not released, so without a share: {'; '.join(names[:_NAMED])}{more}.")]
