"""A browser that is killed is started again, and what it prints is the same; a second death is told."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerbook.core.errors import BrowserMissing, OutputError
from careerbook.publish.paper.pdf import Printer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found in /proc"),
]


def browsers() -> set[int]:
    """The process groups of this process's browsers: each is led by a child."""
    own, found = str(os.getpid()), set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, group = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if parent == own and int(group) == int(status.parent.name) and state != "Z":
            found.add(int(group))
    return found


@pytest.fixture
def before() -> Iterator[set[int]]:
    yield (there := browsers())
    assert browsers() <= there


def kill_new(before: set[int], after: float) -> None:
    time.sleep(after)
    for group in browsers() - before:
        os.killpg(group, signal.SIGKILL)


@pytest.mark.parametrize("after", [0.0, 0.1, 0.3])
def test_a_killed_browser_is_started_again(published: Path, before: set[int], after: float) -> None:
    page = published / "index.html"
    with Printer() as printer:
        whole = printer.print(page, "Title")
        killer = threading.Thread(target=kill_new, args=(before, after))
        killer.start()
        assert printer.print(page, "Title") == whole
        killer.join()


def test_a_browser_that_dies_again_and_again_is_told(published: Path, before: set[int]) -> None:
    stopped = threading.Event()

    def keep_killing() -> None:
        while not stopped.is_set():
            kill_new(before, 0.2)

    with Printer() as printer:
        printer.start()
        killer = threading.Thread(target=keep_killing)
        killer.start()
        try:
            with pytest.raises((OutputError, BrowserMissing), match=r"the browser died|doesn't start"):
                for _ in range(20):
                    printer.print(published / "index.html", "Title")
        finally:
            stopped.set()
            killer.join()
