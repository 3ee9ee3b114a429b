"""The kernel that executes notebooks: the running interpreter's own, untouched by the user's settings."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode, default
from traitlets.config import Config

# A Unix socket's path may have about 104 bytes (macOS) or 108 (Linux), socket name and number included.
_LONGEST_SOCKET_FOLDER = 80

# The second that the package saves itself (see careerbook.publish): plotly imports nbformat in the kernel.
_FIRST_LINE = "import sys; sys.modules.setdefault('rfc3987_syntax', None)"


class InterpreterKernelManager(AsyncKernelManager):
    """Starts kernels of the running interpreter, with all their run-time files in `folder`.

    A kernelspec named python3 that is installed for the user, or found first on JUPYTER_PATH, may belong to
    another environment, without careerbook in it: so none is looked up. Sockets in a private folder, unlike
    TCP ports, can't be taken by another kernel that starts at the same moment (papermill#511).
    """

    folder = Unicode(config=True)

    @default("transport")
    def _default_transport(self) -> str:
        return "ipc" if len(self.folder) <= _LONGEST_SOCKET_FOLDER else "tcp"

    @default("connection_file")
    def _default_connection_file(self) -> str:
        return str(Path(self.folder) / "k.json")

    @property
    def kernel_spec(self) -> KernelSpec:
        """The running interpreter's kernel: no start-up files, no history, no files outside `folder`."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*command, f"--IPKernelApp.exec_lines={_FIRST_LINE}"],
            display_name="Python 3",
            language="python",
            env={
                "IPYTHONDIR": self.folder,
                "JUPYTER_RUNTIME_DIR": self.folder,
                "PYTHONHASHSEED": "0",
                "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            },
        )

    async def _async_start_kernel(self, **options: Any) -> None:
        # What a kernel says before it captures its own output would land in the middle of a progress bar.
        with log_file(Path(self.folder)).open("wb") as log:
            await super()._async_start_kernel(**options, stdout=log, stderr=log)

    start_kernel = _async_start_kernel


def log_file(folder: Path) -> Path:
    """Where a kernel in `folder` writes what it has to say outside of any cell."""
    return folder / "kernel.log"


@contextmanager
def kernel_folder() -> Iterator[tuple[Path, dict[str, Any]]]:
    """A new folder for one kernel's files, and the nbclient options that put a kernel there."""
    with tempfile.TemporaryDirectory(prefix="cb-", ignore_cleanup_errors=True) as name:
        config = Config({InterpreterKernelManager.__name__: {"folder": name}})
        yield Path(name), {"kernel_manager_class": InterpreterKernelManager, "config": config}
