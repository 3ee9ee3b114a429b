"""Kernels that are forked from a warm process, for Jupyter's kernel managers."""

from __future__ import annotations

import os
import select
import signal
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from careerbook.publish.execute import forkserver
from careerbook.publish.execute.kernel import InterpreterKernelManager


class ForkedKernelManager(InterpreterKernelManager):
    """Starts the same kernels as its base, by asking the process that listens on `address` to fork them."""

    address = Unicode(config=True)

    async def _async_start_kernel(self, **options: Any) -> None:
        self.provisioner = _ForkProvisioner(parent=self, kernel_spec=self.kernel_spec)
        await super()._async_start_kernel(**options)

    start_kernel = _async_start_kernel


class _ForkProvisioner(LocalProvisioner):
    """Jupyter's own, but for the one step that starts a process."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Have the kernel forked. Raises OSError if that can't be done."""
        kernel = {
            "arguments": cmd[_BEFORE_ARGUMENTS:],
            "env": options["env"],
            "cwd": str(options.get("cwd") or Path.cwd()),
            "log": options["stderr"].name,
        }
        manager: Any = self.parent
        self.process: Any = _Forked(*forkserver.request(Path(manager.address), kernel))
        self.pid = self.pgid = self.process.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel, and give it the moment that it takes: Jupyter looks at once, then only after 0.1 s."""
        await super().kill(restart)
        if self.process:
            self.process.ended(_KILL_SECONDS)


_KILL_SECONDS = 0.05
_BEFORE_ARGUMENTS = 3  # python -m ipykernel_launcher


class _Forked:
    """A forked kernel, with as much of Popen's interface as Jupyter uses; it lives while its connection is open."""

    stdin = stdout = stderr = None

    def __init__(self, connection: Any, pid: int) -> None:
        self.pid = pid
        self._connection = connection
        self._handle: int | None = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """None while the kernel lives. How it ended, only its parent knows: -9 for all ends."""
        return self.wait() if self.ended(0) else None

    def ended(self, seconds: float) -> bool:
        """Whether the kernel's process is gone, or goes within so many seconds."""
        return self._handle is None or bool(select.select([self._handle], [], [], seconds)[0])

    def wait(self) -> int:
        """Wait for the end, and let the rest of its process group go too."""
        if self._handle is not None:
            self._connection.close()
            select.select([self._handle], [], [])
            os.close(self._handle)
            self._handle = None
        return -signal.SIGKILL

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the kernel is gone."""
        if self._handle is not None:
            signal.pidfd_send_signal(self._handle, number)
