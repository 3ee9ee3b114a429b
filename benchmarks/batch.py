"""Measure a batch against the loop that users write, and against the sum of its parts; time, processor and memory.

    python benchmarks/batch.py [--careers 24] [--loop 1] [--workers 2] [--all]

The loop runs papermill, `nbconvert --to html` and a PDF of that page for each notebook of a career, a process each. For
the PDF it starts Chromium itself: `nbconvert --to webpdf` would start the same Chromium after importing nbconvert and
Playwright, so the loop is flattered. The parts are the cells, the pages and the PDF of the same careers, one after the
other in one process, with kernels forked and a browser kept. Memory is the proportional set size of all processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from careerbook.core import paths
from careerbook.dataset import Career, Careers, default
from careerbook.publish.execute import forkserver, run
from careerbook.publish.execute.engine import Engine
from careerbook.publish.execute.notebook_list import notebook_names, source
from careerbook.publish.paper import browser, pdf
from careerbook.publish.report import Press, publish

_SAMPLE_SECONDS = 2.0  # looking at the memory of a tree of processes takes time of its own


class Watched:
    """A program and all that it starts: seconds, processor seconds, and memory every now and then."""

    def __init__(self, command: Sequence[str | Path], **options: object) -> None:
        self.start = time.monotonic()
        self.memory_mb: list[tuple[float, float]] = []
        self._processor: dict[int, float] = {}
        self._root = psutil.Popen([str(word) for word in command], **options)

    def end(self) -> Watched:
        """Wait for its end."""
        while self._root.poll() is None:
            self._sample()
            time.sleep(_SAMPLE_SECONDS)
        self.seconds = time.monotonic() - self.start
        self.returncode = self._root.returncode
        return self

    def _sample(self) -> None:
        held = 0.0
        try:
            tree = [self._root, *self._root.children(recursive=True)]
        except psutil.Error:
            return
        for one in tree:
            try:
                times = one.cpu_times()
                self._processor[one.pid] = times.user + times.system + _reaped(one)
                held += one.memory_full_info().pss
            except (psutil.Error, OSError):
                continue
        self.memory_mb.append((time.monotonic() - self.start, held / 1e6))

    @property
    def processor_seconds(self) -> float:
        """What all processes have used of the cores: unlike seconds, the same beside other programs."""
        return sum(self._processor.values())

    @property
    def peak_mb(self) -> float:
        """The most memory that was seen."""
        return max((mb for _, mb in self.memory_mb), default=0.0)

    def mean_mb(self, first: float, last: float) -> float:
        """Mean memory between two shares of the run."""
        span = [mb for at, mb in self.memory_mb if first * self.seconds <= at <= last * self.seconds]
        return sum(span) / max(len(span), 1)


def _reaped(process: psutil.Process) -> float:
    """Of the process that forks kernels, what those used that have ended; other children are seen themselves."""
    times = process.cpu_times()
    return times.children_user + times.children_system if "forkserver" in " ".join(process.cmdline()) else 0.0


def used_by_children() -> float:
    """Processor seconds of all programs that this one has run and awaited."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def loop(careers: Sequence[Career], out: Path) -> tuple[float, float]:
    """Seconds and processor seconds that the loop takes for the careers."""
    start, before, programs = time.monotonic(), used_by_children(), Path(sys.executable).parent
    for career in careers:
        for name in notebook_names():
            made = out / f"{career.slug}-{name}.ipynb"
            papermill = [programs / "papermill", source(name), made, "-p", "career", career.soc_code]
            subprocess.run([*papermill, "--cwd", paths.notebooks_dir()], check=True, capture_output=True)
            subprocess.run([programs / "jupyter-nbconvert", "--to", "html", made], check=True, capture_output=True)
            printed = [f"--print-to-pdf={made.with_suffix('.pdf')}", "--virtual-time-budget=10000"]
            flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={out / 'profile'}"]
            page = made.with_suffix(".html").as_uri()
            subprocess.run([browser.find(), *flags, *printed, page], check=True, capture_output=True)
    return time.monotonic() - start, used_by_children() - before


def batch(careers: Sequence[Career], out: Path, workers: int) -> Watched:
    """The same careers' reports by a batch."""
    command = [sys.executable, "-c", "from careerbook.cli import main; main()", "batch", "--out", out]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as chosen:
        chosen.write("\n".join(career.soc_code for career in careers))
        chosen.flush()
        more = ["--workers", str(workers), "--file", chosen.name]
        return Watched([*command, *more], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).end()


