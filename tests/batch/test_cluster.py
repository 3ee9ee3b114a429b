"""A batch on Dask's workers gives the same bytes as on one machine, also when a worker is lost."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from tests.batch.conftest import ABROAD, FEW, PAY, SLUGS, Project

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def cluster(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalCluster]:
    """Two workers that have the project's copy of the package."""
    monkeypatch.setenv("PYTHONPATH", str(project.folder))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_the_same_bytes_as_on_one_machine(project: Project, cluster: LocalCluster) -> None:
    ran = project.batch(*FEW, "--no-pdf", "--scheduler", cluster.scheduler_address)
    assert (ran.code, ran.of("done")) == (0, list(SLUGS)), ran.err
    made = project.files()
    again = project.batch(*FEW, "--no-pdf", "--scheduler", cluster.scheduler_address)
    assert again.of("skipped") == list(SLUGS)
    project.out = project.out.with_name("alone")
    project.batch(*FEW, "--no-pdf")
    assert project.files() == made


def test_a_lost_worker_is_made_up_for(project: Project, cluster: LocalCluster) -> None:
    project.notebook("pay", *PAY, "import time; time.sleep(1)")
    project.notebook("abroad", *ABROAD)
    process = project.start(*FEW, "35-2014", "--no-pdf", "--scheduler", cluster.scheduler_address)

    def kill_one() -> None:
        while not any(project.out.glob("[!.]*/manifest.json")) and process.poll() is None:
            time.sleep(0.05)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    _, said = process.communicate(timeout=200)
    killer.join()
    assert process.returncode == 0, said
    assert {folder.parent.name for folder in project.out.glob("[!.]*/manifest.json")} == {*SLUGS, "cook-restaurant"}


def test_no_scheduler_is_an_error(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    ran = project.batch("31-9092", "--no-pdf", "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 10 and "No Dask scheduler answers" in ran.err
