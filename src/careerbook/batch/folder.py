"""The folders of a batch: the one that it publishes into, and one for what lives only as long as it runs."""

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
"""The folder, beside the reports, of what a batch remembers."""

_RUNS = "careerbook-batch-"
_ALIVE = "alive"
_LONGEST = 40  # of the folder for temporary files: sockets lie in it, and their paths have to be short


@contextmanager
def held(out: Path) -> Iterator[Path]:
    """The folder `out`, for this batch alone, clean of what killed ones left; gives the folder of its state.

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
    """A folder for sockets, profiles and temporary files. It is gone when all who hold `alive` are.

    A process of its own sees to that, which outlives this one.
    """

    def __init__(self, out: Path) -> None:
        _remove_dead()
        self.path = Path(tempfile.mkdtemp(prefix=_RUNS, dir=_base()))
        self.alive = os.open(self.path / _ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.alive, fcntl.LOCK_EX)
        command = [sys.executable, "-m", "careerbook.batch.watch", str(self.path / _ALIVE), str(out.resolve())]
        self._watcher = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)

    def close(self) -> None:
        """Let it go, and wait until it is gone."""
        os.close(self.alive)
        self._watcher.communicate()


def remove(alive: Path) -> None:
    """Wait until nobody holds the run folder's `alive`, then remove the folder."""
    with suppress(FileNotFoundError):
        held = os.open(alive, os.O_RDWR)
        fcntl.flock(held, fcntl.LOCK_EX)
        _remove(alive.parent)
        os.close(held)


def _remove(folder: Path) -> None:
    for _ in range(_TRIES):  # a dying browser may still write
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


_TRIES = 50


def _base() -> str:
    usual = tempfile.gettempdir()
    return usual if len(usual) <= _LONGEST else "/tmp"


def _remove_dead() -> None:
    """Remove the folders of runs that were killed together with all their processes."""
    for alive in Path(_base()).glob(f"{_RUNS}*/{_ALIVE}"):
        with suppress(OSError):
            held = os.open(alive, os.O_RDWR)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(alive.parent)
            finally:
                os.close(held)


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
