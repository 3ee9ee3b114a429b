"""Measure the site over all careers: the time to build it, the size of its index, and how soon a search shows results.

    python benchmarks/site.py [--times 5]

The reports are light ones: real figures of every career, but no notebooks and pages. Search times are taken in
Chromium on pages opened from the file system: from the key's event to the first rows on the screen's next frame.
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import light_reports
from tests.browser import driving

from careerbook.dataset import default
from careerbook.site import build

QUERIES = ("nurse", "rn", "software eng", "cna", "truck driver", "nrse")
# To the frame after the one in which the rows are drawn: requestAnimationFrame runs before drawing.
TYPED = """(query) => new Promise((done) => {
  const field = document.querySelector("#query");
  field.value = query;
  const start = performance.now();
  field.dispatchEvent(new Event("input"));
  const handled = performance.now() - start;
  requestAnimationFrame(() => requestAnimationFrame(() => done({ handled, drawn: performance.now() - start })));
})"""
READY = "performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"


def index_size(folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes of index.html and of each file that it loads, plain and by gzip."""
    page = (folder / "index.html").read_text("utf-8")
    names = ["index.html", *re.findall(r'(?:src|href)="(assets/[^"]+)"', page)]
    contents = {name: (folder / name).read_bytes() for name in names}
    return {name: (len(content), len(gzip.compress(content, 9, mtime=0))) for name, content in contents.items()}


async def search(folder: Path, times: int) -> dict[str, list[dict[str, float]]]:
    """For each query what a freshly opened page took, over and over; and the time until a page is ready."""
    found: dict[str, list[dict[str, float]]] = {}
    for query in QUERIES:
        for _ in range(times):
            async with driving.page(folder / "index.html") as page:
                taken = await page.ask(f"({TYPED})({query!r})")
                found.setdefault(query, []).append({**taken, "ready": await page.ask(READY)})
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="how often to open and search; median and worst are shown")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "published"
        careers = light_reports.write(folder, default())
        start = time.perf_counter(), time.process_time()
        build(folder)
        wall, own = time.perf_counter() - start[0], time.process_time() - start[1]
        sizes = index_size(folder)
        taken = driving.run(search(folder, given.times))
        driving.stop()
    console = Console()
    console.print(f"{len(careers)} careers built in {wall:.1f} s ({own:.1f} s of processor time)")
    table = Table("file", "bytes", "gzip")
    for file, (plain, packed) in sizes.items():
        table.add_row(file, f"{plain:,}", f"{packed:,}")
    table.add_row("together", *(f"{sum(each):,}" for each in zip(*sizes.values(), strict=True)))
    console.print(table)
    table = Table("typed on a fresh page", "handled, ms", "on screen, ms", "worst, ms", "page ready, ms")
    for query, runs in taken.items():
        middle = [statistics.median(run[key] for run in runs) for key in ("handled", "drawn", "ready")]
        worst = max(run["drawn"] for run in runs)
        table.add_row(query, *(f"{one:.0f}" for one in (*middle[:2], worst, middle[2])))
    console.print(table)


if __name__ == "__main__":
    main()
