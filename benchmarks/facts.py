"""Hold a command's processor seconds against those of another checkout, each run a process of its own.

    python benchmarks/facts.py OLD                              # facts medical-assistant --json
    python benchmarks/facts.py OLD --times 9 -- compare registered-nurse accountants-and-auditors
    python benchmarks/facts.py OLD --new OTHER -- audit guide.md --career plumber

OLD and OTHER are checkouts; without `--new` it is the one that this file lies in. The two take turns, so that a busy
machine slows both down, and each runs once before it counts. Seconds are those of user and system together.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
COMMAND = ("facts", "medical-assistant", "--json")
_RUN = "import sys; sys.argv[0] = 'careerbook'; from careerbook.cli import main; main()"


def seconds(checkout: Path, command: Sequence[str]) -> float:
    """The processor seconds that the command takes in a process of its own. Raises CalledProcessError if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    subprocess.run([sys.executable, "-c", _RUN, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(checkouts: dict[str, Path], command: Sequence[str], times: int) -> dict[str, list[float]]:
    """The seconds of each checkout, run alternately so many times, after a run of each that is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in checkouts}
    for _ in range(times + 1):
        for name, checkout in checkouts.items():
            taken[name].append(seconds(checkout, command))
    return {name: counted for name, (_, *counted) in taken.items()}


def main() -> None:
    """Run both and print what they take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("--new", type=Path, default=HERE)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.add_argument("command", nargs="*", default=COMMAND, help="after --: the command and its arguments")
    given = parser.parse_intermixed_args()
    taken = measure({"old": given.old, "new": given.new}, given.command, given.times)
    figures = {
        name: {"min": min(each), "median": statistics.median(each), "max": max(each)} for name, each in taken.items()
    }
    ratios = {name: figures["new"][name] / figures["old"][name] for name in ("min", "median")}
    if given.json:
        print(json.dumps({"command": list(given.command), "seconds": figures, "new/old": ratios}))
        return
    print(f"careerbook {' '.join(given.command)}: processor seconds of {given.times} runs each")
    for name, each in figures.items():
        print(f"  {name}  " + "  ".join(f"{kind} {value:.2f}" for kind, value in each.items()))
    print("  new/old  " + "  ".join(f"{kind} {ratio:.3f}" for kind, ratio in ratios.items()))


if __name__ == "__main__":
    main()
