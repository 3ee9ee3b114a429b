"""A folder takes another's place whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from careerbook.core import swap
from careerbook.core.errors import OutputError
from careerbook.core.swap import staged

as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


def fill(folder: Path, text: str) -> None:
    for name in ("a", "b", "c"):
        (folder / name).write_text(text)


def content(folder: Path) -> set[str]:
    return {(folder / name).read_text() for name in ("a", "b", "c")}


@pytest.fixture(params=["exchange", "rename"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "rename":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    return str(request.param)


def test_new_and_again(tmp_path: Path, either_way: str) -> None:
    target = tmp_path / "deep" / "report"
    for text in ("one", "two"):
        with staged(target) as folder:
            assert folder.parent == target.parent
            fill(folder, text)
        assert content(target) == {text}
    assert [entry.name for entry in target.parent.iterdir()] == ["report"]
    assert target.stat().st_mode & 0o777 == 0o777 & ~swap._umask()


def test_an_error_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report"
    with staged(target) as folder:
        fill(folder, "old")
    with pytest.raises(ZeroDivisionError), staged(target) as folder:
        fill(folder, "new")
        raise ZeroDivisionError
    assert content(target) == {"old"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["report"]


def test_a_failing_exchange_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report"
    with staged(target) as folder:
        fill(folder, "old")

    def fail(one: Path, other: Path) -> bool:
        raise OSError(errno.EIO, "input/output error", str(other))

    monkeypatch.setattr(swap, "_exchange", fail)
    with pytest.raises(OutputError, match="can't be written"), staged(target) as folder:
        fill(folder, "new")
    assert content(target) == {"old"}


def test_a_failing_rename_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report"
    with staged(target) as folder:
        fill(folder, "old")
    rename = Path.rename

    def fail(self: Path, to: Path) -> Path:
        if "staging" in self.name:
            raise OSError(errno.EIO, "input/output error", str(to))
        return rename(self, to)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError), staged(target) as folder:
        fill(folder, "new")
    assert content(target) == {"old"}


def test_a_reader_never_sees_a_missing_or_a_mixed_report(tmp_path: Path) -> None:
    target = tmp_path / "report"
    with staged(target) as folder:
        fill(folder, "0")
    seen: list[bool] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            opened = os.open(target, os.O_RDONLY)  # fails if the report is missing for a moment
            names = set(os.listdir(opened))  # noqa: PTH208 - of what was opened, wherever it is now
            # Only a folder that has already left its place may be found incomplete, while it is removed.
            seen.append(names == {"a", "b", "c"} or os.fstat(opened).st_ino != target.stat().st_ino)
            os.close(opened)

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(1, 60):
        with staged(target) as folder:
            fill(folder, str(number))
    stop.set()
    thread.join()
    assert content(target) == {"59"}
    assert len(seen) > 1 and all(seen)


def test_leftovers_of_dead_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    target = tmp_path / "report"
    lines = [
        "import os",
        "from pathlib import Path",
        "from careerbook.core.swap import staged",
        f"with staged(Path({str(target)!r})):",
        "    os._exit(0)",
    ]
    code = "\n".join(lines)
    subprocess.run([sys.executable, "-c", code], check=True)
    assert len(list(tmp_path.glob(".report.staging-*"))) == 1
    with staged(target) as mine:
        assert list(tmp_path.glob(".report.staging-*")) == [mine]
        with staged(target) as other:
            assert mine.exists() and other.exists()


def test_a_report_left_aside_by_a_killed_process_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".report.aside"
    aside.mkdir()
    fill(aside, "old")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "report"):
        raise ZeroDivisionError
    assert content(tmp_path / "report") == {"old"}


@as_root
def test_an_unwritable_folder_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="writable"), staged(tmp_path / "report"):
        pass


def test_a_file_in_the_way_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"can't be written.*--out DIR"), staged(tmp_path / "file" / "report"):
        pass


def test_a_full_disk_says_so_and_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Make room on the disk"), staged(tmp_path / "report"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(FileNotFoundError), staged(tmp_path / "report"):
        Path("/nonexistent/template").read_text()


def test_a_folder_of_somebody_elses_files_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "precious.txt").write_text("mine")
    with pytest.raises(OutputError, match="not ours to replace"), staged(target, "manifest.json"):
        pass
    assert (target / "precious.txt").read_text() == "mine"
