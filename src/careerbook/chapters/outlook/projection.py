"""What is projected: key facts and opening sentences, growth beside all occupations, and where openings come from."""

from __future__ import annotations

from careerbook import charts
from careerbook.chapters.phrases import alternative, change
from careerbook.charts import Point
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, join, rule, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures.case import Case
from careerbook.figures.outlook import Outlook, outlook
from careerbook.metrics.projections import CutOffs

_PROJECTED = {
    "employment_base": "Jobs, base year",
    "employment_target": "Jobs projected, target year",
    "employment_change": "Change in jobs over the period",
    "growth_pct": "Growth over the period",
    "openings_annual": "Openings a year, average",
    "exits_annual": "of these: people leaving the labor force",
    "transfers_annual": "of these: people moving to other occupations",
    "entry_education": "Education to enter",
    "work_experience": "Experience in a related occupation",
    "on_the_job_training": "Training on the job",
}
_OPENINGS = {
    "openings_annual": "Openings a year",
    "exits_annual": "people leaving the labor force",
    "transfers_annual": "people moving to other occupations",
    "change_annual": "new jobs, or jobs that go (−)",
    "openings_rate_pct": "Openings a year, in percent of the jobs",
}


def facts(case: Case) -> Facts:
    """The key facts: projected growth, openings, education."""
    projected = outlook(case)
    growth, openings, education = (projected[name] for name in ("growth_pct", "openings_annual", "entry_education"))
    everyone = projected.of_all("growth_pct")
    beside_all = say("{y}; all occupations {all}; no error is published", y=when(growth), all=everyone)
    return Facts((
        Fact("Projected growth", growth, beside_all),
        Fact("Openings a year", openings, say("{y} average; no error is published", y=when(openings))),
        Fact("Education to enter", education, say("typical, {y}", y=when(education))),
    ))


def opening(case: Case) -> Paragraph:
    """What is projected, where the openings come from, and what a projection is."""
    projected = outlook(case)
    caution = say(
        "This is a projection of the Bureau of Labor Statistics on stated assumptions, not a forecast; no margin of "
        "error is published."
    )
    return Paragraph(join([_growth(projected, in_a_sentence(case.title)), _parts(projected), caution]))


def _growth(projected: Outlook, title: str) -> Prose:
    growth, base, target = (projected[name] for name in ("growth_pct", "employment_base", "employment_target"))
    if growth.value is None:
        return say("No projection of this occupation's employment is published.")
    return say(
        "Employment of {t} is projected to {change}, from {base} jobs in {y0} to {target} in {y1}; for all occupations "
        "together the growth is {all}.",
        t=title,
        change=change(growth, projected.adjective),
        base=base,
        y0=when(base),
        target=target,
        y1=when(target),
        all=projected.of_all("growth_pct"),
    )


def _parts(projected: Outlook) -> Prose | None:
    openings, exits, transfers = (projected[f"{name}_annual"] for name in ("openings", "exits", "transfers"))
    if None in (openings.value, exits.value, transfers.value):
        return None
    growth = projected["employment_change"].value or 0
    jobs = "and new jobs" if growth > 0 else "less the jobs that go" if growth < 0 else "with no change in jobs"
    return say(
        "About {o} openings a year are projected on average: {e} people a year leaving the labor force, {t} moving to "
        "other occupations, {jobs}. The parts are rounded.",
        o=openings,
        e=exits,
        t=transfers,
        jobs=jobs,
    )


