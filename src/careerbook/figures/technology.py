"""Software, tools and machines of the occupation, as O*NET's newest release lists them."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.estimate import Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.releases import rows_of
from careerbook.metrics import activities as lists
from careerbook.metrics.activities import Software

SOFTWARE_TABLE, TOOLS_TABLE = "onet_technology", "onet_tools"
MOST_SHOWN = 15


@once
def software(case: Case) -> list[Software]:
    """The occupation's software: in demand first, then hot, then the rest, by name."""
    return lists.software(rows_of(case, SOFTWARE_TABLE), case.dataset.sources)


def is_software_wanted(case: Case) -> bool:
    """Whether any of the occupation's software is marked in demand or hot."""
    return any(item.is_in_demand or item.is_hot for item in software(case))


@once
def software_counts(case: Case) -> Mapping[str, Estimate]:
    """How many different pieces of software there are (`count`), and of these those `in_demand` and `hot`."""
    listed = software(case)
    counts = {
        "count": (len(listed), "number of different names of software"),
        "in_demand": (sum(item.is_in_demand for item in listed), "of these, those marked in demand"),
        "hot": (sum(item.is_hot for item in listed), "of these, those marked hot"),
    }
    rows, sources = rows_of(case, SOFTWARE_TABLE), case.dataset.sources
    return {
        name: lists.count(f"technology.{name}", "technologies", rows, number, step, sources)
        for name, (number, step) in counts.items()
    }


@once
def tools(case: Case) -> list[tuple[Estimate, list[Estimate]]]:
    """The occupation's kinds of tools and machines, by name, each with its examples."""
    return lists.tools(rows_of(case, TOOLS_TABLE), case.dataset.sources)


def tool_count(case: Case) -> Estimate:
    """How many different kinds of tools there are."""
    rows, step = rows_of(case, TOOLS_TABLE), "number of different kinds of tools"
    return lists.count("tools.count", "kinds of tools", rows, len(tools(case)), step, case.dataset.sources)


def estimates(case: Case) -> Figures:
    """The first pieces of software and kinds of tools, and how many there are, by id; none where O*NET has no list."""
    programs = [figure for item in software(case)[:MOST_SHOWN] for figure in (item.name, item.kind)]
    kinds = [figure for kind, examples in tools(case)[:MOST_SHOWN] for figure in (kind, examples[0])]
    counts = [*(software_counts(case).values() if programs else ()), *([tool_count(case)] if kinds else ())]
    return {estimate.id: estimate for estimate in (*programs, *kinds, *counts)}
