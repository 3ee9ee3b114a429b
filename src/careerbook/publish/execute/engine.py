"""How notebooks are executed: in which kernels, and within which limits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config import Config

from careerbook.publish.execute.kernel import InterpreterKernelManager

CELL_SECONDS = 300
"""A cell that runs longer than this many seconds has hung."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Kernels are started cold, or forked by the process that listens on `forks`.

    A cell may run for `cell_seconds`, a kernel take `memory_mb` (0: as much as there is), and `at_once` notebooks of
    a report are executed at the same time.
    """

    forks: Path | None = None
    cell_seconds: int = CELL_SECONDS
    memory_mb: int = 0
    at_once: int = 1

    @contextmanager
    def kernel(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """A new folder for one kernel's files, and the nbclient options that put a kernel there."""
        with tempfile.TemporaryDirectory(prefix="cb-", ignore_cleanup_errors=True) as name:
            settings = {"folder": name, "memory_mb": self.memory_mb}
            manager: type[InterpreterKernelManager] = InterpreterKernelManager
            if self.forks:
                from careerbook.publish.execute.forked import ForkedKernelManager

                manager = ForkedKernelManager
                settings["address"] = str(self.forks)
            yield Path(name), {"kernel_manager_class": manager, "config": Config({manager.__name__: settings})}