def projection(case: Case) -> Exhibit:
    """Jobs, growth, openings and requirements beside all occupations."""
    projected = outlook(case)
    standfirst = say(
        "National projection {y}. Jobs are annual averages, of the base year and of the target year, and include the "
        "self-employed and others whom the wage survey leaves out; openings are an average over the period.",
        y=when(projected["growth_pct"]),
    )
    columns = (
        Column("figure", "Projection", "what is projected", kind="text"),
        Column("occupation", case.title, "the occupation"),
        Column("period", "Period", "reference period", kind="text"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    figures = ((name, projected[key], projected.of_all(key)) for key, name in _PROJECTED.items())
    rows = tuple((name, figure, when(figure), everyone) for name, figure, everyone in figures)
    return Exhibit(
        "projection",
        _takeaway(projected),
        join([standfirst, _cut_offs(projected.cut_offs) if projected.adjective else None]),
        Table("Projected employment, openings and requirements", columns, rows),
        _growth_chart(case.title, projected),
    )


def _takeaway(projected: Outlook) -> Prose:
    growth, everyone = projected["growth_pct"], projected.of_all("growth_pct")
    if growth.value is None or everyone.value is None:
        return say("No projection is published for this occupation")
    if first := projected.leading_adjective:
        return say("{a} is projected: {g}, against {all} for all occupations", a=first, g=growth, all=everyone)
    if adjective := projected.adjective:
        return say("Employment is projected to grow {a}: {g} against {all}", a=adjective, g=growth, all=everyone)
    if growth.text == everyone.text:
        return say("Employment is projected to grow as all occupations do, by {g}", g=growth)
    if growth.value <= 0:
        loss = "Employment is projected to {change}, while all occupations grow by {all}"
        return say(loss, change=change(growth), all=everyone)
    than = "faster" if growth.value > everyone.value else "more slowly"
    growing = "Employment is projected to grow {than} than all occupations: {g} against {all}"
    return say(growing, than=than, g=growth, all=everyone)


def _cut_offs(cut_offs: CutOffs) -> Prose:
    """BLS' cut-offs, as it states them for the round."""
    least = (rule(f"{least}%") for least, _ in cut_offs if least)
    return say(
        "In the words of the Bureau of Labor Statistics, growth rounded to a whole percent is much faster than average "
        "from {a}, faster from {b}, about as fast from {c}, slower from {d}; a loss of {d} or more is a decline; what "
        "lies between is little or no change.",
        **dict(zip("abcd", least, strict=True)),
    )


def _growth_chart(title: str, projected: Outlook) -> charts.Chart | None:
    growth, everyone = projected["growth_pct"], projected.of_all("growth_pct")
    if growth.value is None:
        return None
    points = [Point(title, growth), Point("All occupations", everyone)]
    what = f"Bar chart of projected growth in employment, {growth.reference_period}"
    alt = alternative(what, [points[0], Point("all occupations", everyone)])
    return charts.bars(points, f"percent, {growth.reference_period}", ".0f", alt, highlight=[title])


def openings(case: Case) -> Exhibit:
    """Openings and their three parts beside all occupations; no chart if none are projected."""
    projected = outlook(case)
    is_declining = (projected["change_annual"].value or 0) < 0
    columns = (
        Column("figure", "Openings", "what is projected", kind="text"),
        Column("occupation", case.title, "the occupation"),
        Column("all_occupations", "All occupations", "all occupations"),
    )
    rows = tuple((name, projected[key], projected.of_all(key)) for key, name in _OPENINGS.items())
    standfirst = [
        say(
            "Average over {y}. Most openings replace people: those who leave the labor force, to retire for "
            "example, and those who move to another occupation. Changing the employer within the occupation makes "
            "no opening here.",
            y=when(projected["openings_annual"]),
        ),
        say("Jobs that go are subtracted: openings are there although employment is projected to decline.")
        if is_declining
        else None,
        say(
            "The publisher rounds to the nearest hundred, which matters where jobs are few, and gives no margin of "
            "error."
        ),
    ]
    return Exhibit(
        "openings",
        _openings_takeaway(projected),
        join(standfirst),
        Table("Projected openings a year and where they come from", columns, rows),
        _openings_chart(projected, "jobs that go" if is_declining else "new jobs"),
    )


def _openings_takeaway(projected: Outlook) -> Prose:
    rate, everyone = projected["openings_rate_pct"], projected.of_all("openings_rate_pct")
    if rate.value is None or everyone.value is None:
        return say("No openings are projected for this occupation")
    equal, comparison = say("Openings a year equal about {r} of the jobs", r=rate), projected.openings_beside_all
    if not comparison:
        rounded = "{equal}; the published figures are too rounded to tell that from the {all} of all occupations"
        return say(rounded, equal=equal, all=everyone)
    than = "more" if comparison > 0 else "less"
    return say("{equal}, {than} than the {all} of all occupations", equal=equal, than=than, all=everyone)


def _openings_chart(projected: Outlook, rest: str) -> charts.Chart | None:
    names = {"exits": "leaving the labor force", "transfers": "moving to other occupations", "change": rest}
    points = [Point(name, projected[f"{part}_annual"]) for part, name in names.items()]
    if any(point.estimate.value is None for point in points):
        return None
    alt = alternative("Bar chart of the openings projected for a year by where they come from", points)
    return charts.bars(points, "openings a year", ",.0f", alt)
