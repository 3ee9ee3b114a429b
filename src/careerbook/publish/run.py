"""Executing a parameterised notebook: the one place that knows papermill."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import Context
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from careerbook.errors import DataDamaged, DataMissing, NotebookFailed, ParameterError
from careerbook.publish.kernel import kernel_folder, log_file
from careerbook.publish.parameters import Parameter

CELL_SECONDS = 300
"""A cell that runs longer than this many seconds has hung."""

_INJECTED = "injected-parameters"


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
    found = papermill.inspect_notebook(_prepared(load(notebook)))
    return {name: Parameter.from_inspection(entry) for name, entry in found.items()}


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> None:
    """Raise ParameterError unless the notebook knows every name and the values have its types."""
    judge(known_parameters(notebook), parameters, notebook.name)


def judge(known: Mapping[str, Parameter], parameters: Mapping[str, object], where: str) -> None:
    """Raise ParameterError unless `parameters` fit the `known` ones; the message says `where`."""
    names = ", ".join(str(one) for one in known.values()) or "none"
    for name, value in parameters.items():
        if name not in known:
            raise ParameterError(f"{where[0].upper()}{where[1:]} has no parameter {name!r}.", f"Known are: {names}.")
        if not known[name].accepts(value):
            message = f"Parameter {name!r} of {where} takes {known[name].type}, not {value!r}."
            raise ParameterError(message, f"Known are: {names}.")


def execute(notebook: Path, parameters: Mapping[str, object], kernel_cwd: Path) -> NotebookNode:
    """Execute the notebook in a kernel of its own, in the folder `kernel_cwd`; threads may do so at once.

    Two executions give equal notebooks. Raises ParameterError before anything runs, NotebookFailed if a cell
    fails or the kernel does.
    """
    check_parameters(notebook, parameters)
    source = _prepared(load(notebook))
    with kernel_folder() as (folder, kernel):
        try:
            executed = Context().run(_run, source, dict(parameters), kernel_cwd, kernel)
        except papermill.PapermillExecutionError as error:
            raise _failure(notebook, source, error, injected=bool(parameters)) from error
        except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise _kernel_failure(notebook, error, folder) from error
    return _normalised(executed, parameters)


@contextmanager
def _own_loop() -> Iterator[None]:
    """Close the event loop that Jupyter's libraries make for an empty context, and leave open."""
    try:
        yield
    finally:
        ensure_event_loop().close()
        asyncio.set_event_loop(None)


@_own_loop()
def _run(source: NotebookNode, parameters: dict[str, object], cwd: Path, kernel: dict[str, Any]) -> Any:
    # papermill's own `cwd` would change this process's folder, for all threads; nbclient's is the kernel's.
    return papermill.execute_notebook(
        source,
        None,
        parameters=parameters,
        progress_bar=False,
        request_save_on_cell_execute=False,
        autosave_cell_every=0,
        execution_timeout=CELL_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(cwd)}},
        **kernel,
    )


def _prepared(source: NotebookNode) -> NotebookNode:
    """Give the notebook what papermill takes for granted in every file: a kernel's name and lists of tags."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    source.metadata.setdefault("kernelspec", kernel)
    source.metadata.setdefault("language_info", {"name": "python"})
    for cell in source.cells:
        cell.metadata.setdefault("tags", [])
    return source


def _failure(
    notebook: Path, source: NotebookNode, error: papermill.PapermillExecutionError, *, injected: bool
) -> NotebookFailed:
    """The failing cell's number, counted from 1 in the project's notebook, and what it raised."""
    tagged = [index for index, cell in enumerate(source.cells) if "parameters" in cell.metadata["tags"]]
    before = injected and error.cell_index > (tagged[0] if tagged else -1)
    number = error.cell_index + (0 if before else 1)
    said = str(error.evalue).strip().splitlines()
    return NotebookFailed(
        f"{notebook.name}, cell {number}: {error.ename}: {said[0] if said else ''}".rstrip(": "),
        "Open the notebook in JupyterLab and run it with the same parameters.",
    )


def _kernel_failure(notebook: Path, error: Exception, folder: Path) -> NotebookFailed:
    """A kernel that didn't start, died or hung; with the last words it wrote, if any."""
    log = log_file(folder)
    words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    said = words[-1] if words else str(error).strip().splitlines()[0]
    message = f"{notebook.name}: the kernel failed: {said}"
    return NotebookFailed(message, "Check that `python -m ipykernel` starts.")


def _normalised(executed: NotebookNode, parameters: Mapping[str, object]) -> NotebookNode:
    """Take out what differs between two executions: times, random ids, the interpreter's patch version."""
    executed.metadata.papermill = {"parameters": dict(parameters)}
    executed.metadata.language_info.pop("version", None)
    for cell in executed.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        tags: Sequence[str] = cell.metadata.get("tags", [])
        if _INJECTED in tags:
            cell.id = _INJECTED
        elif not tags:
            cell.metadata.pop("tags", None)
    return executed
