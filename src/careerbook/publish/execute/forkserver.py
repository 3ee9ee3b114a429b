"""A warm process that forks kernels: what takes seconds to import and to read is imported and read once.

A forked kernel is ipykernel's own, started in the child as `python -m ipykernel_launcher` would start it, so that
what a cell gives does not depend on where its kernel comes from. Linux only. The process keeps to one thread: a
fork copies no other. It ends when its standard input does, and a kernel ends with the connection that asked for it
or with this process, whatever ends them.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import sys
import warnings
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

_PR_SET_PDEATHSIG = 1
READY = b"ready\n"
"""What the process writes to its standard output once it takes requests."""

COMMAND = "from careerbook.publish.execute.forkserver import main; main()"
"""What Python runs; arguments: the socket to listen on, and the SOC code of a career to warm up with.

Without a code ("") only the imports are done: that is all that pays for a single report.
"""

SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",  # all threads share one heap, so that less lies idle
    "PYTHONHASHSEED": "0",
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # gives back what reading the tables took
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
"""The environment that the process needs, beside its starter's."""


def request(address: Path, kernel: Mapping[str, Any]) -> tuple[socket.socket, int]:
    """Ask the process that listens on `address` for a kernel; gives the connection that keeps it alive, and its id.

    `kernel` has arguments, env, cwd and log. Raises OSError where nobody listens, or none can be forked.
    """
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(address))
        connection.sendall(json.dumps(dict(kernel)).encode() + b"\n")
        answer = connection.makefile("rb").readline()
        if not answer:
            raise ConnectionError("the process that forks kernels is gone")
    except OSError:
        connection.close()
        raise
    return connection, int(answer)


def main() -> None:
    """Warm up, then fork kernels for whoever asks until standard input ends."""
    if sys.path[0] == "":
        del sys.path[0]  # as ipykernel_launcher does
    address, soc_code = sys.argv[1:3]
    before = set(os.environ)
    _import_all()
    set_by_imports = {name: value for name, value in os.environ.items() if name not in before}
    if soc_code:
        _warm_up(soc_code)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        with suppress(BrokenPipeError):  # whoever asked for it has found something to refuse meanwhile, and is gone
            os.write(1, READY)
            _Server(listener, set_by_imports).run()


_OF_KERNELS = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "encodings.idna",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
)
"""What a kernel imports only when it starts: half of the time that this takes."""


def _import_all() -> None:
    for module in (*_OF_KERNELS, "careerbook.api"):
        import_module(module)


def _warm_up(soc_code: str) -> None:
    """Do what is the same for all careers, by doing everything for one."""
    from careerbook import api
    from careerbook.chapters.contents import CHAPTERS
    from careerbook.dataset import default, reads

    # What fails here fails again in the cell that needs it, where it is reported with its name.
    with suppress(Exception):
        os.environ[reads.VARIABLE] = os.devnull  # so that what is read is also fingerprinted
        default().hold()
        career = api.career(soc_code)
        for name in CHAPTERS:
            chapter = getattr(career, name)
            for shown in (*chapter.shown(), chapter.sources()):
                shown.bundles()


class _Server:
    """Connections and the kernels that were forked for them."""

    def __init__(self, listener: socket.socket, environment: Mapping[str, str]) -> None:
        self._listener, self._environment = listener, environment
        self._kernels: dict[socket.socket, int] = {}
        self._waiting = selectors.DefaultSelector()

    def run(self) -> None:
        """Serve until standard input ends; no kernel outlives that."""
        self._waiting.register(sys.stdin.fileno(), selectors.EVENT_READ)
        self._waiting.register(self._listener, selectors.EVENT_READ)
        while True:
            for ready, _ in self._waiting.select():
                if ready.fileobj == sys.stdin.fileno():
                    for connection in list(self._kernels):
                        self._end(connection)
                    return
                if ready.fileobj is self._listener:
                    self._accept()
                else:
                    self._serve(ready.fileobj)

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        self._waiting.register(connection, selectors.EVENT_READ)

    def _serve(self, connection: Any) -> None:
        """A request, or the end of the connection: then its kernel has to go."""
        line = b""
        with suppress(ConnectionError):
            line = connection.makefile("rb").readline()
        if not line or connection in self._kernels:
            self._end(connection)
            return
        kernel = json.loads(line)
        process = self._fork(kernel)
        self._kernels[connection] = process
        with suppress(ConnectionError):  # whoever asked is gone: its end is read next
            connection.sendall(f"{process}\n".encode())

    def _fork(self, kernel: Mapping[str, Any]) -> int:
        parent = os.getpid()
        with warnings.catch_warnings():
            # pyarrow's allocator has a thread of its own, which it takes care of in a fork.
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process:
            return process
        self._waiting.close()
        self._listener.close()
        for connection in self._kernels:
            connection.close()
        _become_kernel({**kernel, "env": {**self._environment, **kernel["env"]}}, parent)

    def _end(self, connection: socket.socket) -> None:
        """Kill the connection's kernel with all that it started. Its id is free only after that."""
        self._waiting.unregister(connection)
        connection.close()
        process = self._kernels.pop(connection, 0)
        if process:
            with suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _become_kernel(kernel: Mapping[str, Any], parent: int) -> NoReturn:
    """What a new kernel process does, in the place of exec: session, files, environment, then ipykernel."""
    os.setsid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    log = os.open(kernel["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)
    os.closerange(3, _MOST_FILES)
    os.environ.clear()
    os.environ.update(kernel["env"], JPY_PARENT_PID=str(parent))
    os.chdir(kernel["cwd"])
    _forget_chance()

    from ipykernel.kernelapp import IPKernelApp

    launcher = find_spec("ipykernel_launcher")
    sys.argv = [str(launcher and launcher.origin), *kernel["arguments"]]
    IPKernelApp.launch_instance()
    os._exit(0)


_MOST_FILES = 4096


def _forget_chance() -> None:
    """A generator of random numbers that was seeded before the fork would give every kernel the same ones."""
    import numpy

    numpy.random.seed()
