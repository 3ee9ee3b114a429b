"""How chapters word what several of them speak of: areas, industries, growth, what a chart draws, what is not told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from careerbook.charts import Point
from careerbook.core.catalog import Source
from careerbook.estimate import Estimate, Status, ends
from careerbook.exhibits.exhibit import Paragraph
from careerbook.exhibits.prose import Prose, mark, say
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.releases import latest, untold
from careerbook.metrics.areas import Area
from careerbook.metrics.industries import Industry
from careerbook.metrics.projections import NO_CHANGE

QUOTIENT = mark(
    "A location quotient says how many times the occupation's share of the area's jobs is its share of the nation's. "
    "Its base is the sum of the occupations published for the area, a proxy for all its jobs."
)
TICKS = {"annual": "$,.0f", "hourly": "$,.2f"}
"""How a chart's axis writes dollars, by the basis of pay."""

_NAMED = 8
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SHORT = {
    "Federal, State, and Local Government, excluding State and Local Government Schools and Hospitals and the U.S. "
    "Postal Service (OEWS Designation)": "Government (excluding its Schools, Hospitals and the Postal Service)"
}


def months_left_out(period: str) -> str:
    """', an average of eleven months without October', if an edition's reference period says so; else nothing."""
    return ", an average of eleven months without October" if "without October" in period else ""


def counted_breaks(number: int) -> str:
    """'one break', 'two breaks': breaks of a series, their number in words."""
    if number >= len(_NUMBERS):
        return "many breaks"
    return f"{_NUMBERS[number]} {'break' if number == 1 else 'breaks'}"


def alternative(what: str, points: Iterable[Point], between: str = ", ") -> str:
    """'Bar chart of jobs by industry: hospitals 12.3%, schools 4.5%.': a chart's kind and subject, and its points."""
    return f"{what}: {between.join(f'{point.at} {point.estimate.text}' for point in points)}."


def bounds(estimate: Estimate) -> tuple[Estimate | None, Estimate | None]:
    """The ends of an estimate's interval as cells of a table: empty ones where it has no error."""
    return ends(estimate) or (None, None)


def not_told(case: Case, what: str, table: str, domain: str = "") -> Paragraph:
    """Why O*NET tells nothing of the whole occupation. `what` its table would tell is a clause without figures."""
    reason = untold(case, latest(case.dataset, table, domain))
    return Paragraph(say(reason, t=in_a_sentence(case.title), w=what))


def change(growth: Estimate, adjective: Estimate | None = None) -> Prose:
    """'grow by 12.5%', 'decline by 3.0%', 'show little or no change (0.3%)'. `growth` must have a figure."""
    assert growth.value is not None
    if growth.text.lstrip("−") == "0.0%" or (adjective and adjective.category == NO_CHANGE):
        return say("show little or no change ({g})", g=growth)
    return say("grow by {g}" if growth.value > 0 else "decline by {g:size}", g=growth)


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
