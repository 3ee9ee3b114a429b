"""Executing a parameterised notebook: the one place that knows papermill."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.execute import raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from careerbook.core.errors import DataDamaged, DataMissing, KernelDied, NotebookFailed, ParameterError
from careerbook.dataset.reads import Read, written
from careerbook.publish.execute.engine import Engine
from careerbook.publish.execute.kernel import log_file, reads_file
from careerbook.publish.execute.parameters import Parameter
from careerbook.publish.page.parts import INJECTED

_PROCESS_FOLDER = re.compile(r"[^\s\"']*[/\\]ipykernel_\d+[/\\]")  # where a warning or traceback says that a cell lies


def load(notebook: Path) -> NotebookNode:
    """The notebook as it lies in the project. Raises DataMissing or DataDamaged if it can't be read."""
    try:
        source: NotebookNode = nbformat.read(notebook, as_version=4)
    except FileNotFoundError:
        message = f"The notebook {notebook} is missing."
        raise DataMissing(message, "Restore it, or install careerbook again.") from None
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        message = f"{notebook} is not a notebook: {error}."
        raise DataDamaged(message, "Restore it from the project.") from error
    return source


def known_parameters(notebook: Path) -> dict[str, Parameter]:
    """The notebook's parameters by name, as papermill sees them in the cell tagged `parameters`."""
    inspected = papermill.inspect_notebook(_prepared(load(notebook)))
    return {name: Parameter.from_inspection(entry) for name, entry in inspected.items()}


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> None:
    """Raise ParameterError unless the notebook knows every name and the values have its types."""
    judge(known_parameters(notebook), parameters, notebook.name)


def judge(taken: Mapping[str, Parameter], given: Mapping[str, object], where: str) -> None:
    """Raise ParameterError unless the values `given` fit the parameters that are `taken`; the message says `where`."""
    names = ", ".join(map(str, taken.values())) or "none"
    for name, value in given.items():
        if name not in taken:
            raise ParameterError(f"{where[0].upper()}{where[1:]} has no parameter {name!r}.", f"Known are: {names}.")
        if not taken[name].accepts(value):
            message = f"Parameter {name!r} of {where} takes {taken[name].type}, not {value!r}."
            raise ParameterError(message, f"Known are: {names}.")


@dataclass(frozen=True, slots=True)
class Executed:
    """An executed notebook, and what it read of the dataset."""

    notebook: NotebookNode
    reads: Sequence[Read]


def execute(
    notebook: Path, parameters: Mapping[str, object], kernel_cwd: Path, engine: Engine | None = None
) -> Executed:
    """Execute the notebook in a kernel of its own, in the folder `kernel_cwd`; threads may do so at once.

    Two executions give equal notebooks, whatever the engine. Raises ParameterError before anything runs,
    NotebookFailed if a cell fails or goes past a limit, KernelDied if the kernel can't go on.
    """
    check_parameters(notebook, parameters)
    source, engine, at = _prepared(load(notebook)), engine or Engine(), _Place(notebook, bool(parameters))
    with engine.kernel() as (folder, kernel):
        try:
            executed = Context().run(_run, source, dict(parameters), kernel_cwd, engine, at, kernel)
        except papermill.PapermillExecutionError as error:
            raise _failure(at, error) from error
        except CellTimeoutError as error:
            message = f"{at.named()}: no end after {engine.cell_seconds} s."
            raise NotebookFailed(message, "Open the notebook in JupyterLab, or allow more (--cell-seconds).") from error
        except (DeadKernelError, RuntimeError, OSError) as error:
            raise _kernel_failure(at, error, folder) from error
        return Executed(_normalised(executed, parameters), written(reads_file(folder)))


class _Place:
    """The cell that runs: its number counted from 1 in the project's notebook, where papermill may inject one."""

    def __init__(self, notebook: Path, has_injected: bool) -> None:
        self.notebook, self._has_injected, self._index = notebook, has_injected, -1
        self._tagged = [
            index for index, cell in enumerate(load(notebook).cells) if "parameters" in cell.metadata.get("tags", [])
        ]

    def start(self, cell: NotebookNode, cell_index: int) -> None:
        """A cell begins; nbclient calls this."""
        self._index = cell_index

    def named(self, index: int | None = None) -> str:
        """'salary.ipynb, cell 7' of the cell at the index, or else the one that runs."""
        at = self._index if index is None else index
        if at < 0:
            return self.notebook.name
        before = self._has_injected and at > (self._tagged[0] if self._tagged else -1)
        return f"{self.notebook.name}, cell {at + (0 if before else 1)}"


@contextmanager
def _own_loop() -> Iterator[None]:
    """Close the event loop that Jupyter's libraries make for an empty context, and leave open."""
    try:
        yield
    finally:
        ensure_event_loop().close()
        asyncio.set_event_loop(None)


@_own_loop()
def _run(
    source: NotebookNode, parameters: dict[str, object], cwd: Path, engine: Engine, at: _Place, kernel: dict[str, Any]
) -> Any:
    # The steps of `papermill.execute_notebook` but its last, which writes the notebook even where no file is asked for.
    loaded = load_notebook_node(source)
    given = parameterize_notebook(loaded, parameters) if parameters else loaded
    executed = papermill_engines.execute_notebook_with_engine(
        None,
        given,
        kernel_name="python3",
        progress_bar=False,
        autosave_cell_every=0,
        execution_timeout=engine.cell_seconds,
        on_cell_start=at.start,
        record_timing=False,
        coalesce_streams=True,
        shutdown_kernel="immediate",
        # papermill's own `cwd` would change this process's folder, for all threads; nbclient's is the kernel's.
        resources={"metadata": {"path": str(cwd)}},
        **kernel,
    )
    raise_for_execution_errors(executed, None)
    return executed


def _prepared(source: NotebookNode) -> NotebookNode:
    """Give the notebook what papermill takes for granted in every file: a kernel's name and lists of tags."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    source.metadata.setdefault("kernelspec", kernel)
    source.metadata.setdefault("language_info", {"name": "python"})
    for cell in source.cells:
        cell.metadata.setdefault("tags", [])
    return source


def _failure(at: _Place, error: papermill.PapermillExecutionError) -> NotebookFailed:
    lines = str(error.evalue).strip().splitlines()
    return NotebookFailed(
        f"{at.named(error.cell_index)}: {error.ename}: {lines[0] if lines else ''}".rstrip(": "),
        "Open the notebook in JupyterLab and run it with the same parameters.",
    )


def _kernel_failure(at: _Place, error: Exception, folder: Path) -> KernelDied:
    """A kernel that didn't start or died; with the last words it wrote, if any."""
    log = log_file(folder)
    words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    message = words[-1] if words else str(error).strip().splitlines()[0]
    return KernelDied(f"{at.named()}: the kernel failed: {message}", "Check that `python -m ipykernel` starts.")


def _normalised(executed: NotebookNode, parameters: Mapping[str, object]) -> NotebookNode:
    """Take out what differs between two executions: times, random ids, processes' numbers, Python's patch version."""
    executed.metadata.papermill = {"parameters": dict(parameters)}
    executed.metadata.language_info.pop("version", None)
    for cell in executed.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = _PROCESS_FOLDER.sub("ipykernel/", output.text)
        tags: Sequence[str] = cell.metadata.get("tags", [])
        if INJECTED in tags:
            cell.id = INJECTED
        elif not tags:
            cell.metadata.pop("tags", None)
    return executed
