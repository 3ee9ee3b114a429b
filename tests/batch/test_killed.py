"""A batch that is killed, whole or in part, at any moment: nothing half-written or left, the same bytes at last."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.batch.conftest import ABROAD, PAY, Project, ended

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc"),
]

CAREERS = ("31-9092", "15-1252", "27-2011", "35-2014")
MARK = "CAREERBOOK_KILL_TEST"
PARTS = ("batch", "everything", "worker", "kernel", "browser", "forks")
SEED = 20261126
GONE_SECONDS = 15
WAIT_SECONDS = 1


@dataclass(frozen=True)
class Process:
    """A process of a batch: its id, its parent's, and what it is."""

    pid: int
    parent: int
    kind: str


def processes(mark: str) -> list[Process]:
    """All that are alive with the mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes().decode()
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment and state != "Z":
            found.append(Process(int(folder.name), int(parent), kind(command)))
    forks = {one.pid for one in found if one.kind == "forks"}
    return [Process(one.pid, one.parent, "kernel") if one.parent in forks else one for one in found]


def kind(command: str) -> str:
    """What a process with this command line is; a browser's own children are none of the parts."""
    named = {"careerbook.batch.worker": "worker", "careerbook.batch.folder": "watch", "import main; main()": "forks"}
    if "careerbook.cli" in command:
        return "batch"
    if "--headless" in command and "--type=" not in command:
        return "browser"
    return next((name for text, name in named.items() if text in command), "other")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project, and in `out` what a batch gives that nobody kills."""
    made = Project(tmp_path_factory.mktemp("killed"))
    made.notebooks(pay=PAY, abroad=ABROAD)
    start = time.monotonic()
    ran = made.batch(*CAREERS)
    assert ran.code == 0, ran.err
    made.seconds = time.monotonic() - start  # type: ignore[attr-defined]
    yield made


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for temporary files, with a short name: sockets lie in it."""
    folder = Path(tempfile.mkdtemp(prefix="ck", dir="/tmp"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def cases(seed: int, count: int) -> list[tuple[str, float]]:
    """What to kill, and when: as a share of the time that a batch takes."""
    chance = random.Random(seed)
    return [(PARTS[number % len(PARTS)], round(chance.random(), 3)) for number in range(count)]


def assert_whole(out: Path) -> None:
    """Every report that is to be seen has all its files, as its manifest says."""
    for folder in out.glob("[!.]*/"):
        if folder.name == "assets":
            continue
        listed = json.loads((folder / "manifest.json").read_text())["files"]
        assert {
            str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in folder.rglob("*")
            if file.is_file() and file.name != "manifest.json"
        } == listed


def kill(mark: str, part: str) -> None:
    """Kill one process of the part, as soon as there is one, or all of all parts."""
    deadline, chosen = time.monotonic() + WAIT_SECONDS, list[Process]()
    while not chosen and time.monotonic() < deadline:
        there = processes(mark)
        chosen = there if part == "everything" else [one for one in there if one.kind == part][:1]
    for one in chosen:
        try:
            os.kill(one.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def assert_nothing_left(mark: str, temporary: Path, out: Path) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while True:
        left = processes(mark)
        folders = [*temporary.iterdir(), *out.glob(".*.staging-*"), *out.glob(".*.aside")]
        if not left and not folders:
            return
        assert time.monotonic() < deadline, (left, folders)
        time.sleep(0.1)


def started(project: Project, mark: str) -> subprocess.Popen[str]:
    os.environ[MARK] = mark
    try:
        return project.start(*CAREERS)
    finally:
        del os.environ[MARK]


def check(original: Project, temporary: Path, part: str, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill the part at its moment; go on; hold what there is at last against what an unharmed batch gave."""
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    project, mark = Project.__new__(Project), temporary.name
    project.folder, project.share = original.folder, original.share
    project.out = temporary.parent / f"{mark}-out"
    try:
        batch = started(project, mark)
        time.sleep(share * original.seconds)  # type: ignore[attr-defined]
        kill(mark, part)
        ran = ended(batch)
        if project.out.exists():
            assert_whole(project.out)
        if part != "everything":
            assert_nothing_left(mark, temporary, project.out)
        if part not in ("batch", "everything"):
            assert ran.code == 0, ran.err
        again = ended(started(project, mark))
        assert again.code == 0, again.err
        assert project.files() == original.files()
        assert_nothing_left(mark, temporary, project.out)
    finally:
        kill(mark, "everything")
        shutil.rmtree(project.out, ignore_errors=True)


@pytest.mark.parametrize(("part", "share"), cases(SEED, len(PARTS)))
def test_a_kill(part: str, share: float, original: Project, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(original, temporary, part, share, monkeypatch)


@pytest.mark.kills
@pytest.mark.parametrize(("part", "share"), cases(SEED + 1, 20))
def test_twenty_kills(
    part: str, share: float, original: Project, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(original, temporary, part, share, monkeypatch)
