"""Measure the dataset: time and memory of a build, and the time to open it for one career.

    python benchmarks/data_build.py --raw ../shared/raw [--career medical-assistant] [--times 5]

Each figure is taken in a process of its own. The build goes to a temporary folder; the project's tables stay.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

# What each process does, and then prints: seconds of its own clock, and its highest memory in MB.
MEASURED = """
import json, resource, sys, time
start = time.perf_counter()
{prepare}
ready = time.perf_counter()
{work}
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
print(json.dumps({{"import": ready - start, "work": done - ready, "peak": peak}}))
"""
BUILD = ("from pathlib import Path; from careerbook.dataset.build import build", "build(Path({raw!r}), Path({out!r}))")
OPEN = (
    "from careerbook.dataset import Careers, Dataset; from careerbook.core.schema import TABLES",
    "dataset = Dataset(); code = str(Careers(dataset).find({career!r}).soc_code)\n"
    "for name, table in TABLES.items():\n"
    "    if 'soc_code' in table.names: dataset.rows(name, soc_code=code)",
)


def measure(prepare: str, work: str) -> dict[str, float]:
    """Seconds of import and work, and the peak memory (MB), of one fresh process."""
    code = MEASURED.format(prepare=prepare, work=work)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", required=True, help="folder of the publishers' files")
    parser.add_argument("--career", default="medical-assistant")
    parser.add_argument("--times", type=int, default=5, help="how often to open; the median is shown")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build = measure(BUILD[0], BUILD[1].format(raw=given.raw, out=str(Path(folder) / "tables")))
        size = sum(path.stat().st_size for path in (Path(folder) / "tables").iterdir()) / 1e6
    opened = [measure(OPEN[0], OPEN[1].format(career=given.career)) for _ in range(given.times)]
    work = statistics.median(one["work"] for one in opened)
    whole = statistics.median(one["work"] + one["import"] for one in opened)
    shown = Table("what", "measured", "bound")
    shown.add_row("data build, wall time", f"{build['work'] + build['import']:.1f} s", "120 s")
    shown.add_row("data build, highest memory", f"{build['peak']:,.0f} MB", "2,000 MB")
    shown.add_row("size of the tables", f"{size:.1f} MB", "25 MB")
    shown.add_row("open for one career, libraries loaded", f"{1000 * work:.0f} ms", "150 ms")
    shown.add_row("open for one career, cold process", f"{1000 * whole:.0f} ms", "")
    shown.add_row("memory of that process", f"{max(o['peak'] for o in opened):,.0f} MB", "")
    Console().print(shown)


if __name__ == "__main__":
    main()
