"""A batch on Dask's workers: the same tasks, each made on whatever machine has room, told of by name."""

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

from careerbook.batch.crew import Answer
from careerbook.batch.folder import RunFolder
from careerbook.batch.settings import Settings
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
    """Dask's workers, for as long as the block lasts. Tasks may run twice: what they write is the same."""

    def __init__(self, settings: Settings, address: str) -> None:
        try:
            self._client = Client(address, timeout=_WAIT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            message = f"No Dask scheduler answers at {address}."
            raise ParameterError(
                message, "Start one (dask scheduler), or check --scheduler tcp://HOST:8786."
            ) from error
        self._settings, self._made_with = settings, made_with()

    def __enter__(self) -> Self:
        self._client.register_plugin(Data())
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()  # type: ignore[no-untyped-call]

    def work(self, tasks: Iterable[Task], answer: Answer) -> None:
        """Have all tasks done, wherever the scheduler places them."""
        run = os.urandom(4).hex()  # or the scheduler would give back what an earlier batch's task gave
        pending: dict[Future[Any], Task] = {
            self._client.submit(
                make,
                task.as_dict(),
                self._settings,
                self._made_with,
                key=f"careerbook-{task.career.slug}-{run}",
                pure=False,
            ): task
            for task in tasks
        }
        for future in as_completed(list(pending), loop=self._client.loop):  # type: ignore[no-untyped-call]
            task = pending.pop(future)
            try:
                answer(task, future.result())
            except KilledWorker as error:
                message = f"its workers died ({error})."
                answer(task, {"code": KernelDied.exit_code, "message": message, "remedy": _REMEDY})


class Data(WorkerPlugin):
    """The tables of whoever starts the batch, brought to each worker once, and used where it has others."""

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


class _Kept:
    """What a worker's process keeps from task to task: warm kernels and a browser, for one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._stack = ExitStack()
        self._wanted: Settings | None = None
        self._made: tuple[Settings, Press] | None = None

    def close(self) -> None:
        """End the processes that are kept."""
        self._made = None
        self._stack.close()
        tempfile.tempdir = None

    def press(self, settings: Settings, soc_code: str) -> tuple[Settings, Press]:
        """The settings as they are here, and what makes reports with them."""
        # The starter's socket is not this machine's, and another one in each batch.
        settings = replace(settings, forks="yes" if settings.forks else "")
        if self._made is None or settings != self._wanted:
            self.close()
            run = RunFolder(Path(settings.out))  # it goes with this process, however that ends
            self._stack.callback(run.close)
            tempfile.tempdir = str(run.path)
            forks = self._stack.enter_context(warm.forks(soc_code))() if settings.forks else None
            # What goes to a store is made in a folder of this machine.
            folder = (
                self._stack.enter_context(tempfile.TemporaryDirectory(prefix="cb-")) if settings.store else settings.out
            )
            maker = self._stack.enter_context(press(settings, forks))
            self._wanted, self._made = settings, (replace(settings, out=folder), maker)
        return self._made


_kept = _Kept()
atexit.register(_kept.close)


def made_with() -> str:
    """A digest of all that reports are made with on this machine: code, libraries, notebooks, template."""
    return fingerprint(package.made_with(inputs(notebook_names())))


def make(task: Mapping[str, Any], settings: Settings, wanted: str) -> dict[str, Any]:
    """Publish the career of the task, on the worker that runs this; it fails where reports would be made otherwise."""
    if made_with() != wanted:
        message = "The worker has another careerbook, other libraries or other notebooks."
        return {"code": ParameterError.exit_code, "message": message, "remedy": "Install the same on all machines."}
    with _kept.lock:
        return publish_one(task, *_kept.press(settings, task["soc_code"]))
