"""The exhibits of software and tools."""

from __future__ import annotations

from careerbook.chapters.guide.absence import why_not
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, listed, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures import technology
from careerbook.figures.case import Case
from careerbook.figures.releases import latest
from careerbook.figures.technology import MOST_SHOWN, SOFTWARE_TABLE, TOOLS_TABLE, software_counts, tool_count
from careerbook.metrics.activities import Software


def software(case: Case) -> Exhibit | Paragraph:
    """The software of the occupation: what is in demand and hot first."""
    programs = technology.software(case)
    if not programs:
        return Paragraph(why_not(case, latest(case.dataset, SOFTWARE_TABLE), "which software is used"))
    columns = (
        Column("software", "Software", "name as published", kind="long-text"),
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("marks", "Marked", "in demand for this occupation, hot in all postings", kind="text"),
    )
    rows: list[tuple[Value, ...]] = [(item.name, item.kind, _marks(item)) for item in programs[:MOST_SHOWN]]
    table = Table("Software", columns, tuple(rows))
    return Exhibit("software", software_takeaway(case), _standfirst(case, is_cut=len(programs) > MOST_SHOWN), table)


def _marks(item: Software) -> str:
    words = [word for word, is_so in (("in demand", item.is_in_demand), ("hot", item.is_hot)) if is_so]
    return ", ".join(words) or "–"


def software_takeaway(case: Case) -> Prose:
    """Which software postings ask for, without a full stop."""
    title, programs = in_a_sentence(case.title), technology.software(case)
    wanted = [item.name for item in programs if item.is_in_demand][:3]
    if wanted:
        return say("Employers' postings for {t} often ask for {names}", t=title, names=listed(wanted))
    hot = [item.name for item in programs if item.is_hot][:3]
    if hot:
        return say("Software of {t} that employers ask for in many occupations: {names}", t=title, names=listed(hot))
    count = software_counts(case)["count"]
    return say("O*NET names {n} pieces of software for {t}, none of them marked as in demand", n=count, t=title)


def _standfirst(case: Case, *, is_cut: bool) -> Prose:
    counts = software_counts(case)
    return join([
        say(
            "O*NET names {n} pieces of software, of which {d} are marked in demand (asked for often in postings for "
            "this occupation) and {h} hot (asked for often in postings for all occupations).",
            n=counts["count"],
            d=counts["in_demand"],
            h=counts["hot"],
        ),
        say("A mark tells of postings, not of how many workers use a program; no shares are published."),
        say("The table has those marked, then others by name, as far as there is room.") if is_cut else None,
    ])


def tools(case: Case) -> Exhibit | Paragraph:
    """The kinds of tools and machines of the occupation."""
    kinds, title = technology.tools(case), in_a_sentence(case.title)
    if not kinds:
        return Paragraph(why_not(case, latest(case.dataset, TOOLS_TABLE), "which tools and machines are used"))
    columns = (
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("example", "Example", "an example as published", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = [(kind, examples[0]) for kind, examples in kinds[:MOST_SHOWN]]
    more = say("The table has the first of them by name.") if len(kinds) > MOST_SHOWN else None
    takeaway = say("O*NET names {n} kinds of tools and machines that {t} use", n=tool_count(case), t=title)
    standfirst = join([say("A list of what is used somewhere in the occupation; it is in no order of use."), more])
    return Exhibit("tools", takeaway, standfirst, Table("Tools and machines", columns, tuple(rows)))
