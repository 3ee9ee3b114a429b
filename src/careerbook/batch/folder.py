"""The folders of a batch: the one that it publishes into, and one for its temporary files."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from careerbook.core.errors import BatchRunning, OutputError
from careerbook.core.swap import sweep

STATE = ".careerbook"
"""The folder, beside the reports, for the state of a batch."""

_RUNS = "careerbook-batch-"
_ALIVE = "alive"
_TRIES = 50  # to remove a folder: a dying browser may still write
_LONGEST = 40  # of the folder for temporary files: sockets lie in it, and their paths have to be short


@contextmanager
def held(out: Path) -> Iterator[Path]:
    """Locks the folder `out` for this batch, cleans up what killed ones left, and gives the folder of its state.

    Raises BatchRunning if another batch has it, OutputError if it can't be written.
    """
    state = out / STATE
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = os.open(state / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        message = f"{out} can't be written: {error.strerror or error}."
        raise OutputError(message, "Make the folder writable, or choose another (--out DIR).") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        message = f"Another batch is publishing into {out}."
        raise BatchRunning(message, "Wait for its end, or choose another folder (--out DIR).") from None
    try:
        sweep(out)
        yield state
    finally:
        os.close(lock)


class RunFolder:
    """A folder for sockets, profiles and temporary files.

    A watching process removes it once all processes that hold its file `alive` have ended.
    """

    def __init__(self, out: Path) -> None:
        for alive in _base().glob(f"{_RUNS}*/{_ALIVE}"):
            with suppress(OSError):  # a run's that was killed together with all its processes
                _remove(alive, waits=False)
        self.path = Path(tempfile.mkdtemp(prefix=_RUNS, dir=_base()))
        self.alive = os.open(self.path / _ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.alive, fcntl.LOCK_EX)
        command = [sys.executable, "-m", "careerbook.batch.folder", str(self.path / _ALIVE), str(out.resolve())]
        self._watcher = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)

    def close(self) -> None:
        """Release the folder, and wait until it is removed."""
        os.close(self.alive)
        self._watcher.communicate()


def _base() -> Path:
    usual = tempfile.gettempdir()
    return Path(usual if len(usual) <= _LONGEST else "/tmp")


def _remove(alive: Path, *, waits: bool) -> None:
    """Remove the run folder once nobody holds its `alive`; without waiting, leave one that is held. Raises OSError."""
    lock = os.open(alive, os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        for _ in range(_TRIES):
            shutil.rmtree(alive.parent, ignore_errors=True)
            if not alive.parent.exists():
                break
    finally:
        os.close(lock)


def watch() -> None:
    """Wait for the end of standard input, which the batch holds, and for its processes; then clean up after them.

    This runs in a process that outlives its batch, even one that is killed.
    """
    alive, out = map(Path, sys.argv[1:])
    sys.stdin.read()
    with suppress(FileNotFoundError):
        _remove(alive, waits=True)
    sweep(out)


def read_json(file: Path) -> dict[str, Any]:
    """The file's content; nothing if it is not there or not whole."""
    with suppress(OSError, ValueError):
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return content
    return {}


def write_json(file: Path, content: Mapping[str, Any]) -> None:
    """Write the file at once. Raises OutputError if it can't be written."""
    beside = file.with_suffix(".new")
    try:
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        message = f"{file} can't be written: {error.strerror or error}."
        raise OutputError(message, "Make room and the folder writable.") from error


if __name__ == "__main__":
    watch()
