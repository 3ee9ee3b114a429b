"""Measure the explorer: how soon it answers each change, and the memory that it takes.

    python benchmarks/explore.py [--rounds 5]

The first change of each kind is not counted: what it reads is kept.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # as `careerbook lab` has it: before Arrow is imported

import psutil
from rich.console import Console
from rich.table import Table

import careerbook as cb

Change = Callable[[Any, int], None]
_CAREERS = ("29-1141", "15-1252", "27-2011", "47-2081", "11-1011", "53-3032", "35-3023", "25-2021")
_AREAS = ("06", "39", "48", "36", "12", "17", "42", "13")


def changes() -> dict[str, tuple[int, Change]]:
    """What a person changes: the tab that is open then, and the change."""
    return {
        "career": (0, lambda panel, n: setattr(panel.name, "value", _CAREERS[n % len(_CAREERS)])),
        "area": (0, lambda panel, n: setattr(panel.area, "value", _AREAS[n % len(_AREAS)])),
        "years": (1, lambda panel, n: setattr(panel.years, "value", (2017 + n % 6, 2025))),
        "year of prices": (1, lambda panel, n: setattr(panel.prices, "value", 2017 + n % 8)),
        "comparators": (2, lambda panel, n: setattr(panel.comparators, "value", ("USA", "DEU" if n % 2 else "NOR"))),
        "measure": (0, lambda panel, n: setattr(panel.filter.x, "value", ("employment", "growth_pct")[n % 2])),
        "group": (0, lambda panel, n: setattr(panel.filter.group, "value", ("Management", "Production")[n % 2])),
        "lowest pay": (0, lambda panel, n: setattr(panel.filter.pay, "value", str(30_000 + 1_000 * n))),
    }


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    start = time.perf_counter()
    panel = cb.explorer("31-9092")
    table = Table("what", "median ms", "slowest ms", title="The explorer")
    table.add_row("opening it", f"{1000 * (time.perf_counter() - start):.0f}", "")
    for name, (tab, change) in changes().items():
        panel.tabs.selected_index = tab
        change(panel, rounds)  # the first
        taken = []
        for number in range(rounds):
            start = time.perf_counter()
            change(panel, number)
            taken.append(1000 * (time.perf_counter() - start))
        table.add_row(name, f"{statistics.median(taken):.0f}", f"{max(taken):.0f}")
    memory = psutil.Process().memory_info().rss / 1e6
    table.add_row("memory with all tables open, MB", f"{memory:.0f}", "")
    Console().print(table)


if __name__ == "__main__":
    main()
