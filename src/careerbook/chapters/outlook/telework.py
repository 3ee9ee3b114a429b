"""The exhibit of whether the work can be done at home."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.home_work import HomeWork, home_work


def telework(case: Case) -> Exhibit:
    """The occupation's class beside how many occupations have it; a small table, no chart."""
    result = home_work(case)
    return Exhibit("telework", telework_sentence(case), _standfirst(result.counts), _table(case.title, result))


def telework_sentence(case: Case) -> Prose:
    """How the occupation's work is classed, without a full stop."""
    title, values = in_a_sentence(case.title), {estimate.value for estimate in home_work(case).classes}
    if None in values:
        return say("Whether {t} could work wholly at home is not classed on its own", t=title)
    if values == {1.0}:
        return say("The work of {t} is classed as work that can be done wholly at home", t=title)
    if values == {0.0}:
        return say("The work of {t} is classed as work that can't be done wholly at home", t=title)
    return say("Part of the work of {t} is classed as work that can be done wholly at home", t=title)


def _standfirst(counts: Mapping[str, Estimate]) -> Prose:
    return join([
        say(
            "Dingel and Neiman's classification of {y}, by what O*NET's questionnaires told of the work before the "
            "pandemic: whether all of it could be done at home, not how many people do so. The rule looks for what "
            "rules work at home out, such as heavy tools or the open air, and misses other reasons, such as a "
            "classroom. It is another thing than exposure to AI.",
            y=period(counts["occupations"].reference_period),
        ),
        say(
            "Of {n} occupations {f} are classed so in full ({p}) and {m} in part, each counted once, whatever their "
            "number of workers. No errors are published.",
            n=counts["occupations"],
            f=counts["occupations_feasible"],
            p=counts["occupations_feasible_pct"],
            m=counts["occupations_mixed"],
        ),
    ])


def _table(title: str, result: HomeWork) -> Table:
    columns = (
        Column("what", "Work at home", "what is classified or counted", kind="text"),
        Column("figure", "Figure", "one: all of it could be done at home; zero: not; between: share of a mixed code"),
        Column("note", "Note", "code of the index, or why there is no figure", kind="long-text"),
    )
    classes = zip(result.classes, result.notes, strict=True)
    rows: list[tuple[Value, ...]] = [(title, estimate, mark(note)) for estimate, note in classes]
    names = {
        "occupations": "Occupations classified",
        "occupations_feasible": "of these: all of the work could be done at home",
        "occupations_mixed": "of these: codes that join occupations of both kinds",
        "occupations_feasible_pct": "Share of occupations that could be done at home, in full",
    }
    rows += [(name, result.counts[key], "") for key, name in names.items()]
    note = mark("1 stands for work of which all could be done at home, 0 for other work.")
    return Table("Feasibility of work at home", columns, tuple(rows), (note,))
