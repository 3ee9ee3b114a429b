"""The exhibits of software and tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook.chapters.common import in_a_sentence
from careerbook.chapters.guide.onet import latest, whole, why_not
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, listed, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import activities as metrics
from careerbook.metrics.activities import Software

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_MOST = 15


def _own(guide: Guide, table: str) -> pd.DataFrame:
    rows = latest(guide.dataset, table)
    return rows[rows["onet_soc_code"].isin(whole(guide, rows))]


def software(guide: Guide) -> Exhibit | Paragraph:
    """The software of the occupation: what is in demand and hot first."""
    own, title, sources = _own(guide, "onet_technology"), in_a_sentence(guide.career.title), guide.dataset.sources
    if own.empty:
        return Paragraph(why_not(guide, latest(guide.dataset, "onet_technology"), "which software is used"))
    found = metrics.software(own, sources)
    counts = {
        "count": (len(found), "number of different names of software"),
        "in_demand": (sum(one.is_in_demand for one in found), "of these, those marked in demand"),
        "hot": (sum(one.is_hot for one in found), "of these, those marked hot"),
    }
    made = {
        name: metrics.count(f"technology.{name}", "technologies", own, number, step, sources)
        for name, (number, step) in counts.items()
    }
    columns = (
        Column("software", "Software", "name as published", kind="long-text"),
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("marks", "Marked", "in demand for this occupation, hot in all postings", kind="text"),
    )
    rows: list[tuple[Value, ...]] = [(one.name, one.kind, _marks(one)) for one in found[:_MOST]]
    return Exhibit(
        "software",
        _takeaway(title, found, made),
        _standfirst(made, len(found)),
        Table("Software", columns, tuple(rows)),
    )


def wanted(guide: Guide) -> bool:
    """Whether any of the occupation's software is marked in demand or hot."""
    own = _own(guide, "onet_technology")
    return bool(own["is_in_demand"].any() or own["is_hot"].any())


def _marks(one: Software) -> str:
    words = [word for word, is_so in (("in demand", one.is_in_demand), ("hot", one.is_hot)) if is_so]
    return ", ".join(words) or "–"


def _takeaway(title: str, found: list[Software], counts: dict[str, Estimate]) -> Prose:
    wanted = [one.name for one in found if one.is_in_demand][:3]
    if wanted:
        return say("Employers' postings for {t} often ask for {names}", t=title, names=listed(wanted))
    hot = [one.name for one in found if one.is_hot][:3]
    if hot:
        return say("Software of {t} that employers ask for in many occupations: {names}", t=title, names=listed(hot))
    return say(
        "O*NET names {n} pieces of software for {t}, none of them marked as in demand", n=counts["count"], t=title
    )


def _standfirst(counts: dict[str, Estimate], shown: int) -> Prose:
    return join([
        say(
            "O*NET names {n} pieces of software, of which {d} are marked in demand (asked for often in postings for "
            "this occupation) and {h} hot (asked for often in postings for all occupations).",
            n=counts["count"],
            d=counts["in_demand"],
            h=counts["hot"],
        ),
        say("A mark tells of postings, not of how many workers use a program; no shares are published."),
        say("The table has those marked, then others by name, as far as there is room.") if shown > _MOST else None,
    ])


def tools(guide: Guide) -> Exhibit | Paragraph:
    """The kinds of tools and machines of the occupation."""
    own, title, sources = _own(guide, "onet_tools"), in_a_sentence(guide.career.title), guide.dataset.sources
    if own.empty:
        return Paragraph(why_not(guide, latest(guide.dataset, "onet_tools"), "which tools and machines are used"))
    found = metrics.tools(own, sources)
    total = metrics.count(
        "tools.count", "kinds of tools", own, len(found), "number of different kinds of tools", sources
    )
    columns = (
        Column("kind", "Kind", "the publisher's class", kind="long-text"),
        Column("example", "Example", "an example as published", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = [(kind, examples[0]) for kind, examples in found[:_MOST]]
    more = say("The table has the first of them by name.") if len(found) > _MOST else None
    takeaway = say("O*NET names {n} kinds of tools and machines that {t} use", n=total, t=title)
    standfirst = join([say("A list of what is used somewhere in the occupation; it is in no order of use."), more])
    return Exhibit("tools", takeaway, standfirst, Table("Tools and machines", columns, tuple(rows)))
