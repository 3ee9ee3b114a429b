"""A batch on Dask's workers: the same tasks, each on whatever machine has room."""

from __future__ import annotations

import atexit
import io
import json
import os
import tempfile
import threading
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from distributed import Client, Future, KilledWorker, WorkerPlugin, as_completed

from careerbook.batch.crew import Answer, Settings
from careerbook.batch.folder import RunFolder
from careerbook.batch.stale import Task
from careerbook.batch.worker import press, publish_one
from careerbook.core import paths
from careerbook.core.errors import KernelDied, ParameterError
from careerbook.dataset import default
from careerbook.dataset.reads import fingerprint
from careerbook.publish.execute import warm
from careerbook.publish.execute.notebook_list import inputs, notebook_names
from careerbook.publish.package import files as package
from careerbook.publish.report import Press

_WAIT_SECONDS = 10
_REMEDY = "Look at the workers' logs: memory or disk may be short."


class Cluster:
    """Dask's workers, while the block lasts. A task may run twice: it writes the same again."""

    def __init__(self, settings: Settings, address: str) -> None:
        try:
            self._client = Client(address, timeout=_WAIT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            remedy = "Start one (dask scheduler), or check --scheduler tcp://HOST:8786."
            raise ParameterError(f"No Dask scheduler answers at {address}.", remedy) from error
        self._settings, self._made_with = settings, made_with()

    def __enter__(self) -> Self:
        self._client.register_plugin(Data())
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()  # type: ignore[no-untyped-call]

    def work(self, tasks: Iterable[Task], answer: Answer) -> None:
        """Do all tasks, wherever the scheduler places them."""
        run = os.urandom(4).hex()  # else the scheduler would return the result of an earlier batch's task
        pending: dict[Future[Any], Task] = {}
        for task in tasks:
            given, key = (task.as_dict(), self._settings, self._made_with), f"careerbook-{task.career.slug}-{run}"
            pending[self._client.submit(make, *given, key=key, pure=False)] = task
        for future in as_completed(list(pending), loop=self._client.loop):  # type: ignore[no-untyped-call]
            task = pending.pop(future)
            try:
                answer(task, future.result())
            except KilledWorker as error:
                message = f"its workers died ({error})."
                answer(task, {"code": KernelDied.exit_code, "message": message, "remedy": _REMEDY})


class Data(WorkerPlugin):
    """The tables of the machine that starts the batch, sent to each worker once, and used where it has others."""

    name = "careerbook-data"

    def __init__(self) -> None:
        self._checksums, content = dict(default().checksums), io.BytesIO()
        with zipfile.ZipFile(content, "w") as packed:
            for file in sorted(paths.data_dir().rglob("*")):
                if file.is_file() and "raw" not in file.parts and "local" not in file.parts:
                    packed.write(file, file.relative_to(paths.data_dir()))
        self._content = content.getvalue()

    def setup(self, worker: Any) -> None:
        """Unpack the tables beside the worker's other files, unless it has the same."""
        if json.loads(json.dumps(dict(default().checksums))) == self._checksums:
            return
        folder = Path(worker.local_directory) / "careerbook-data"
        with zipfile.ZipFile(io.BytesIO(self._content)) as packed:
            packed.extractall(folder)
        os.environ["CAREERBOOK_DATA"] = str(folder)
        default.cache_clear()


class _Equipment:
    """Warm kernels and a browser that a worker's process keeps between tasks, for one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._stack = ExitStack()
        self._wanted: Settings | None = None
        self._ready: tuple[Settings, Press] | None = None

    def close(self) -> None:
        """End the kernels and the browser."""
        self._ready = None
        self._stack.close()
        tempfile.tempdir = None

    def of(self, settings: Settings, soc_code: str) -> tuple[Settings, Press]:
        """The settings for this machine, and what makes reports with them."""
        # The starter's socket is not this machine's, and another one in each batch.
        settings = replace(settings, forks="yes" if settings.forks else "")
        if self._ready is None or settings != self._wanted:
            self.close()
            run = RunFolder(Path(settings.out))  # removed when this process ends, however it ends
            self._stack.callback(run.close)
            tempfile.tempdir = str(run.path)
            forks = self._stack.enter_context(warm.forks(soc_code))() if settings.forks else None
            folder = settings.out
            if settings.store:  # what goes there is made in a folder of this machine
                folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="cb-"))
            maker = self._stack.enter_context(press(settings, forks))
            self._wanted, self._ready = settings, (replace(settings, out=folder), maker)
        return self._ready


_equipment = _Equipment()
atexit.register(_equipment.close)


def made_with() -> str:
    """A digest of this machine's code, libraries, notebooks and template."""
    return fingerprint(package.made_with(inputs(notebook_names())))


def make(task: Mapping[str, Any], settings: Settings, wanted: str) -> dict[str, Any]:
    """Publish the task's career on this worker; fails where its code or files differ from the batch's."""
    if made_with() != wanted:
        message = "The worker has another careerbook, other libraries or other notebooks."
        return {"code": ParameterError.exit_code, "message": message, "remedy": "Install the same on all machines."}
    with _equipment.lock:
        return publish_one(task, *_equipment.of(settings, task["soc_code"]))
