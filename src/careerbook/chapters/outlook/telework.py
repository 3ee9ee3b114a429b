"""The exhibit of whether the work can be done at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerbook.chapters.common import components, in_a_sentence
from careerbook.chapters.outlook.exposure import old_links
from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import telework
from careerbook.metrics.exposure import Scale

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook


def exhibit(outlook: Outlook) -> Exhibit:
    """The occupation's class beside how many occupations have it; a small table, no chart."""
    _, counts = _everyone(outlook.dataset)
    found, notes = _classified(outlook.dataset, outlook.career.soc_code, outlook.career.title)
    title = in_a_sentence(outlook.career.title)
    return Exhibit("telework", _takeaway(title, found), _standfirst(counts), _table(outlook, found, notes, counts))


@shared
def _classified(dataset: Dataset, soc_code: str, title: str) -> tuple[tuple[Estimate, ...], tuple[Value, ...]]:
    """What the occupation's codes are classed as, with a note on each."""
    over, _ = _everyone(dataset)
    own, links = components(dataset, soc_code), old_links(dataset)
    found = telework.classified(over, soc_code, title, own, links, dataset.sources)
    return found, tuple(_note(over, one) for one in found)


@shared
def _everyone(dataset: Dataset) -> tuple[Scale, dict[str, Estimate]]:
    """The classification over all codes: the same for all careers."""
    rows = dataset.rows("exposure", index_name=telework.NAME, classification="SOC 2010", measure="teleworkable")
    return telework.everyone(rows, dataset.sources)


def _takeaway(title: str, found: tuple[Estimate, ...]) -> Prose:
    values = {one.value for one in found}
    if None in values:
        return say("Whether {t} could work wholly at home is not classed on its own", t=title)
    if values == {1.0}:
        return say("The work of {t} is classed as work that can be done wholly at home", t=title)
    if values == {0.0}:
        return say("The work of {t} is classed as work that can't be done wholly at home", t=title)
    return say("Part of the work of {t} is classed as work that can be done wholly at home", t=title)


def _standfirst(counts: dict[str, Estimate]) -> Prose:
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


def _table(
    outlook: Outlook, found: tuple[Estimate, ...], notes: tuple[Value, ...], counts: dict[str, Estimate]
) -> Table:
    columns = (
        Column("what", "Work at home", "what is classified or counted", kind="text"),
        Column("figure", "Figure", "one: all of it could be done at home; zero: not; between: share of a mixed code"),
        Column("note", "Note", "code of the index, or why there is no figure", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = [(outlook.career.title, one, note) for one, note in zip(found, notes, strict=True)]
    names = {
        "occupations": "Occupations classified",
        "occupations_feasible": "of these: all of the work could be done at home",
        "occupations_mixed": "of these: codes that join occupations of both kinds",
        "occupations_feasible_pct": "Share of occupations that could be done at home, in full",
    }
    rows += [(name, counts[key], "") for key, name in names.items()]
    note = mark("1 stands for work of which all could be done at home, 0 for other work.")
    return Table("Feasibility of work at home", columns, tuple(rows), (note,))


def _note(over: Scale, one: Estimate) -> Value:
    if one.value is None:
        return mark(one.reason)
    row = next(row for row in over.by_code.values() if row["source_row"] == one.cells[0].row)
    return mark(f"{over.classification} code {row['occupation_code']}: {row['occupation_title']}")
