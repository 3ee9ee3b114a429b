"""A process that forks kernels, so that they don't each import everything."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Ready = Callable[[], "Path | None"]
"""Waits until kernels can be forked, and gives the socket to ask at; None where they can't and have to be started."""


@contextmanager
def forks(soc_code: str = "") -> Iterator[Ready]:
    """Start the process, for as long as the block lasts; what takes seconds goes on until it is needed.

    With the SOC code of a career it is warmed up for many reports.
    """
    if sys.platform != "linux":
        yield lambda: None
        return
    from careerbook.publish.execute import forkserver

    with tempfile.TemporaryDirectory(prefix="cb-", ignore_cleanup_errors=True) as folder:
        address = Path(folder) / "forks"
        command = [sys.executable, "-c", forkserver.COMMAND, str(address), soc_code]
        environment = os.environ | forkserver.SINGLE
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
        ) as process:
            assert process.stdin and process.stdout
            output = process.stdout
            yield lambda: address if output.readline() == forkserver.READY else None
            process.stdin.close()
