"""The parts that a skills gap shows: readiness with its parts, the gaps, what closes them, what lies nearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careerbook.chapters.common import in_a_sentence, interval
from careerbook.chapters.guide import schooling
from careerbook.chapters.guide.onet import why_not
from careerbook.chapters.guide.ratings import named
from careerbook.chapters.outlook import Outlook
from careerbook.chapters.salary import Salary
from careerbook.estimate import Estimate, Label, ends
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics.gap import Gap
from careerbook.metrics.schooling import ENTRY

if TYPE_CHECKING:
    from careerbook.dataset import Career
    from careerbook.tools.gap import SkillsGap

_MOST = 15
MOST_NEAR = 8
_VERDICTS = {1: "yes", 0: "not told apart", -1: "no", None: "–"}
_NINETY_FIVE = declared("statistic", "95-percent")
# The most years that BLS's classes of experience ask for at the least.
_YEARS = {"None": 0.0, "Less than 5 years": 0.0, "5 years or more": 5.0}


def shown(gap: SkillsGap) -> list[Paragraph | Exhibit]:
    """All parts, in order."""
    found = gap.all_gaps
    if not found:
        what = "which skills and knowledge they need"
        return [Paragraph(why_not(gap.guide, gap.ratings, what)), to_enter(gap)]
    if not any(one.shortfall.value is not None for one in found):
        return [
            Paragraph(say("Of none of the elements that {t} need is your level known.", t=_title(gap))),
            to_enter(gap),
        ]
    return [readiness(gap), elements(gap), closing(gap), to_enter(gap), nearer(gap)]


def _title(gap: SkillsGap) -> str:
    return in_a_sentence(gap.career.title)


def _whose(gap: SkillsGap) -> Prose:
    """Whose levels they are, as the subject of a sentence."""
    if gap.past is None:
        return say("your own levels")
    title = in_a_sentence(gap.past.career.title)
    return (
        say("the levels of {t}, changed by your own", t=title)
        if gap.profile.levels
        else say("the levels of {t}", t=title)
    )


def readiness(gap: SkillsGap) -> Exhibit:
    """The score by domain and in all, with what it rests on."""
    columns = (
        Column("part", "Part", "the domain", kind="text"),
        Column("readiness", "Levels that are there", "share of the levels asked, weighted by importance", "percent"),
        Column("low", "From", "lower end of the 95-percent interval of the publisher's errors", "percent"),
        Column("high", "To", "upper end", "percent"),
        Column("counted", "Elements counted", "important elements whose level is known on both sides"),
        Column("lacking", "Clearly lacking", "of these, those lacking by more than the errors"),
        Column("unknown", "Your level not known", "important elements left out, as your level is not said"),
    )
    parts = [(domain.noun.capitalize(), gap.parts[domain], found, domain.name) for domain, found in gap.gaps.items()]
    rows = [_part(*one) for one in [*parts, ("Both together", gap.readiness, gap.all_gaps, "all")]]
    skills, knowledge = (gap.parts[domain] for domain in gap.gaps)
    counted, total = rows[-1][4], _count("gap.all.important", gap.all_gaps, len(gap.all_gaps), "known or not")
    takeaway = say(
        "Of the levels that {t} need, {w} hold {r}: {s} of the skills, {k} of the knowledge, by {c} of {n} "
        "important elements",
        t=_title(gap),
        w=_whose(gap),
        r=gap.readiness,
        s=skills,
        k=knowledge,
        c=_estimate(counted),
        n=total,
    )
    standfirst = join([
        say(
            "Each element counts by its importance for {t}; what one has above the level asked does not make up for "
            "what is lacking elsewhere.",
            t=_title(gap),
        ),
        say("The interval ({i}) is of the publisher's errors only.", i=interval(gap.readiness) or say("–"))
        if gap.readiness.error
        else say("No level is lacking, so there is no interval to give.")
        if gap.readiness.value == 100
        else say("Not all levels have published errors, so there is no interval."),
        say(
            "The figure is this project's own measure, not an official one, and says nothing of a person's fitness: "
            "levels of an occupation are a mean over those who do it."
        ),
    ])
    return Exhibit("readiness", takeaway, standfirst, Table("Levels that are there, by part", columns, tuple(rows)))


def _part(name: str, figure: Estimate, found: Sequence[Gap], id: str) -> tuple[Value, ...]:
    low, high = ends(figure) or (None, None)
    known = [one for one in found if one.shortfall.value is not None]
    counts = {
        "counted": known,
        "lacking": [one for one in known if one.verdict == 1],
        "unknown": [one for one in found if one.shortfall.value is None],
    }
    made = [_count(f"gap.{id}.{what}", found, len(some), what) for what, some in counts.items()]
    return (name, figure, low, high, *made)


def _count(id: str, found: Sequence[Gap], number: int, what: str) -> Estimate:
    cells = tuple(dict.fromkeys(cell for one in found for cell in one.rated.importance.cells))
    period = found[0].rated.importance.reference_period if found else ""
    return Estimate(
        id,
        float(number),
        "elements",
        label=Label.DERIVED,
        reference_period=period,
        cells=cells,
        steps=(f"number of important elements that are {what}",),
    )


def elements(gap: SkillsGap) -> Exhibit:
    """Element by element, those that would bring most first."""
    lacking = [one for one in gap.all_gaps if one.weight > 0]
    clear = [one for one in lacking if one.verdict == 1]
    title = _title(gap)
    if clear:
        first = clear[0]
        takeaway = say(
            "Lacking by more than the errors, with the most weight: {e}, {s} points of level below what {t} need",
            e=named(first.rated.name),
            s=first.shortfall,
            t=title,
        )
    elif any(one.verdict is None for one in lacking):
        takeaway = say("Some levels are lower than {t} need; whether by more than the errors can't be told", t=title)
    elif lacking:
        takeaway = say("Some levels are lower than {t} need, none of them by more than the errors", t=title)
    else:
        takeaway = say("No level that {t} need is lacking", t=title)
    columns = (
        Column("element", "Skill or knowledge", "element of O*NET's content model", kind="text"),
        Column("importance", "Importance", "importance for the career, one to five"),
        Column("level", "Level asked", "level that the career needs, zero to seven"),
        Column("level_low", "From", "lower bound of the 95-percent confidence interval"),
        Column("level_high", "To", "upper bound of the 95-percent confidence interval"),
        Column("own", "Your level", "own level, or that of the occupation named"),
        Column("own_low", "From", "lower bound, if it is an occupation's"),
        Column("own_high", "To", "upper bound, if it is an occupation's"),
        Column("shortfall", "Lacks", "level asked − own level, at least zero"),
        Column("beyond_errors", "Beyond the errors", "whether it lacks more than the errors", kind="text"),
    )
    rows: list[tuple[Value, ...]] = [_element(one) for one in (lacking or gap.all_gaps)[:_MOST]]
    standfirst = join([
        say("In the order of importance × levels lacking, which the errors do not carry for those close together."),
        say("The table has the first of them; the rest lack less.") if len(lacking) > _MOST else None,
        say(
            "Lacking beyond the errors is what exceeds the root of the sum of the squared half-widths of the two {ci} "
            "intervals, which may still overlap; a level that you state counts as exact. A dash: no error is known.",
            ci=_NINETY_FIVE,
        ),
        _left_out(gap),
    ])
    return Exhibit("gap", takeaway, standfirst, Table("The gap, element by element", columns, tuple(rows)))


def _estimate(value: Value) -> Estimate:
    assert isinstance(value, Estimate)
    return value


def _left_out(gap: SkillsGap) -> Prose | None:
    """The elements that don't count, as one's level is not known, with the reason where a publisher has one."""
    unknown = [one for one in gap.all_gaps if one.own.value is None]
    if not unknown:
        return None
    names = mark("; ".join(f"{named(one.rated.name)} ({one.own.reason})" for one in unknown[:_MOST]))
    return say("Not counted, though important, which can make the figure too high or too low: {n}.", n=names)


def _element(one: Gap) -> tuple[Value, ...]:
    level = one.rated.level
    asked = (ends(level) if level else None) or (None, None)
    own = ends(one.own) or (None, None)
    return (one.rated.name, one.rated.importance, level, *asked, one.own, *own, one.shortfall, _VERDICTS[one.verdict])


def closing(gap: SkillsGap) -> Paragraph:
    """What closes the gap, as far as public data tell: which elements, and how the occupation's training goes."""
    clear = [one for one in gap.all_gaps if one.verdict == 1]
    _, experience, training = schooling.to_enter(gap.guide)
    parts = [
        say(
            "To close first, by importance and distance: {names}.",
            names=mark(", ".join(named(one.rated.name) for one in clear[:5])),
        )
        if clear
        else say("No gap is known to be larger than the errors: what is usual on entering is the better guide."),
        _typical("Training on the job", training),
        _typical("Experience in a related occupation", experience),
        say(
            "Which courses teach an element no publisher at hand tells; the career's guide has the education that "
            "those who do the work say it needs."
        ),
    ]
    return Paragraph(join(parts))


