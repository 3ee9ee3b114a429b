"""A build that is killed at any moment leaves the old tables, or the next one brings them back."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from careerbook.core import catalog
from careerbook.core.errors import SourceFormatError
from careerbook.dataset import build as building
from careerbook.dataset.build import build
from tests.data.conftest import Small

DIE = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from careerbook.core import swap

    target = Path(sys.argv[1])
    swap._exchange = lambda one, other: False  # a system that can't exchange two folders in one step
    rename = Path.rename

    def die(self, to):
        if "staging" in self.name:
            os._exit(9)  # between the two renames
        return rename(self, to)

    Path.rename = die
    with swap.staged(target) as folder:
        (folder / "tables.json").write_text("new")
    """
)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_tables_that_a_kill_left_aside_come_back(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(small.tables)
    done = subprocess.run([sys.executable, "-c", DIE, str(small.tables)], check=False, timeout=60)
    assert done.returncode == 9
    assert not small.tables.exists()

    def fail(*_: object) -> None:
        raise SourceFormatError("damaged", file="x")

    monkeypatch.setattr(building, "read_source", fail)
    with pytest.raises(SourceFormatError):
        build(small.raw, small.tables)
    assert content(small.tables) == before
    assert [path.name for path in small.tables.parent.iterdir()] == ["tables"]


def test_a_file_that_its_reader_refuses_leaves_the_tables(small: Small) -> None:
    before = content(small.tables)
    (small.raw / "wages_2025.xlsx").write_bytes((small.raw / "wages_2024.xlsx").read_bytes())
    with pytest.raises(SourceFormatError, match="sheet is named for 2024"):
        small.rebuild()
    assert content(small.tables) == before
    assert "wages_2025" in catalog.load()
