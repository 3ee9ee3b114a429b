"""The kernel that executes notebooks: the running interpreter's own, untouched by the user's settings."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Integer, Type, Unicode, default

from careerbook.dataset import reads

# A Unix socket's path may have about 104 bytes (macOS) or 108 (Linux), socket name and number included.
_LONGEST_SOCKET_FOLDER = 80

# The second that the package saves itself (see careerbook.publish): plotly imports nbformat in the kernel.
_FIRST_LINE = "import sys; sys.modules.setdefault('rfc3987_syntax', None)"
_LIMIT = "__import__('resource').setrlimit(__import__('resource').RLIMIT_DATA, ({0}, {0}))"


_RECONNECT_MS = 10  # a kernel's sockets are there some 50 ms after it is asked for; ZeroMQ would look every 100 ms
_REPLY_SECONDS, _STATUS_SECONDS = 1.0, 0.2


class PromptClient(AsyncKernelClient):
    """Jupyter's own, but ready once the kernel says that it is idle: the base waits for 0.2 s of silence after that."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel. Raises RuntimeError if it dies, or isn't ready after `timeout` seconds."""
        start = time.monotonic()
        while not await self._answers():
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if timeout is not None and time.monotonic() - start > timeout:
                raise RuntimeError(f"Kernel didn't respond in {timeout:.0f} seconds")

    wait_for_ready = _async_wait_for_ready

    async def _answers(self) -> bool:
        """Ask for the kernel's information: whether that came in time, and word that the kernel is idle again."""
        asked = self.kernel_info()
        try:
            reply = await self.shell_channel.get_msg(timeout=_REPLY_SECONDS)
            while reply["parent_header"].get("msg_id") != asked:
                reply = await self.shell_channel.get_msg(timeout=_REPLY_SECONDS)
            status = await self.iopub_channel.get_msg(timeout=_STATUS_SECONDS)
            while status["content"].get("execution_state") != "idle" or status["parent_header"].get("msg_id") != asked:
                status = await self.iopub_channel.get_msg(timeout=_STATUS_SECONDS)
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


class InterpreterKernelManager(AsyncKernelManager):
    """Starts kernels of the running interpreter, with all their run-time files in `folder`.

    A kernelspec named python3 that is installed for the user, or found first on JUPYTER_PATH, may belong to
    another environment, without careerbook in it: so none is looked up. Sockets in a private folder, unlike
    TCP ports, can't be taken by another kernel that starts at the same moment (papermill#511).
    """

    client_factory = Type(PromptClient, klass=AsyncKernelClient)
    folder = Unicode(config=True)
    memory_mb = Integer(0, config=True)  # the most that the kernel may take; 0 for no limit

    @default("context")
    def _default_context(self) -> Any:
        context = super()._context_default()
        context.setsockopt(zmq.RECONNECT_IVL, _RECONNECT_MS)
        return context

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
        lines = [_FIRST_LINE] + ([_LIMIT.format(self.memory_mb * 2**20)] if self.memory_mb else [])
        return KernelSpec(
            argv=[*command, *(f"--IPKernelApp.exec_lines={line}" for line in lines)],
            display_name="Python 3",
            language="python",
            env={
                "IPYTHONDIR": self.folder,
                "JUPYTER_RUNTIME_DIR": self.folder,
                "PYTHONHASHSEED": "0",
                "PYDEVD_DISABLE_FILE_VALIDATION": "1",
                reads.VARIABLE: str(reads_file(Path(self.folder))),
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


def reads_file(folder: Path) -> Path:
    """Where a kernel in `folder` writes down what it reads of the dataset."""
    return folder / "reads.jsonl"