def _typical(what: str, figure: Estimate) -> Prose | None:
    if not figure.category:
        return None
    if figure.category == "None":
        return say("{w}: none is typical on entering.", w=what)
    return say("{w} that is typical on entering: {x}.", w=what, x=figure)


def _year(figure: Estimate) -> Prose:
    return say(" ({y})", y=period(figure.reference_period)) if figure.reference_period else say("")


def to_enter(gap: SkillsGap) -> Exhibit:
    """Education, experience and training that are typical on entering, beside one's own."""
    education, experience, training = schooling.to_enter(gap.guide)
    own, whose = _own_education(gap)
    rows: list[tuple[Value, ...]] = [
        ("Education", education, own or "not said", _education_verdict(education.category, own)),
        ("Related experience", experience, _own_years(gap), _experience_verdict(gap, experience.category)),
        ("Training on the job", training, "–", "given after entering"),
    ]
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
    standfirst = join([
        say("What BLS assigns as typical{y}; employers and states may ask otherwise.", y=_year(education)),
        say("Your education is taken as what is typical to enter {t}, as none is said.", t=whose) if whose else None,
    ])
    return Exhibit("to-enter", takeaway, standfirst, Table("To enter", columns, tuple(rows)))


def _own_education(gap: SkillsGap) -> tuple[str, str]:
    """The person's education, and the occupation that it is taken from, if the profile says none."""
    if gap.profile.education:
        return gap.profile.education, ""
    typical = schooling.to_enter(gap.past)[0].category if gap.past else None
    return (typical, in_a_sentence(gap.past.career.title)) if typical and gap.past else ("", "")


