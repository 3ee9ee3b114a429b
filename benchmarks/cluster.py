"""Measure how a batch scales on Dask's workers: one on one core, then as many as there are cores.

    python benchmarks/cluster.py [--careers 16]

All processes of a run, the scheduler and the batch itself too, have as many cores as there are workers. A few careers
go before, so that workers, kernels and browsers are warm.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from distributed import LocalCluster
from rich.console import Console
from rich.table import Table

from careerbook.dataset import Career, Careers, default

_BATCH = (sys.executable, "-c", "from careerbook.cli import main; main()", "batch")


def seconds(careers: Sequence[Career], cores: Sequence[int]) -> float:
    """What the batch takes for the careers with a worker for each core."""
    os.sched_setaffinity(0, cores)
    warm, measured = careers[: 2 * len(cores)], careers[2 * len(cores) :]
    with (
        tempfile.TemporaryDirectory(prefix="cbb-") as out,
        LocalCluster(n_workers=len(cores), threads_per_worker=1, dashboard_address=None) as cluster,
    ):

        def batch(chosen: Sequence[Career]) -> float:
            start, names = time.monotonic(), [career.soc_code for career in chosen]
            command = [*_BATCH, *names, "--out", out, "--scheduler", cluster.scheduler_address]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return time.monotonic() - start

        batch(warm)
        return batch(measured) / len(measured)


def main() -> None:
    """Run both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--careers", type=int, default=16, help="how many are measured, about")
    count = parser.parse_args().careers
    every, cores = list(Careers(default())), sorted(os.sched_getaffinity(0))
    careers = every[:: len(every) // (count + 2 * len(cores))]
    one = seconds(careers[: count // len(cores) + 2], cores[:1])
    all_of_them = seconds(careers, cores)
    table = Table("measure", "value", title="A batch on Dask's workers")
    table.add_row("one worker on one core", f"{one:.2f} s a career")
    table.add_row(f"{len(cores)} workers on {len(cores)} cores", f"{all_of_them:.2f} s a career")
    table.add_row("of perfect scaling", f"{100 * one / all_of_them / len(cores):.0f} %")
    Console().print(table)


if __name__ == "__main__":
    main()
