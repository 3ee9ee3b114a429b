"""The parts that a skills gap shows: readiness with its parts, the gaps, what closes them, what lies nearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerbook.dataset import Career
from careerbook.estimate import Estimate, ends
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import element_name, in_a_sentence, interval
from careerbook.figures import entry
from careerbook.figures.case import case_of
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.releases import untold
from careerbook.metrics.gap import Gap
from careerbook.tools.entry_exhibit import to_enter
from careerbook.tools.level_gap import LevelGap, count, counts

MOST_NEAR = 8
_MOST, _MOST_TO_CLOSE = 15, 5
_VERDICTS = {1: "yes", 0: "not told apart", -1: "no", None: "–"}


def shown(gap: LevelGap) -> list[Paragraph | Exhibit]:
    """All parts, in order."""
    if not gap.all_gaps:
        why = say(untold(gap.case, gap.ratings), t=_title(gap), w="which skills and knowledge they need")
        return [Paragraph(why), to_enter(gap)]
    if not any(each.shortfall.value is not None for each in gap.all_gaps):
        sentence = say("Of none of the elements that {t} need is your level known.", t=_title(gap))
        return [Paragraph(sentence), to_enter(gap)]
    return [readiness(gap), elements(gap), closing(gap), to_enter(gap), nearer(gap)]


def _title(gap: LevelGap) -> str:
    return in_a_sentence(gap.case.title)


def _whose(gap: LevelGap) -> Prose:
    """Whose levels they are, as the subject of a sentence."""
    if gap.past is None:
        return say("your own levels")
    changed = ", changed by your own" if gap.profile.levels else ""
    return say("the levels of {t}{c}", t=in_a_sentence(gap.past.title), c=changed)


def readiness(gap: LevelGap) -> Exhibit:
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
    rows = tuple(
        _part(domain.noun.capitalize(), gap.parts[domain], gaps, domain.name) for domain, gaps in gap.gaps.items()
    )
    rows += (_part("Both together", gap.readiness, gap.all_gaps, "all"),)
    skills, knowledge = (gap.parts[domain] for domain in gap.gaps)
    takeaway = say(
        "Of the levels that {t} need, {w} hold {r}: {s} of the skills, {k} of the knowledge, by {c} of {n} "
        "important elements",
        t=_title(gap),
        w=_whose(gap),
        r=gap.readiness,
        s=skills,
        k=knowledge,
        c=counts("all", gap.all_gaps)[0],
        n=count("gap.all.important", gap.all_gaps, len(gap.all_gaps), "known or not"),
    )
    standfirst = join([
        say(
            "Each element counts by its importance for {t}; what one has above the level asked does not make up for "
            "what is lacking elsewhere.",
            t=_title(gap),
        ),
        _interval(gap.readiness),
        say(
            "The figure is this project's own measure, not an official one, and says nothing of a person's fitness: "
            "levels of an occupation are a mean over those who do it."
        ),
    ])
    return Exhibit("readiness", takeaway, standfirst, Table("Levels that are there, by part", columns, rows))


def _interval(figure: Estimate) -> Prose:
    if figure.error:
        return say("The interval ({i}) is of the publisher's errors only.", i=interval(figure) or say("–"))
    if figure.value == 100:
        return say("No level is lacking, so there is no interval to give.")
    return say("Not all levels have published errors, so there is no interval.")


def _part(name: str, figure: Estimate, gaps: Sequence[Gap], id: str) -> tuple[Value, ...]:
    return (name, figure, *(ends(figure) or (None, None)), *counts(id, gaps))


def elements(gap: LevelGap) -> Exhibit:
    """Element by element, those that would bring most first."""
    lacking = [each for each in gap.all_gaps if each.weight > 0]
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
    rows = tuple(_element(each) for each in (lacking or gap.all_gaps)[:_MOST])
    standfirst = join([
        say("In the order of importance × levels lacking, which the errors do not carry for those close together."),
        say("The table has the first of them; the rest lack less.") if len(lacking) > _MOST else None,
        say(
            "Lacking beyond the errors is what exceeds the root of the sum of the squared half-widths of the two {ci} "
            "intervals, which may still overlap; a level that you state counts as exact. A dash: no error is known.",
            ci=declared("statistic", "95-percent"),
        ),
        _left_out(gap),
    ])
    takeaway = _most_lacking(lacking, _title(gap))
    return Exhibit("gap", takeaway, standfirst, Table("The gap, element by element", columns, rows))


def _most_lacking(lacking: Sequence[Gap], title: str) -> Prose:
    first = next((gap for gap in lacking if gap.verdict == 1), None)
    if first:
        return say(
            "Lacking by more than the errors, with the most weight: {e}, {s} points of level below what {t} need",
            e=element_name(first.rating.name),
            s=first.shortfall,
            t=title,
        )
    if any(gap.verdict is None for gap in lacking):
        return say("Some levels are lower than {t} need; whether by more than the errors can't be told", t=title)
    if lacking:
        return say("Some levels are lower than {t} need, none of them by more than the errors", t=title)
    return say("No level that {t} need is lacking", t=title)


def _left_out(gap: LevelGap) -> Prose | None:
    """The elements that don't count, as one's level is not known, with the reason where a publisher has one."""
    unknown = [each for each in gap.all_gaps if each.level_held.value is None]
    if not unknown:
        return None
    names = "; ".join(f"{element_name(each.rating.name)} ({each.level_held.reason})" for each in unknown[:_MOST])
    return say("Not counted, though important, which can make the figure too high or too low: {n}.", n=mark(names))


def _element(gap: Gap) -> tuple[Value, ...]:
    levels = [part for level in (gap.level_asked, gap.level_held) for part in (level, *(ends(level) or (None, None)))]
    return (gap.rating.name, gap.rating.importance, *levels, gap.shortfall, _VERDICTS[gap.verdict])


def closing(gap: LevelGap) -> Paragraph:
    """What closes the gap, as far as public data tell: which elements, and how the occupation's training goes."""
    clear = [element_name(each.rating.name) for each in gap.all_gaps if each.verdict == 1]
    _, experience, training = entry.to_enter(gap.case)
    parts = [
        say("To close first, by importance and distance: {names}.", names=mark(", ".join(clear[:_MOST_TO_CLOSE])))
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


def nearer(gap: LevelGap) -> Exhibit | Paragraph:
    """The occupations whose levels lie nearest to one's own, with pay and outlook."""
    nearest = gap.nearest(MOST_NEAR)
    if not nearest:
        return Paragraph(
            say(
                "Too few levels are known to say which careers lie nearer: at least ten of what a career needs must be."
            )
        )
    columns = (
        Column("occupation", "Career", "title of the occupation", kind="text"),
        Column("distance", "Distance", "mean distance of levels, weighted by importance", "points of level"),
        Column("median_usd", "Median pay", "median pay, annual, or hourly where that is what is published"),
        Column("growth_pct", "Growth", "projected growth of employment over ten years"),
        Column("openings_annual", "Openings a year", "projected openings, average a year"),
        Column("education", "Education to enter", "typical education to enter", kind="long-text"),
    )
    rows = tuple(_near(gap, career, distance) for career, distance in nearest)
    (first, distance), of_career = nearest[0], gap.distance(gap.case.career)
    takeaway = say(
        "Among the nearest to {w}: {f}, {d} points of level away{b}",
        w=_whose(gap),
        f=in_a_sentence(first.title),
        d=distance,
        b=say(" ({o} for {t})", o=of_career, t=_title(gap)) if of_career else "",
    )
    standfirst = say(
        "The mean distance of levels in both directions, over what each career needs; near is what is alike, not what "
        "is better. Distances carry no error, so close neighbors are in no sure order."
    )
    return Exhibit("nearer", takeaway, standfirst, Table("Careers nearest to your levels", columns, rows))


def _near(gap: LevelGap, career: Career, distance: Estimate) -> tuple[Value, ...]:
    case = case_of(career, gap.dataset)
    projected = (outlook(case)[name] for name in ("growth_pct", "openings_annual", "entry_education"))
    figures = (replace(figure, id=f"near.{case.soc_code}.{figure.id}") for figure in (pay(case)["median"], *projected))
    return (career.title, distance, *figures)
