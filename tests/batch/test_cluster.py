"""A batch on Dask's workers gives the same bytes as on one machine, also when a worker is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from careerbook.batch import cluster
from careerbook.batch.crew import Settings
from tests.batch.conftest import ABROAD, FEW, PAY, SLUGS, Project

pytestmark = [pytest.mark.slow, pytest.mark.long]


@dataclass
class Dask:
    """A scheduler and workers, each a process of its own that has the project's copy of the package."""

    project: Project
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""
    temporary: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="ck", dir="/tmp")))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.project.folder),
            "PYTHONSAFEPATH": "1",
            "TMPDIR": str(self.temporary),
        }
        command = [sys.executable, "-m", *arguments, "--no-dashboard"]
        with (self.folder / "log").open("ab") as log:
            self.processes.append(subprocess.Popen(command, env=environment, cwd=self.folder, stdout=log, stderr=log))
        return self.processes[-1]

    def end(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            process.wait()

    def worker(self) -> subprocess.Popen[bytes]:
        local = str(self.folder / "workers")
        return self.start("distributed.cli.dask_worker", self.address, "--nthreads=1", f"--local-directory={local}")


@pytest.fixture
def dask(project: Project, tmp_path: Path) -> Iterator[Dask]:
    made, file = Dask(project, tmp_path), tmp_path / "scheduler.json"
    made.start("distributed.cli.dask_scheduler", "--host=127.0.0.1", "--port=0", f"--scheduler-file={file}")
    while not file.exists():
        assert made.processes[0].poll() is None, (tmp_path / "log").read_text()
        time.sleep(0.05)
    made.address = json.loads(file.read_text())["address"]
    yield made
    made.end()
    shutil.rmtree(made.temporary)


def test_the_same_bytes_as_on_one_machine(project: Project, dask: Dask) -> None:
    dask.worker()
    dask.worker()
    ran = project.batch(*FEW, "--no-pdf", "--scheduler", dask.address)
    assert (ran.code, ran.of("done")) == (0, list(SLUGS)), ran.err
    again = project.batch(*FEW, "35-2014", "--no-pdf", "--scheduler", dask.address)
    assert (again.code, again.of("skipped"), len(again.of("done"))) == (0, list(SLUGS), 1), again.err
    made = project.files()
    project.out = project.out.with_name("alone")
    project.batch(*FEW, "35-2014", "--no-pdf")
    assert project.files() == made


def test_a_lost_worker_is_made_up_for(project: Project, dask: Dask) -> None:
    project.notebook("pay", *PAY, "import time; time.sleep(1)")
    project.notebook("abroad", *ABROAD)
    lost, _ = dask.worker(), dask.worker()
    process = project.start(*FEW, "35-2014", "--no-pdf", "--scheduler", dask.address)

    def kill_one() -> None:
        while not any(project.out.glob("[!.]*/manifest.json")) and process.poll() is None:
            time.sleep(0.05)
        lost.kill()

    killer = threading.Thread(target=kill_one)
    killer.start()
    _, said = process.communicate(timeout=200)
    killer.join()
    assert process.returncode == 0, said
    dask.end()
    deadline = time.monotonic() + 15
    while left := [one for one in dask.temporary.iterdir() if one.name != "dask-scratch-space"]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)
    assert {folder.parent.name for folder in project.out.glob("[!.]*/manifest.json")} == {*SLUGS, "cook-restaurant"}


def test_no_scheduler_is_an_error(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    ran = project.batch("31-9092", "--no-pdf", "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 10 and "No Dask scheduler answers" in ran.err


def test_workers_with_other_notebooks_make_nothing(project: Project, dask: Dask, tmp_path: Path) -> None:
    dask.worker()
    other = Project(tmp_path / "other")
    other.notebooks(pay=PAY)
    ran = other.batch("31-9092", "--no-pdf", "--scheduler", dask.address)
    assert (ran.code, ran.events["medical-assistant"]["code"]) == (19, 10)
    assert "other notebooks" in ran.events["medical-assistant"]["message"]


def test_a_worker_serves_a_batch_of_other_settings_after_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    kept = cluster._Equipment()
    try:
        for name in ("one", "other"):  # the folder for temporary files goes with the first
            (tmp_path / name).mkdir()
            settings = Settings(str(tmp_path / name), "", False, {}, "", 60, 1000)
            made, _ = kept.of(settings, "31-9092")
            assert made == settings and Path(tempfile.gettempdir()).is_dir()
    finally:
        kept.close()
