"""A process that outlives its batch: when that has ended, however it ended, nothing of it is left behind."""

from __future__ import annotations

import sys
from pathlib import Path

from careerbook.batch.folder import remove
from careerbook.core.swap import sweep


def main() -> None:
    """Wait for the end of standard input, which the batch holds, and for its processes; then clean up."""
    alive, out = map(Path, sys.argv[1:])
    sys.stdin.read()
    remove(alive)
    sweep(out)


if __name__ == "__main__":
    main()
