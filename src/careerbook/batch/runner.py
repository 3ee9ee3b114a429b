"""Runs a batch: makes what is out of date, leaves the rest as it is, and reports what failed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerbook.batch.crew import Crew, Settings
from careerbook.batch.folder import STATE, RunFolder, held, read_json, write_json
from careerbook.batch.stale import Checked, Plan, Task, Wanted, plan
from careerbook.batch.store import Store
from careerbook.core.errors import OutputError, ParameterError
from careerbook.dataset import Career
from careerbook.publish.execute import notebook_list as chapters
from careerbook.publish.package import assets

if TYPE_CHECKING:
    from careerbook.batch.cluster import Cluster

FAILED = "failed.json"
_SAVE_SECONDS = 5.0
_IS_LINUX = sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run. `warm` kernels are forked (Linux only); `memory_mb` 0 sets no limit.

    A `scheduler` is the address of Dask's, whose workers then make the reports.
    """

    workers: int = field(default_factory=lambda: len(os.sched_getaffinity(0)) if _IS_LINUX else os.cpu_count() or 1)
    warm: bool = _IS_LINUX
    pdf: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict)
    cell_seconds: int = 300
    scheduler: str = ""
    memory_mb: int = 2000 if _IS_LINUX else 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a career: it is 'skipped', 'done' or 'failed' (with exit code, message, remedy)."""

    kind: str
    slug: str
    seconds: float = 0.0
    reasons: tuple[str, ...] = ()
    code: int = 0
    message: str = ""
    remedy: str = ""


Tell = Callable[[Event], None]
"""Called with each event as it happens."""


def run(careers: Sequence[Career], out: Path, options: Options, tell: Tell, store: Store | None = None) -> list[Event]:
    """Publish the careers whose report in `out` is out of date; gives all events, in the careers' order.

    With a `store` the reports go there, and `out` holds what the batch remembers. A career that fails keeps its older
    report, and the others go on. Raises BatchRunning, OutputError,
    BrowserMissing, ParameterError before anything is made, OutputError also on a full disk, and KernelDied if
    processes keep dying.
    """
    events: dict[str, Event] = {}

    def record(event: Event) -> None:
        events[event.slug] = event
        tell(event)

    with held(out) as state:
        wanted = Wanted.of(_parameters(options.parameters), pdf=options.pdf)
        checked = Checked(state)
        stored = store.manifests(career.slug for career in careers) if store else None
        planned = plan(careers, out, wanted, checked, options.workers, stored)
        for slug, manifest in planned.unchanged.items():
            checked.add(slug, manifest)
            record(Event("skipped", slug))
        _Batch(out, state, options, checked, record, store).make(planned)
    return [events[career.slug] for career in careers]


@dataclass
class _Batch:
    """The state of a batch while it makes reports."""

    out: Path
    state: Path
    options: Options
    checked: Checked
    record: Tell
    store: Store | None

    def make(self, planned: Plan) -> None:
        self._failed = read_json(self.state / FAILED)
        self._saved = 0.0
        for slug in planned.unchanged:
            self._failed.pop(slug, None)
        if planned.tasks:
            if self.options.pdf:
                from careerbook.publish.paper import browser

                browser.find()
            assets.install(self.out)
            if self.store:
                self.store.put_assets(self.out)
            self._work(planned.tasks)
        else:
            self._save()

    def _work(self, tasks: Sequence[Task]) -> None:
        folder, options = RunFolder(self.out), self.options
        forks = str(folder.path / "forks") if options.warm else ""
        out, url = str(self.out.resolve()), self.store.url if self.store else ""
        settings = Settings(out, url, options.pdf, options.parameters, forks, options.cell_seconds, options.memory_mb)
        try:
            with self._crew(settings, folder) as crew:
                crew.work(tasks, self._answered)
        finally:
            folder.close()
            self._save()

    def _crew(self, settings: Settings, folder: RunFolder) -> Crew | Cluster:
        if not self.options.scheduler:
            return Crew(settings, folder, self.options.workers)
        try:
            from careerbook.batch.cluster import Cluster
        except ImportError as error:
            raise ParameterError(f"Dask is not installed: {error}.", "pip install 'careerbook[dask]'") from error
        return Cluster(settings, self.options.scheduler)

    def _answered(self, task: Task, answer: Mapping[str, Any]) -> None:
        slug, seconds = task.career.slug, float(answer.get("seconds", 0.0))
        if "code" in answer:
            why = {name: answer[name] for name in ("code", "message", "remedy")}
            self._failed[slug] = why
            self.record(Event("failed", slug, seconds, task.reasons, **why))
        else:
            self._failed.pop(slug, None)
            self.checked.add(slug, answer["manifest"])
            self.record(Event("done", slug, seconds, task.reasons))
        if answer.get("stops"):
            raise OutputError(answer["message"], answer["remedy"])
        if "code" in answer or time.monotonic() - self._saved > _SAVE_SECONDS:
            self._save()

    def _save(self) -> None:
        self._saved = time.monotonic()
        self.checked.save()
        write_json(self.state / FAILED, self._failed)


def failed_before(out: Path) -> list[str]:
    """The slugs of the careers that failed when they were last tried."""
    return list(read_json(out / STATE / FAILED))


def _parameters(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The parameters of each notebook. Raises ParameterError for one that no notebook takes."""
    names = chapters.notebook_names()
    if not given:
        return {name: {} for name in names}
    from careerbook.publish.execute import run as notebooks

    if "career" in given:
        raise ParameterError("The career can't be a parameter as well.", "Name careers as the batch's arguments.")
    taken = {name: notebooks.known_parameters(chapters.source(name)) for name in names}
    every = {name: parameter for parameters in taken.values() for name, parameter in parameters.items()}
    notebooks.judge(every, given, "the report")
    return {name: {key: given[key] for key in given if key in parameters} for name, parameters in taken.items()}