@contextmanager
def warm_kernels(folder: Path, soc_code: str) -> Iterator[Path]:
    """The socket of a process that forks kernels."""
    socket = folder / "forks"
    command = [sys.executable, "-c", forkserver.COMMAND, str(socket), soc_code]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | forkserver.SINGLE
    ) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        yield socket
        process.stdin.close()


def parts(careers: Sequence[Career], folder: Path) -> dict[str, float]:
    """Seconds a career of executing its cells, of its pages, and of its PDF, each measured alone."""
    taken = {"cells": 0.0, "pages": 0.0, "PDF": 0.0}
    with warm_kernels(folder, str(careers[0].soc_code)) as socket, pdf.Printer() as printer:
        printer.start()
        for number, career in enumerate([careers[0], *careers]):
            marks = [time.perf_counter()]
            given = {"career": career.soc_code}
            done = [run.execute(source(one), given, paths.notebooks_dir(), Engine(socket)) for one in notebook_names()]
            marks.append(time.perf_counter())
            kept = dict(zip(notebook_names(), done, strict=True))
            publish(career, folder / "pages", pdf=False, kept=kept, press=Press(Engine(socket)))
            marks.append(time.perf_counter())
            publish(career, folder / "whole", kept=kept, press=Press(Engine(socket), printer))
            marks.append(time.perf_counter())
            cells, pages, whole = (end - begin for begin, end in pairwise(marks))
            for name, seconds in zip(taken, (cells, pages, whole - pages), strict=True):
                taken[name] += seconds if number else 0.0  # the first one warms up
    return {name: seconds / len(careers) for name, seconds in taken.items()}


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--careers", type=int, default=24, help="how many careers the batch makes")
    parser.add_argument("--loop", type=int, default=1, help="how many the loop makes; 0 leaves it out")
    parser.add_argument("--parts", type=int, default=6, help="how many the parts are measured on; 0 leaves them out")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="all careers")
    parser.add_argument("--keep", type=Path, help="make the reports in this folder, and keep them")
    chosen = parser.parse_args()
    every = list(Careers(default()))
    careers = every if chosen.all else every[:: max(1, len(every) // chosen.careers)][: chosen.careers]
    table = Table("measure", "value", title="A batch")
    with tempfile.TemporaryDirectory(prefix="cbb-") as name:
        folder = Path(name)
        out = chosen.keep or folder / "out"
        watched = batch(careers, out, chosen.workers)
        each = watched.seconds / len(careers)
        again = batch(careers, out, chosen.workers).seconds
        table.add_row(
            f"{len(careers)} careers, {chosen.workers} workers", f"{watched.seconds:.1f} s, {each:.2f} s each"
        )
        table.add_row("exit code (19: some careers failed)", str(watched.returncode))
        table.add_row("processor, a career", f"{watched.processor_seconds / len(careers):.2f} s")
        table.add_row("a second run, nothing changed", f"{again:.2f} s")
        table.add_row("memory, peak", f"{watched.peak_mb:.0f} MB")
        early, late = watched.mean_mb(0.2, 0.4), watched.mean_mb(0.75, 0.95)
        table.add_row("memory, mean of 20-40 % and of 75-95 % of the run", f"{early:.0f} and {late:.0f} MB")
        table.add_row("bytes a report", f"{sum(f.stat().st_size for f in out.rglob('*')) / len(careers):,.0f}")
        if chosen.parts:
            alone = parts(careers[: chosen.parts], folder)
            table.add_row("parts alone", ", ".join(f"{part} {seconds:.2f} s" for part, seconds in alone.items()))
            table.add_row("batch, of the parts on its workers", f"{each * chosen.workers / sum(alone.values()):.2f}")
        if chosen.loop:
            (folder / "loop").mkdir()
            naive, used = (one / chosen.loop for one in loop(careers[: chosen.loop], folder / "loop"))
            table.add_row("the loop, a career", f"{naive:.1f} s, processor {used:.1f} s")
            table.add_row("times the loop's throughput", f"{naive / each:.1f}")
            ratio = used / (watched.processor_seconds / len(careers))
            table.add_row("times the loop's reports for a processor second", f"{ratio:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
