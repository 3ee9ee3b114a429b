"""The facts of every career, to be held against those of another version of the project.

    python benchmarks/facts_of_all.py write FILE         # a line of JSON a career: digests of its estimates by id
    python benchmarks/facts_of_all.py compare OLD NEW    # what differs; exit code 1 if anything does

`write` runs in the checkout that it lies in, or in an older one through PYTHONPATH=<checkout>/src (from before the
figures had a room of their own). All 830 careers take about five minutes on two cores (`--processes 2`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

Digests = dict[str, str]


def estimates(soc_code: str) -> Mapping[str, Any]:
    """Every estimate of a career's report, by id."""
    from careerbook import api

    career = api.career(soc_code)
    sections = getattr(api, "SECTIONS", None)
    if sections is None:
        return career.estimates
    return {id: each for section in sections for id, each in section(career).estimates.items()}


def digests(soc_code: str) -> tuple[str, Digests]:
    """A digest of each estimate as `careerbook facts --json` prints it, by id."""
    from careerbook.dataset import default

    default().hold()
    facts = {id: each.as_dict() for id, each in estimates(soc_code).items()}
    default().forget()
    return soc_code, {id: _digest(fact) for id, fact in facts.items()}


def _digest(fact: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fact, sort_keys=True).encode()).hexdigest()[:12]


def write(file: Path, processes: int, every: int) -> None:
    """Write the digests of all careers, or of every so-and-so-many-th."""
    from careerbook.dataset import Careers, default

    codes = [str(career.soc_code) for career in Careers(default())][::every]
    with ProcessPoolExecutor(processes) as pool, file.open("w", encoding="utf-8") as lines:
        for soc_code, found in pool.map(digests, codes, chunksize=5):
            lines.write(json.dumps([soc_code, found]) + "\n")


def compare(old: Path, new: Path, ignored: str) -> int:
    """Print what differs, by kind of id; gives the number of differences."""
    before, after = (dict(map(json.loads, file.read_text("utf-8").splitlines())) for file in (old, new))
    ignore = re.compile(ignored) if ignored else None
    kinds: Counter[tuple[str, str]] = Counter()
    total, skipped = 0, 0
    for soc_code in sorted(before.keys() & after.keys()):
        then, now = before[soc_code], after[soc_code]
        total += len(now)
        for id in then.keys() | now.keys():
            if then.get(id) == now.get(id):
                continue
            if ignore and ignore.search(id):
                skipped += 1
                continue
            how = "gone" if id not in now else "new" if id not in then else "different"
            kinds[how, re.sub(r"\d[\d-]*", "#", id)] += 1
    for (how, kind), count in kinds.most_common(60):
        print(f"{count:8,}  {how:<9}  {kind}")
    careers = len(before.keys() & after.keys())
    print(f"{careers} careers, {total:,} estimates: {sum(kinds.values()):,} differ, {skipped:,} more were left out")
    if before.keys() != after.keys():
        print(f"only in one of the two: {len(before.keys() ^ after.keys())} careers")
    return sum(kinds.values())


def main() -> int:
    """Read the command line, and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("file", type=Path)
    writing.add_argument("--processes", type=int, default=2)
    writing.add_argument("--every", type=int, default=1, help="only every so-and-so-many-th career")
    comparing = commands.add_parser("compare")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--ignore", default="", help="a regular expression: ids that may differ")
    given = parser.parse_args()
    if given.command == "write":
        write(given.file, given.processes, given.every)
        return 0
    return 1 if compare(given.old, given.new, given.ignore) else 0


if __name__ == "__main__":
    sys.exit(main())
