"""What a report shows, before it is written: its notebooks, executed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from careerbook.core import paths
from careerbook.core.catalog import Source
from careerbook.core.errors import ParameterError
from careerbook.dataset.curated import cited
from careerbook.dataset.reads import Read
from careerbook.publish.check import orphans
from careerbook.publish.execute import run
from careerbook.publish.execute.engine import Engine
from careerbook.publish.execute.notebook_list import notebook_names, source
from careerbook.publish.execute.run import Executed
from careerbook.publish.package.files import used_sources
from careerbook.publish.package.resources import Resource
from careerbook.publish.page import html, parts

if TYPE_CHECKING:
    from careerbook.dataset.careers import Career

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


@dataclass(frozen=True)
class Content:
    """Executed notebooks by name, and what they show."""

    career: Career
    parameters: Mapping[str, Mapping[str, object]]
    notebooks: Mapping[str, NotebookNode]
    chapters: Mapping[str, html.Chapter]
    account: orphans.Account
    resources: Sequence[Resource]
    reads: Mapping[str, Sequence[Read]]

    @cached_property
    def sources(self) -> list[Source]:
        """The publishers' files that its figures come from."""
        return used_sources(self.account.entries, cited())

    @property
    def about(self) -> dict[str, str]:
        """Which career it is of."""
        return {"slug": self.career.slug, "soc_code": self.career.soc_code, "title": self.career.title}


class Steps:
    """Counts the steps and tells the caller."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._tell, self._total, self._count = progress or (lambda *_: None), total, 0

    def done(self, what: str) -> None:
        """One step more is done."""
        self._count += 1
        self._tell(what, self._count, self._total)


def plan(career: Career, parameters: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """The parameters of each notebook, by its name. Raises ParameterError for one that no notebook takes."""
    if "career" in parameters:
        raise ParameterError("The career can't be a parameter as well.", "Name it once, as the report's career.")
    given = {**parameters, "career": career.soc_code}
    taken = {name: run.known_parameters(source(name)) for name in notebook_names()}
    run.judge({name: parameter for each in taken.values() for name, parameter in each.items()}, given, "the report")
    return {name: {key: value for key, value in given.items() if key in each} for name, each in taken.items()}


def execute(
    career: Career, planned: Mapping[str, dict[str, object]], steps: Steps, engine: Engine, kept: Mapping[str, Executed]
) -> Content:
    """Execute the notebooks, and collect what they show. The first failure, in their order, is raised."""
    runs = _run_all({name: given for name, given in planned.items() if name not in kept}, steps, engine)
    executed = {name: runs[name] if name in runs else kept[name] for name in planned}
    notebooks = {name: each.notebook for name, each in executed.items()}
    reads = {name: each.reads for name, each in executed.items()}
    chapters = {name: html.Chapter.of(notebook, f"{name}.ipynb") for name, notebook in notebooks.items()}
    account = orphans.Account(parts.ledger(part for chapter in chapters.values() for part in chapter.parts))
    resources = parts.distinct(resource for chapter in chapters.values() for resource in chapter.resources)
    return Content(career, planned, notebooks, chapters, account, resources, reads)


def _run_all(planned: Mapping[str, dict[str, object]], steps: Steps, engine: Engine) -> dict[str, Executed]:
    folder = paths.notebooks_dir()
    with ThreadPoolExecutor(engine.at_once) as pool:
        # The longest begins first, so that none is waited for alone at the end.
        order = sorted(planned, key=lambda name: source(name).stat().st_size, reverse=True)
        runs = {pool.submit(run.execute, source(name), planned[name], folder, engine): name for name in order}
        try:
            for future in as_completed(runs):
                if future.exception():
                    pool.shutdown(wait=True, cancel_futures=True)
                    break
                steps.done(runs[future])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    by_name = {name: future for future, name in runs.items()}
    return {name: by_name[name].result() for name in planned if not by_name[name].cancelled()}
