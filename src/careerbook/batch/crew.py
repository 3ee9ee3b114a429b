"""The processes of a batch: one that forks kernels, and workers that publish; those that die are started again."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any, Self

from careerbook.batch.folder import RunFolder
from careerbook.batch.stale import Task
from careerbook.core.errors import KernelDied
from careerbook.publish.execute import forkserver

Answer = Callable[[Task, Mapping[str, Any]], None]
"""Called with a task and its result: seconds, and where it failed also code, message and remedy."""

_ATTEMPTS = 3
"""How often a career is tried whose worker or kernel dies: the cause may lie elsewhere."""

_MOST_DEATHS = 5  # of processes without a task: more are no accident
_PATIENCE = 20.0  # seconds that a worker gets to close its browser
_REMEDY = "Check whether memory or disk is short, or try the slower way (--engine cold)."


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how the workers publish.

    `forks` is the socket of the process that forks kernels, or "". With a `store`, its URL, reports are made in the
    folder `out` and go from there to the store.
    """

    out: str
    store: str
    pdf: bool
    parameters: Mapping[str, Any]
    forks: str
    cell_seconds: int
    memory_mb: int


class _Process:
    """A process of the crew: it reads lines from the batch and answers with lines, and ends when the batch does."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path, alive: int) -> None:
        self._log = log
        with log.open("ab") as errors:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=dict(environment),
                pass_fds=[alive],
                start_new_session=True,
            )
        assert self._popen.stdin and self._popen.stdout
        self._orders: IO[bytes] = self._popen.stdin
        self.answers: IO[bytes] = self._popen.stdout
        self.job: _Job | None = None
        self.is_idle = False

    def send(self, content: Any) -> None:
        """Send a line, unless the process has ended: the end of its answers shows that soon."""
        with suppress(BrokenPipeError):
            self._orders.write(json.dumps(content).encode() + b"\n")
            self._orders.flush()

    def end(self, *, kindly: bool) -> None:
        """Tell it to stop and wait, or just close its input, which ends it too."""
        if kindly:
            self.send({})
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(_PATIENCE)
        with suppress(BrokenPipeError):
            self._orders.close()
        self._popen.wait()
        self.answers.close()

    def last_words(self) -> str:
        """How it ended, with the last line of its log."""
        code = self._popen.wait()
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"{how}; {lines[-1]}" if lines else how


@dataclass(frozen=True, slots=True)
class _Job:
    """A task, and how often it was started."""

    task: Task
    attempt: int = 1


class Crew:
    """Workers, and the process that forks their kernels, while the block lasts."""

    def __init__(self, settings: Settings, run: RunFolder, workers: int) -> None:
        self._settings, self._run, self._count = settings, run, workers
        self._environment = os.environ | forkserver.SINGLE | {"TMPDIR": str(run.path)}
        self._waiting = selectors.DefaultSelector()
        self._queue: deque[_Job] = deque()
        self._crew: list[_Process] = []
        self._forks: _Process | None = None
        self._is_ready = False
        self._deaths = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        for worker in self._crew:
            worker.end(kindly=kind is None)
        if self._forks:
            self._forks.end(kindly=False)
        self._waiting.close()

    def work(self, tasks: Iterable[Task], answer: Answer) -> None:
        """Do all tasks, as many at once as there are workers. Raises KernelDied if processes keep dying."""
        self._queue.extend(_Job(task) for task in tasks)
        self._is_ready = not self._settings.forks
        if self._settings.forks and self._queue:
            self._start_forks()
        for number in range(min(self._count, len(self._queue))):
            self._start_worker(number)
        while self._queue or any(worker.job for worker in self._crew):
            for ready, _ in self._waiting.select():
                process: _Process = ready.data
                line = process.answers.readline()
                if process is self._forks:
                    self._on_forks(process, line)
                else:
                    self._on_worker(process, line, answer)
            self._hand_out()

    def _on_forks(self, process: _Process, line: bytes) -> None:
        self._is_ready = bool(line)
        if not line:
            self._bury(process, "The process that forks kernels")
            self._start_forks()

    def _on_worker(self, worker: _Process, line: bytes, answer: Answer) -> None:
        job, worker.job, worker.is_idle = worker.job, None, True
        if not line:
            message = f"its process died ({worker.last_words()})."
            self._crew.remove(worker)
            self._bury(worker, "A worker", is_counted=job is None)
            self._start_worker(len(self._crew))
            if job:
                self._again(job, {"code": KernelDied.exit_code, "message": message, "remedy": _REMEDY}, answer)
        elif job:
            self._again(job, json.loads(line), answer)

    def _again(self, job: _Job, answered: Mapping[str, Any], answer: Answer) -> None:
        """Pass the answer on, unless something died and the task can be tried again."""
        if answered.get("code") == KernelDied.exit_code and job.attempt < _ATTEMPTS:
            self._queue.appendleft(replace(job, attempt=job.attempt + 1))
        else:
            answer(job.task, answered)

    def _hand_out(self) -> None:
        for worker in self._crew:
            if self._is_ready and worker.is_idle and self._queue:
                worker.job, worker.is_idle = self._queue.popleft(), False
                worker.send(worker.job.task.as_dict())

    def _bury(self, process: _Process, who: str, *, is_counted: bool = True) -> None:
        self._waiting.unregister(process.answers)
        last_words = process.last_words()
        process.end(kindly=False)
        self._deaths += is_counted
        if self._deaths > _MOST_DEATHS:
            raise KernelDied(f"{who} keeps dying: {last_words}.", _REMEDY)

    def _start_forks(self) -> None:
        socket = Path(self._settings.forks)
        socket.unlink(missing_ok=True)
        soc_code = str(self._queue[0].task.career.soc_code) if self._queue else ""
        self._forks = self._start([sys.executable, "-c", forkserver.COMMAND, str(socket), soc_code], "forks")

    def _start_worker(self, number: int) -> None:
        command = [sys.executable, "-m", "careerbook.batch.worker", json.dumps(asdict(self._settings))]
        self._crew.append(self._start(command, f"worker-{number}"))

    def _start(self, command: list[str], name: str) -> _Process:
        process = _Process(command, self._environment, self._run.path / f"{name}.log", self._run.alive)
        self._waiting.register(process.answers, selectors.EVENT_READ, process)
        return process