def _education_verdict(asked: str | None, own: str) -> str:
    if not own or asked not in ENTRY:
        return "not known"
    return "yes" if ENTRY.index(own) >= ENTRY.index(asked) else "asks for more"


def _own_years(gap: SkillsGap) -> Value:
    years = gap.profile.years_experience
    if years is None:
        return "not said"
    return Estimate(
        "own.years_experience", float(years), "years", label=Label.EDITORIAL, steps=("the profile's years_experience",)
    )


def _experience_verdict(gap: SkillsGap, asked: str | None) -> str:
    if asked == "None":
        return "yes"
    if gap.profile.years_experience is None or asked not in _YEARS:
        return "not known"
    if asked == "5 years or more":
        return "yes" if gap.profile.years_experience >= _YEARS[asked] else "asks for more"
    return "yes" if gap.profile.years_experience > 0 else "asks for some"


def nearer(gap: SkillsGap) -> Exhibit | Paragraph:
    """The occupations whose levels lie nearest to one's own, with pay and outlook."""
    listed = gap.nearest(MOST_NEAR)
    if not listed:
        return Paragraph(
            say(
                "Too few levels are known to say which careers lie nearer: at least ten of what a career needs must be."
            )
        )
    own = gap.distance(gap.career)
    columns = (
        Column("occupation", "Career", "title of the occupation", kind="text"),
        Column("distance", "Distance", "mean distance of levels, weighted by importance", "points of level"),
        Column("median_usd", "Median pay", "median pay, annual, or hourly where that is what is published"),
        Column("growth_pct", "Growth", "projected growth of employment over ten years"),
        Column("openings_annual", "Openings a year", "projected openings, average a year"),
        Column("education", "Education to enter", "typical education to enter", kind="long-text"),
    )
    rows = tuple(_near(gap, career, one) for career, one in listed)
    first, nearest = listed[0]
    beside = say(" ({o} for {t})", o=own, t=_title(gap)) if own else say("")
    takeaway = say(
        "Among the nearest to {w}: {f}, {d} points of level away{b}",
        w=_whose(gap),
        f=in_a_sentence(first.title),
        d=nearest,
        b=beside,
    )
    standfirst = say(
        "The mean distance of levels in both directions, over what each career needs; near is what is alike, not what "
        "is better. Distances carry no error, so close neighbors are in no sure order."
    )
    return Exhibit("nearer", takeaway, standfirst, Table("Careers nearest to your levels", columns, rows))


def _near(gap: SkillsGap, career: Career, distance: Estimate) -> tuple[Value, ...]:
    salary, outlook = Salary(career, gap.dataset), Outlook(career, gap.dataset)
    figures = (
        salary.pay("median"),
        *(outlook.get(name) for name in ("growth_pct", "openings_annual", "entry_education")),
    )
    return (career.title, distance, *(replace(one, id=f"near.{career.soc_code}.{one.id}") for one in figures))
