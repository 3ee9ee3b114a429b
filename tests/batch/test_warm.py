"""A forked kernel gives what a kernel that is started gives, cell by cell; so does a whole batch, byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from careerbook.core import paths
from careerbook.core.errors import KernelDied, NotebookFailed
from careerbook.publish.execute import forkserver, run
from careerbook.publish.execute import notebook_list as chapters
from careerbook.publish.execute.engine import Engine
from tests.batch.conftest import ABROAD, FEW, PAY, Project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")

# What differs most easily between a new process and a forked one: output that is not Python's, order and mixing of
# streams, warnings, logging, settings, seeds, the environment, threads, processes, and what a shell does with a cell.
NASTY = (
    "print('one'); print('two')\nimport sys; print('three', file=sys.stderr)\nprint('four', end='')",
    "import os; os.system('echo said by a program'); os.write(1, b'written'); None",
    "!echo shell; echo error >&2",
    "%%bash\necho $((1 + 2))",
    "import subprocess; subprocess.run(['echo', 'a child'], check=True).returncode",
    "import warnings; warnings.warn('beware', stacklevel=1); warnings.warn('old', DeprecationWarning, stacklevel=1)",
    "import logging; logging.warning('careful'); logging.getLogger('x').info('quiet'); logging.root.handlers",
    "from IPython.display import display, update_display, clear_output, HTML, Markdown, JSON\n"
    "handle = display('first', display_id='one'); update_display('second', display_id='one')",
    "print('gone'); clear_output(); display(HTML('<b>b</b>'), Markdown('*m*'), JSON({'a': [1]}))",
    "import pandas as pd; pd.get_option('display.max_rows'), pd.DataFrame({'a': [1.5, None], 'b': ['x', 'y']})",
    "pd.set_option('display.precision', 1); pd.Series([1.23456])",
    "import plotly.io as pio; pio.templates.default, pio.renderers.default",
    "import plotly.graph_objects as go; go.Figure(go.Bar(x=[1], y=[2]))",
    "hash('text'), sorted({'b', 'a'}), list({'x', 'y', 'z'})",
    "import random, numpy as np; random.seed(1); np.random.seed(1); random.random(), np.random.rand()",
    "sys.argv[1:2], sys.path[:1], os.getcwd() == sys.path[0], __name__, sys.executable, sys.flags",
    "{name for name in os.environ if name.startswith(('JPY', 'IPY', 'JUPYTER', 'PY', 'OMP', 'OPENBLAS', 'CAREER'))}",
    "import locale, signal; locale.getlocale(), signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)",
    "import threading; threading.main_thread() is threading.current_thread(), threading.main_thread().name",
    "import asyncio; await asyncio.sleep(0.01); asyncio.get_running_loop().is_running()",
    "import multiprocessing; multiprocessing.current_process().name, os.getpgid(0) == os.getpid()",
    "get_ipython().history_manager.hist_file, len(In), Out.keys() and True, _i",
    "import resource; resource.getrlimit(resource.RLIMIT_NOFILE), sorted(os.listdir('/proc/self/fd'))[:3]",
    "decimal = __import__('decimal'); decimal.getcontext().prec, np.geterr(), sys.getrecursionlimit()",
    "%config IPCompleter.use_jedi\n%pwd",
    "import builtins; [name for name in dir(builtins) if name.startswith('_')], '_' in globals()",
    "import traceback\ntry:\n    input('name?')\nexcept Exception:\n    traceback.print_exc()",
    "def f(): return 1 / 0\ntry:\n    f()\nexcept ZeroDivisionError:\n    traceback.print_exc()",
    "import careerbook as cb; cb.__name__, sorted(name for name in globals() if not name.startswith('_'))",
)


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket of a warm process that forks kernels."""
    socket = Path(tmp_path_factory.mktemp("f")) / "forks"
    command = [sys.executable, "-c", forkserver.COMMAND, str(socket), "31-9092"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | forkserver.SINGLE
    ) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == forkserver.READY
        yield socket
        process.stdin.close()
        assert process.wait(10) == 0


def outputs(executed: run.Executed) -> list[tuple[str, Any]]:
    return [(cell.source, cell.get("outputs", [])) for cell in executed.notebook.cells]


def write(folder: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    file = folder / "nasty.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), file)
    return file


def test_a_nasty_notebook_gives_the_same_from_a_forked_kernel(forks: Path, tmp_path: Path) -> None:
    notebook = write(tmp_path, *NASTY)
    cold = run.execute(notebook, {}, tmp_path, Engine())
    warm = run.execute(notebook, {}, tmp_path, Engine(forks))
    for (source, was), (_, forked) in zip(outputs(cold), outputs(warm), strict=True):
        assert forked == was, source


@pytest.mark.parametrize("soc_code", ["31-9092", pytest.param("27-2011", marks=pytest.mark.long)])
def test_every_notebook_gives_the_same_from_a_forked_kernel(forks: Path, soc_code: str) -> None:
    for name in chapters.notebook_names():
        cold = run.execute(chapters.source(name), {"career": soc_code}, paths.notebooks_dir(), Engine())
        warm = run.execute(chapters.source(name), {"career": soc_code}, paths.notebooks_dir(), Engine(forks))
        for (source, was), (_, forked) in zip(outputs(cold), outputs(warm), strict=True):
            assert forked == was, (name, source)
        assert warm.reads == cold.reads, name


def test_forked_kernels_know_nothing_of_each_other(forks: Path, tmp_path: Path) -> None:
    first = write(tmp_path, "import os, pandas, random\nos.environ['X'] = pandas.x = 'set'\nrandom.random()")
    second = write(tmp_path, "import os, pandas, random\n'X' in os.environ, hasattr(pandas, 'x'), random.random()")
    numbers = set()
    for _ in range(2):
        run.execute(first, {}, tmp_path, Engine(forks))
        [(_, [shown])] = outputs(run.execute(second, {}, tmp_path, Engine(forks)))
        assert shown.data["text/plain"].startswith("(False, False, ")
        numbers.add(shown.data["text/plain"])
    assert len(numbers) == 2


def test_a_limit_of_memory_and_a_death_are_told_as_those_of_a_cold_kernel(forks: Path, tmp_path: Path) -> None:
    for engine in (Engine(memory_mb=1500), Engine(forks, memory_mb=1500)):
        with pytest.raises(NotebookFailed, match=r"nasty\.ipynb, cell 1: MemoryError"):
            run.execute(write(tmp_path, "bytearray(4_000_000_000)"), {}, tmp_path, engine)
        with pytest.raises(KernelDied, match=r"nasty\.ipynb, cell 1: the kernel failed"):
            run.execute(write(tmp_path, "import os; os._exit(1)"), {}, tmp_path, engine)


@pytest.mark.long
def test_workers_and_engines_give_the_same_bytes(project: Project) -> None:
    project.notebooks(pay=PAY, abroad=ABROAD)
    found = []
    for number, options in enumerate((("--workers", "1"), ("--workers", "3"), ("--engine", "cold"))):
        project.out = project.folder / f"out-{number}"
        ran = project.batch(*FEW, "--no-pdf", *options)
        assert ran.code == 0, ran.err
        found.append(project.files())
    assert found[0] == found[1] == found[2]
